"""Well-known persons, places and organisations, as English news calls them (``training.known_names``)."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from deskbrief.glossary import Kind

PATH = Path(__file__).parent / "data" / "known.tsv.xz"
"""Kind, folded Arabic words, English; a name a line."""
LONGEST = 8
"""Words of a name."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """What a name is, and what English calls it."""

    kind: Kind
    english: str


@cache
def known_names() -> Mapping[str, KnownName]:
    """Return all of them by their words, each folded as ``units.fold_spelling`` does, a space between."""
    found = {}
    for line in lzma.decompress(PATH.read_bytes()).decode().splitlines():
        kind, arabic, english = line.split("\t")
        found[arabic] = KnownName(Kind(kind), english)
    return found
