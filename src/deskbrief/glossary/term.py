"""One entry of a glossary, and what may be wrong with a row of a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a term is, which says how its English may bend."""

    TERM = "term"
    """A common noun or phrase: takes articles, has a plural."""
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    """May take ``the``."""
    KEEP = "keep"
    """Not to be translated: the English is the source as it is written."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a person wants one Arabic word or phrase to be in English."""

    source: str
    """As written in the file, without white space around it."""
    target: str
    kind: Kind = Kind.TERM
    note: str = ""
    """For people."""
    case: bool = False
    """The capitals of ``target`` stand as they are, also where a sentence begins."""
    forbidden: tuple[str, ...] = ()
    """English that must not stand for this source."""
    origin: str = ""
    """Where it comes from, for people: ``desk``, or the file's name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a glossary's file; the rest of the file holds."""

    line: int
    """From 1."""
    message: str


@dataclass(frozen=True, slots=True)
class ReadTerms:
    """What a file of terms came to."""

    terms: tuple[Term, ...]
    """The good rows, in order."""
    problems: tuple[Problem, ...] = ()
    """Of the others, in order."""
