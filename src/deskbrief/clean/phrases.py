"""The phrases of ``phrases.toml`` as patterns that fit folded text (see ``units.label_key``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from deskbrief.arabic import fold

_ARABIC = re.compile("[\u0600-\u06ff]+")
_COUNT = r"\d[\d.,]*(?: ?[km]| ألف| مليون)?"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of line that belongs to no article: its reason, how it reads, and how long it may be."""

    reason: str
    pattern: re.Pattern[str]
    longest: int


@cache
def _phrases() -> dict[str, Any]:
    return tomllib.loads(files("deskbrief.clean").joinpath("phrases.toml").read_text("utf-8"))


def folded(pattern: str) -> str:
    """Fold the Arabic of a regular expression and leave its escapes alone (``\\W`` is not ``\\w``)."""
    return _ARABIC.sub(lambda match: fold(match[0]), pattern)


@cache
def any_word(*lists: str) -> str:
    """Return the alternation of these lists of words, the longest first, without a group around it."""
    words = {folded(word) for name in lists for word in _phrases()["words"][name]}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def row_of(name: str) -> re.Pattern[str]:
    """Return a pattern of any number of the list's words in a row, also glued together.

    The possessive marks keep it linear: a row of words is never tried in a second way.
    """
    return re.compile(rf"(?:(?:{any_word(name)})\W*+)++")


@cache
def tail(name: str) -> re.Pattern[str]:
    """Return the pattern of the lines that open the tail of a page: ``related`` or ``comments``."""
    return _any_of(_phrases()["tail"][name])


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules for whole lines, in order."""
    rows = (Rule("share bar", row_of("share"), 160), Rule("navigation", row_of("navigation"), 160))
    return rows + tuple(
        Rule(rule["reason"], _any_of(rule["lines"]), rule["longest"]) for rule in _phrases()["rule"]
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    patterns = (folded(phrase.replace("COUNT", _COUNT)) for phrase in phrases)
    return re.compile(
        "|".join(f"(?:{pattern.replace('CHANNELS', any_word('channels'))})" for pattern in patterns)
    )
