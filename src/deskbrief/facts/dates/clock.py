"""Clock times of both languages, as minutes of the day where the half of it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from deskbrief.arabic.normalise import normalise, strip_tashkeel
from deskbrief.arabic.script import fold

_HALF_DAY = 12 * 60
_ARABIC_HOURS = {
    "الواحدة": 1, "الثانية": 2, "الثالثة": 3, "الرابعة": 4, "الخامسة": 5, "السادسة": 6, "السابعة": 7,
    "الثامنة": 8, "التاسعة": 9, "العاشرة": 10, "الحادية عشرة": 11, "الثانية عشرة": 12,
}  # fmt: skip
_HOURS = {fold(word): hour for word, hour in _ARABIC_HOURS.items()}
_PART = {"والنصف": 30, "والربع": 15, "والثلث": 20, "الا ربعا": -15, "الا الربع": -15, "الا ثلثا": -20}
_PARTS = {fold(word): minutes for word, minutes in _PART.items()}
_MORNING = tuple(map(fold, ("صباحا", "فجرا", "صباح", "فجر")))
_EVENING = tuple(map(fold, ("مساء", "عصرا", "بعد الظهر", "ليلا", "مساء اليوم", "ظهرا")))
_ARABIC = re.compile(
    r"\b(?:" + fold("الساعة") + r")\s+(?:(?P<digits>\d{1,2})(?:[:.](?P<minutes>\d{2}))?|(?P<word>"
    + "|".join(sorted(_HOURS, key=len, reverse=True)) + r"))"
    + r"(?:\s+(?P<part>" + "|".join(_PARTS) + r"))?"
    + r"(?:\s+(?:(?P<morning>" + "|".join(_MORNING) + r")|(?P<evening>" + "|".join(_EVENING) + r")))?"
)  # fmt: skip
_UNITS = "one two three four five six seven eight nine ten eleven twelve".split()
_ENGLISH = re.compile(
    r"\b(?:(?P<special>noon|midday|midnight)"
    r"|(?:(?P<before>half past|quarter past|quarter to) )?"
    r"(?:(?P<digits>\d{1,2})(?:[:.](?P<minutes>\d{2}))?|(?P<word>"
    + "|".join(_UNITS)
    + r"))\s*(?P<half>[ap]\.?\s?m\b\.?|o['’]clock|GMT|hours\b)?)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """One time of day."""

    minutes: int
    """Since midnight; since midnight or noon where ``is_sure`` is False."""
    is_sure: bool
    """Whether the half of the day is told."""
    start: int
    """Offsets into the text as written."""
    end: int

    def agrees(self, other: Clock) -> bool:
        """Tell whether two times can be the same."""
        if self.is_sure and other.is_sure:
            return self.minutes == other.minutes
        return self.minutes % _HALF_DAY == other.minutes % _HALF_DAY


@lru_cache(maxsize=64)
def arabic_clocks(text: str) -> tuple[Clock, ...]:
    """Return the times after ``الساعة`` of an Arabic text."""
    if "ساعة" not in text:
        return ()
    clean = normalise(text)
    plain = clean.text
    folded = fold(plain)
    if len(folded) != len(plain):  # vowel marks went: places would not fit
        plain = folded = fold(strip_tashkeel(plain))
        clean = normalise(plain)
    found = []
    for match in _ARABIC.finditer(folded):
        hour = int(match["digits"]) if match["digits"] else _HOURS[match["word"]]
        if hour > 24:
            continue
        minutes = hour * 60 + int(match["minutes"] or 0) + _PARTS.get(match["part"] or "", 0)
        is_sure = hour > 12 or bool(match["morning"] or match["evening"])
        if match["evening"] and hour < 12:
            minutes += _HALF_DAY
        if match["morning"] and hour == 12:
            minutes -= _HALF_DAY
        found.append(Clock(minutes % (2 * _HALF_DAY), is_sure, *clean.span(*match.span())))
    return tuple(found)


@lru_cache(maxsize=64)
def english_clocks(text: str) -> tuple[Clock, ...]:
    """Return the times of day of an English text: with a.m., p.m., o'clock, minutes, or by name."""
    found = []
    for match in _ENGLISH.finditer(text):
        if match["special"]:
            noon = match["special"].lower() != "midnight"
            found.append(Clock(_HALF_DAY if noon else 0, True, *match.span()))
            continue
        half = (match["half"] or "").lower().replace(".", "").replace(" ", "")
        if not half and not match["minutes"] and not match["before"]:
            continue
        hour = int(match["digits"]) if match["digits"] else _UNITS.index(match["word"].lower()) + 1
        if (
            hour > 24
            or int(match["minutes"] or 0) > 59
            or (match["minutes"] and "." in match[0] and not half)
        ):
            continue
        minutes = hour * 60 + int(match["minutes"] or 0)
        minutes += {"half past": 30, "quarter past": 15, "quarter to": -15}.get(
            (match["before"] or "").lower(), 0
        )
        if half == "pm" and hour < 12:
            minutes += _HALF_DAY
        if half == "am" and hour == 12:
            minutes -= _HALF_DAY
        is_sure = half in ("am", "pm", "gmt", "hours") or hour > 12
        found.append(Clock(minutes % (2 * _HALF_DAY), is_sure, *match.span()))
    return tuple(found)
