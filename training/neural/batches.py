"""Batches drawn from shards: the n-th is a function of the seed and n alone, so a run resumes exactly.

A pair is drawn with replacement, as often as its set's weight says. Sources get their glosses here, and
noise: some words are hidden behind their glosses, so that an unseen word's glosses are trusted; some lose
them, so that a word is also learned by itself; synthetic sources lose a few words and are stirred a little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from training.neural.pieces import END
from training.neural.shards import Ints, Ragged, Shards
from training.neural.symbols import HIDDEN, SYNTHETIC

EDGES = (6, 9, 12, 16, 20, 26, 32, 40, 50, 62, 76, 92, 110, 132, 160, 190, 224, 256, 320, 400, 512)
"""Pieces of a source: pairs between two edges may share a batch."""
STIRRED = 2.0
"""How far a word of a synthetic source may move, about."""
STIRRED_OFTEN = 0.3
"""The part of synthetic words that moves."""
DROPPED = 0.04
"""The part of synthetic words that is lost."""
MULTIPLE = 8


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded matrices; 0 in ``source`` behind the end is hidden by ``mask``."""

    source: Ints
    """(pairs, pieces) int64."""
    mask: Ints
    """(pairs, pieces) bool, true where there is a piece."""
    target: Ints
    """(pairs, pieces) int64, each row with its end, -100 behind it."""
    rows: Ints
    """(pairs,) numbers of the pairs in the shards."""


class Batches:
    """Draws batches of about ``tokens`` source pieces."""

    def __init__(
        self,
        shards: Shards,
        spell: Callable[[str], list[int]],
        tokens: int,
        seed: int,
        hide: float,
        forget: float,
    ) -> None:
        self._shards = shards
        self._tokens = tokens
        self._seed = seed
        self._hide, self._forget = hide, forget
        words = len(shards.keys)
        # One table of stretches: keys, first glosses, second glosses, then the extra ones.
        parts = [shards.keys, *shards.glosses]
        extra = [spell(HIDDEN), spell(SYNTHETIC), [END], []]
        values = [part.values for part in parts] + [np.array([n for row in extra for n in row], np.uint32)]
        lengths = [part.lengths for part in parts] + [np.array([len(row) for row in extra])]
        offsets = np.concatenate([[0], np.cumsum(np.concatenate(lengths))])
        self._stretches = Ragged(np.concatenate(values).astype(np.int64), offsets)
        self._words = words
        first = words * len(parts)
        self._hidden, self._tag, self._end, self._nothing = range(first, first + 4)
        self._has_gloss = shards.glosses[0].lengths > 0
        made = set(shards.about.get("synthetic", ()))
        self._synthetic = np.array([name in made for name in shards.sets], bool)[shards.set_of]
        full = np.add.reduce([part.lengths for part in parts])
        totals = np.concatenate([[0], np.cumsum(full[shards.source.values])])
        self._length = totals[shards.source.offsets[1:]] - totals[shards.source.offsets[:-1]] + 2
        self._phases: dict[tuple[float, ...], tuple[list[Ints], list[Ints], Ints]] = {}

    def draw(self, weights: Mapping[str, float], number: int) -> Batch:
        """Return batch ``number`` of a phase.

        Raises:
            ValueError: no pair has a weight.
        """
        chance = np.random.default_rng([self._seed, number])
        rows, totals, shares = self._phase(weights)
        at = int(np.searchsorted(shares, chance.random() * shares[-1], side="right"))
        longest = int(self._length[rows[at]].max())
        count = max(1, self._tokens // longest)
        picked = np.searchsorted(totals[at], chance.random(count) * totals[at][-1], side="right")
        return self.batch(rows[at][np.minimum(picked, len(rows[at]) - 1)], chance)

    def counts(self, batch: Batch) -> Counter[str]:
        """Return how many pairs of each set a batch has."""
        numbers, counts = np.unique(self._shards.set_of[batch.rows], return_counts=True)
        return Counter({self._shards.sets[n]: int(c) for n, c in zip(numbers, counts, strict=True)})

    def batch(self, rows: Ints, chance: np.random.Generator) -> Batch:
        """Return chosen pairs as matrices, with noise."""
        words = self._shards.source.take(rows)
        row_of = np.repeat(np.arange(len(rows)), words.lengths)
        values = words.values.astype(np.int64)
        made = self._synthetic[rows][row_of]
        place = np.arange(len(values)) - words.offsets[:-1][row_of]
        moved = made & (chance.random(len(values)) < STIRRED_OFTEN)
        order = np.lexsort((place + moved * chance.uniform(-STIRRED, STIRRED, len(values)), row_of))
        values, made = values[order], made[order]  # a row's words stay together, so row_of is unchanged
        glossed = self._has_gloss[values]
        draw = chance.random(len(values))
        hide = glossed & (draw < self._hide)
        forget = glossed & (draw > 1 - self._forget)
        lost = made & (chance.random(len(values)) < DROPPED)
        columns = [np.where(lost, self._nothing, np.where(hide, self._hidden, values))]
        for gloss in range(1, 1 + len(self._shards.glosses)):
            columns.append(np.where(lost | forget, self._nothing, values + gloss * self._words))
        inner = np.stack(columns, axis=1).ravel()
        inner_row = np.repeat(row_of, len(columns))
        tags = np.where(self._synthetic[rows], self._tag, self._nothing)
        stretches = np.concatenate([tags, inner, np.full(len(rows), self._end)])
        position = np.concatenate([np.zeros(len(rows)), np.ones(len(inner)), np.full(len(rows), 2)])
        belongs = np.concatenate([np.arange(len(rows)), inner_row, np.arange(len(rows))])
        sequence = np.lexsort((position, belongs))
        pieces = self._stretches.take(stretches[sequence])
        lengths = np.bincount(np.repeat(belongs[sequence], pieces.lengths), minlength=len(rows))
        source, mask = padded(pieces.values, lengths, 0)
        target_rows = self._shards.target.take(rows)
        ends = np.insert(target_rows.values.astype(np.int64), target_rows.offsets[1:], END)
        target, _ = padded(ends, target_rows.lengths + 1, -100)
        return Batch(source, mask, target, rows)

    def _phase(self, weights: Mapping[str, float]) -> tuple[list[Ints], list[Ints], Ints]:
        """Return each bucket's pairs and the running totals of their weights, and of the buckets' shares.

        A batch of long pairs has few of them, so a bucket's share is its weight times its length.
        """
        key = tuple(weights.get(name, 0.0) for name in self._shards.sets)
        if key not in self._phases:
            weight = np.array(key)[self._shards.set_of]
            bucket = np.searchsorted(EDGES, self._length)
            rows, totals, shares = [], [], []
            for number in np.unique(bucket[weight > 0]):
                chosen = np.flatnonzero((bucket == number) & (weight > 0))
                rows.append(chosen)
                totals.append(np.cumsum(weight[chosen]))
                shares.append(totals[-1][-1] / max(1, self._tokens // int(self._length[chosen].max())))
            if not rows:
                raise ValueError("No set of the shards has a weight.")
            self._phases[key] = (rows, totals, np.cumsum(shares))
        return self._phases[key]


def padded(values: Ints, lengths: Ints, padding: int) -> tuple[Ints, Ints]:
    """Return rows as one matrix, its width a multiple of eight, and where it is filled."""
    width = -(-int(lengths.max()) // MULTIPLE) * MULTIPLE
    mask = np.arange(width)[None, :] < lengths[:, None]
    matrix = np.full(mask.shape, padding, np.int64)
    matrix[mask] = values
    return matrix, mask
