"""The parallel and English files of ``shared/corpus``, read and cleaned."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.config import Cleaning, English, Part

Pair = tuple[str, str, float]
"""Arabic, English, and what a sighting in it counts."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of ``NAME.tsv`` (Arabic, tab, English) and ``NAME.txt`` (English), plain or packed by xz."""

    folder: Path

    def path(self, name: str) -> Path:
        """Return where a file of the corpus is.

        Raises:
            FileNotFoundError: it is not there.
        """
        for suffix in ("", ".tsv", ".txt", ".tsv.xz", ".txt.xz"):
            path = self.folder / f"{name}{suffix}"
            if path.is_file():
                return path
        raise FileNotFoundError(f"{name} is not in {self.folder}")

    def paths(self, sources: Iterable[Part | English]) -> list[Path]:
        """Return where the files of some parts are."""
        return [self.path(source.name) for source in sources]

    def lines(self, name: str) -> Iterator[str]:
        """Yield the lines of one file."""
        path = self.path(name)
        opened = lzma.open if path.suffix == ".xz" else open
        with opened(path, "rt", encoding="utf-8") as file:
            yield from file

    def pairs(self, name: str) -> list[tuple[str, str]]:
        """Return the (Arabic, English) pairs of one file."""
        found = (line.rstrip("\n").split("\t") for line in self.lines(name))
        return [(columns[0], columns[1]) for columns in found if len(columns) >= 2]

    def part(self, part: Part, cleaning: Cleaning, seed: int) -> list[tuple[str, str]]:
        """Return the plausible pairs of a part, drawn where it has a limit."""
        kept = []
        for arabic, english in self.pairs(part.name):
            words, other = len(english.split()), len(arabic.split())
            ratio = (other + 2) / (words + 2)
            if part.shortest <= words <= cleaning.longest and (
                cleaning.least_ratio < ratio < cleaning.most_ratio
            ):
                kept.append((arabic, english))
        if part.limit and len(kept) > part.limit:
            kept = random.Random(seed).sample(kept, part.limit)
        return kept

    def english_lines(self, sources: Sequence[English]) -> Iterator[tuple[str, str, float]]:
        """Yield (file, line, weight) of English files."""
        for source in sources:
            for line in self.lines(source.name):
                yield source.name, line.strip(), source.weight
