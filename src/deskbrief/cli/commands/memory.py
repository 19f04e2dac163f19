"""``deskbrief memory``: the approved sentences, to be looked at, searched, exchanged and forgotten."""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from collections.abc import Iterator

from deskbrief.cli.diagnostics import Diagnostics, visible
from deskbrief.cli.memory_options import MemoryOptions
from deskbrief.cli.streams import stdin_lines, write_stdout
from deskbrief.desk.shelf import find_desk
from deskbrief.errors import LoadError
from deskbrief.exit_codes import ExitCode
from deskbrief.files import replace_file
from deskbrief.load import MAX_BYTES
from deskbrief.memory import Memory, NewPair, Pair, memory_path
from deskbrief.pairs import PairFile, Skip, Skipped, open_pairs

IMPORTED = "import:"
"""Begins what pairs of a file are listed and forgotten by."""


def run(options: MemoryOptions) -> ExitCode:
    """Do one of ``ACTIONS``; a memory that is not there yet counts as empty, and only ``import`` makes it.

    Raises:
        DeskbriefError: the memory or a file cannot be used, or there is no such desk.
    """
    path = memory_path()
    diagnostics = Diagnostics(options.quiet)
    match options.action:
        case "path":
            write_stdout(os.fsencode(path) + b"\n")
        case "count":
            write_stdout(f"{_count()}\n".encode())
        case "forget":
            gone = forget_desk(_forgotten(options.argument) if options.argument else None)
            diagnostics.note(f"{gone} pairs removed; the desks themselves were not touched")
        case "import":
            return _import(options, diagnostics)
        case action if not path.exists():
            if action == "export":
                diagnostics.note("the memory is empty: nothing is written")
        case "list":
            with Memory(path) as memory:
                for pair in memory.pairs():
                    _print(_when(pair), pair.source, pair.target, pair.desk)
        case "search":
            with Memory(path) as memory:
                for pair in memory.concordance(options.argument, options.side, options.limit):
                    _print(_when(pair), pair.source, pair.target, pair.desk)
        case "lookup":
            _lookup()
        case _:
            _export(options, diagnostics)
    return ExitCode.OK


def forget_desk(desk: str | None) -> int:
    """Remove the pairs of a desk, or all; return how many went.

    Raises:
        DeskbriefError: the memory cannot be used.
    """
    if not memory_path().exists():
        return 0
    with Memory(memory_path()) as memory:
        return memory.forget(desk)


def _forgotten(argument: str) -> str:
    """Return what the pairs of an argument are listed by: an import as it is, a desk by its file."""
    return argument if argument.startswith(IMPORTED) else str(find_desk(argument).absolute())


def _count() -> int:
    if not memory_path().exists():
        return 0
    with Memory(memory_path()) as memory:
        return memory.count()


def _lookup() -> None:
    """Print for each sentence on standard input what is like it: line, score, Arabic, suggestion."""
    number = 0
    with Memory(memory_path()) as memory:
        for lines in stdin_lines(MAX_BYTES):
            for line in lines:
                number += 1
                text = line.decode("utf-8", "replace").strip()
                for found in memory.lookup(text) if text else ():
                    _print(str(number), str(found.score), found.pair.source, found.suggestion)


def _import(options: MemoryOptions, diagnostics: Diagnostics) -> ExitCode:
    file = options.file
    skipped: Counter[Skip] = Counter()
    first: dict[Skip, int] = {}
    try:
        stream = file.open("rb")
    except OSError as error:
        raise LoadError(f"{file} cannot be read: {error.strerror}.", "Name a TMX file or a table.") from error
    with stream, Memory(memory_path()) as memory:
        pairs = open_pairs(stream, str(file))
        added, known = memory.add(_pairs(pairs, skipped, first), f"{IMPORTED}{file.name}")
    diagnostics.note(f"{file}: {added} pairs added, {known} known already")
    for reason, count in skipped.items():
        diagnostics.note(f"{file}: {count} skipped (line {first[reason]} first): {reason}")
    return ExitCode.OK if added or known else ExitCode.NOTHING_TO_DO


def _pairs(file: PairFile, skipped: Counter[Skip], first: dict[Skip, int]) -> Iterator[NewPair]:
    for entry in file.entries:
        if isinstance(entry, Skipped):
            skipped[entry.reason] += 1
            first.setdefault(entry.reason, entry.line)
        elif entry.sentences:
            for each in entry.sentences:
                if each.target.strip():
                    yield NewPair(each.source, each.target)
        elif entry.target.strip():
            yield NewPair(entry.source, entry.target, entry.engine, entry.at)
        else:
            skipped[Skip.NO_ENGLISH] += 1
            first.setdefault(Skip.NO_ENGLISH, entry.line)


def _export(options: MemoryOptions, diagnostics: Diagnostics) -> None:
    from deskbrief.memory.tmx import write_tmx

    with Memory(memory_path()) as memory:
        pairs = memory.pairs()
        if options.argument:
            whole = io.BytesIO()
            mended = write_tmx(whole, pairs)
            try:
                replace_file(options.file, whole.getvalue())
            except OSError as error:
                raise LoadError(
                    f"{options.file} cannot be written: {error.strerror}.", "Choose another folder."
                ) from error
        else:
            mended = write_tmx(sys.stdout.buffer, pairs)
            sys.stdout.buffer.flush()
    diagnostics.note(f"{len(pairs)} pairs exported")
    if mended:
        diagnostics.note(f"in {mended} of them characters that XML cannot hold became \ufffd")


def _when(pair: Pair) -> str:
    return f"{pair.at[:16].replace('T', ' ')}Z"


def _print(*fields: str) -> None:
    write_stdout(os.fsencode("\t".join(" ".join(visible(field).split()) for field in fields)) + b"\n")
