"""What the decoder needs of the learned tables, and its weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

LONE_HASH = "＃"
"""The key of a hash that no word follows, for ``#`` is a number."""
ALONE = frozenset("\"«»“”()[]'‘’＃_|*@")
"""Marks that must stay in pairs or in their place: in no learned phrase, each is translated by itself."""


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
