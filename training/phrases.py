"""Phrase pairs from aligned sentences, scored and pruned (Koehn, Och and Marcu, 2003)."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from deskbrief.translate.engines.draft.tables import PAIRED
from training.alignment import Links
from training.numerals import arabic_values, english_values, gives_number, states_number

LONGEST_SOURCE, LONGEST_TARGET = 4, 6
RARE = 2
LONGEST_WORD = 20
"""Longer ones are addresses of pages that stood in a news post."""
FUNCTION_WORDS = frozenset("the a an of to and in that for on with by at from as 's , . ; : - it".split())
NEGATIONS = frozenset({"لا", "لم", "لن", "ليس", "ليست", "غير", "عدم", "دون", "بدون"})
_COMPOUND = re.compile("[A-Z][^-]*-[A-Z]")
"""Such as Iraqi-American: written so for two words of Arabic, then taken for the meaning of one."""
_NEGATIVE = re.compile(
    r"\b(?:not|no|none|nor|never|without|cannot|nothing|neither|non\S*|un\S+|in\S+|dis\S+|im\S+|ir\S+|il\S+"
    r"|fail\S*|lack\S*|refus\S*|absen\S*|nobody|less|\S+less|free|other than|except|outside"
    r"|prevent\S*|avoid\S*)\b",
    re.I,
)


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


def extract(
    source: Sequence[str], target: Sequence[str], links: Links, content: Sequence[bool]
) -> Iterable[tuple[int, int, int, int]]:
    """Yield (i1, i2, j1, j2), half-open, of every phrase pair that no link leaves.

    A source unit that carries content must be linked to more than a function word: a phrase that swallows it
    would lose it without a trace. Brackets and quotation marks stand alone, so that they stay in pairs.
    """
    by_source: defaultdict[int, list[int]] = defaultdict(list)
    by_target: defaultdict[int, list[int]] = defaultdict(list)
    told = set()
    for s, t in links:
        by_source[s].append(t)
        by_target[t].append(s)
        word = target[t].lower()
        if word not in FUNCTION_WORDS and (word != "#" or source[s] == "#" or states_number(source[s])):
            told.add(s)
    for i1 in range(len(source)):
        low, high = len(target), -1
        for i2 in range(i1, min(i1 + LONGEST_SOURCE, len(source))):
            if (content[i2] and i2 not in told) or (i2 > i1 and {source[i1], source[i2]} & PAIRED):
                break
            for t in by_source.get(i2, ()):
                low, high = min(low, t), max(high, t)
            if high < 0 or high - low >= LONGEST_TARGET:
                continue
            if any(s < i1 or s > i2 for t in range(low, high + 1) for s in by_target.get(t, ())):
                continue
            if high > low and PAIRED.intersection(target[low : high + 1]):
                continue
            j1 = low
            while True:
                j2 = high
                while True:
                    if j2 - j1 < LONGEST_TARGET:
                        yield i1, i2 + 1, j1, j2 + 1
                    j2 += 1
                    if j2 >= len(target) or j2 in by_target or target[j2] in PAIRED:
                        break
                j1 -= 1
                if j1 < 0 or j1 in by_target or high - j1 >= LONGEST_TARGET or target[j1] in PAIRED:
                    break


class PhraseTable:
    """Counts phrase pairs and word links, then scores them."""

    def __init__(self, longest_source: int = LONGEST_SOURCE, longest_target: int = LONGEST_TARGET) -> None:
        self._longest = longest_source, longest_target
        self._joint: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
        self._raw: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
        self._words: defaultdict[str, Counter[str]] = defaultdict(Counter)

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
        for i1, i2, j1, j2 in extract(source, target, links, content):
            if i2 - i1 > self._longest[0] or j2 - j1 > self._longest[1]:
                continue
            key = (tuple(source[i1:i2]), tuple(target[j1:j2]))
            self._joint[key] += weight
            self._raw[key] += 1

    def vouch(self, source: Sequence[str], target: Sequence[str], weight: float) -> None:
        """Count a pair that somebody wrote down as a pair; it needs no other evidence."""
        key = tuple(source), tuple(target)
        self._joint[key] += weight
        self._raw[key] += RARE + 1
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
        self, keep: int, credible: Callable[[str, tuple[str, ...]], bool], smallest: int = 2
    ) -> list[Phrase]:
        """Return at most ``keep`` targets a source, best first.

        Sources of several units need ``smallest`` sightings. A target that one unit was given only once or
        twice is kept where ``credible(unit, target)`` says that something else speaks for it.
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
            if (raw < smallest and len(source) > 1) or not _sound(source, target):
                continue
            if raw <= RARE and len(source) == 1 and not credible(source[0], target):
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


def _sound(source: tuple[str, ...], target: tuple[str, ...]) -> bool:
    """A phrase may neither invent nor lose a number, nor lose or invent a negation."""
    if any(len(word) > LONGEST_WORD or word.count("-") > 2 or _COMPOUND.match(word) for word in target):
        return False
    if source.count("#") != target.count("#") or any(any(c.isdigit() for c in word) for word in target):
        return False
    negated = any(unit in NEGATIONS or unit.removeprefix("ال") in NEGATIONS for unit in source)
    text = " ".join(target)
    if not english_values(target) <= arabic_values(source):
        return False
    if any(map(states_number, source)) and not gives_number(target):
        return False
    if negated:
        return bool(_NEGATIVE.search(text))
    return not {"not", "no", "never", "nor", "without"} & set(target) or len(source) == 1
