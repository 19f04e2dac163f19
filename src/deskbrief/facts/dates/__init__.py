"""Months with their days, weekdays and Hijri dates that a text states."""

from deskbrief.facts.dates.arabic import arabic_dates
from deskbrief.facts.dates.english import english_dates
from deskbrief.facts.dates.mention import MONTHS, WEEKDAYS, Mention, Unit

__all__ = ["MONTHS", "WEEKDAYS", "Mention", "Unit", "arabic_dates", "english_dates"]
