"""What the checks say at the desk: levels shape what is shown, never what is kept."""

from __future__ import annotations

import pytest

from deskbrief.check.levels import levels
from deskbrief.desk import Section
from deskbrief.desk.dismissals import identity
from deskbrief.document import Severity

pytestmark = pytest.mark.every_check


def codes(desk, row_id: str) -> list[str]:
    return [finding.code for finding in desk.row(row_id).findings]


@pytest.fixture
def flagged(desk) -> str:
    """A paragraph that the typography check has something to say of."""
    row_id = desk.row_ids[-1]
    desk.edit(row_id, "Two  spaces stand here.")
    assert "typography" in codes(desk, row_id)
    return row_id


def test_a_check_that_is_off_is_not_shown_and_comes_back_when_it_is_on_again(desk, flagged):
    desk.use_levels(levels({"typography": "off"}, ["typography"]))
    assert "typography" not in codes(desk, flagged)
    desk.use_levels({})
    assert "typography" in codes(desk, flagged)


def test_an_approval_keeps_what_the_checks_said_not_what_was_shown(desk, flagged):
    desk.use_levels({"typography": Severity.ERROR})
    desk.approve(flagged)
    desk.use_levels({})
    (found,) = [f for f in desk.row(flagged).findings if f.code == "typography"]
    assert found.severity is Severity.INFO


def test_what_was_dismissed_stays_so_at_another_level(desk, flagged):
    (found,) = [f for f in desk.row(flagged).findings if f.code == "typography"]
    desk.dismiss(flagged, found, "a matter of style")
    desk.use_levels({"typography": Severity.ERROR})
    assert "typography" not in codes(desk, flagged)
    text = desk.row(flagged).text
    ((left, reason),) = desk.row(flagged).dismissed
    assert (identity(left, "", text), reason) == (identity(found, "", text), "a matter of style")


def test_a_dismissed_finding_of_a_bullet_does_not_come_back_in_the_brief(desk):
    line = desk.lines(Section.BULLETS)[0]
    desk.edit_line(Section.BULLETS, line.id, "The council will spend 777 million.")
    desk.look_over()
    (found,) = desk.lines(Section.BULLETS)[0].bullet.findings
    desk.dismiss_in_line(Section.BULLETS, line.id, found, "right as it is")
    bullet = next(each for each in desk.to_brief().bullets if each.id == line.id)
    assert (bullet.findings, [reason for _, reason in bullet.dismissed]) == ((), ["right as it is"])
    desk.restore_in_line(Section.BULLETS, line.id, found)
    assert desk.lines(Section.BULLETS)[0].bullet.findings == (found,)
