"""The dates of an English text: months with their days, weekdays, Hijri months."""

from __future__ import annotations

import re
from functools import lru_cache

from deskbrief.facts.dates.mention import MONTHS, WEEKDAYS, Mention, Unit

_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"Sept": 9}
_MONTH = {name: number for number, name in enumerate(MONTHS, 1)} | _SHORT
_WEEKDAY = {name: number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY |= {name[:3]: number for number, name in enumerate(WEEKDAYS)} | {"Tues": 2, "Thurs": 4}
_HIJRI = (
    (1, r"Muharram"), (2, r"Safar"), (3, r"Rabi['’]? (?:al-|I\b|ul-)?(?:Awwal|awal|I)\b"),
    (4, r"Rabi['’]? (?:al-|II)?(?:Thani|Akhir|II)"),
    (5, r"Jumada (?:al-)?(?:Awwal|Ula|I)\b"), (6, r"Jumada (?:al-)?(?:Thani|Akhir\w*|II)"), (7, r"Rajab"),
    (8, r"Sha['’]?a?ban"), (9, r"Ramad(?:h)?an"), (10, r"Shaww?al"), (11, r"(?:Dh|Z)u['’l]*[ -](?:al-)?Q\w+"),
    (12, r"(?:Dh|Z)u['’l]*[ -](?:al-)?H\w+"),
)  # fmt: skip
_DATE = re.compile(
    r"(?:(?P<before>\d{1,2})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<range>\d{1,2}))?\s+(?:of\s+)?)?"
    r"\b(?P<month>" + "|".join(sorted(_MONTH, key=len, reverse=True)) + r")\b\.?"
    r"(?:\s+(?:the\s+)?(?P<after>\d{1,2})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<until>\d{1,2}))?(?!\d|[:.]\d|,\d{3}))?"
)
_WEEK = re.compile(r"\b(" + "|".join(sorted(_WEEKDAY, key=len, reverse=True)) + r")s?\b")
_ISLAMIC = re.compile("|".join(f"(?P<h{number}>{pattern})" for number, pattern in _HIJRI))
_MAY_HOLD = re.compile(
    "|".join(sorted({name[:3] for name in (*MONTHS, *WEEKDAYS)})) + "|Muh|Saf|Rab|Jum|Raj|Sha|Ram|Dhu|Zu"
)


@lru_cache(maxsize=64)
def english_dates(text: str) -> tuple[Mention, ...]:
    """Return the months and weekdays of an English text in their order."""
    if not _MAY_HOLD.search(text):
        return ()
    found = [_dated(match) for match in _DATE.finditer(text)]
    found += [
        Mention(Unit.WEEKDAY, _WEEKDAY[match[1]], *match.span(), is_demanded=len(match[1]) > 4)
        for match in _WEEK.finditer(text)
    ]
    found += [
        Mention(Unit.HIJRI, int((match.lastgroup or "h1")[1:]), *match.span())
        for match in _ISLAMIC.finditer(text)
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _dated(match: re.Match[str]) -> Mention:
    name = match["month"]
    group = "after" if match["after"] else "before"
    other = match["until"] if match["after"] else match["range"]
    has_day = match[group] is not None and 1 <= int(match[group]) <= 31
    is_sure = (
        name not in ("May", "March", "Mar", "Jan", "Dec", "Sept", "Sep", "Jun", "Jul", "Apr", "Aug")
        or has_day
    )
    if name in ("May", "March") and not has_day:
        is_sure = bool(re.match(r"\s+\d{4}", match.string[match.end() :]))
    if not has_day:
        return Mention(Unit.MONTH, _MONTH[name], *match.span("month"), is_demanded=is_sure)
    day = int(match[group])
    return Mention(
        Unit.MONTH,
        _MONTH[name],
        *match.span("month"),
        day,
        *match.span(group),
        also=int(other) if other else None,
    )
