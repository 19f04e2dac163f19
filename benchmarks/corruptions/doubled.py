"""A word, or two to five, said twice."""

from __future__ import annotations

import random

CHECK = "doubled"


def corrupt(_source: str, english: str, draw: random.Random) -> str | None:
    """Say some words of the middle once more."""
    words = english.split()
    size = draw.choice((1, 1, 2, 3, 4, 5))
    places = [
        at
        for at in range(1, len(words) - size)
        if all(word.isalpha() and word.islower() for word in words[at : at + size])
    ]
    if not places:
        return None
    at = draw.choice(places)
    return " ".join(words[: at + size] + words[at:])
