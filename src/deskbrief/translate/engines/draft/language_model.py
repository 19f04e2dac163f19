"""The language model of English that chooses among the decoder's candidates, a trie mapped into memory.

Level n of the trie holds the n-grams in order: the last word of each, its cost, the cost of backing off from
it, and where its children begin in level n + 1. ``training.language_model`` makes it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

ORDER = 4
BITS = 16
UNKNOWN, START, END = 0, 1, 2
"""Word numbers of the language model."""
OUT_OF_VOCABULARY = 150
"""Cost of a word that the language model does not know, in tenths of a nat."""
REMEMBERED = 400_000
"""Costs that are kept at hand, at most."""
HISTORY = (1 << BITS * (ORDER - 2)) - 1
"""What of a state is left when another word is put to it: ``(state & HISTORY) << BITS | word``."""
OPENING = sum(START << BITS * at for at in range(ORDER - 1))
"""The state before the first word of a sentence."""
_WORD = (1 << BITS) - 1


@dataclass(frozen=True, slots=True)
class Level:
    """The n-grams of one length as bytes, little-endian."""

    words: bytes
    """The last word of each, two bytes."""
    costs: bytes
    """In tenths of a nat, a byte each."""
    backoffs: bytes
    """Likewise, what it costs to go on to a word that is not among the children."""
    children: bytes
    """Four bytes for each and one more: its children are those of the next level from here to the next's;
    empty in the highest level."""


@dataclass(frozen=True, slots=True)
class NGrams:
    """A model as it is made and shipped."""

    words: list[str]
    one: Level
    two: Level
    three: Level
    four: Level

    @property
    def levels(self) -> tuple[Level, ...]:
        """Shortest n-grams first."""
        return self.one, self.two, self.three, self.four


@dataclass(frozen=True, slots=True)
class Columns:
    """A level ready to be searched."""

    words: Sequence[int]
    costs: Sequence[int]
    backoffs: Sequence[int]
    children: Sequence[int]

    @classmethod
    def of(cls, words: memoryview, costs: memoryview, backoffs: memoryview, children: memoryview) -> Columns:
        """Return the columns of a level's bytes, which stay where they are."""
        return cls(words.cast("H"), costs, backoffs, children.cast("I"))

    @classmethod
    def of_level(cls, level: Level) -> Columns:
        """Return the columns of a level as it is made, before it is shipped."""
        parts = level.words, level.costs, level.backoffs, level.children
        return cls.of(*(memoryview(part) for part in parts))


@dataclass(slots=True)
class LanguageModel:
    """A pruned 4-gram model with back-off; costs are tenths of a nat, lower is likelier.

    A state is the last three words, packed as ``(first << 16 | second) << 16 | third``.
    """

    number: Callable[[str], int]
    """Word to its number; ``UNKNOWN`` for others."""
    levels: Sequence[Columns]
    _memo: dict[int, int] = field(default_factory=dict)
    _nodes: dict[tuple[int, int], int] = field(default_factory=dict)

    def cost(self, state: int, word: int) -> int:
        """Return the cost of a word after a state."""
        if not word:
            return OUT_OF_VOCABULARY
        key = state << BITS | word
        known = self._memo.get(key)
        if known is not None:
            return known
        if len(self._memo) > REMEMBERED:
            self._memo.clear()
            self._nodes.clear()
        total = 0
        for length in range(ORDER - 1, 0, -1):
            node = self._node(state & ((1 << BITS * length) - 1), length)
            if node < 0:
                continue
            at = self._child(length, node, word)
            if at >= 0:
                total += self.levels[length].costs[at]
                break
            total += self.levels[length - 1].backoffs[node]
        else:
            total += self.levels[0].costs[word]
        self._memo[key] = total
        return total

    def _node(self, history: int, length: int) -> int:
        """Return the row of a history of so many words in its level, or -1."""
        if length == 1:
            return history
        key = history, length
        node = self._nodes.get(key)
        if node is None:
            before = self._node(history >> BITS, length - 1)
            node = self._child(length - 1, before, history & _WORD) if before >= 0 else -1
            self._nodes[key] = node
        return node

    def _child(self, length: int, node: int, word: int) -> int:
        """Return the row of a word among the children of a node of level ``length``, or -1."""
        children = self.levels[length - 1].children
        words = self.levels[length].words
        end = children[node + 1]
        at = bisect_left(words, word, children[node], end)
        return at if at < end and words[at] == word else -1
