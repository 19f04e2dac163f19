"""A name of a person, a place or an organisation, one word of it at a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One word of a name. Names are compared word by word, for languages shorten and reorder them."""

    start: int
    """Offsets into the text as written."""
    end: int
    text: str
    english: str = ""
    """Of an Arabic name, how English mostly spells it; nothing where no list holds it."""
