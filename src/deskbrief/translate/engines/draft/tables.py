"""What the draft engine has learned: phrases, a language model, readings and names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

BITS = 16
MASK = (1 << BITS) - 1
PAIRED = frozenset("\"«»“”()[]'‘’")
"""Marks that must stay in pairs: no learned phrase holds one, the decoder translates each by itself."""
REMEMBERED = 400_000
"""Costs that are kept at hand, at most."""
UNKNOWN, START, END = 0, 1, 2
"""Word numbers of the language model."""
OUT_OF_VOCABULARY = 150
"""Cost of a word that the language model does not know, in tenths of a nat."""


class Costs(Protocol):
    """A table of costs: a dictionary, or a ``NumberTable``."""

    def get(self, key: int, /) -> int | None:
        """Return the cost of a key, or None."""
        ...


class Texts(Protocol):
    """A table of strings: a dictionary, or a ``TextTable``."""

    def get(self, key: str, /) -> str | None:
        """Return the text of a key, or None."""
        ...


@dataclass(slots=True)
class LanguageModel:
    """A pruned trigram model with back-off; costs are tenths of a nat, lower is likelier."""

    number: Callable[[str], int]
    """Word to its number; ``UNKNOWN`` for others."""
    unigrams: Sequence[int]
    bigrams: Costs
    """``first << 16 | second`` to cost."""
    trigrams: Costs
    backoff1: Sequence[int]
    backoff2: Costs
    _memo: dict[int, int] = field(default_factory=dict)
    _pairs: dict[int, int] = field(default_factory=dict)
    _histories: dict[int, int | None] = field(default_factory=dict)

    def cost(self, before: int, word: int) -> int:
        """Return the cost of a word after two others, packed as ``first << 16 | second``."""
        key = before << BITS | word
        known = self._memo.get(key)
        if known is not None:
            return known
        if len(self._memo) > REMEMBERED:
            for memo in (self._memo, self._pairs, self._histories):
                memo.clear()
        try:
            backoff = self._histories[before]
        except KeyError:
            backoff = self._histories[before] = self.backoff2.get(before)
        # Only a history with a trigram has a back-off cost: without one there is nothing to look up.
        cost = None if backoff is None else self.trigrams.get(key)
        if cost is None:
            cost = self._pair(before & MASK, word) + (backoff or 0)
        self._memo[key] = cost
        return cost

    def _pair(self, last: int, word: int) -> int:
        key = last << BITS | word
        cost = self._pairs.get(key)
        if cost is None:
            cost = self.bigrams.get(key)
            if cost is None:
                cost = self.backoff1[last] + (self.unigrams[word] if word else OUT_OF_VOCABULARY)
            self._pairs[key] = cost
        return cost


@dataclass(frozen=True, slots=True)
class Weights:
    """How the decoder weighs its features; tuned on PUD, never on an evaluation set."""

    language_model: float = 0.2
    word: float = -4.0
    """Per English word, in tenths of a nat; negative favours longer sentences."""
    phrase: float = 4.0
    """Per phrase used; positive favours longer phrases."""
    idafa: float = 2.0
    """For an ``of`` that only the idafa asks for."""
