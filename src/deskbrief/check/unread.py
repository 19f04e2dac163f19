"""Approvals that came faster than anybody reads."""

from __future__ import annotations

WORDS_A_MINUTE = 238
"""How fast adults read English silently, without learning it (Brysbaert, 2019, "How many words do we read per
minute?", Journal of Memory and Language 109)."""
GENEROUS = 3
"""Times as fast as that passes: people skim, and have read the row above."""
FEWEST_WORDS = 20
"""Shorter texts are taken in at a glance."""


def too_fast(target: str, seconds: float) -> bool:
    """Tell whether a translation was approved in less time than a third of what reading it alone takes."""
    words = len(target.split())
    return words >= FEWEST_WORDS and seconds < reading_time(target) / GENEROUS


def reading_time(target: str) -> float:
    """Return the seconds that reading an English text takes."""
    return len(target.split()) * 60 / WORDS_A_MINUTE
