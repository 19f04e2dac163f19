"""Searching on the desk: both sides as one types, however the Arabic is spelled."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from deskbrief.display import Mode
from deskbrief.tui.layout.cells import Tone
from deskbrief.tui.layout.spot import Part
from support.desk_app import Desk, at_desk, write_article
from support.desk_article import CUTS, FLAGGED, HEADLINE, PARAGRAPHS, PLAN, VISIT, WELLS


async def look_for(desk: Desk, words: str, key: str = "slash") -> None:
    await desk.press(key)
    desk.screen.search_bar.query_one(Input).value = words
    await desk.settle()
    await desk.settle()


def told(desk: Desk) -> str:
    return str(desk.screen.search_bar.query_one("#found").render())


def highlights(desk: Desk) -> list[tuple[int, str, str]]:
    """What is pointed out: paragraph, tone, words."""
    found = []
    for number, row_id in enumerate(desk.ids):
        view = desk.screen.showing.view(row_id)
        for text, spans in ((view.row.source, view.marked.source), (view.row.text, view.marked.target)):
            found += [
                (number, tone.value, text[start:end])
                for start, end, tone in spans
                if tone in (Tone.HIT, Tone.HIT_NOW)
            ]
    return found


@pytest.mark.parametrize("key", ["slash", "ctrl+f"])
@at_desk()
async def test_the_search_line_opens_and_has_the_keyboard(desk, key):
    await desk.press(key)
    assert desk.screen.search_bar.display
    assert desk.app.focused is desk.screen.search_bar.query_one(Input)


@at_desk()
async def test_it_finds_as_one_types_and_goes_to_the_first_hit(desk):
    await desk.press("slash")
    await desk.type("wells")
    await desk.until(lambda: desk.spot == (Part.TARGET, WELLS))
    assert told(desk) == "1 of 1"
    assert highlights(desk) == [(WELLS, "hit-now", "wells")]


@at_desk()
async def test_english_is_found_in_any_case(desk):
    await look_for(desk, "MINISTER")
    assert desk.spot == (Part.TARGET, VISIT)


@pytest.mark.parametrize(
    ("words", "where", "found"),
    [
        ("مدير", FLAGGED, "مُدِيرُ"),
        ("الامل", HEADLINE, "الأمل"),
        ("بئرا", WELLS, "بئراً"),
        ("ليـــلا", WELLS, "ليلاً"),
    ],
    ids=["without tashkeel", "without hamza", "without tanwin", "with tatweel"],
)
@at_desk()
async def test_arabic_is_found_however_it_is_spelled(desk, words, where, found):
    await look_for(desk, words)
    assert desk.spot == (Part.SOURCE, where)
    assert (where, "hit-now", found) in highlights(desk)


@at_desk()
async def test_both_sides_are_searched_the_source_before_its_translation(desk):
    await look_for(desk, "الساعدي")
    assert desk.spot == (Part.SOURCE, FLAGGED)
    assert told(desk).startswith("1 of 2")
    await desk.press("down")
    assert desk.spot == (Part.TARGET, FLAGGED)


@pytest.mark.parametrize(("forth", "back"), [("down", "up"), ("f3", "shift+f3")])
@at_desk()
async def test_the_hits_are_gone_through_and_round_while_the_line_is_open(desk, forth, back):
    await look_for(desk, "water")
    assert desk.spot == (Part.TARGET, HEADLINE)
    await desk.press(forth)
    assert desk.spot == (Part.TARGET, PLAN)
    assert told(desk) == "2 of 5"
    await desk.press(back, back)
    assert desk.spot == (Part.TARGET, VISIT)
    assert told(desk) == "5 of 5"
    assert desk.app.focused is desk.screen.search_bar.query_one(Input)


@at_desk()
async def test_it_begins_at_the_paragraph_under_the_cursor(desk):
    await desk.go(WELLS)
    await look_for(desk, "water")
    assert desk.spot == (Part.TARGET, WELLS)


@at_desk()
async def test_enter_stays_at_the_hit_and_f3_goes_on_from_there(desk):
    await look_for(desk, "water")
    await desk.press("down", "enter")
    assert not desk.screen.search_bar.display
    assert desk.screen.board.has_focus
    assert desk.spot == (Part.TARGET, PLAN)
    await desk.press("f3")
    assert desk.spot == (Part.TARGET, WELLS)
    await desk.press("shift+f3")
    assert desk.spot == (Part.TARGET, PLAN)
    assert len(highlights(desk)) == 5


@pytest.mark.parametrize("key", ["f3", "shift+f3"])
@at_desk()
async def test_f3_with_nothing_to_look_for_opens_the_line(desk, key):
    await desk.press(key)
    assert desk.screen.search_bar.display


@at_desk()
async def test_esc_closes_the_line_and_takes_the_highlights_away(desk):
    await look_for(desk, "water")
    await desk.press("escape")
    assert not desk.screen.search_bar.display
    assert not highlights(desk)
    assert desk.screen.board.has_focus


@at_desk()
async def test_esc_at_the_desk_takes_highlights_away_that_enter_had_left(desk):
    await look_for(desk, "plan")
    await desk.press("enter")
    assert highlights(desk)
    await desk.press("escape")
    assert not highlights(desk)


@at_desk()
async def test_what_is_not_there_is_told_and_the_cursor_stays(desk):
    await desk.go(PLAN)
    await look_for(desk, "elephants")
    assert told(desk) == "not found"
    assert desk.spot == (Part.TARGET, PLAN)
    await look_for(desk, "  ")
    assert told(desk) == ""


@at_desk()
async def test_the_hits_follow_what_is_edited_meanwhile(desk):
    await look_for(desk, "water")
    await desk.press("enter")
    await desk.go(CUTS)
    await desk.press("enter", "f7")
    await desk.type("Power fails")
    await desk.press("escape")
    assert [number for number, *_ in highlights(desk)] == [HEADLINE, PLAN, WELLS, VISIT]


@at_desk()
async def test_the_hits_follow_a_source_that_is_read_again(desk):
    await look_for(desk, "water")
    await desk.press("enter")
    write_article(desk.article.parent, PARAGRAPHS.replace("أمس الثلاثاء", "أمس الأربعاء"))
    desk.screen.reopen()
    await desk.until_quiet()
    assert "water" not in desk.text(PLAN)
    assert [number for number, *_ in highlights(desk)] == [HEADLINE, WELLS, CUTS, VISIT]


@at_desk()
async def test_searching_leaves_an_open_editor_and_saves_it(desk):
    await desk.go(PLAN)
    await desk.press("enter", "f7")
    await desk.type("Mine")
    await desk.press("ctrl+f")
    assert desk.text(PLAN) == "Mine"
    assert desk.app.focused is desk.screen.search_bar.query_one(Input)


@at_desk(mode=Mode.VISUAL)
async def test_typed_arabic_is_shown_again_as_it_reads_and_looked_for_as_it_is_typed(desk):
    await look_for(desk, "مدير")
    assert desk.screen.search_bar.query_one(Input).value == "مدير"
    assert "ﺮﻳﺪﻣ" in told(desk)
    assert desk.spot == (Part.SOURCE, FLAGGED)
