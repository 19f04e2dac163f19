"""A pruned trigram model of English news and diplomacy, with absolute discounting and back-off.

Ney, Essen and Kneser, "On structuring probabilistic dependences in stochastic language modelling", 1994.
Costs are tenths of a nat, as whole numbers, so that the tables stay small.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

DISCOUNT = 0.75
BITS = 16
UNKNOWN, START, END = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Counts:
    """n-gram keys (ids packed in 16 bits each) and their weighted counts."""

    keys: np.ndarray
    values: np.ndarray


@dataclass(slots=True)
class Model:
    """Costs in tenths of a nat by packed key."""

    words: list[str]
    unigrams: list[int]
    bigrams: dict[int, int]
    trigrams: dict[int, int]
    backoff1: list[int]
    backoff2: dict[int, int]


def train(
    sentences: Iterable[tuple[list[str], float]], vocabulary: int, fewest2: float, fewest3: float
) -> Model:
    """Return the model of (tokens, weight) sentences; n-grams below ``fewest`` are pruned."""
    kept = [(tokens, weight) for tokens, weight in sentences if tokens]
    count: Counter[str] = Counter()
    for tokens, weight in kept:
        for token in tokens:
            count[token] += weight
    words = ["<unk>", "<s>", "</s>", *(word for word, _ in count.most_common(vocabulary - 3))]
    ids = {word: index for index, word in enumerate(words)}
    stream, weights = [], []
    for tokens, weight in kept:
        line = [START, START, *(ids.get(token, UNKNOWN) for token in tokens), END]
        stream += line
        weights += [weight] * len(line)
    flow, weight_of = np.array(stream, dtype=np.int64), np.array(weights, dtype=np.float32)
    inside = flow[2:] != START
    third = ((flow[:-2] << BITS | flow[1:-1]) << BITS | flow[2:])[inside]
    second = (flow[1:-1] << BITS | flow[2:])[inside]
    first = flow[2:][inside]
    scale = weight_of[2:][inside]
    return _estimate(words, *(_count(keys, scale) for keys in (first, second, third)), fewest2, fewest3)


def _count(keys: np.ndarray, weights: np.ndarray) -> Counts:
    unique, inverse = np.unique(keys, return_inverse=True)
    return Counts(unique, np.bincount(inverse, weights=weights))


def _cost(probability: float) -> int:
    return max(0, min(255, round(-10 * math.log(max(probability, 1e-11)))))


def _estimate(
    words: list[str], one: Counts, two: Counts, three: Counts, fewest2: float, fewest3: float
) -> Model:
    total = one.values.sum()
    p1 = np.full(len(words), 0.1 / total)
    p1[one.keys] = one.values / total
    p2, lambda1 = _level(two, fewest2, p1, len(words))
    table2 = dict(zip(p2[0].tolist(), p2[1].tolist(), strict=True))
    p3, lambda2 = _level3(three, fewest3, table2, lambda1, p1)
    return Model(
        words=words,
        unigrams=[_cost(p) for p in p1],
        bigrams={k: _cost(p) for k, p in table2.items()},
        trigrams={k: _cost(p) for k, p in p3.items()},
        backoff1=[_cost(p) for p in lambda1],
        backoff2={k: _cost(p) for k, p in lambda2.items()},
    )


def _level(
    counts: Counts, fewest: float, lower: np.ndarray, size: int
) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    mask = (1 << BITS) - 1
    history = counts.keys >> BITS
    totals = np.bincount(history, weights=counts.values, minlength=size)
    keep = counts.values >= fewest
    keys, values, history = counts.keys[keep], counts.values[keep], history[keep]
    direct = (values - DISCOUNT) / totals[history]
    mass = 1 - np.bincount(history, weights=direct, minlength=size)
    mass[totals == 0] = 1
    return (keys, direct + mass[history] * lower[keys & mask]), mass


def _level3(
    counts: Counts, fewest: float, table2: dict[int, float], lambda1: np.ndarray, p1: np.ndarray
) -> tuple[dict[int, float], dict[int, float]]:
    mask = (1 << BITS) - 1
    history = counts.keys >> BITS
    unique, inverse = np.unique(history, return_inverse=True)
    totals = np.bincount(inverse, weights=counts.values)
    keep = counts.values >= fewest
    direct = np.where(keep, (counts.values - DISCOUNT) / totals[inverse], 0)
    mass = 1 - np.bincount(inverse, weights=direct)
    used = np.unique(inverse[keep])
    backoff = {int(unique[i]): float(mass[i]) for i in used}
    table = {}
    for key, part, h in zip(
        counts.keys[keep].tolist(), direct[keep].tolist(), history[keep].tolist(), strict=True
    ):
        pair = key & (1 << 2 * BITS) - 1
        lower = table2.get(pair)
        if lower is None:
            lower = float(lambda1[pair >> BITS] * p1[pair & mask])
        table[key] = part + backoff[h] * lower
    return table, backoff
