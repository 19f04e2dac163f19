"""``deskbrief names``: names in Latin letters, those of standard input or those of an article."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from deskbrief.cli.commands.article import read_article
from deskbrief.cli.diagnostics import Diagnostics, visible
from deskbrief.cli.glossaries import glossary_for, memory_for
from deskbrief.cli.names_options import NamesOptions
from deskbrief.cli.options import STDIN
from deskbrief.cli.streams import stdin_lines, write_stdout
from deskbrief.exit_codes import ExitCode
from deskbrief.load import MAX_BYTES
from deskbrief.names.romanise import candidates


def run(options: NamesOptions) -> ExitCode:
    """Print a line of candidates for each line of a name, or a line for each name of an article.

    Raises:
        DeskbriefError: the article cannot be read, or there is nothing Arabic in it.
    """
    if options.action == "list":
        return _list(options)
    for lines in stdin_lines(MAX_BYTES):
        for line in lines:
            found = candidates(line.decode("utf-8", "replace"), options.top, options.style)
            _print(*(each.text for each in found))
    return ExitCode.OK


def _list(options: NamesOptions) -> ExitCode:
    """Print kind, Arabic, English, where that comes from, whether a person chose it, how often it stands."""
    from deskbrief.memory import Memory
    from deskbrief.models.catalogue import load_catalogue
    from deskbrief.models.entry import Role
    from deskbrief.names.table import Paragraph, name_table
    from deskbrief.pipeline import read_article as paragraphs_of
    from deskbrief.segment.language import ARABIC
    from deskbrief.translate.engines import open_engine

    diagnostics = Diagnostics(options.quiet)
    source = read_article(options.article, diagnostics)
    _, segments = paragraphs_of(source)
    folder = Path(options.article).parent if options.article != STDIN else Path()
    glossary = glossary_for(folder, options.terms, diagnostics)
    engine = open_engine(load_catalogue().get(Role.TRANSLATE.embedded, Role.TRANSLATE))
    path, _ = memory_for(options.memory)
    with Memory(path) if path is not None else nullcontext() as memory:
        table = name_table(
            [Paragraph(each.id, each.block.text) for each in segments if each.block.language == ARABIC],
            glossary,
            memory.translations_of if memory is not None else None,
            lambda words: engine.translate([words])[0][0].text,
            options.style,
        )
    for name in table:
        chosen = "chosen" if name.confirmed else ""
        _print(name.kind, name.arabic, name.english, name.source, chosen, str(len(name.places)))
    diagnostics.note(f"{len(table)} names; those that are chosen, a person has chosen")
    return ExitCode.OK if table else ExitCode.NOTHING_TO_DO


def _print(*fields: str) -> None:
    write_stdout("\t".join(map(visible, fields)).encode("utf-8", "replace") + b"\n")
