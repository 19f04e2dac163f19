"""Levels: a person says how much the findings of a check matter."""

from __future__ import annotations

import pytest

from deskbrief.check.levels import at_levels, levels
from deskbrief.document import Finding, Severity, Side
from deskbrief.errors import UsageError

FOUND = (
    Finding("dates", Severity.WARNING, Side.TARGET, 0, 4, "A date."),
    Finding("quotes", Severity.WARNING, Side.TARGET, 5, 6, "A quote."),
)
KNOWN = ("dates", "numbers", "quotes")


def test_without_levels_findings_are_as_the_checks_say():
    assert at_levels(FOUND, {}) == FOUND


def test_a_check_that_is_off_is_not_shown_and_another_is_as_bad_as_was_said():
    wanted = levels({"quotes": "off", "dates": "error"}, KNOWN)
    assert [(each.code, each.severity) for each in at_levels(FOUND, wanted)] == [("dates", Severity.ERROR)]


def test_all_that_is_wrong_is_told_at_once_with_what_is_allowed():
    with pytest.raises(UsageError) as caught:
        levels({"quotes": "loud", "spelling": "off", "dates": 3}, KNOWN)
    assert "no check 'spelling'" in caught.value.message
    assert "quotes is 'loud'" in caught.value.message
    assert "dates is 3" in caught.value.message
    assert "error, warning, info, off" in caught.value.hint
    assert "numbers" in caught.value.hint
