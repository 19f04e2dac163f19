"""``deskbrief ARTICLE``: one brief on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from deskbrief.cli.diagnostics import Diagnostics
from deskbrief.cli.options import STDIN, ArticleOptions
from deskbrief.cli.progress import sentence_bar
from deskbrief.cli.streams import read_stdin, write_stdout
from deskbrief.document import Source
from deskbrief.exit_codes import ExitCode
from deskbrief.load import MAX_BYTES, load, load_bytes


def run(options: ArticleOptions) -> ExitCode:
    """Brief one article; nothing is printed before the brief is whole.

    Raises:
        DeskbriefError: the article cannot be briefed.
    """
    from deskbrief.brief.summarizers import open_summarizer
    from deskbrief.export import render
    from deskbrief.models.catalogue import load_catalogue
    from deskbrief.models.entry import Role
    from deskbrief.pipeline import brief_source
    from deskbrief.translate.engines import open_engine

    diagnostics = Diagnostics(options.quiet)
    catalogue = load_catalogue()
    engine = open_engine(catalogue.get(options.model, Role.TRANSLATE))
    summarizer = open_summarizer(catalogue.get(options.summarizer, Role.SUMMARIZE))
    source = _read(options.article, diagnostics)
    with sentence_bar(diagnostics) as progress:
        brief = brief_source(source, engine, summarizer, progress=progress)
    text = render(brief, options.format)
    for note in source.notes:
        diagnostics.note(f"{source.name}: {note}")
    if sys.stdout is not None and sys.stdout.isatty():
        diagnostics.note("the desk, where you work on an article, comes next; until then, here is its brief.")
    write_stdout(text.encode("utf-8", "replace"))
    return ExitCode.OK


def _read(article: str, diagnostics: Diagnostics) -> Source:
    if article != STDIN:
        return load(Path(article))
    if sys.stdin is not None and sys.stdin.isatty():
        diagnostics.note("reading from the terminal: paste the article, then press Ctrl-D on an empty line.")
    return load_bytes(read_stdin(MAX_BYTES), STDIN)
