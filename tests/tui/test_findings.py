"""Findings at the desk: going to them, mending them, leaving them as they are."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from deskbrief.desk import Section
from deskbrief.desk.records import Status
from deskbrief.document import Severity
from deskbrief.tui.layout.spot import Part
from deskbrief.tui.settings import Settings
from deskbrief.tui.widgets.detail import Tab
from support.desk_app import at_desk
from support.desk_article import COST, FLAGGED, WELLS

pytestmark = pytest.mark.every_check
WRONG = "Al-Haddad explained that the council will dig 120 wells this year."
RIGHT = "Al-Haddad explained that the council will dig 12 wells this year."
REST = " He asked residents to save water in summer. He urged farmers to irrigate at night."


async def write(desk, number: int, text: str) -> None:
    """Put a person's text into a paragraph as the editor would."""
    desk.session.edit(desk.ids[number], text)
    desk.screen.changed(desk.ids[number])
    await desk.settle()


def codes(desk, number: int) -> list[str]:
    return [finding.code for finding in desk.row(number).findings]


@at_desk()
async def test_what_a_person_writes_is_checked_too(desk):
    await write(desk, WELLS, WRONG + REST)
    assert "numbers" in codes(desk, WELLS)
    await write(desk, WELLS, RIGHT + REST)
    assert "numbers" not in codes(desk, WELLS)


@at_desk()
async def test_next_finding_goes_round_the_article_and_opens_the_panel_at_it(desk):
    await write(desk, WELLS, WRONG + REST)
    await desk.press("Home", "right_square_bracket")
    assert desk.spot == (Part.TARGET, WELLS)
    assert desk.screen.detail.tab is Tab.FINDINGS
    await desk.press("right_square_bracket")
    assert desk.spot == (Part.TARGET, FLAGGED)
    await desk.press("left_square_bracket")
    assert desk.spot == (Part.TARGET, WELLS)


@at_desk()
async def test_one_key_mends_what_has_a_suggestion_and_undo_takes_it_back(desk):
    await write(desk, WELLS, WRONG + REST)
    await desk.press("Home", "right_square_bracket", "r")
    assert desk.text(WELLS) == RIGHT + REST
    assert "numbers" not in codes(desk, WELLS)
    await desk.press("u")
    assert desk.text(WELLS) == WRONG + REST
    assert "numbers" in codes(desk, WELLS)


@at_desk()
async def test_one_key_mends_all_that_a_check_has_found_and_one_undo_takes_it_back(desk):
    await write(desk, WELLS, "The council  will dig 12 wells this year." + REST)
    await write(desk, COST, "Council head Salem al-Haddad said the plan will begin early  next month.")
    assert codes(desk, WELLS).count("typography") == codes(desk, COST).count("typography") == 1
    await desk.go(COST)
    await desk.press("ctrl+r")
    assert "  " not in desk.text(WELLS) + desk.text(COST)
    await desk.press("u")
    assert "  " in desk.text(WELLS) and "  " in desk.text(COST)


@at_desk()
async def test_what_shows_only_over_the_article_is_found_when_nothing_changes_for_a_while(desk):
    await write(desk, WELLS, RIGHT + REST)
    await write(
        desk,
        COST,
        "Council head Salem al-Hadad said the plan will begin early next month. "
        "He added that it costs 3 million dinars.",
    )
    await desk.until(lambda: "name-spelling" in codes(desk, COST) + codes(desk, WELLS))


@at_desk()
async def test_a_bullet_that_says_what_its_paragraph_does_not_is_flagged_and_can_be_left(desk):
    bullet = desk.session.lines(Section.BULLETS)[0]
    desk.session.edit_line(Section.BULLETS, bullet.id, "The council will spend 777 million.")
    desk.screen.changed()

    def found():
        return [f.code for line in desk.session.lines(Section.BULLETS) for f in line.bullet.findings]

    await desk.until(lambda: "bullets" in found())
    await desk.press("Home", "right_square_bracket")
    while desk.screen.spot.part is not Part.BRIEF:
        await desk.press("right_square_bracket")
    await desk.press("R", "enter")
    assert "bullets" not in found()
    await desk.press("Q")
    assert "bullets" in found()


@at_desk(settings=Settings(checks={"numbers": None, "typography": Severity.ERROR}))
async def test_a_person_says_how_much_a_check_matters(desk):
    await write(desk, WELLS, WRONG.replace("will", "will ") + REST)
    assert [(f.code, f.severity) for f in desk.row(WELLS).findings] == [("typography", Severity.ERROR)]


@at_desk()
async def test_where_nothing_suggests_a_repair_that_is_said(desk):
    await desk.go(COST)
    await desk.press("r")
    await desk.until_told("Nothing here suggests a repair")


@at_desk()
async def test_a_finding_is_left_with_a_reason_and_opened_again(desk):
    await write(desk, WELLS, WRONG + REST)
    await desk.press("Home", "right_square_bracket", "R")
    assert desk.dialog is not None
    await desk.press("enter")
    row = desk.row(WELLS)
    assert (row.findings, [reason for _, reason in row.dismissed]) == ((), ["right as it is"])
    assert row.status is Status.EDITED
    await desk.press("Q")
    assert "numbers" in codes(desk, WELLS)


@at_desk()
async def test_the_panel_lists_what_was_left_and_enter_opens_it_again(desk):
    await write(desk, WELLS, WRONG + REST)
    await desk.press("Home", "right_square_bracket", "R", "enter")
    options = desk.screen.query_one("#findings-list", OptionList)
    assert "Left as it is (1)" in str(options.get_option_at_index(0).prompt)
    assert "right as it is" in str(options.get_option_at_index(1).prompt)
    options.focus()
    await desk.press("enter")
    assert "numbers" in codes(desk, WELLS)


@at_desk()
async def test_nothing_to_go_to_is_said(desk):
    for number in range(len(desk.ids)):
        desk.session.approve(desk.ids[number])
    await desk.press("f7")
    await desk.until_told("nothing that is open")


@at_desk()
async def test_an_approval_faster_than_reading_is_told_of_and_stands(desk):
    await desk.go(WELLS)
    await desk.press("a")
    await desk.until_told("Approved at once")
    assert desk.row(WELLS).approved
