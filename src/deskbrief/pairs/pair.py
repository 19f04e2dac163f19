"""What a file of translation pairs holds: pairs, and what could not be taken for one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence of a pair, where the file tells them apart."""

    source: str
    target: str
    engine: str
    """As ``document.Translation.engine``."""


@dataclass(frozen=True, slots=True)
class SourceTarget:
    """An Arabic text and its English translation, as they are written in the file."""

    line: int
    """Where it begins in the file, counted from 1."""
    source: str
    target: str
    """May be blank: then the translation is missing."""
    id: str = ""
    """The file's own name for it, if it has one."""
    columns: tuple[int, int] | None = None
    """Where the two begin in their line, in characters counted from 1; None in XML and JSON."""
    sentences: tuple[SentencePair, ...] = ()
    """Of a brief; empty where the file has whole texts only."""
    language: str = ""
    """The source's, an ISO 639 code, where the file says it."""
    engine: str = ""
    """Which engine drafted it, where the file says it."""
    at: str = ""
    """When it was last changed, ISO time in UTC, where the file says it."""


class Skip(StrEnum):
    """Why something in the file is no pair; it follows ``skipped:``."""

    ONE_COLUMN = "there is no tab, so no second column"
    NO_SOURCE = "the Arabic is missing"
    NO_ARABIC = "no text in it is marked as Arabic"
    NO_ENGLISH = "no text in it is marked as English"
    NOT_ARABIC = "the text to be translated is not Arabic"
    REVERSED = "the Arabic stands in the second column"
    UNREADABLE = "some of its bytes are no text in the encoding of the file"
    NO_PARAGRAPH = "it is no paragraph with a source and a translation"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A place in the file that was passed over."""

    line: int
    reason: Skip
