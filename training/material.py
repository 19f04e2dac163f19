"""What we wrote ourselves for the engine: words, phrases, names, sentence pairs (``material/README.md``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

MATERIAL = Path(__file__).parent / "material"


def _rows(kind: str) -> Iterator[list[str]]:
    for path in sorted((MATERIAL / kind).glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = [column.strip() for column in line.split("\t")]
            if len(columns) >= 2 and all(columns[:2]):
                yield [column for column in columns if column]


def words() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (Arabic form without clitics and article, English for that very form, likeliest first)."""
    for arabic, *english in _rows("words"):
        yield arabic, tuple(english)


def phrases() -> Iterator[tuple[str, str]]:
    """Yield (Arabic of several words, English)."""
    for arabic, english, *_ in _rows("phrases"):
        yield arabic, english


def names() -> Iterator[tuple[str, str]]:
    """Yield (Arabic, English) of names, of one word or several."""
    for arabic, english, *_ in _rows("names"):
        yield arabic, english


def sentences() -> Iterator[tuple[str, str]]:
    """Yield (Arabic, English) of whole sentences."""
    for arabic, english, *_ in _rows("sentences"):
        yield arabic, english
