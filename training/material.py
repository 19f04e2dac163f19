"""What we wrote ourselves for the engine: words, phrases, names, sentence pairs (``material/README.md``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = ("words", "phrases", "names", "sentences")


@dataclass(frozen=True, slots=True)
class OwnMaterial:
    """The four kinds, in the order of their files."""

    words: tuple[tuple[str, tuple[str, ...]], ...]
    """(Arabic form without clitics and article, English for that very form, likeliest first)."""
    phrases: tuple[tuple[str, str], ...]
    """(Arabic of several words, English)."""
    names: tuple[tuple[str, str], ...]
    """(Arabic, English) of names, of one word or several."""
    sentences: tuple[tuple[str, str], ...]
    """(Arabic, English) of whole sentences."""


def files(folder: Path) -> list[Path]:
    """Return the files of our own material, in the order in which they are read."""
    return [path for kind in KINDS for path in sorted((folder / kind).glob("*.tsv"))]


def read_material(folder: Path) -> OwnMaterial:
    """Return our own material; lines without two columns are comments."""
    return OwnMaterial(
        words=tuple((arabic, tuple(english)) for arabic, *english in _rows(folder / "words")),
        phrases=tuple((row[0], row[1]) for row in _rows(folder / "phrases")),
        names=tuple((row[0], row[1]) for row in _rows(folder / "names")),
        sentences=tuple((row[0], row[1]) for row in _rows(folder / "sentences")),
    )


def _rows(folder: Path) -> Iterator[list[str]]:
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = [column.strip() for column in line.split("\t")]
            if len(columns) >= 2 and all(columns[:2]):
                yield [column for column in columns if column]
