"""A place where a text negates something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Strength(IntEnum):
    """How plainly a word negates."""

    HINT = 1
    """It can answer a negation (``only``, ``but``, ``free``), and often has nothing to do with one."""
    MEANING = 2
    """Its meaning is negative: ``رفض``, ``unable``, ``lack``."""
    OUTSPOKEN = 3
    """A particle, or a noun of absence: ``لم``, ``عدم``, ``not``, ``without``."""


@dataclass(frozen=True, slots=True)
class Negation:
    """One negative word or expression."""

    start: int
    """Offsets into the text as written."""
    end: int
    strength: Strength
    negated: tuple[str, ...] = ()
    """In Arabic, the words after ``غير`` or ``عدم``: said without it, the negation was lost."""
    softened: bool = False
    """In Arabic, ``إلا`` (nothing but: only), ``بعد`` (not yet: still) or the like follows."""

    @property
    def is_outspoken(self) -> bool:
        """It is a particle or a noun of absence."""
        return self.strength is Strength.OUTSPOKEN
