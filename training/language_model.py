"""A pruned 4-gram model of English news and diplomacy: interpolated modified Kneser-Ney, with back-off.

Chen and Goodman, "An empirical study of smoothing techniques for language modeling", 1999; the back-off
weights are worked out anew after pruning, as Stolcke does ("Entropy-based pruning of backoff language
models", 1998). Costs are tenths of a nat, as bytes. The model is a trie, each level an array in the order of
its n-grams, so that it can be mapped into memory as it is (``draft.language_model``).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from deskbrief.translate.engines.draft.language_model import END, ORDER, START, UNKNOWN, Level, NGrams

BITS = 16
DISCOUNTS = (0.7, 1.05, 1.35)
"""Of what was seen once, twice, more often; what counts less than once gives up the same share."""

Keys = NDArray[np.uint64]
Reals = NDArray[np.float64]


@dataclass(slots=True, eq=False)
class _Order:
    """All n-grams of one order; ids packed in 16 bits each, the last word lowest."""

    keys: Keys
    seen: Reals
    """How often, weighted: what pruning goes by."""
    counts: Reals
    """What the estimate goes by: of the highest order as seen, of others the different words before it."""
    probabilities: Reals


def train(
    sentences: Iterable[tuple[Sequence[str], float]], vocabulary: int, fewest: Sequence[float]
) -> NGrams:
    """Return the model of (tokens, weight) sentences.

    ``fewest`` says how often an n-gram of two, three and four words must have been seen to be kept; it must
    not fall, so that with an n-gram its end is kept too.
    """
    kept = [(tokens, weight) for tokens, weight in sentences if tokens]
    count: Counter[str] = Counter()
    for tokens, weight in kept:
        for token in tokens:
            count[token] += weight
    words = ["<unk>", "<s>", "</s>", *(word for word, _ in count.most_common(vocabulary - 3))]
    orders = _count(kept, {word: index for index, word in enumerate(words)})
    _estimate(orders, len(words))
    return _pruned(words, orders, (0.0, *fewest))


def _count(sentences: list[tuple[Sequence[str], float]], ids: dict[str, int]) -> list[_Order]:
    """Return the n-grams of each order with both counts."""
    stream: list[int] = []
    weights: list[float] = []
    for tokens, weight in sentences:
        stream += [START] * (ORDER - 1)
        stream += [ids.get(token, UNKNOWN) for token in tokens]
        stream.append(END)
        weights += [weight] * (len(tokens) + ORDER)
    flow, weight_of = np.array(stream, dtype=np.uint64), np.array(weights)
    size = len(flow)
    inside = flow[ORDER - 1 :] != START
    scale = weight_of[ORDER - 1 :][inside]
    orders = []
    for order in range(1, ORDER + 1):
        keys = np.zeros(size - ORDER + 1, dtype=np.uint64)
        for back in range(order - 1, -1, -1):
            keys = keys << np.uint64(BITS) | flow[ORDER - 1 - back : size - back]
        unique, inverse = np.unique(keys[inside], return_inverse=True)
        seen = np.bincount(inverse, weights=scale)
        # A history of nothing but the beginning of a sentence is a node of the trie too.
        opening = np.uint64(sum(START << BITS * at for at in range(order)))
        at = int(np.searchsorted(unique, opening))
        unique, seen = np.insert(unique, at, opening), np.insert(seen, at, 0.0)
        orders.append(_Order(unique, seen, seen.copy(), np.zeros(len(unique))))
    for lower, higher in pairwise(orders):
        ends = _find(lower.keys, higher.keys & _mask(lower, orders))
        different = np.bincount(ends, weights=np.minimum(higher.seen, 1.0), minlength=len(lower.keys))
        first = lower.keys >> np.uint64(BITS * orders.index(lower))
        lower.counts = np.where(first == START, lower.seen, different)  # nothing stands before a beginning
    return orders


def _mask(order: _Order, orders: list[_Order]) -> np.uint64:
    return np.uint64((1 << BITS * (orders.index(order) + 1)) - 1)


def _find(keys: Keys, wanted: Keys) -> NDArray[np.int64]:
    return np.searchsorted(keys, wanted)


def _discounts(counts: Reals) -> Reals:
    one, two, more = DISCOUNTS
    fixed = np.where(counts < 1.5, one, np.where(counts < 2.5, two, more))
    return np.where(counts < 1, one * counts, fixed)


def _estimate(orders: list[_Order], vocabulary: int) -> None:
    """Fill in the interpolated probabilities, lowest order first."""
    unigrams = orders[0]
    taken = _discounts(unigrams.counts)
    total = unigrams.counts.sum()
    unigrams.probabilities = (unigrams.counts - taken) / total + taken.sum() / total / vocabulary
    for lower, order in pairwise(orders):
        history = _find(lower.keys, order.keys >> np.uint64(BITS))
        end = _find(lower.keys, order.keys & _mask(lower, orders))
        totals = np.maximum(np.bincount(history, weights=order.counts, minlength=len(lower.keys)), 1e-9)
        taken = _discounts(order.counts)
        given = np.bincount(history, weights=taken, minlength=len(lower.keys)) / totals
        direct = (order.counts - taken) / totals[history]
        order.probabilities = direct + given[history] * lower.probabilities[end]


def _pruned(words: list[str], orders: list[_Order], fewest: Sequence[float]) -> NGrams:
    """Drop the rare n-grams and work out the back-off weights of what is left."""
    keep = [order.seen >= least for order, least in zip(orders, fewest, strict=True)]
    for at in range(ORDER - 1, 0, -1):  # a node's way down the trie
        histories = np.unique(orders[at].keys[keep[at]] >> np.uint64(BITS))
        keep[at - 1][_find(orders[at - 1].keys, histories)] = True
    opening = [np.uint64(sum(START << BITS * n for n in range(order))) for order in range(1, ORDER)]
    for order, mask, key in zip(orders, keep, opening, strict=False):
        mask[_find(order.keys, np.array([key]))] = True
    kept = [
        _Order(o.keys[mask], o.seen[mask], o.counts[mask], o.probabilities[mask])
        for o, mask in zip(orders, keep, strict=True)
    ]
    levels = []
    for at, order in enumerate(kept):
        backoffs = np.ones(len(order.keys))
        children = np.zeros(len(order.keys) + 1, dtype=np.uint32)
        if at + 1 < ORDER:
            higher = kept[at + 1]
            history = _find(order.keys, higher.keys >> np.uint64(BITS))
            end = _find(order.keys, higher.keys & _mask(order, kept))
            known = end < len(order.keys)
            end = np.where(known, end, 0)
            known &= order.keys[end] == (higher.keys & _mask(order, kept))
            lower = np.where(known, order.probabilities[end], 1e-7)
            size = len(order.keys)
            spent = np.bincount(history, weights=higher.probabilities, minlength=size)
            elsewhere = np.bincount(history, weights=lower, minlength=size)
            backoffs = np.clip(1 - spent, 1e-4, None) / np.clip(1 - elsewhere, 1e-4, None)
            children[1:] = np.cumsum(np.bincount(history, minlength=size))
        levels.append(
            Level(
                (order.keys & np.uint64((1 << BITS) - 1)).astype(np.uint16).tobytes(),
                _costs(order.probabilities),
                _costs(backoffs),
                children.tobytes() if at + 1 < ORDER else b"",
            )
        )
    # A word that was never the end of anything kept is a unigram all the same.
    return NGrams(words, _whole_vocabulary(words, kept[0], levels[0]), *levels[1:])


def _whole_vocabulary(words: list[str], order: _Order, level: Level) -> Level:
    """Return the first level with a row for each word, in the order of their numbers."""
    size = len(words)
    rows = order.keys.astype(np.int64)
    costs = np.full(size, 255, dtype=np.uint8)
    costs[rows] = np.frombuffer(level.costs, dtype=np.uint8)
    backoffs = np.zeros(size, dtype=np.uint8)
    backoffs[rows] = np.frombuffer(level.backoffs, dtype=np.uint8)
    counts = np.zeros(size, dtype=np.int64)
    counts[rows] = np.diff(np.frombuffer(level.children, dtype=np.uint32).astype(np.int64))
    children = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)
    return Level(
        np.arange(size, dtype=np.uint16).tobytes(), costs.tobytes(), backoffs.tobytes(), children.tobytes()
    )


def _costs(probabilities: Reals) -> bytes:
    """Return probabilities as tenths of a nat, one byte each."""
    costs = np.rint(-10 * np.log(np.maximum(probabilities, math.exp(-25.5))))
    return np.clip(costs, 0, 255).astype(np.uint8).tobytes()
