"""The mouse on the desk, and the desk on narrow screens."""

from __future__ import annotations

from deskbrief.tui.layout.spot import Part
from support.desk_app import at_desk
from support.desk_article import COST, PLAN, VISIT, WELLS

# The mouse.


@at_desk()
async def test_a_click_puts_the_cursor_on_the_cell_under_it(desk):
    for part in (Part.SOURCE, Part.TARGET, Part.BRIEF):
        for number in (PLAN, WELLS):
            await desk.pilot.click(offset=desk.corner(number, part, right=3))
            await desk.settle()
            assert desk.spot == (part, number)


@at_desk()
async def test_a_click_on_a_lower_line_of_a_cell_is_a_click_on_it(desk):
    await desk.pilot.click(offset=desk.corner(COST, right=3, down=2))
    await desk.settle()
    assert desk.spot == (Part.TARGET, COST)


@at_desk()
async def test_a_double_click_edits_at_the_letter_under_it(desk):
    await desk.pilot.click(offset=desk.corner(COST, right=8), times=2)
    await desk.settle()
    assert desk.editor.text == desk.text(COST)
    assert desk.editor.typed == "Council "


@at_desk()
async def test_a_double_click_on_a_key_point_edits_it(desk):
    await desk.pilot.click("#points", offset=(5, 2), times=2)
    await desk.settle()
    assert desk.spot == (Part.POINTS, 1)
    assert desk.editor.text == desk.points()[1]


# Narrow screens.


@at_desk(size=(60, 20))
async def test_at_60_by_20_the_desk_is_usable_a_paragraph_is_edited_and_approved(desk):
    await desk.go(COST)
    await desk.press("enter")
    region = desk.editor.region
    assert region.width >= 50
    assert desk.screen.board.region.contains_region(region)
    await desk.press("f7")
    await desk.type("Mine")
    await desk.press("ctrl+j")
    assert desk.text(COST) == "Mine"
    assert desk.row(COST).approved
    assert desk.editor.text == desk.text(WELLS)
    assert desk.screen.board.region.contains_region(desk.editor.region)


@at_desk(size=(60, 20))
async def test_at_60_by_20_the_board_has_most_of_the_screen(desk):
    assert desk.screen.board.size.height >= 9
    assert "0/8 approved" in desk.header


@at_desk()
async def test_while_the_screen_is_made_narrow_the_editor_stays_over_its_paragraph(desk):
    await desk.go(VISIT)
    await desk.press("enter")
    await desk.pilot.resize_terminal(60, 24)
    await desk.until(lambda: desk.editor.region.offset == desk.corner(VISIT))
    assert desk.screen.board.region.contains_region(desk.editor.region)
    await desk.type("!")
    await desk.press("escape")
    assert desk.text(VISIT).endswith("Sunday.!")
