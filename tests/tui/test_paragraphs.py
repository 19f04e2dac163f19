"""What is done to a paragraph: approval, going back, the engine's other offers, other engines."""

from __future__ import annotations

import asyncio

import pytest

from deskbrief.desk.records import Status
from deskbrief.tui.layout.spot import Part
from deskbrief.tui.widgets.detail import Tab
from support.desk_app import Desk, at_desk, sitting, write_article
from support.desk_article import COST, CUTS, DATELINE, FLAGGED, HEADLINE, PARAGRAPHS, PLAN, VISIT, WELLS

# Approval.


@at_desk()
async def test_a_approves_and_a_again_takes_it_back(desk):
    await desk.go(PLAN)
    await desk.press("a")
    assert desk.row(PLAN).approved
    assert desk.spot == (Part.TARGET, PLAN)
    await desk.press("a")
    assert desk.row(PLAN).status is Status.MACHINE


@at_desk()
async def test_space_approves_and_goes_to_the_next_open_paragraph(desk):
    desk.session.approve(desk.ids[COST])
    await desk.go(PLAN)
    await desk.press("space")
    assert desk.row(PLAN).approved
    assert desk.spot == (Part.TARGET, WELLS)


@at_desk()
async def test_space_through_the_whole_desk_approves_all_of_it_and_says_what_comes_then(desk):
    await desk.press(*["space"] * len(desk.ids))
    assert all(row.approved for row in desk.session.rows())
    assert "e writes the brief" in desk.notices[-1]


@at_desk()
async def test_the_mark_beside_a_paragraph_says_how_far_it_has_come(desk):
    desk.session.edit(desk.ids[COST], "Mine.")
    desk.screen.changed(desk.ids[COST])
    await desk.go(PLAN)
    await desk.press("a")
    marks = [
        line[4] for line in desk.shown().splitlines() if line[:3].strip().isdigit() and line[4] in "○◐●▲"
    ]
    assert marks == ["○", "○", "●", "◐", "○", "▲", "○", "○"]


@at_desk()
async def test_a_badge_counts_what_waits_for_a_person_by_how_bad_it_is(desk):
    badges = [line[:6].strip() for line in desk.shown().splitlines() if line[4:5] == "✗"]
    assert badges == ["1 ✗"]
    await desk.go(FLAGGED)
    await desk.press("a")
    assert not [line for line in desk.shown().splitlines() if line[4:5] == "✗"]


# Back to the machine's text, and undo.


async def edit(desk: Desk, number: int, text: str) -> None:
    await desk.go(number)
    await desk.press("enter", "f7")
    await desk.type(text)
    await desk.press("escape")


@at_desk()
async def test_m_takes_the_machines_text_again_and_undo_brings_the_persons_back(desk):
    machine = desk.text(PLAN)
    await edit(desk, PLAN, "Mine")
    await desk.press("m")
    assert (desk.text(PLAN), desk.row(PLAN).status) == (machine, Status.MACHINE)
    await desk.press("u")
    assert desk.text(PLAN) == "Mine"


@at_desk()
async def test_m_on_the_machines_text_says_so(desk):
    await desk.press("m")
    assert "machine's text already" in desk.notices[-1]


@at_desk()
async def test_undo_and_redo_go_back_and_forth_in_one_paragraph_and_leave_the_others(desk):
    await edit(desk, PLAN, "One")
    await edit(desk, COST, "Other")
    await desk.go(PLAN)
    await desk.press("a", "u", "u")
    assert desk.row(PLAN).status is Status.MACHINE
    assert desk.text(COST) == "Other"
    await desk.press("U", "U")
    assert (desk.text(PLAN), desk.row(PLAN).approved) == ("One", True)


@at_desk()
async def test_ctrl_z_and_ctrl_y_do_the_same_outside_the_editor(desk):
    await edit(desk, PLAN, "One")
    await desk.press("ctrl+z")
    assert desk.row(PLAN).status is Status.MACHINE
    await desk.press("ctrl+y")
    assert desk.text(PLAN) == "One"


@at_desk()
async def test_undo_tells_what_was_undone_and_where_there_is_nothing(desk):
    await edit(desk, PLAN, "One")
    await desk.press("u", "u", "U", "U")
    assert [notice.rstrip(".") for notice in desk.notices] == [
        "Undone: edit",
        "There is nothing to undo in this paragraph",
        "Done again: edit",
        "There is nothing to do again in this paragraph",
    ]


def test_undo_and_redo_outlive_the_sitting(tmp_path):
    article = write_article(tmp_path)

    async def sittings() -> None:
        async with sitting(article) as desk:
            machine = desk.text(PLAN)
            await edit(desk, PLAN, "One")
            await desk.press("a")
        async with sitting(article) as desk:
            await desk.go(PLAN)
            await desk.press("u", "u")
            assert desk.text(PLAN) == machine
        async with sitting(article) as desk:
            await desk.go(PLAN)
            await desk.press("U", "U")
            assert (desk.text(PLAN), desk.row(PLAN).approved) == ("One", True)

    asyncio.run(sittings())


# The engine's other offers.


@at_desk()
async def test_x_goes_through_the_offers_and_round_and_shift_x_back(desk):
    first = desk.text(PLAN)
    await desk.go(PLAN)
    await desk.press("x")
    assert desk.text(PLAN) == f"Secondly: {first}"
    assert desk.row(PLAN).status is Status.MACHINE
    await desk.press("x", "x", "x", "x")
    assert desk.text(PLAN) == first
    await desk.press("X")
    assert desk.text(PLAN) == f"Fifthly: {first}"
    assert "Offer 5 of 5" in desk.notices[-1]


@pytest.mark.parametrize(
    ("key", "begins"),
    [("2", "Secondly: "), ("3", "Thirdly: "), ("4", "Fourthly: "), ("5", "Fifthly: "), ("1", "The council")],
)
@at_desk()
async def test_the_figures_1_to_5_take_an_offer_at_once(desk, key, begins):
    await desk.go(PLAN)
    await desk.press("x", key)
    assert desk.text(PLAN).startswith(begins)


@at_desk(text=PARAGRAPHS + "\nThis sentence is English from its beginning to its very end, as it was sent.\n")
async def test_where_there_is_no_alternative_that_is_told(desk):
    await desk.go(VISIT + 1)
    before = desk.text(VISIT + 1)
    await desk.press("x")
    assert "no alternative" in desk.notices[-1]
    await desk.press("2")
    assert "no alternative" in desk.notices[-1]
    assert desk.text(VISIT + 1) == before


@at_desk()
async def test_the_list_of_alternatives_takes_the_one_that_is_chosen(desk):
    await desk.go(PLAN)
    await desk.press("A")
    await desk.until(
        lambda: desk.screen.detail.tab is Tab.OFFERS and desk.app.focused.id == "alternatives-list"
    )
    await desk.press("down", "down", "enter")
    assert desk.text(PLAN).startswith("Thirdly: ")


# Another engine.


async def retranslate(desk: Desk, key: str = "t", engine: int = 1) -> None:
    await desk.press(key, *["down"] * engine, "enter")
    await desk.until_quiet()


@at_desk()
async def test_t_translates_with_another_engine(desk):
    first = desk.text(PLAN)
    await desk.go(PLAN)
    await retranslate(desk)
    assert desk.text(PLAN) == f"Otherwise: {first}"
    assert desk.text(COST).startswith("Council head")


@at_desk()
async def test_t_keeps_a_persons_text_and_puts_the_new_one_beside_it(desk):
    first = desk.text(PLAN)
    await edit(desk, PLAN, "Mine")
    await retranslate(desk)
    assert desk.text(PLAN) == "Mine"
    assert desk.row(PLAN).alternatives[0] == f"Otherwise: {first}"
    await desk.press("m")
    assert desk.text(PLAN) == f"Otherwise: {first}"


@at_desk()
async def test_what_is_told_of_the_new_text_names_the_keys_that_show_and_take_it(desk):
    await edit(desk, PLAN, "Mine")
    await retranslate(desk)
    (key,) = desk.app.keys["alternatives"]
    told = next(notice for notice in desk.notices if "Your text stays" in notice)
    assert f"Alternatives ({key})" in told
    assert "m takes it" in told


@at_desk()
async def test_esc_leaves_the_choice_of_engines_and_nothing_is_translated(desk):
    await desk.go(PLAN)
    await desk.press("t", "escape")
    assert desk.dialog is None
    assert not desk.screen.showing.queued


@at_desk()
async def test_shift_t_translates_all_anew_that_nobody_has_touched_and_drafts_with_that_engine_from_then_on(
    desk,
):
    await edit(desk, PLAN, "Mine")
    desk.session.approve(desk.ids[COST])
    await retranslate(desk, "T")
    assert desk.text(PLAN) == "Mine"
    assert desk.text(COST).startswith("Council head")
    untouched = (HEADLINE, DATELINE, WELLS, FLAGGED, CUTS, VISIT)
    assert all(desk.text(number).startswith("Otherwise: ") for number in untouched)
    assert "other" in desk.header


# While the cursor is elsewhere.


@at_desk()
async def test_keys_of_paragraphs_do_nothing_among_the_key_points(desk):
    before = desk.session.rows()
    await desk.go_to_points()
    await desk.press("a", "space", "s", "j", "m", "x", "2")
    assert desk.session.rows() == before
