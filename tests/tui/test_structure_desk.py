"""Where paragraphs begin and end, and what comes back into the article."""

from __future__ import annotations

import asyncio

from support.desk_app import at_desk, sitting, write_article
from support.desk_article import COST, CUTS, FLAGGED, PARAGRAPHS, PLAN, VISIT, WELLS


@at_desk()
async def test_s_splits_a_paragraph_of_two_sentences_between_them(desk):
    await desk.go(COST)
    await desk.press("s")
    assert desk.text(COST) == "Council head Salem al-Haddad said the plan will begin early next month."
    assert desk.text(COST + 1) == "He added that it costs 3 million dinars."
    assert len(desk.ids) == 9
    assert len(desk.screen.board.row_ids) == 9


@at_desk()
async def test_s_asks_before_which_of_several_sentences(desk):
    await desk.go(WELLS)
    await desk.press("s", "down", "enter")
    assert desk.text(WELLS).endswith("in summer.")
    assert desk.text(WELLS + 1) == "He urged farmers to irrigate at night."


@at_desk()
async def test_s_on_one_sentence_says_that_there_is_nothing_to_split(desk):
    await desk.go(PLAN)
    await desk.press("s")
    assert len(desk.ids) == 8
    assert "one sentence only" in desk.notices[-1]


@at_desk()
async def test_j_joins_with_the_next_paragraph_and_undo_parts_them_again(desk):
    both = f"{desk.text(PLAN)} {desk.text(COST)}"
    await desk.go(PLAN)
    await desk.press("j")
    assert desk.text(PLAN) == both
    assert len(desk.screen.board.row_ids) == 7
    await desk.press("u")
    assert len(desk.screen.board.row_ids) == 8
    assert f"{desk.text(PLAN)} {desk.text(COST)}" == both


@at_desk()
async def test_j_is_refused_where_text_that_was_left_out_lies_between(desk):
    await desk.go(FLAGGED)
    await desk.press("j")
    assert len(desk.ids) == 8
    assert "left out lies between" in desk.notices[-1]


@at_desk()
async def test_j_on_the_last_paragraph_says_that_there_is_no_next(desk):
    await desk.go(VISIT)
    await desk.press("j")
    assert "last paragraph" in desk.notices[-1]


@at_desk()
async def test_a_block_that_was_left_out_is_put_back_from_the_panel_and_translated(desk):
    await desk.press("l")
    await desk.until(lambda: desk.app.focused.id == "left-out-list")
    await desk.press("down", "enter")
    await desk.until_quiet()
    back = desk.ids.index(desk.screen.board.spot.row_id)
    assert desk.row(back).source.startswith("إقرأ أيضاً")
    assert back == FLAGGED + 1
    assert desk.text(back)
    assert len(desk.session.dropped()) == 1


def test_a_text_whose_paragraph_is_gone_is_placed_from_the_panel(tmp_path):
    article = write_article(tmp_path)

    async def sittings() -> None:
        async with sitting(article) as desk:
            desk.session.edit(desk.ids[CUTS], "Mine")
        without = [part for part in PARAGRAPHS.split("\n\n") if "انقطاع" not in part]
        write_article(tmp_path, "\n\n".join(without))
        async with sitting(article) as desk:
            assert "unplaced" in desk.banner
            await desk.go(PLAN)
            await desk.press("l")
            await desk.until(lambda: desk.app.focused.id == "left-out-list")
            await desk.press("enter")
            assert desk.text(PLAN) == "Mine"
            assert not desk.session.unplaced()

    asyncio.run(sittings())
