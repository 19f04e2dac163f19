"""Tables of two columns: Arabic, a tab, English; further columns are somebody else's."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from deskbrief.arabic.script import has_arabic
from deskbrief.errors import LoadError
from deskbrief.pairs.pair import Skip, Skipped, SourceTarget

MAX_LINE = 20 * 1024 * 1024
"""Characters of the longest line that is read."""
_DAMAGED = "\ufffd"


def read_tsv(stream: BinaryIO, name: str, encoding: str) -> Iterator[SourceTarget | Skipped]:
    r"""Yield the lines' pairs as they are read, holding one line at a time.

    Cells are taken as they stand, without quoting and with their spaces; only ``\n`` ends a line. Lines
    without any text are passed over without a word.

    Raises:
        LoadError: a line is longer than ``MAX_LINE``, or no line has a tab.
    """
    # a BinaryIO of the standard library has what TextIOWrapper asks for
    lines = io.TextIOWrapper(cast("io.BufferedReader", stream), encoding, errors="replace", newline="\n")
    has_tab = False
    number = 0
    while line := lines.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise LoadError(
                f"Line {number} of {name} is longer than {MAX_LINE:,} characters.", "Write one pair a line."
            )
        if number == 1:
            line = line.removeprefix("\ufeff")
        has_tab = has_tab or "\t" in line
        if found := _read(number, line.rstrip("\r\n")):
            yield found
    if not has_tab:
        raise LoadError(
            f"{name} has no tab in any of its {number:,} lines.",
            "Write one pair a line: Arabic, a tab, English. To join two files: paste FILE.ar FILE.en",
        )


def _read(number: int, line: str) -> SourceTarget | Skipped | None:
    if not line.strip():
        return None
    if _DAMAGED in line:
        return Skipped(number, Skip.UNREADABLE)
    source, tab, rest = line.partition("\t")
    if not tab:
        return Skipped(number, Skip.ONE_COLUMN)
    target = rest.partition("\t")[0]
    if not source.strip():
        return Skipped(number, Skip.NO_SOURCE) if target.strip() else None
    if not has_arabic(source):
        return Skipped(number, Skip.REVERSED if has_arabic(target) else Skip.NOT_ARABIC)
    return SourceTarget(number, source, target, columns=(1, len(source) + 2))
