"""A month or a weekday that a text states, with the day of the month where it gives one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split()
HIJRI_MONTHS = (
    "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Awwal", "Jumada al-Thani", "Rajab",
    "Shaaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
)  # fmt: skip


class Unit(StrEnum):
    """What is stated."""

    MONTH = "month"
    WEEKDAY = "weekday"
    HIJRI = "hijri"
    """A month of the Islamic calendar."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One month or weekday."""

    unit: Unit
    number: int
    """1 to 12 for months, 0 (Sunday) to 6 for weekdays."""
    start: int
    """Offsets into the text as written; the day is not within them."""
    end: int
    day: int | None = None
    """The day of the month, where it stands beside the month."""
    day_start: int = 0
    """Offsets of the day."""
    day_end: int = 0
    also: int | None = None
    """A day that says the same: the other end of a range."""
    year: int | None = None
    """Of a Hijri date."""
    is_demanded: bool = True
    """False where the word may mean something else: ``May``, ``الأحد`` without ``يوم``."""

    @property
    def english(self) -> str:
        """The name in English."""
        if self.unit is Unit.WEEKDAY:
            return WEEKDAYS[self.number]
        return (HIJRI_MONTHS if self.unit is Unit.HIJRI else MONTHS)[self.number - 1]
