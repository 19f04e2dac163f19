"""What was approved before is offered again, with the paragraph's own numbers, and can be searched."""

from __future__ import annotations

import asyncio
from functools import wraps

from textual.widgets import OptionList, Static

from deskbrief.memory import Memory
from deskbrief.tui.dialogs.text import TextScreen
from deskbrief.tui.widgets.detail import Tab
from deskbrief.tui.workers.keeper import MemoryKeeper
from support.desk_app import room_of, sitting, write_article
from support.desk_article import PLAN, WELLS

KEPT = [
    (
        "وأوضح الحداد أن المجلس سيحفر 20 بئراً خلال العام الحالي.",
        "Haddad said the council would sink 20 wells this year.",
    ),
    ("رحب السكان بالخطة.", "Residents welcomed the plan."),
]


def at_desk_with_memory(steps):
    """Run a test at a desk whose memory has some sentences already."""

    @wraps(steps)
    def test(tmp_path):
        path = tmp_path / "memory.sqlite"
        with Memory(path) as memory:
            memory.put("/earlier.desk", "p", KEPT, "draft")
        room = room_of()
        room.keeper = MemoryKeeper(path)

        async def run() -> None:
            async with sitting(write_article(tmp_path), room=room) as desk:
                await steps(desk)

        asyncio.run(run())

    del test.__wrapped__
    return test


def listed(desk) -> str:
    options = desk.screen.query_one("#memory-list", OptionList)
    return "\n".join(str(option.prompt) for option in options.options)


@at_desk_with_memory
async def test_a_sentence_like_one_that_was_approved_is_offered_with_its_own_number(desk):
    await desk.go(WELLS)
    await desk.press("M")
    await desk.until(lambda: "sink 12 wells" in listed(desk))
    assert "20 → 12" in listed(desk)


@at_desk_with_memory
async def test_enter_puts_it_in_the_place_of_its_sentence(desk):
    await desk.go(WELLS)
    rest = desk.text(WELLS).split(". ", 1)[1]
    await desk.press("M")
    await desk.until(lambda: "sink 12 wells" in listed(desk))
    await desk.press("enter")
    assert desk.text(WELLS) == f"Haddad said the council would sink 12 wells this year. {rest}"
    await desk.press("u")
    assert "sink" not in desk.text(WELLS)


@at_desk_with_memory
async def test_the_offers_follow_the_cursor(desk):
    await desk.go(WELLS)
    await desk.press("M")
    await desk.until(lambda: "sink 12 wells" in listed(desk))
    await desk.press("escape")
    await desk.go(PLAN)
    await desk.press("M")
    await desk.until(lambda: "Nothing like these sentences" in listed(desk))
    assert desk.screen.detail.tab is Tab.MEMORY


@at_desk_with_memory
async def test_words_are_looked_for_in_all_that_was_approved(desk):
    await desk.press("ctrl+k")
    await desk.type("resident")
    await desk.press("enter")
    await desk.until(lambda: isinstance(desk.dialog, TextScreen))
    shown = "\n".join(str(each.render()) for each in desk.dialog.query(Static))
    assert "Residents welcomed the plan." in shown
