"""A term where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass

from deskbrief.glossary import Term


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in an Arabic text."""

    term: Term
    start: int
    """Offsets into the text as it was given, of whole words: clitics are within."""
    end: int
    is_definite: bool = False
    """It has the article, or a pronoun, or what follows it makes it so."""
    number: str = "S"
    """``S``, ``D`` or ``P``, seen from how the glossary has it."""
