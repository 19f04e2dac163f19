"""Phrase pairs from aligned sentences, scored and pruned (Koehn, Och and Marcu, 2003)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from deskbrief.translate.engines.draft.extraction import (
    LONGEST_SOURCE,
    LONGEST_TARGET,
    Links,
    extract,
    sound,
)

RARE = 2
MANY = 6
"""Sightings from which on nothing else need speak for a name."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One target for a source phrase; features are log-probabilities."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    direct: float
    """log P(target | source)."""
    inverse: float
    lexical: float
    """Mean log of the word translation probabilities."""
    count: int


class PhraseTable:
    """Counts phrase pairs and word links, then scores them."""

    def __init__(self, longest_source: int = LONGEST_SOURCE, longest_target: int = LONGEST_TARGET) -> None:
        self._longest = longest_source, longest_target
        self._joint: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
        self._raw: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
        self._words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._vouched: defaultdict[str, set[str]] = defaultdict(set)

    def add(
        self,
        source: Sequence[str],
        target: Sequence[str],
        links: Links,
        weight: float,
        content: Sequence[bool],
    ) -> None:
        """Count the phrase pairs of one aligned sentence."""
        linked = {t for _, t in links}
        for s, t in links:
            self._words[source[s]][target[t].lower()] += weight
        for t, word in enumerate(target):
            if t not in linked:
                self._words[""][word.lower()] += weight
        for i1, i2, j1, j2 in extract(source, target, links, content, self._longest):
            key = (tuple(source[i1:i2]), tuple(target[j1:j2]))
            self._joint[key] += weight
            self._raw[key] += 1

    def vouch(self, source: Sequence[str], target: Sequence[str], weight: float) -> None:
        """Count a pair that somebody wrote down as a pair; it needs no other evidence."""
        key = tuple(source), tuple(target)
        self._joint[key] += weight
        self._raw[key] += MANY
        if len(source) == 1:
            self._vouched[source[0]].update(word.lower() for word in target)
        for unit in source:
            for word in target:
                self._words[unit][word.lower()] += weight / len(source) / len(target)

    def _lexical(self, source: tuple[str, ...], target: tuple[str, ...], totals: dict[str, float]) -> float:
        total = 0.0
        for word in target:
            word = word.lower()
            best = max((self._words[s][word] / totals[s] for s in source if s in totals), default=0.0)
            null = self._words[""][word] / totals.get("", 1.0)
            total += math.log(max(best, null, 1e-4))
        return total / len(target)

    def scored(
        self,
        keep: int,
        credible: Callable[[str, tuple[str, ...]], bool],
        spoken_for: Callable[[tuple[str, ...], str], bool],
        smallest: int = 2,
    ) -> list[Phrase]:
        """Return at most ``keep`` targets a source, best first.

        Sources of several units need ``smallest`` sightings. A target that one unit was given only once or
        twice is kept where ``credible(unit, target)`` says that something else speaks for it. A capitalised
        word in what was not seen often must be one of those that somebody wrote down for a unit, or
        ``spoken_for(source, word)``: two words of a name are soon aligned askew.
        """
        by_source: Counter[tuple[str, ...]] = Counter()
        by_target: Counter[tuple[str, ...]] = Counter()
        for (source, target), count in self._joint.items():
            by_source[source] += count
            by_target[target] += count
        totals = {word: float(sum(row.values())) for word, row in self._words.items()}
        grouped: defaultdict[tuple[str, ...], list[Phrase]] = defaultdict(list)
        for (source, target), count in self._joint.items():
            raw = self._raw[source, target]
            if (raw < smallest and len(source) > 1) or not sound(source, target):
                continue
            if raw <= RARE and len(source) == 1 and not credible(source[0], target):
                continue
            if raw < MANY and not all(
                any(word.lower() in self._vouched.get(unit, ()) for unit in source)
                or spoken_for(source, word)
                for word in target
                if word[0].isupper()
            ):
                continue
            direct = math.log(max(count - 0.4, 0.05) / (by_source[source] + 0.3))
            if direct < math.log(0.004):
                continue
            inverse = math.log(max(count - 0.4, 0.05) / (by_target[target] + 0.3))
            grouped[source].append(
                Phrase(source, target, direct, inverse, self._lexical(source, target, totals), raw)
            )
        phrases = []
        for found in grouped.values():
            found.sort(key=lambda p: -(p.direct + 0.4 * p.lexical + 0.2 * p.inverse))
            phrases += found[:keep]
        return phrases
