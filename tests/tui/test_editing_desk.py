"""Editing in place on the desk: what is typed is the person's, at once, however the editor is left."""

from __future__ import annotations

import asyncio
import time

import pytest

from deskbrief.desk.records import Status
from deskbrief.tui.layout.spot import Part
from support.desk_app import Desk, at_desk, sitting, write_article
from support.desk_article import COST, CUTS, HEADLINE, PLAN, WELLS


async def rewrite(desk: Desk, number: int, text: str) -> None:
    """Write another translation in place of the one that stands."""
    await desk.go(number)
    await desk.press("enter", "f7")
    await desk.type(text)


# Opening and leaving.


@at_desk()
async def test_enter_opens_the_translation_where_it_stands_with_the_cursor_at_its_end(desk):
    await desk.go(PLAN)
    corner = desk.corner(PLAN)
    await desk.press("enter")
    assert desk.editor.text == desk.text(PLAN)
    assert desk.editor.cursor_location == desk.editor.document.end
    assert desk.editor.region.offset == corner
    assert desk.editor.has_focus


@at_desk()
async def test_on_the_source_enter_edits_its_translation(desk):
    await desk.go(PLAN, Part.SOURCE)
    await desk.press("enter")
    assert desk.editor.text == desk.text(PLAN)
    assert desk.spot == (Part.TARGET, PLAN)


@pytest.mark.parametrize("key", ["escape", "enter"])
@at_desk()
async def test_leaving_the_editor_keeps_what_was_typed(desk, key):
    await rewrite(desk, PLAN, "Mine")
    await desk.press(key)
    assert not desk.is_editing
    assert desk.text(PLAN) == "Mine"
    assert desk.row(PLAN).status is Status.EDITED
    assert desk.screen.board.has_focus
    assert "Mine" in desk.shown()


@at_desk()
async def test_leaving_an_editor_that_changed_nothing_leaves_the_paragraph_the_machines(desk):
    await desk.go(PLAN)
    await desk.press("enter", "x", "backspace", "escape")
    assert desk.row(PLAN).status is Status.MACHINE


@at_desk()
async def test_what_is_typed_is_saved_within_a_second_without_leaving(desk):
    await rewrite(desk, PLAN, "Mine")
    begun = time.monotonic()
    await desk.until(lambda: desk.text(PLAN) == "Mine", "the save")
    assert time.monotonic() - begun < 1
    assert desk.is_editing


@at_desk()
async def test_a_click_elsewhere_saves_too(desk):
    await rewrite(desk, PLAN, "Mine")
    await desk.pilot.click(offset=desk.corner(WELLS, right=2))
    await desk.until(lambda: desk.text(PLAN) == "Mine", "the save")


@at_desk(size=(100, 30))
async def test_the_editor_shows_the_whole_text_from_its_first_line_each_time_it_is_opened(desk):
    """Its lines are known only when its width is, and that may be sooner or later than it is first drawn."""
    await desk.go(COST)
    for _ in range(12):
        await desk.press("enter")
        assert desk.editor.size.height == desk.editor.wrapped_document.height > 1
        assert desk.editor.scroll_offset.y == 0
        await desk.press("escape")


@at_desk()
async def test_the_editor_grows_with_its_text_and_moves_what_is_below(desk):
    below = desk.corner(COST).y
    await desk.go(PLAN)
    await desk.press("enter")
    desk.editor.insert(" and on and on and on" * 8)
    await desk.until(lambda: desk.corner(COST).y > below)
    assert desk.editor.size.height == desk.editor.wrapped_document.height


@at_desk()
async def test_the_status_bar_counts_what_a_person_has_approved(desk):
    assert "0/8 approved" in desk.header
    await desk.go(PLAN)
    await desk.press("a")
    assert "1/8 approved" in desk.header


# Approving from the editor.


@pytest.mark.parametrize("key", ["ctrl+enter", "ctrl+j"])
@at_desk()
async def test_ctrl_enter_approves_and_goes_on_editing_at_the_next_open_paragraph(desk, key):
    desk.session.approve(desk.ids[COST])
    await rewrite(desk, PLAN, "Mine")
    await desk.press(key)
    assert desk.row(PLAN).approved
    assert desk.text(PLAN) == "Mine"
    assert desk.spot == (Part.TARGET, WELLS)
    assert desk.editor.text == desk.text(WELLS)
    assert desk.editor.has_focus


@at_desk()
async def test_ctrl_enter_on_the_last_open_paragraph_leaves_the_editor(desk):
    for row_id in desk.ids[1:]:
        desk.session.approve(row_id)
    await rewrite(desk, HEADLINE, "Mine")
    await desk.press("ctrl+j")
    assert desk.row(HEADLINE).approved
    assert not desk.is_editing
    assert "Every paragraph is approved" in desk.notices[-1]


@at_desk()
async def test_an_empty_translation_is_not_approved(desk):
    await desk.go(PLAN)
    await desk.press("enter", "f7", "delete", "ctrl+j")
    assert not desk.row(PLAN).approved
    assert "no translation to approve" in desk.notices[-1]


@at_desk()
async def test_ctrl_enter_in_a_bullet_saves_it_and_approves_nothing(desk):
    await desk.go(PLAN, Part.BRIEF)
    await desk.press("enter", "f7")
    await desk.type("Mine")
    await desk.press("ctrl+j")
    assert desk.bullets(PLAN)[0].bullet.text == "Mine"
    assert not desk.row(PLAN).approved
    assert not desk.is_editing


# Commands from within the editor.


@at_desk()
async def test_ctrl_down_saves_and_edits_the_next_paragraph(desk):
    await rewrite(desk, PLAN, "Mine")
    await desk.press("ctrl+down")
    assert desk.text(PLAN) == "Mine"
    assert desk.editor.text == desk.text(COST)
    await desk.press("ctrl+up")
    assert desk.editor.text == "Mine"


@at_desk()
async def test_letters_that_are_commands_outside_are_letters_in_the_editor(desk):
    await desk.go(PLAN)
    await desk.press("enter", "f7")
    await desk.type("aqunsjmtG?")
    await desk.press("escape")
    assert desk.text(PLAN) == "aqunsjmtG?"
    assert len(desk.ids) == 8


@at_desk()
async def test_changing_how_arabic_is_drawn_goes_on_editing(desk):
    await rewrite(desk, PLAN, "Mine")
    await desk.press("f9")
    assert desk.editor.text == "Mine"
    assert desk.editor.has_focus


@at_desk()
async def test_help_over_an_open_editor_gives_the_desk_back(desk):
    await rewrite(desk, PLAN, "Mine")
    await desk.press("f1")
    assert desk.dialog is not None
    await desk.press("escape")
    assert desk.dialog is None
    assert desk.text(PLAN) == "Mine"


# Undo within the editor, and of it.


@at_desk()
async def test_ctrl_z_in_the_editor_takes_back_typing_only_there(desk):
    desk.session.edit(desk.ids[PLAN], "First.")
    desk.screen.changed(desk.ids[PLAN])
    await desk.go(PLAN)
    await desk.press("enter")
    await desk.type("more")
    await desk.press("ctrl+z", "escape")
    assert desk.text(PLAN) == "First."


@at_desk()
async def test_all_that_is_typed_in_one_visit_is_one_step_of_undo(desk):
    before = desk.text(PLAN)
    await rewrite(desk, PLAN, "One")
    await desk.until(lambda: desk.text(PLAN) == "One")
    await desk.type(" two")
    await desk.until(lambda: desk.text(PLAN) == "One two")
    await desk.press("escape", "u")
    assert desk.text(PLAN) == before


@at_desk()
async def test_two_visits_are_two_steps_of_undo(desk):
    await rewrite(desk, PLAN, "One")
    await desk.press("escape")
    await rewrite(desk, PLAN, "Two")
    await desk.press("escape", "u")
    assert desk.text(PLAN) == "One"


# Completion.


@at_desk()
async def test_ctrl_space_offers_how_the_text_goes_on_and_selects_it(desk):
    await rewrite(desk, PLAN, "The council of Al-Amal ")
    await desk.press("ctrl+@")
    await desk.until(lambda: desk.editor.selected_text, "a completion")
    assert desk.editor.selected_text.startswith("adopted on Tuesday")
    assert desk.editor.typed == "The council of Al-Amal "


@at_desk()
async def test_right_accepts_a_completion_and_esc_takes_it_back(desk):
    await rewrite(desk, PLAN, "The council of Al-Amal ")
    await desk.press("ctrl+@")
    await desk.until(lambda: desk.editor.selected_text)
    await desk.press("escape")
    assert desk.editor.text == "The council of Al-Amal "
    await desk.press("ctrl+@")
    await desk.until(lambda: desk.editor.selected_text)
    await desk.press("right", "escape")
    assert desk.text(PLAN).endswith("to the eastern districts.")


@at_desk()
async def test_a_completion_that_comes_after_more_was_typed_is_not_inserted(desk):
    await rewrite(desk, PLAN, "The council ")
    message = completed(desk, typed="The ", text="council of Al-Amal")
    desk.screen.post_message(message)
    await desk.settle()
    assert desk.editor.text == "The council "


@at_desk()
async def test_where_nothing_is_left_to_say_that_is_told(desk):
    await desk.go(PLAN)
    await desk.press("enter", "ctrl+@")
    await desk.until_told("Nothing is left to say")
    assert desk.editor.text == desk.text(PLAN)


def completed(desk: Desk, typed: str, text: str):
    from deskbrief.tui.workers.messages import Completed

    return Completed(desk.ids[PLAN], typed, text)


# Two sittings.


@pytest.mark.parametrize("keys", [("ctrl+q",), ("escape", "q")])
def test_what_was_typed_is_there_in_the_next_sitting_with_the_cursor_where_it_was(tmp_path, keys):
    article = write_article(tmp_path)

    async def sittings() -> None:
        async with sitting(article) as desk:
            await rewrite(desk, CUTS, "Mine")
            await desk.press(*keys)
        async with sitting(article) as desk:
            assert desk.text(CUTS) == "Mine"
            assert desk.spot == (Part.TARGET, CUTS)

    asyncio.run(sittings())
