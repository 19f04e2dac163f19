"""What a sentence is about, as a vector of stems weighted by how much they tell in this article."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from deskbrief.arabic.stem import stem, words
from deskbrief.arabic.stopwords import STOP_WORDS

Vector = dict[str, float]
"""Weight by stem, of Euclidean length 1; empty for a text without a telling word."""


def terms(text: str) -> list[str]:
    """Return the stems of the telling words of a text, in order."""
    kept = (w for w in words(text) if w not in STOP_WORDS and w.lstrip("و") not in STOP_WORDS)
    return [key for key in map(stem, kept) if len(key) > 1]


def vectors(texts: Sequence[str]) -> list[Vector]:
    """Return one tf-idf vector for each text, in order; the texts are each other's collection."""
    counted = [Counter(terms(text)) for text in texts]
    seen_in = Counter(key for counts in counted for key in counts)
    rarity = {key: math.log(1 + len(texts) / many) for key, many in seen_in.items()}
    return [unit({key: tf * rarity[key] for key, tf in counts.items()}) for counts in counted]


def unit(vector: Vector) -> Vector:
    """Return the vector at length 1."""
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {key: weight / length for key, weight in vector.items()} if length else {}


def centroid(members: Iterable[Vector]) -> Vector:
    """Return the direction of the sum of the vectors."""
    total: Vector = {}
    for member in members:
        for key, weight in member.items():
            total[key] = total.get(key, 0.0) + weight
    return unit(total)


def cosine(one: Vector, other: Vector) -> float:
    """Return how alike two vectors are, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[key] for key, weight in one.items() if key in other)


def containment(inner: Vector, outer: Vector) -> float:
    """Return the share of the stems of ``inner`` that are in ``outer`` too, 0 to 1."""
    return len(inner.keys() & outer.keys()) / len(inner) if inner else 0.0
