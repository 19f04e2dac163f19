"""What the decoder needs of the learned tables, and its weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

PAIRED = frozenset("\"«»“”()[]'‘’")
"""Marks that must stay in pairs: no learned phrase holds one, the decoder translates each by itself."""


class Texts(Protocol):
    """A table of strings: a dictionary, or a ``TextTable``."""

    def get(self, key: str, /) -> str | None:
        """Return the text of a key, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Weights:
    """How the decoder weighs its features; tuned on PUD, never on an evaluation set."""

    language_model: float = 0.3
    word: float = -6.0
    """Per English word, in tenths of a nat; negative favours longer sentences."""
    phrase: float = 0.0
    """Per phrase used; positive favours longer phrases."""
    idafa: float = 2.0
    """For an ``of`` that only the idafa asks for."""
