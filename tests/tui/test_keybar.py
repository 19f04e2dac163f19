"""The keys on the last line of the screen."""

from __future__ import annotations

from deskbrief.tui.widgets.keybar import KeyBar
from support.desk_app import at_desk
from support.desk_article import PLAN


@at_desk()
async def test_a_click_on_a_key_does_what_the_key_does(desk):
    await desk.go(PLAN)
    bar = desk.screen.query_one(KeyBar)
    line = bar.render().plain
    assert await desk.pilot.click(bar, offset=(line.index("Approve "), 0))
    await desk.until(lambda: desk.row(PLAN).approved)


@at_desk()
async def test_each_key_is_shown_once_with_what_it_does(desk):
    await desk.go(PLAN)
    bar = desk.screen.query_one(KeyBar)
    labels = list(bar.shown.values())
    assert len(set(labels)) == len(labels)
    assert "⏎ Edit" in bar.render().plain
    assert "space Approve, next" in bar.render().plain
