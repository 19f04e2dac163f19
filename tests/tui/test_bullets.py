"""Bullets and key points: a person's stay, the machine's follow what the paragraphs say."""

from __future__ import annotations

import asyncio

import pytest

from deskbrief.desk import Section
from deskbrief.tui.layout.spot import Part
from support.desk_app import Desk, at_desk, sitting, write_article
from support.desk_article import CUTS, PLAN, VISIT, WELLS


async def write(desk: Desk, text: str) -> None:
    """Write a text in the open editor in place of what it holds, and leave."""
    await desk.press("f7")
    await desk.type(text)
    await desk.press("escape")


def bullet(desk: Desk, number: int, item: int = 0):
    return desk.bullets(number)[item].bullet


# Editing.


@at_desk()
async def test_a_bullet_is_edited_in_place_and_is_the_persons_from_then_on(desk):
    await desk.go(PLAN, Part.BRIEF)
    await desk.press("enter")
    assert desk.editor.text == bullet(desk, PLAN).text
    await write(desk, "Water comes")
    assert bullet(desk, PLAN).text == "Water comes"
    assert bullet(desk, PLAN).edited
    assert "Water comes [yours]" in desk.shown()


@at_desk()
async def test_a_key_point_is_edited_in_place(desk):
    await desk.go_to_points(1)
    await desk.press("enter")
    await write(desk, "It begins soon")
    assert desk.points()[1] == "It begins soon"
    assert desk.screen.points.has_focus


@at_desk()
async def test_a_bullet_that_is_emptied_is_deleted(desk):
    await desk.go(PLAN, Part.BRIEF)
    await desk.press("enter", "f7", "delete", "escape")
    assert not desk.bullets(PLAN)


@at_desk()
async def test_the_machines_bullet_follows_its_paragraph_and_a_persons_does_not(desk):
    await desk.go(PLAN, Part.BRIEF)
    await desk.press("enter")
    await write(desk, "Mine")
    for number in (PLAN, VISIT):
        await desk.go(number)
        await desk.press("enter")
        await write(desk, "The minister comes")
    await desk.until(lambda: bullet(desk, VISIT).text == "The minister comes")
    assert bullet(desk, PLAN).text == "Mine"


# Adding and deleting.


@at_desk()
async def test_b_adds_a_bullet_to_the_paragraph_under_the_cursor(desk):
    await desk.go(CUTS)
    await desk.press("b")
    assert desk.spot == (Part.BRIEF, CUTS)
    await write(desk, "Cuts")
    assert [line.bullet.text for line in desk.bullets(CUTS)] == ["Cuts"]
    assert bullet(desk, CUTS).cites == tuple(sentence.id for sentence in desk.row(CUTS).sentences)


@at_desk()
async def test_b_in_the_key_points_adds_one_that_rests_on_the_paragraph_of_the_board(desk):
    await desk.go(CUTS)
    await desk.go_to_points()
    await desk.press("b")
    await write(desk, "Cuts")
    line = next(line for line in desk.session.lines(Section.KEY_POINTS) if line.bullet.text == "Cuts")
    assert line.bullet.paragraphs == (desk.ids[CUTS],)


@pytest.mark.parametrize("keys", [("escape",), ("space", "escape"), ("x", "backspace", "escape")])
@at_desk()
async def test_a_new_bullet_that_is_left_empty_is_not_made(desk, keys):
    await desk.go(CUTS)
    await desk.press("b", *keys)
    assert not desk.bullets(CUTS)
    assert not desk.is_editing


@at_desk()
async def test_a_new_bullet_is_saved_while_it_is_written(desk):
    await desk.go(CUTS)
    await desk.press("b")
    await desk.type("Cuts")
    await desk.until(lambda: desk.bullets(CUTS) and bullet(desk, CUTS).text == "Cuts", "the save")
    assert desk.is_editing


@pytest.mark.parametrize("key", ["delete", "D"])
@at_desk()
async def test_a_deleted_bullet_is_not_made_again_and_undo_brings_it_back(desk, key):
    text = bullet(desk, PLAN).text
    await desk.go(PLAN, Part.BRIEF)
    await desk.press(key)
    await desk.until_quiet()
    assert not desk.bullets(PLAN)
    await desk.press("u")
    assert bullet(desk, PLAN).text == text


@at_desk()
async def test_undo_and_redo_go_back_and_forth_in_the_list_of_bullets(desk):
    await desk.go(CUTS)
    await desk.press("b")
    await write(desk, "Cuts")
    await desk.press("right", "u")
    assert not desk.bullets(CUTS)
    await desk.press("U")
    assert bullet(desk, CUTS).text == "Cuts"


@at_desk()
async def test_the_two_lists_are_undone_each_by_itself(desk):
    await desk.go(PLAN, Part.BRIEF)
    await desk.press("delete")
    await desk.go_to_points()
    await desk.press("u")
    assert desk.notices[-1] == "There is nothing to undo in this list."
    assert not desk.bullets(PLAN)


def test_undo_of_a_list_outlives_the_sitting(tmp_path):
    article = write_article(tmp_path)

    async def sittings() -> None:
        async with sitting(article) as desk:
            text = desk.points()[0]
            await desk.go_to_points()
            await desk.press("delete")
            assert text not in desk.points()
        async with sitting(article) as desk:
            await desk.go_to_points()
            await desk.press("u")
            assert desk.points()[0] == text

    asyncio.run(sittings())


# Moving, pinning, promoting.


@at_desk()
async def test_shift_down_and_up_move_a_key_point_and_the_cursor_with_it(desk):
    first, second, *rest = desk.points()
    await desk.go_to_points()
    await desk.press("shift+down")
    assert desk.points() == [second, first, *rest]
    assert desk.spot == (Part.POINTS, 1)
    await desk.press("left_curly_bracket")
    assert desk.points() == [first, second, *rest]
    assert desk.spot == (Part.POINTS, 0)


@at_desk()
async def test_a_bullet_moves_among_those_of_its_paragraph(desk):
    desk.session.add_line(Section.BULLETS, "Residents are to save water.", [desk.row(WELLS).sentences[1].id])
    desk.screen.changed()
    first, second = (line.id for line in desk.bullets(WELLS))
    await desk.go(WELLS, Part.BRIEF)
    await desk.press("right_curly_bracket")
    assert [line.id for line in desk.bullets(WELLS)] == [second, first]
    assert desk.screen.spot.item == 1


@at_desk()
async def test_a_bullet_at_the_end_of_its_list_does_not_move_into_another(desk):
    await desk.go(PLAN, Part.BRIEF)
    await desk.press("shift+down")
    assert "end of its list" in desk.notices[-1]
    assert len(desk.bullets(PLAN)) == 1


@at_desk()
async def test_a_pinned_bullet_stays_as_it_is_and_an_unpinned_one_follows_again(desk):
    text = bullet(desk, PLAN).text
    await desk.go(PLAN, Part.BRIEF)
    await desk.press("p")
    assert "[pinned]" in desk.shown()
    await desk.press("left", "enter")
    await write(desk, "There is a plan")
    await desk.until_quiet()
    assert bullet(desk, PLAN).text == text
    await desk.press("right", "p")
    await desk.until(lambda: bullet(desk, PLAN).text == "There is a plan")


@at_desk()
async def test_k_makes_a_key_point_of_a_bullet(desk):
    await desk.go(CUTS)
    await desk.press("b")
    await write(desk, "Cuts")
    await desk.press("right", "k")
    line = next(line for line in desk.session.lines(Section.KEY_POINTS) if line.bullet.text == "Cuts")
    assert line.bullet.cites == bullet(desk, CUTS).cites
    assert bullet(desk, CUTS).text == "Cuts"


# Stale.


async def make_stale(desk: Desk) -> None:
    await desk.go(PLAN, Part.BRIEF)
    await desk.press("enter")
    await write(desk, "Mine")
    await desk.go(PLAN)
    await desk.press("enter")
    await write(desk, "There is a plan")
    await desk.until(lambda: bullet(desk, PLAN).stale, "stale")


@at_desk()
async def test_a_persons_bullet_is_marked_stale_when_its_paragraph_changes(desk):
    await make_stale(desk)
    assert "Mine [stale, yours]" in desk.shown()


@at_desk()
async def test_v_says_that_a_stale_bullet_is_right_as_it_stands(desk):
    await make_stale(desk)
    await desk.go(PLAN, Part.BRIEF)
    await desk.press("v")
    assert not bullet(desk, PLAN).stale
    assert bullet(desk, PLAN).text == "Mine"
    await desk.press("v")
    assert "not stale" in desk.notices[-1]


# The strip.


@at_desk()
async def test_z_folds_the_key_points_away_and_unfolds_them(desk):
    height = desk.screen.points.size.height
    assert height > 1
    await desk.press("z")
    assert desk.screen.points.size.height == 0
    await desk.press("z")
    assert desk.screen.points.size.height == height


@at_desk()
async def test_folding_the_strip_that_has_the_keyboard_gives_it_to_the_board(desk):
    await desk.go_to_points()
    await desk.press("z")
    assert desk.screen.board.has_focus


@at_desk()
async def test_a_click_on_the_folded_strip_unfolds_it(desk):
    await desk.press("z")
    await desk.pilot.click("#points", offset=(5, 0))
    await desk.settle()
    assert not desk.screen.points.is_folded


def test_a_folded_strip_is_folded_in_the_next_sitting(tmp_path):
    article = write_article(tmp_path)

    async def sittings() -> None:
        async with sitting(article) as desk:
            await desk.press("z")
        async with sitting(article) as desk:
            assert desk.screen.points.is_folded

    asyncio.run(sittings())


@at_desk()
async def test_a_command_for_bullets_without_a_bullet_says_what_adds_one(desk):
    await desk.go(CUTS, Part.BRIEF)
    for key in ("k", "p", "v", "delete", "shift+up"):
        await desk.press(key)
        assert desk.notices[-1] == "There is no bullet here. b adds one."


@at_desk()
async def test_a_bullet_that_a_person_adds_stands_beside_the_machines_and_under_the_cursor(desk):
    before = [line.id for line in desk.bullets(PLAN)]
    assert before
    await desk.go(PLAN)
    await desk.press("b")
    await write(desk, "Mine.")
    await desk.until_quiet()
    assert [line.id for line in desk.bullets(PLAN) if line.bullet.text != "Mine."] == before
    here = desk.screen.bullet_here()
    assert here is not None
    assert here.bullet.text == "Mine."


@at_desk()
async def test_a_sentence_is_made_a_key_point_only_once(desk):
    point = desk.session.lines(Section.KEY_POINTS)[0].bullet
    number = desk.ids.index(point.paragraphs[0])
    item = next(n for n, line in enumerate(desk.bullets(number)) if line.bullet.cites[0] == point.cites[0])
    await desk.go(number, Part.BRIEF, item)
    before = desk.points()
    await desk.press("k")
    assert desk.points() == before
    await desk.until_told("among the key points already")
