"""Lines that are a date, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from deskbrief.clean.phrases import any_word, folded
from deskbrief.clean.units import Unit

_NUMERIC = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_ISO = r"\d{4}-\d{2}-\d{2}t[\d:.]+(?:z|[+-]\d{2}:?\d{2})?"
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class _Patterns:
    made_of: re.Pattern[str]
    """All words that may stand in a date line, in any order."""
    telling: re.Pattern[str]
    """What makes a date of them: a month, a day of the week, a date or a time of day in figures."""
    other: re.Pattern[str]
    """How long ago, or ISO 8601."""


def is_date(unit: Unit) -> bool:
    """Tell whether a whole line says when, e.g. ``الأحد 23 فبراير 2025 - 14:30`` or ``منذ 3 ساعات``."""
    if len(unit.text) > _LONGEST:
        return False
    patterns = _patterns()
    if patterns.other.fullmatch(unit.key):
        return True
    made_of_dates = patterns.made_of.fullmatch(unit.key) and any(map(str.isdigit, unit.key))
    return bool(made_of_dates) and patterns.telling.search(unit.key) is not None


@cache
def _patterns() -> _Patterns:
    names = any_word("months", "days")
    words = any_word("months", "days", "around_dates")
    time = any_word("spans_of_time")
    ago = (
        folded(rf"(?:(?:نشر|قبل|منذ) )+(?:\d+ )?(?:{time})(?: واحدة?)?")
        + r"|\d+ (?:minutes?|hours?|days?|weeks?) ago"
    )
    return _Patterns(
        re.compile(rf"(?:(?:{_NUMERIC}|{_CLOCK}|\d{{1,4}}|(?:{words})(?![^\W\d_]))\W*+)++"),
        re.compile(rf"{_NUMERIC}|{_CLOCK}|(?<![^\W\d_])(?:{names})(?![^\W\d_])"),
        re.compile(rf"{ago}|{_ISO}"),
    )
