"""English to source words: a table of aligned phrases, turned round and drawn from.

Back-translation with a statistical reverse. Each English phrase of one to three tokens is replaced by Arabic
units that it was aligned with, drawn as often as they were seen; sampling gives the encoder the variety that
a single best translation lacks (Edunov, Ott, Auli and Grangier, "Understanding Back-Translation at Scale",
2018), and a tag tells such sources from real ones (Caswell, Chelba and Grangier, "Tagged Back-Translation",
2019). What no table knows becomes a hidden word whose only gloss is the English word: so the model learns to
trust the dictionary where it has seen nothing else.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from deskbrief.translate.engines.draft.extraction import Links
from training.neural.source import Word, shape
from training.neural.symbols import HIDDEN, NUMBERS

LONGEST_ENGLISH = 3
LONGEST_SOURCE = 4
KEPT = 12
"""Sources of one English phrase."""
SEEN_TWICE = 2.0
"""A phrase of several words is believed from this count on, its pairs' weights added up."""
SHORTER = 0.25
"""How often a shorter phrase is taken though a longer one is known."""

Phrase = tuple[str, ...]
Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """Sources of one English phrase, and running totals of their counts."""

    sources: tuple[Numbers, ...]
    totals: tuple[float, ...]


class Table:
    """English phrases to sequences of word numbers."""

    def __init__(self) -> None:
        self._counts: defaultdict[Phrase, defaultdict[Numbers, float]] = defaultdict(
            lambda: defaultdict(float)
        )
        self._options: dict[Phrase, Options] = {}

    def add(self, source: Sequence[int], target: Sequence[str], links: Links, weight: float) -> None:
        """Count the phrases of an aligned pair; those that cut a link in two are none.

        A single token that nothing is linked to is counted with an empty source: ``the``, ``of``.
        """
        by_target: defaultdict[int, list[int]] = defaultdict(list)
        by_source: defaultdict[int, list[int]] = defaultdict(list)
        for s, t in links:
            by_target[t].append(s)
            by_source[s].append(t)
        for first in range(len(target)):
            for last in range(first, min(first + LONGEST_ENGLISH, len(target))):
                sources = [s for t in range(first, last + 1) for s in by_target[t]]
                if not sources:
                    if first == last:
                        self._counts[(target[first],)][()] += weight
                    continue
                low, high = min(sources), max(sources)
                if high - low >= LONGEST_SOURCE:
                    continue
                if all(first <= t <= last for s in range(low, high + 1) for t in by_source[s]):
                    self._counts[tuple(target[first : last + 1])][tuple(source[low : high + 1])] += weight

    def vouch(self, target: Sequence[str], source: Numbers, weight: float) -> None:
        """Count a pair of our own lists or of the lexicon's glosses, whole."""
        self._counts[tuple(target)][source] += weight

    def close(self) -> None:
        """Keep what is believed, ready to draw from."""
        for english, counter in self._counts.items():
            kept = [
                (source, count)
                for source, count in sorted(counter.items(), key=lambda item: -item[1])[:KEPT]
                if len(english) == 1 or count >= SEEN_TWICE
            ]
            if kept:
                totals, total = [], 0.0
                for _, count in kept:
                    total += count
                    totals.append(total)
                self._options[english] = Options(tuple(source for source, _ in kept), tuple(totals))
        self._counts.clear()

    def __contains__(self, english: object) -> bool:
        return english in self._options

    def __len__(self) -> int:
        return len(self._options)

    def draw(self, english: Phrase, chance: random.Random) -> Numbers:
        """Return one source of a phrase that is in the table."""
        options = self._options[english]
        at = chance.random() * options.totals[-1]
        for source, total in zip(options.sources, options.totals, strict=True):
            if at < total:
                return source
        return options.sources[-1]


class Words:
    """Numbers for words, given out as they come."""

    def __init__(self) -> None:
        self.all: list[Word] = []
        self._number: dict[tuple[str, tuple[str, ...]], int] = {}

    def number(self, text: str, glosses: tuple[str, ...] = ()) -> int:
        """Return a word's number; the same word has the same number."""
        key = (text, glosses)
        if key not in self._number:
            self._number[key] = len(self.all)
            self.all.append(Word(text, glosses))
        return self._number[key]


class Reverse:
    """Writes a source for English tokens."""

    def __init__(self, table: Table, words: Words, glossed: Mapping[str, Sequence[int]]) -> None:
        """``glossed``: gloss in lower case -> numbers of the words that have it."""
        self._table = table
        self._words = words
        self._glossed = glossed
        self.counts: Counter[str] = Counter()

    def __call__(self, tokens: Sequence[str], digits: Sequence[str], chance: random.Random) -> Numbers:
        """Return numbers of words; ``digits`` are those behind the symbols in ``tokens``."""
        found: list[int] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token in NUMBERS:
                found.append(self._words.number(token, shape(digits[NUMBERS.index(token)])))
                self.counts["numbers"] += 1
                at += 1
                continue
            for length in range(min(LONGEST_ENGLISH, len(tokens) - at), 0, -1):
                phrase = tuple(tokens[at : at + length])
                if phrase in self._table and (length == 1 or chance.random() > SHORTER):
                    found += self._table.draw(phrase, chance)
                    self.counts[f"phrases of {length}"] += 1
                    break
            else:
                length = 1
                found.append(self._looked_up(token, chance))
            at += length
        return tuple(found)

    def _looked_up(self, token: str, chance: random.Random) -> int:
        if not any(character.isalpha() for character in token):
            self.counts["marks"] += 1
            return self._words.number(token)
        if options := self._glossed.get(token.lower()):
            self.counts["glosses"] += 1
            return chance.choice(options)
        self.counts["hidden"] += 1
        return self._words.number(HIDDEN, (token,))


def by_gloss(words: Iterable[tuple[int, Word]]) -> dict[str, list[int]]:
    """Return the words of each single-word gloss, by the gloss in lower case."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in words:
        for gloss in word.glosses[:1]:
            if " " not in gloss:
                found[gloss.lower()].append(number)
    return dict(found)
