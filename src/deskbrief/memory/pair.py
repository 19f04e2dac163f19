"""One approved pair of sentences, as the memory keeps it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pair:
    """One approved pair of sentences."""

    number: int
    """Its own for ever; a later approval has a higher one."""
    desk: str
    """The path of the desk's file; of an imported pair, ``import:`` and the file that it came from."""
    segment: str
    """The id of the paragraph there."""
    nth: int
    """Which of the paragraph's pairs it is, counted from 0."""
    source: str
    target: str
    engine: str
    """The name of the engine whose draft the person began with."""
    at: str
    """When it was approved, ISO time in UTC."""


@dataclass(frozen=True, slots=True)
class NewPair:
    """A pair of a file, before it is kept."""

    source: str
    target: str
    engine: str = ""
    """Which engine drafted it, where the file says so."""
    at: str = ""
    """When it was approved, ISO time in UTC, where the file says so."""


def storable(text: str) -> str:
    """Return a text as SQLite can hold it: a lone surrogate is U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)
