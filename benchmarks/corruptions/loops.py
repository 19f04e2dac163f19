"""A sentence whose last words are said again and again, as a decoder that loops leaves it."""

from __future__ import annotations

import random

CHECK = "loop"


def corrupt(_source: str, english: str, draw: random.Random) -> str | None:
    """Say the last one to four words five times more."""
    words = english.split()
    size = draw.randint(1, 4)
    return " ".join(words + words[-size:] * 5) if len(words) > size else None
