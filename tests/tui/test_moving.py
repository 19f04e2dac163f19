"""Going about the desk: cell by cell, by screens, to what waits for a person, by letters, by citations."""

from __future__ import annotations

import pytest

from deskbrief.desk import Section
from deskbrief.tui.dialogs.jump import LETTERS, JumpScreen
from deskbrief.tui.layout.cells import Tone
from deskbrief.tui.layout.spot import Part
from deskbrief.tui.widgets.detail import Tab
from support.desk_app import Desk, at_desk
from support.desk_article import COST, CUTS, FLAGGED, HEADLINE, PLAN, VISIT, WELLS


@at_desk()
async def test_the_cursor_begins_on_the_first_translation(desk):
    assert desk.spot == (Part.TARGET, HEADLINE)
    assert desk.screen.board.has_focus


@at_desk()
async def test_down_and_up_go_to_the_paragraph_after_and_before(desk):
    await desk.go(PLAN)
    await desk.press("down", "down")
    assert desk.spot == (Part.TARGET, WELLS)
    await desk.press("up")
    assert desk.spot == (Part.TARGET, COST)


@at_desk()
async def test_down_stays_on_the_last_paragraph(desk):
    await desk.go(VISIT)
    await desk.press("down")
    assert desk.spot == (Part.TARGET, VISIT)


@at_desk()
async def test_left_and_right_go_to_the_columns_and_stop_at_the_outer_ones(desk):
    await desk.go(PLAN)
    await desk.press("left", "left")
    assert desk.spot == (Part.SOURCE, PLAN)
    await desk.press("right", "right", "right")
    assert desk.spot == (Part.BRIEF, PLAN)


@at_desk()
async def test_in_the_brief_down_and_up_go_bullet_by_bullet(desk):
    desk.session.add_line(Section.BULLETS, "It begins soon.", [desk.row(COST).sentences[0].id])
    desk.screen.changed()
    await desk.go(COST, Part.BRIEF)
    await desk.press("down")
    assert (desk.spot, desk.screen.spot.item) == ((Part.BRIEF, COST), 1)
    await desk.press("down")
    assert (desk.spot, desk.screen.spot.item) == ((Part.BRIEF, WELLS), 0)
    await desk.press("up")
    assert (desk.spot, desk.screen.spot.item) == ((Part.BRIEF, COST), 1)


@at_desk()
async def test_up_from_the_first_paragraph_goes_to_the_key_points_and_down_from_the_last_of_them_back(desk):
    await desk.press("up")
    assert desk.spot == (Part.POINTS, 0)
    last = len(desk.points()) - 1
    await desk.press(*["down"] * last)
    assert desk.spot == (Part.POINTS, last)
    await desk.press("up")
    assert desk.spot == (Part.POINTS, last - 1)
    await desk.press("down", "down")
    assert desk.spot == (Part.TARGET, HEADLINE)


@pytest.mark.parametrize(
    ("key", "there"), [("end", VISIT), ("G", VISIT), ("home", HEADLINE), ("g", HEADLINE)]
)
@at_desk()
async def test_home_and_end_go_to_the_first_and_the_last_paragraph(desk, key, there):
    await desk.go(WELLS, Part.SOURCE)
    await desk.press(key)
    assert desk.spot == (Part.SOURCE, there)


@at_desk(size=(120, 20))
async def test_page_down_and_up_move_what_is_seen_and_the_cursor_with_it(desk):
    board = desk.screen.board
    await desk.press("pagedown")
    part, first = desk.spot
    assert part is Part.TARGET
    assert first > PLAN
    assert board.scroll_y > 0
    assert board.spot.row_id in board.visible_rows()
    await desk.press("pageup", "pageup")
    assert desk.spot == (Part.TARGET, HEADLINE)
    assert board.scroll_y == 0


@at_desk(size=(120, 12))
async def test_paging_reaches_the_last_paragraph(desk):
    await desk.press(*["pagedown"] * 12)
    assert desk.spot == (Part.TARGET, VISIT)


@at_desk()
async def test_ctrl_down_and_up_go_to_the_translation_of_the_paragraph_beside(desk):
    await desk.go(PLAN, Part.BRIEF)
    await desk.press("ctrl+down")
    assert desk.spot == (Part.TARGET, COST)
    await desk.press("ctrl+up", "ctrl+up", "ctrl+up", "ctrl+up", "ctrl+up")
    assert desk.spot == (Part.TARGET, HEADLINE)


# What waits for a person.


@at_desk()
async def test_n_goes_to_the_next_paragraph_that_is_not_approved(desk):
    for number in (COST, WELLS):
        desk.session.approve(desk.ids[number])
    await desk.go(PLAN)
    await desk.press("n")
    assert desk.spot == (Part.TARGET, FLAGGED)


@at_desk()
async def test_n_goes_round_to_the_beginning(desk):
    await desk.go(VISIT)
    await desk.press("n")
    assert desk.spot == (Part.TARGET, HEADLINE)


@at_desk()
async def test_n_says_so_where_all_is_approved(desk):
    for row_id in desk.ids:
        desk.session.approve(row_id)
    await desk.go(PLAN)
    await desk.press("n")
    assert desk.spot == (Part.TARGET, PLAN)
    assert desk.notices == ["Every paragraph is approved."]


@at_desk()
async def test_f_goes_to_the_next_flagged_paragraph_and_approving_settles_it(desk):
    await desk.press("f")
    assert desk.spot == (Part.TARGET, FLAGGED)
    await desk.press("a", "home", "f")
    assert desk.spot == (Part.TARGET, HEADLINE)
    assert desk.notices == ["No paragraph is flagged."]


@at_desk()
async def test_shift_n_goes_to_the_next_paragraph_that_nobody_has_touched(desk):
    desk.session.edit(desk.ids[WELLS], "Mine.")
    desk.session.approve(desk.ids[FLAGGED])
    await desk.go(COST)
    await desk.press("N")
    assert desk.spot == (Part.TARGET, CUTS)


@at_desk()
async def test_shift_n_says_so_where_a_person_has_been_everywhere(desk):
    for row_id in desk.ids:
        desk.session.approve(row_id)
    await desk.press("N")
    assert desk.notices == ["No paragraph is as the machine left it."]


# By letters.


def letter_after(desk: Desk, number: int) -> str:
    """The letter of the key points, and of the tabs behind them: those behind the paragraphs in sight."""
    return LETTERS[len(desk.screen.board.visible_rows()) + number]


@at_desk()
async def test_jump_mode_shows_a_letter_at_each_paragraph_in_sight_and_goes_where_one_is_pressed(desk):
    await desk.press("ctrl+o")
    assert isinstance(desk.dialog, JumpScreen)
    letters = {
        str(label.render()).strip(): label.region.offset for label in desk.dialog.query(".jump-letter")
    }
    assert letters["d"] == desk.corner(PLAN)
    assert len(letters) == len(desk.ids) + 1
    await desk.press("d")
    assert desk.dialog is None
    assert desk.spot == (Part.TARGET, PLAN)


@at_desk()
async def test_jump_mode_goes_to_the_key_points_too(desk):
    await desk.press("ctrl+o", letter_after(desk, 0))
    assert desk.spot == (Part.POINTS, 0)


@at_desk()
async def test_jump_mode_goes_to_the_tabs_of_the_open_panel(desk):
    await desk.press("i")
    await desk.press("ctrl+o", letter_after(desk, 2))
    await desk.until(lambda: desk.screen.detail.tab is Tab.OFFERS)


@pytest.mark.parametrize("key", ["escape", "0", "down"])
@at_desk()
async def test_jump_mode_is_left_by_esc_and_by_keys_without_a_place(desk, key):
    await desk.go(PLAN)
    await desk.press("ctrl+o", key)
    assert desk.dialog is None
    assert desk.spot == (Part.TARGET, PLAN)


# By citations.


@at_desk()
async def test_o_goes_from_a_bullet_to_its_sentence_in_the_source_and_marks_it(desk):
    await desk.go(COST, Part.BRIEF)
    await desk.press("o")
    assert desk.spot == (Part.SOURCE, COST)
    view = desk.screen.showing.view(desk.ids[COST])
    (start, end, tone) = view.marked.source[0]
    assert tone is Tone.CITED
    assert desk.row(COST).source[start:end] == "وأضاف أن كلفتها تبلغ 3 ملايين دينار."


@at_desk()
async def test_o_goes_from_a_key_point_to_its_paragraph(desk):
    wells = next(n for n, text in enumerate(desk.points()) if "12 wells" in text)
    await desk.go_to_points(wells)
    await desk.press("o")
    assert desk.spot == (Part.SOURCE, WELLS)
    assert desk.screen.board.has_focus


@at_desk()
async def test_the_cited_sentence_is_marked_on_both_sides_while_the_cursor_is_on_its_bullet(desk):
    await desk.go(COST, Part.BRIEF)
    marked = desk.screen.showing.view(desk.ids[COST]).marked
    start, end, _ = marked.target[0]
    assert desk.text(COST)[start:end] == "He added that it costs 3 million dinars."
    assert marked.source
    await desk.press("left")
    marked = desk.screen.showing.view(desk.ids[COST]).marked
    assert not (marked.source or marked.target)


@at_desk()
async def test_o_says_so_where_there_is_no_bullet(desk):
    await desk.go(CUTS, Part.BRIEF)
    await desk.press("o")
    assert desk.spot == (Part.BRIEF, CUTS)
    assert "no bullet here" in desk.notices[-1]
