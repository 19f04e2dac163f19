"""``deskbrief ARTICLE``: the desk where a person watches, one brief on standard output where not."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

from deskbrief.cli.diagnostics import Diagnostics, hearing
from deskbrief.cli.glossaries import glossary_for, memory_for
from deskbrief.cli.options import STDIN, ArticleOptions
from deskbrief.cli.progress import sentence_bar
from deskbrief.cli.streams import read_stdin, write_stdout
from deskbrief.document import Source
from deskbrief.errors import UsageError
from deskbrief.exit_codes import ExitCode
from deskbrief.load import MAX_BYTES, load, load_bytes


def run(options: ArticleOptions) -> ExitCode:
    """Open an article's desk on a terminal; otherwise print its brief, once that is whole.

    Raises:
        DeskbriefError: the article cannot be briefed.
    """
    if _is_watched(options.article) and not options.prints:
        from deskbrief.cli.commands import desk

        return desk.run(options)
    if options.desk is not None:
        raise UsageError("--desk needs a terminal to work at.", "Without one, the brief is printed.")
    from deskbrief.brief.summarizers import open_summarizer
    from deskbrief.export import render
    from deskbrief.memory import Memory
    from deskbrief.models.catalogue import load_catalogue
    from deskbrief.models.entry import Role
    from deskbrief.pipeline import brief_source
    from deskbrief.translate.engines import open_engine

    diagnostics = Diagnostics(options.quiet)
    catalogue = load_catalogue().on(options.device)
    engine = open_engine(catalogue.get(options.model, Role.TRANSLATE))
    summarizer = open_summarizer(catalogue.get(options.summarizer, Role.SUMMARIZE))
    source = read_article(options.article, diagnostics)
    folder = Path(options.article).parent if options.article != STDIN else Path()
    glossary = glossary_for(folder, options.terms, diagnostics)
    with hearing(diagnostics), sentence_bar(diagnostics) as progress:
        path, state = memory_for(options.memory)
        with Memory(path) if path is not None else nullcontext() as memory:
            brief = brief_source(
                source,
                engine,
                summarizer,
                progress=progress,
                glossary=glossary,
                approved=memory.exact if memory is not None else None,
                memory=state,
            )
    text = render(brief, options.format)
    for note in source.notes:
        diagnostics.note(f"{source.name}: {note}")
    write_stdout(text.encode("utf-8", "replace"))
    return ExitCode.OK


def _is_watched(article: str) -> bool:
    """Tell whether a person sits there: a screen to see, and keys unless the article comes in by them."""
    has_screen = sys.stdout is not None and sys.stdout.isatty()
    has_keys = article == STDIN or (sys.stdin is not None and sys.stdin.isatty())
    return has_screen and has_keys


def read_article(article: str, diagnostics: Diagnostics) -> Source:
    """Return the article of a path, or of standard input where that is ``-``."""
    if article != STDIN:
        return load(Path(article))
    if sys.stdin is not None and sys.stdin.isatty():
        diagnostics.note("reading from the terminal: paste the article, then press Ctrl-D on an empty line.")
    return load_bytes(read_stdin(MAX_BYTES), STDIN)
