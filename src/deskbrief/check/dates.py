"""Months, days and weekdays that the translation changes, loses or brings in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta

from hijridate import Hijri

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.dates import MONTHS, Mention, Unit, arabic_dates, english_dates
from deskbrief.facts.dates.clock import arabic_clocks, english_clocks

FIRST, LAST = 1343, 1500
"""Hijri years that the tables of Umm al-Qura cover."""


class DatesCheck(TextCheck):
    """Flags a month, a day of a month or a weekday that the other side does not state."""

    code = "dates"
    default = Severity.WARNING
    example = (
        "وقع الاتفاق في 15 كانون الثاني الماضي.",
        "The agreement was signed last 15 June.",
    )

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield a finding for each date without a counterpart; one where two stand against each other."""
        yield from _times(source, target)
        ours, theirs = arabic_dates(source), english_dates(target)
        if not ours and not theirs:
            return
        for unit in (Unit.MONTH, Unit.WEEKDAY):
            lost = [m for m in ours if m.unit is unit and m.is_demanded and not _is_named(m, theirs)]
            new = [m for m in theirs if m.unit is unit and m.is_demanded and not _is_named(m, ours)]
            if unit is Unit.MONTH and any(m.unit is Unit.HIJRI for m in ours):
                new = []  # a Gregorian date for a Hijri one
            if lost and new:
                wrong, right = new[0], lost[0]
                words = source[right.start : right.end]
                message = f"The Arabic says {words} ({right.english}), not {wrong.english}."
                yield _on_target(wrong.start, wrong.end, message, right.english)
                continue
            for each in lost:
                words = source[each.start : each.end]
                message = f"The Arabic says {words} ({each.english}); the English does not."
                yield Finding(self.code, self.default, Side.SOURCE, each.start, each.end, message)
            for each in new:
                message = f"The English says {each.english}; the Arabic does not."
                yield _on_target(each.start, each.end, message, None, Severity.WARNING)
        yield from _days(ours, theirs)
        yield from _hijri(ours, theirs)


def _times(source: str, target: str) -> Iterator[Finding]:
    """Yield a finding where the Arabic gives one time of day and the English another."""
    stated = arabic_clocks(source)
    said = english_clocks(target) if stated else ()
    lost = [clock for clock in stated if not any(map(clock.agrees, said))]
    new = [clock for clock in said if not any(map(clock.agrees, stated))]
    if lost and new:
        right, wrong = lost[0], new[0]
        words, instead = source[right.start : right.end], target[wrong.start : wrong.end]
        yield _on_target(wrong.start, wrong.end, f"The Arabic says {words}, the English {instead}.", None)


def _days(ours: Sequence[Mention], theirs: Sequence[Mention]) -> Iterator[Finding]:
    """Yield a finding for each day that stands beside the right month and is another one."""
    for month in range(1, len(MONTHS) + 1):
        stated = {m.day for m in ours if m.unit is Unit.MONTH and m.number == month and m.day}
        said = [m for m in theirs if m.unit is Unit.MONTH and m.number == month and m.day]
        if not stated or not said or {m.day for m in said} & stated or {m.also for m in said} & stated:
            continue
        first = said[0]
        right = " or ".join(map(str, sorted(stated)))
        message = f"The Arabic says {right} {first.english}, the English {first.day}."
        yield _on_target(first.day_start, first.day_end, message, right if len(stated) == 1 else None)


def _hijri(ours: Sequence[Mention], theirs: Sequence[Mention]) -> Iterator[Finding]:
    """Yield a finding for a Gregorian date that is not the day of the Hijri one; a day's difference passes.

    The calendar of Umm al-Qura (hijridate) says which day it is; elsewhere the new moon is seen a day apart.
    """
    for each in ours:
        if each.unit is not Unit.HIJRI or not each.day or not each.year or not FIRST <= each.year <= LAST:
            continue
        with suppress(ValueError):
            right = Hijri(each.year, each.number, each.day).to_gregorian()
            near = {(right + timedelta(days=n)).timetuple()[1:3] for n in (-1, 0, 1)}
            dated = [m for m in theirs if m.unit is Unit.MONTH and m.day]
            if dated and not near & {(m.number, m.day) for m in dated}:
                wrong = dated[0]
                day = f"{right.day} {MONTHS[right.month - 1]} {right.year}"
                message = f"The Hijri date is {day}, the English says {wrong.day} {wrong.english}."
                yield _on_target(wrong.start, wrong.end, message, None, Severity.WARNING)


def _is_named(mention: Mention, among: Sequence[Mention]) -> bool:
    return any((m.unit, m.number) == (mention.unit, mention.number) for m in among)


def _on_target(
    start: int, end: int, message: str, suggestion: str | None, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(DatesCheck.code, severity, Side.TARGET, start, end, message, suggestion)
