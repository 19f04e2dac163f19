"""The places on the desk that a cursor can be at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The columns of the desk, and the strip above them."""

    SOURCE = "source"
    TARGET = "translation"
    BRIEF = "brief"
    POINTS = "key points"


PARTS = (Part.SOURCE, Part.TARGET, Part.BRIEF)
"""The columns of a paragraph, from left to right (from top to bottom where they are stacked)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell, and in a list of bullets one of them."""

    part: Part
    row_id: str = ""
    """The paragraph's id; empty in the strip of key points."""
    item: int = 0
    """The number of the bullet in its cell, from 0; a cell without bullets is at 0 too."""
