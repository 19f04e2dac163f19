"""Engines and summarisers that fail: what went wrong is told, what was done stays, and the desk goes on."""

from __future__ import annotations

import asyncio

import pytest

from deskbrief.errors import EngineError
from support.desk_app import room_of, sitting, write_article
from support.desk_article import CUTS, HEADLINE, PLAN, scripted
from support.fake_engine import FakeEngine


class Failing(FakeEngine):
    """Fails at the sentence about wells, until it is mended."""

    problem: Exception | None = EngineError("The engine is out of memory.", "Use a smaller one.")

    def translate(self, sentences, n_best=1):
        if self.problem is not None and any("المجلس سيحفر" in text for text in sentences):
            raise self.problem
        return super().translate(sentences, n_best)


@pytest.mark.parametrize("problem", [Failing.problem, ValueError("on purpose"), MemoryError()])
def test_an_engine_that_fails_is_told_and_the_desk_goes_on(tmp_path, problem):
    engine = Failing(name="failing")
    engine.problem = problem

    async def run() -> None:
        room = room_of(engine, scripted("other"))
        async with sitting(write_article(tmp_path), room=room, is_drafted=False) as desk:
            await desk.until_told("The translation stopped")
            assert not desk.screen.showing.queued
            assert desk.text(HEADLINE)
            assert "not translated yet" in desk.shown()
            await desk.go(CUTS)
            await desk.press("enter")
            await desk.type("Mine")
            await desk.press("escape")
            assert desk.text(CUTS) == "Mine"
            engine.problem = None
            await desk.press("C")
            await desk.until(lambda: all(row.machine for row in desk.session.rows()), "the draft")

    asyncio.run(run())


def test_a_summariser_that_fails_is_told_and_the_desk_goes_on(tmp_path):
    class Summariser:
        name, signature = "broken", "broken:1"

        def bullets(self, segments):
            raise ValueError("on purpose")

    async def run() -> None:
        room = room_of(summarizer=Summariser())
        async with sitting(write_article(tmp_path), room=room, is_drafted=False) as desk:
            await desk.until_told("broken failed: on purpose")
            await desk.until(lambda: all(row.machine for row in desk.session.rows()))
            await desk.go(PLAN)
            await desk.press("a")
            assert desk.row(PLAN).approved

    asyncio.run(run())


def test_an_engine_that_cannot_be_opened_is_told_and_the_one_before_goes_on_drafting(tmp_path):
    async def run() -> None:
        room = room_of(scripted(), scripted("other"))
        del room._open["other"]  # it is of no kind that there is
        async with sitting(write_article(tmp_path), room=room) as desk:
            before = desk.text(PLAN)
            await desk.press("T", "down", "enter")
            assert desk.notices
            assert desk.text(PLAN) == before
            assert desk.screen.room.model == "fake"

    asyncio.run(run())
