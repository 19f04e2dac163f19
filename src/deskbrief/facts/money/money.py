"""A currency that a text names, with its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Money:
    """One mention of a currency."""

    currency: str
    """Its English name in the singular; ``pound`` is also the lira, where Arabic has one word for several."""
    start: int
    """Offsets into the text as written, of the currency's name or sign alone."""
    end: int
    has_amount: bool
    """A number stands beside it: it is a sum, not the currency as such."""
