"""Engines that learn from what a person approved, and can forget it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Approved:
    """A sentence with the translation that a person approved."""

    number: int
    """Its own; a later approval has a higher one."""
    source: str
    """Normalised, as ``Engine.translate`` takes it (``job.engine_text``)."""
    text: str
    """The English, on one line."""


@runtime_checkable
class Learning(Protocol):
    """An engine that learns; one that cannot has none of these. Its ``signature`` tells what it has learned.

    What it says depends on the pairs that it knows now alone, not on the order in which they came and went.
    """

    def learn(self, pairs: Sequence[Approved]) -> None:
        """Take in pairs, each in place of what its number stood for before."""
        ...

    def forget(self, numbers: Sequence[int]) -> None:
        """Drop pairs; those that are not known are passed over."""
        ...
