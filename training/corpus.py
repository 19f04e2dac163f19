"""The parallel and English material of ``shared/corpus``, read and cleaned."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training import material

SHARED = Path(__file__).parents[2] / "shared" / "corpus"
SEED = 20261123
OWN = 3.0
"""What a sentence of our own material counts: it is news, and exact."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of pairs: how many of them are taken, and how much each counts."""

    name: str
    weight: float = 1.0
    limit: int | None = None
    shortest: int = 1
    """Words of English; shorter pairs are left out."""


# PUD is left out: it is the development set. The GPL, LGPL, AGPL and ODbL files are left out of the phrase
# table, whose entries are strings.
PAIRS = (
    Part("un_dev", 3.0),
    Part("fignews_sents", 2.0),
    Part("mt_geneval_wiki", 2.0),
    Part("xquad_wiki", 2.0),
    Part("tico19", 2.0),
    Part("par_udhr", 2.0),
    Part("par_opensource_guide", 1.0),
    Part("tatoeba_union", 0.7),
    Part("par_coop_llm", 0.3, shortest=6),
    Part("par_react_docs", 0.3, shortest=6),
    Part("par_msdocs_sxs_ht", 0.15, limit=50_000, shortest=10),
)
DEVELOPMENT = ("pud_news", "pud_wiki")
ENGLISH = (
    ("en_ungdc_1991_2024", 1.0),
    ("en_ungdc_1970_1990_mideast", 0.5),
    ("en_whitehouse_statements", 1.0),
    ("en_whitehouse_spoken", 0.4),
)


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of one file of the corpus, plain or compressed."""
    for path in (SHARED / f"{name}.tsv", SHARED / name):
        if path.exists():
            with path.open(encoding="utf-8") as file:
                yield from file
            return
    for suffix in (".tsv.xz", ".txt.xz"):
        path = SHARED / f"{name}{suffix}"
        if path.exists():
            with lzma.open(path, "rt", encoding="utf-8") as file:
                yield from file
            return
    raise FileNotFoundError(f"{name} is not in {SHARED}")


def pairs(name: str) -> list[tuple[str, str]]:
    """Return the (Arabic, English) pairs of one file."""
    found = (line.rstrip("\n").split("\t") for line in _lines(name))
    return [(columns[0], columns[1]) for columns in found if len(columns) >= 2]


def training_pairs() -> list[tuple[str, str, float]]:
    """Return (Arabic, English, weight) of every part, in a fixed order."""
    chosen = [(arabic, english, OWN) for arabic, english in material.sentences()]
    for part in PAIRS:
        kept = []
        for arabic, english in pairs(part.name):
            words, other = len(english.split()), len(arabic.split())
            if part.shortest <= words <= 90 and 0.3 < (other + 2) / (words + 2) < 2.5:
                kept.append((arabic, english, part.weight))
        if part.limit and len(kept) > part.limit:
            kept = random.Random(SEED).sample(kept, part.limit)
        chosen += kept
    return chosen


def english_lines() -> Iterator[tuple[str, float]]:
    """Yield (line, weight) of the English-only files."""
    for name, weight in ENGLISH:
        for line in _lines(name):
            yield line.strip(), weight
