"""Tells Arab from foreign names: by letters that one side alone uses, then by what such names share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from deskbrief.translate.engines.draft.transliterate import CLASS, class_features

Pair = tuple[str, str]
_ARAB = frozenset("حعصضظ")
"""Letters that Arabic hardly ever writes a foreign sound with."""
_FOREIGN_LATIN = frozenset("pvx")
_FOREIGN = ("تش", "كس", "ڤ", "پ")
_ROUNDS = 3
_DAMPING = 0.7
"""Features overlap, so that their sum is too sure of itself."""


def _features(pair: Pair) -> set[str]:
    edged = f"^{pair[1]}$"
    latin = {edged[at : at + size] for size in (2, 3) for at in range(len(edged) - size + 1)}
    return class_features(pair[0]) | latin


def _weights(arab: Iterable[set[str]], foreign: Iterable[set[str]]) -> dict[str, float]:
    """Return what each feature says for an Arab name, in nats; the prior is that of the empty feature."""
    counts: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    sizes = [0, 0]
    for side, names in enumerate((arab, foreign)):
        for features in names:
            counts[side].update(features)
            sizes[side] += 1
    weights = {"": math.log((sizes[0] + 1) / (sizes[1] + 1))}
    for feature in sorted(counts[0] | counts[1]):
        odds = (counts[0][feature] + 0.5) * (sizes[1] + 1) / (counts[1][feature] + 0.5) / (sizes[0] + 1)
        weights[feature] = _DAMPING * math.log(odds)
    return weights


def arab_names(pairs: Iterable[Pair]) -> set[Pair]:
    """Return the pairs that are Arab names (or spelt as such: Ottoman, Persian, Swahili ones)."""
    features = {pair: _features(pair) for pair in pairs}
    arab = {pair for pair in features if _ARAB & set(pair[0])}
    foreign = {
        pair
        for pair in features
        if pair not in arab and (_FOREIGN_LATIN & set(pair[1]) or any(part in pair[0] for part in _FOREIGN))
    }
    for _ in range(_ROUNDS):
        weights = _weights((features[pair] for pair in arab), (features[pair] for pair in foreign))
        scores = {
            pair: weights[""] + math.fsum(weights.get(feature, 0.0) for feature in found)
            for pair, found in features.items()
        }
        arab = {pair for pair, score in scores.items() if score > 0}
        foreign = features.keys() - arab
    return arab


def class_rows(pairs: Iterable[Pair], arab: set[Pair]) -> Mapping[str, str]:
    """Return the classifier that sees the Arabic letters alone, as rows of the shipped table."""
    names = list(pairs)
    weights = _weights(
        (class_features(pair[0]) for pair in names if pair in arab),
        (class_features(pair[0]) for pair in names if pair not in arab),
    )
    return {
        CLASS + feature: f"{weight:.1f}"
        for feature, weight in weights.items()
        if not feature or abs(weight) >= 0.5
    }
