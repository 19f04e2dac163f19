"""A number that a text states, as a value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What a number does in its text."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    FRACTION = "fraction"
    APPROXIMATE = "approximate"
    """Dozens, hundreds, thousands of something: the value is the power of ten, or 12."""
    DUAL = "dual"
    """Two, said by an Arabic dual, or by ``both``, ``twice``, ``a pair``."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, with its place."""

    value: Fraction
    start: int
    """Offsets into the text as written."""
    end: int
    kind: Kind = Kind.CARDINAL
    is_demanded: bool = True
    """A translation has to state it; what languages say in other ways (one, a dual, a half) need not be."""
    others: frozenset[Fraction] = field(default=frozenset())
    """Other values that say the same: parts of a compound, a percentage as a fraction."""

    @property
    def values(self) -> frozenset[Fraction]:
        """Every value that a counterpart may have."""
        return self.others | {self.value}

    def answers(self, other: Quantity) -> bool:
        """Tell whether one of two numbers can stand for the other."""
        return self.value == other.value or self.value in other.others or other.value in self.others


def parse_digits(text: str) -> Fraction | None:
    """Return the value of digits with separators: ``1,250.5``; None for a clock time or a date.

    A comma groups thousands where three digits follow each, else it is a decimal comma; points likewise where
    there are several of them.
    """
    if ":" in text or "/" in text:
        return None
    groups = text.split(",")
    if len(groups) > 1:
        if all(len(group.partition(".")[0]) == 3 for group in groups[1:]):
            text = "".join(groups)
        elif len(groups) == 2 and "." not in text:
            text = ".".join(groups)
        else:
            return None
    if text.count(".") > 1:
        parts = text.split(".")
        if not all(len(part) == 3 for part in parts[1:]):
            return None
        text = "".join(parts)
    return Fraction(text)


def outside(found: Iterable[Quantity], pattern: re.Pattern[str], text: str) -> tuple[Quantity, ...]:
    """Return the numbers that lie outside of every match of a pattern, such as addresses of pages."""
    spans = [match.span() for match in pattern.finditer(text)]
    return tuple(q for q in found if not any(start <= q.start < end for start, end in spans))


def percent(value: Fraction) -> frozenset[Fraction]:
    """Return what else a percentage is: its share of one."""
    return frozenset({value / 100})
