"""The guard against contamination: nothing that stands in a held-out set is trained on.

Held out are the evaluation set (FLORES) and the development set (PUD); both are read here to be compared
with, and for nothing else. A sentence or phrase of our own that shares a run of words with either side of
them is dropped. A pair of the corpus is dropped when a side of it, of so many words or more, equals a
held-out line: there whole lines are the measure, because any two large texts share runs such as "at the end
of the year".
The English-only files were compared in this way when they were made (``shared/corpus/SOURCES.md``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft.units import fold_spelling
from training.corpus import Corpus, Pair
from training.material import OwnMaterial

if TYPE_CHECKING:
    from training.config import Config

EVALUATION = ("source.ar", "reference.en")
"""The files of the evaluation set's folder that are compared with."""
OWN = "our own sentences"
"""How the record calls them among the parts."""
_WORD = re.compile(r"\w+")
_MARKS = re.compile("[\u064b-\u0652\u0670]")

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What is held out, ready to be compared with."""

    length: int
    """Words of a run."""
    runs: frozenset[Run]
    lines: frozenset[Run]
    """Whole lines of ``length`` words or more."""

    @classmethod
    def of(cls, texts: Iterable[str], length: int) -> HeldOut:
        """Return the runs and lines of texts of either language."""
        runs: set[Run] = set()
        lines: set[Run] = set()
        for text in texts:
            words = comparable(text)
            runs.update(_runs(words, length))
            if len(words) >= length:
                lines.add(words)
        return cls(length, frozenset(runs), frozenset(lines))

    def shares_run(self, text: str) -> bool:
        """Whether a run of words of the text is held out."""
        return not self.runs.isdisjoint(_runs(comparable(text), self.length))

    def is_line(self, text: str) -> bool:
        """Whether the text is a held-out line."""
        return comparable(text) in self.lines


@dataclass(frozen=True, slots=True)
class Checked:
    """Our own material without what was suspect."""

    material: OwnMaterial
    dropped: tuple[tuple[str, str, str], ...]
    """(kind, Arabic, English) of what was."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """All sentence pairs that are trained on, our own first, in a fixed order."""

    rows: tuple[Pair, ...]
    counts: dict[str, int]
    """How many of each part."""
    dropped: dict[str, int] = field(default_factory=dict)
    """How many of each part were held-out lines, where there were any."""


def comparable(text: str) -> Run:
    """Return the words of a text as they are compared: no case, no vowel marks, no variants of spelling."""
    words = _WORD.findall(_MARKS.sub("", normalise(text).text).casefold())
    return tuple(fold_spelling(word) for word in words)


def _runs(words: Sequence[str], length: int) -> Iterable[Run]:
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def held_out_files(config: Config) -> tuple[list[Path], list[str]]:
    """Return the held-out files that are here, and the names of the sets that are not."""
    corpus = Corpus(config.paths.corpus)
    found, missing = [], []
    for name in config.contamination.development:
        try:
            found.append(corpus.path(name))
        except FileNotFoundError:
            missing.append(name)
    evaluation = [config.paths.evaluation / name for name in EVALUATION]
    if all(path.is_file() for path in evaluation):
        found += evaluation
    else:
        missing.append(config.paths.evaluation.name)
    return found, missing


def read_held_out(paths: Iterable[Path], length: int) -> HeldOut:
    """Return what is held out; the columns of a line are texts of their own."""
    texts = (
        column
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        for column in line.split("\t")
    )
    return HeldOut.of(texts, length)


def checked_material(own: OwnMaterial, held: HeldOut) -> Checked:
    """Return our own material without the sentences and phrases that share a run with what is held out.

    Words and names are let be: an organisation's name of six words is in many texts.
    """
    suspect = {
        kind: {pair for pair in getattr(own, kind) if any(map(held.shares_run, pair))}
        for kind in ("phrases", "sentences")
    }
    dropped = tuple((kind, *pair) for kind, pairs in suspect.items() for pair in sorted(pairs))
    clean = replace(
        own,
        phrases=tuple(pair for pair in own.phrases if pair not in suspect["phrases"]),
        sentences=tuple(pair for pair in own.sentences if pair not in suspect["sentences"]),
    )
    return Checked(clean, dropped)


def training_pairs(config: Config, own: OwnMaterial, held: HeldOut) -> Pairs:
    """Return the pairs of our own and of every part without held-out lines."""
    weight = config.material.sentence
    rows: list[Pair] = [(arabic, english, weight) for arabic, english in own.sentences]
    counts, dropped = {OWN: len(rows)}, {}
    corpus = Corpus(config.paths.corpus)
    for part in config.pairs:
        chosen = corpus.part(part, config.cleaning, config.seed)
        clean = [pair for pair in chosen if not any(map(held.is_line, pair))]
        rows += [(arabic, english, part.weight) for arabic, english in clean]
        counts[part.name] = len(clean)
        if len(clean) < len(chosen):
            dropped[part.name] = len(chosen) - len(clean)
    return Pairs(tuple(rows), counts, dropped)
