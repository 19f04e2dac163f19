"""Translating while the screen stays live: what engines do never stops a person, nor overwrites them."""

from __future__ import annotations

import asyncio
import threading

from deskbrief.desk import open_desk
from deskbrief.desk.records import Status
from deskbrief.document import Hypothesis
from deskbrief.load import load
from deskbrief.tui.layout.spot import Part
from support.desk_app import Desk, at_desk, room_of, sitting, write_article
from support.desk_article import HEADLINE, PLAN, VISIT, WELLS, scripted
from support.fake_engine import FakeEngine


class Gated(FakeEngine):
    """An engine that is at work until it is let go: a slow one, as long as a test wants."""

    def __init__(self, answers: FakeEngine) -> None:
        super().__init__(name="slow")
        self._answers_of = answers
        self.gate = threading.Event()
        self.is_at_work = threading.Event()

    def translate(self, sentences, n_best=1) -> list[list[Hypothesis]]:
        self.is_at_work.set()
        assert self.gate.wait(30), "nobody let the engine go"
        self.batches.append(list(sentences))
        return self._answers_of.translate(sentences, n_best)


def at_slow_desk(steps):
    """Run a test while the engine is at its first batch; it is let go in the end in any case."""

    def test(tmp_path):
        engine = Gated(scripted())

        async def run() -> None:
            async with sitting(write_article(tmp_path), room=room_of(engine), is_drafted=False) as desk:
                await desk.until(engine.is_at_work.is_set, "the engine")
                try:
                    await steps(desk, engine)
                finally:
                    engine.gate.set()

        asyncio.run(run())

    test.__name__ = steps.__name__
    return test


# It is live.


@at_slow_desk
async def test_keys_act_while_an_engine_is_at_work(desk, engine):
    await desk.press("down", "down")
    assert desk.spot == (Part.TARGET, PLAN)
    await desk.press("left", "y")
    assert desk.app.clipboard == desk.row(PLAN).source
    await desk.press("question_mark")
    assert desk.dialog is not None
    assert not engine.batches


@at_slow_desk
async def test_what_is_to_come_is_shown_and_counted(desk, engine):
    assert "… being translated" in desk.shown()
    assert "translating, 8 to go" in desk.header
    engine.gate.set()
    await desk.until_quiet()
    assert "being translated" not in desk.shown()
    assert "to go" not in desk.header


def test_the_paragraph_under_the_cursor_is_translated_first(tmp_path):
    article = write_article(tmp_path)
    engine = Gated(scripted())

    async def run() -> None:
        with open_desk(load(article)) as session:
            session.remember("spot", [Part.TARGET, session.row_ids[VISIT]])
        async with sitting(article, room=room_of(engine), is_drafted=False) as desk:
            await desk.until(engine.is_at_work.is_set)
            engine.gate.set()
            await desk.until_quiet()

    asyncio.run(run())
    assert engine.given[0].startswith("ومن المقرر")


# What a person does meanwhile stays.


@at_slow_desk
async def test_a_text_that_was_typed_before_the_draft_came_stays_and_the_draft_stands_beside_it(desk, engine):
    await desk.go(PLAN)
    await desk.press("enter")
    await desk.type("Mine")
    await desk.press("escape")
    engine.gate.set()
    await desk.until_quiet()
    assert desk.text(PLAN) == "Mine"
    assert desk.row(PLAN).alternatives[0].startswith("The council")


@at_slow_desk
async def test_a_text_that_is_being_typed_when_the_draft_comes_stays_in_the_editor(desk, engine):
    await desk.go(PLAN)
    await desk.press("enter")
    await desk.type("Mi")
    engine.gate.set()
    await desk.until_quiet()
    assert desk.row(PLAN).machine
    assert desk.editor.text == "Mi"
    await desk.type("ne")
    await desk.press("escape")
    assert desk.text(PLAN) == "Mine"


@at_slow_desk
async def test_an_editor_that_is_still_empty_when_the_draft_comes_shows_it(desk, engine):
    await desk.go(PLAN)
    await desk.press("enter")
    engine.gate.set()
    await desk.until_quiet()
    assert desk.editor.text == desk.text(PLAN) != ""
    await desk.press("escape")
    assert desk.row(PLAN).status is Status.MACHINE


@at_slow_desk
async def test_a_paragraph_that_was_split_while_it_was_translated_is_translated_as_it_is_now(desk, engine):
    await desk.go(WELLS)
    await desk.press("s", "enter")
    engine.gate.set()
    await desk.until(lambda: all(row.machine for row in desk.session.rows()), "the draft")
    assert desk.text(WELLS) == "Al-Haddad explained that the council will dig 12 wells this year."
    assert desk.text(WELLS + 1).endswith("at night.")


# Stopping.


@at_slow_desk
async def test_shift_c_stops_the_engine_and_goes_on_where_it_stopped(desk, engine):
    await desk.press("C")
    assert "being translated" not in desk.shown()
    engine.gate.set()
    await desk.until(lambda: desk.row(HEADLINE).machine, "what the engine was at")
    assert not desk.row(VISIT).machine
    (key,) = desk.app.keys["stop"]
    assert f"{key} goes on" in desk.notices[-1]
    await desk.press("C")
    await desk.until(lambda: all(row.machine for row in desk.session.rows()), "the draft")
    assert engine.given.count("مجلس بلدة الأمل يقر خطة المياه") == 1


@at_slow_desk
async def test_shift_c_pressed_twice_while_the_engine_is_at_its_batch_goes_on_all_the_same(desk, engine):
    await desk.press("C", "C")
    engine.gate.set()
    await desk.until(lambda: all(row.machine for row in desk.session.rows()), "the draft")


@at_desk()
async def test_shift_c_says_so_where_all_is_translated(desk):
    await desk.press("C")
    assert desk.notices == ["Every paragraph is translated."]


def test_what_was_left_is_translated_in_the_next_sitting(tmp_path):
    article = write_article(tmp_path)
    engine = Gated(scripted())

    async def sittings() -> None:
        async with sitting(article, room=room_of(engine), is_drafted=False) as desk:
            await desk.until(engine.is_at_work.is_set)
            await desk.press("C")
            engine.gate.set()
            await desk.until(lambda: desk.row(HEADLINE).machine, "what the engine was at")
            assert not desk.row(VISIT).machine
        async with sitting(article, room=room_of(scripted("second"))) as desk:
            assert all(desk.text(number) for number in range(len(desk.ids)))

    asyncio.run(sittings())


@at_slow_desk
async def test_a_source_that_is_read_again_while_the_engine_is_at_work_is_translated_whole(desk, engine):
    desk.screen.reopen()
    engine.gate.set()
    await desk.until(lambda: all(row.machine for row in desk.session.rows()), "the draft")


# A desk that is open elsewhere.


def test_a_desk_that_is_open_elsewhere_is_shown_and_says_why_nothing_can_be_changed(tmp_path):
    article = write_article(tmp_path)
    engine = scripted()

    async def run() -> None:
        with open_desk(load(article)):
            async with sitting(article, room=room_of(engine)) as desk:
                assert "open in process" in desk.banner
                assert "READ ONLY" in desk.header
                rows = desk.session.rows()
                for key in ("enter", "a", "space", "t", "s", "j", "b", "m", "u", "C"):
                    await desk.press(key)
                    assert "open in process" in desk.notices[-1], key
                    assert not desk.is_editing
                    assert desk.dialog is None
                await desk.pilot.click(offset=desk.corner(PLAN), times=2)
                await desk.settle()
                assert not desk.is_editing
                assert desk.session.rows() == rows
                await desk.press("left", "y")
                assert desk.app.clipboard

    asyncio.run(run())
    assert not engine.batches


# The engine that comes with deskbrief.


def test_the_real_draft_engine_drafts_completes_and_offers(tmp_path):
    from deskbrief.models.catalogue import load_catalogue
    from deskbrief.tui.workers.engines import EngineRoom

    async def run() -> None:
        room = EngineRoom.of(load_catalogue(), "draft", "lead-rank")
        async with sitting(write_article(tmp_path), room=room) as desk:
            assert "council" in desk.text(PLAN).casefold()
            assert desk.points()
            await desk.go(PLAN)
            machine = desk.text(PLAN)
            await desk.press("enter", "f7")
            begun = " ".join(machine.split()[:4]) + " "
            desk.editor.insert(begun)
            await desk.press("ctrl+@")
            await desk.until(lambda: desk.editor.selected_text, "a completion")

    asyncio.run(run())


@at_desk()
async def test_bullets_and_key_points_come_with_the_draft(desk: Desk):
    assert len(desk.points()) == 7
    assert desk.bullets(PLAN)[0].bullet.text == desk.text(PLAN)
    assert "Key points (7)" in str(desk.screen.points.border_title)
