"""At the desk, approving teaches the engine at once and taking the approval back makes it forget."""

from __future__ import annotations

import asyncio

import pytest

from deskbrief.errors import EngineError
from deskbrief.memory import Memory
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.engines.draft.engine import DraftEngine
from deskbrief.translate.job import engine_text
from deskbrief.translate.learning import Approved
from deskbrief.tui.layout.spot import Part
from deskbrief.tui.workers.apart import Apart, Helper
from deskbrief.tui.workers.engines import EngineRoom
from deskbrief.tui.workers.keeper import MemoryKeeper
from support.desk_app import room_of, sitting, write_article
from support.desk_article import COST, HEADLINE, PLAN, VISIT, scripted
from support.fake_engine import FakeEngine


class Pupil(FakeEngine):
    """A scripted engine that remembers what it was taught, and says that instead."""

    def __init__(self) -> None:
        super().__init__(name="pupil")
        self.known: dict[int, Approved] = {}
        self._scripted = scripted()

    @property
    def signature(self) -> str:
        return f"pupil:{len(self.known)}"

    def learn(self, pairs) -> None:
        self.known.update((pair.number, pair) for pair in pairs)

    def forget(self, numbers) -> None:
        for number in numbers:
            self.known.pop(number, None)

    def translate(self, sentences, n_best=1):
        return self._scripted.translate(sentences, n_best)

    @property
    def english(self) -> list[str]:
        return [self.known[number].text for number in sorted(self.known)]


def at_taught_desk(steps):
    """Run a test at a desk that has a memory."""

    def test(tmp_path):
        pupil = Pupil()
        room = room_of(pupil)
        room.keeper = MemoryKeeper(tmp_path / "memory.sqlite")

        async def run() -> None:
            async with sitting(write_article(tmp_path), room=room) as desk:
                await steps(desk, pupil)

        asyncio.run(run())

    test.__name__ = steps.__name__
    return test


async def learned(desk) -> None:
    keeper = desk.screen.room.keeper
    await asyncio.to_thread(keeper.settle)
    await desk.settle()


@at_taught_desk
async def test_an_approved_paragraph_is_learned_sentence_by_sentence(desk, pupil):
    await desk.go(COST)
    await desk.press("a")
    await learned(desk)
    assert pupil.english == [made.text for made in desk.row(COST).shown]
    assert [pair.source for pair in pupil.known.values()] == [
        engine_text(sentence.text) for sentence in desk.row(COST).sentences
    ]


@at_taught_desk
async def test_approving_the_next_ones_adds_to_it(desk, pupil):
    await desk.go(HEADLINE)
    await desk.press("space", "space")
    await learned(desk)
    assert len(pupil.known) == 2


@at_taught_desk
async def test_taking_the_approval_back_makes_it_forget(desk, pupil):
    await desk.go(PLAN)
    await desk.press("a")
    await learned(desk)
    assert pupil.known
    await desk.press("a")
    await learned(desk)
    assert not pupil.known


@at_taught_desk
async def test_undo_and_redo_do_so_too(desk, pupil):
    await desk.go(PLAN)
    await desk.press("a", "u")
    await learned(desk)
    assert not pupil.known
    await desk.press("U")
    await learned(desk)
    assert pupil.english == [desk.text(PLAN)]


@at_taught_desk
async def test_a_correction_takes_the_place_of_what_was_approved(desk, pupil):
    await desk.go(PLAN)
    await desk.press("a", "enter")
    await desk.type("Yes. ")
    await desk.press("escape", "a")
    await learned(desk)
    (text,) = pupil.english
    assert "Yes." in text


@at_taught_desk
async def test_what_is_only_edited_is_not_learned(desk, pupil):
    await desk.go(PLAN)
    await desk.press("enter")
    await desk.type("Not yet. ")
    await desk.press("escape")
    await learned(desk)
    assert not pupil.known


@at_taught_desk
async def test_joining_an_approved_paragraph_with_the_next_one_takes_it_back(desk, pupil):
    await desk.go(VISIT)
    await desk.press("a")
    await desk.go(VISIT - 1)
    await desk.press("j")
    await learned(desk)
    assert not pupil.known


@at_taught_desk
async def test_no_other_paragraph_changes_by_itself(desk, pupil):
    before = [desk.text(number) for number in range(len(desk.ids))]
    await desk.go(PLAN)
    await desk.press("a")
    await learned(desk)
    assert [desk.text(number) for number in range(len(desk.ids))] == before
    await desk.until_told("translates the untouched paragraphs anew")


def test_the_next_sitting_begins_with_what_was_approved_before(tmp_path):
    with Memory(tmp_path / "memory.sqlite") as memory:
        memory.put("other.desk", "p1", [("نص", "A text.")], "draft")
    pupil = Pupil()
    room = room_of(pupil)
    room.keeper = MemoryKeeper(tmp_path / "memory.sqlite")

    async def run() -> None:
        async with sitting(write_article(tmp_path), room=room):
            assert pupil.english == ["A text."]

    asyncio.run(run())


def test_what_was_approved_last_is_written_before_the_desk_closes(tmp_path):
    room = room_of(Pupil())
    room.keeper = MemoryKeeper(tmp_path / "memory.sqlite")

    async def run() -> str:
        async with sitting(write_article(tmp_path), room=room) as desk:
            await desk.go(PLAN)
            await desk.press("a")
            return desk.text(PLAN)

    text = asyncio.run(run())
    with Memory(tmp_path / "memory.sqlite") as memory:
        assert [pair.target for pair in memory.pairs()] == [text]


def test_without_a_memory_nothing_is_learned(tmp_path):
    pupil = Pupil()

    async def run() -> None:
        async with sitting(write_article(tmp_path), room=room_of(pupil)) as desk:
            await desk.go(PLAN)
            await desk.press("a")

    asyncio.run(run())
    assert not pupil.known


def test_a_memory_that_cannot_be_used_is_told_once_and_the_desk_goes_on(tmp_path):
    (tmp_path / "memory.sqlite").write_bytes(b"no database, whatever else it is" * 40)
    room = room_of(Pupil())
    room.keeper = MemoryKeeper(tmp_path / "memory.sqlite")

    async def run() -> None:
        async with sitting(write_article(tmp_path), room=room) as desk:
            await desk.go(PLAN)
            await desk.press("a")
            await desk.until_told("Nothing is learned now")
            await desk.go(COST)
            await desk.press("a")
            await learned(desk)
            assert desk.row(PLAN).approved and desk.row(COST).approved
            assert sum("Nothing is learned now" in notice for notice in desk.notices) == 1

    asyncio.run(run())


def test_an_engine_that_cannot_learn_is_left_alone(tmp_path):
    room = room_of(scripted())
    room.keeper = MemoryKeeper(tmp_path / "memory.sqlite")

    async def run() -> None:
        async with sitting(write_article(tmp_path), room=room) as desk:
            await desk.go(PLAN, Part.TARGET)
            await desk.press("a")
            await learned(desk)

    asyncio.run(run())
    with Memory(tmp_path / "memory.sqlite") as memory:
        assert memory.count() == 1


# In the process where the draft engine works.

SOURCE = engine_text("أقر مجلس البلدة خطة جديدة لتوزيع المياه.")
TAUGHT = Approved(1, SOURCE, "The councillors voted a new water scheme through.")


@pytest.fixture
def helper():
    helper = Helper()
    yield helper
    helper.close()


def draft_entry():
    return load_catalogue().get("draft", Role.TRANSLATE)


def end():
    import os

    os._exit(9)


def test_the_engine_apart_learns_and_forgets_as_one_here(helper):
    here, there = DraftEngine(draft_entry()), Apart(draft_entry(), helper)
    before = there.translate([SOURCE])
    here.learn([TAUGHT])
    there.learn([TAUGHT])
    assert there.translate([SOURCE]) == here.translate([SOURCE])
    assert there.signature == here.signature
    there.forget([1])
    here.forget([1])
    assert there.translate([SOURCE]) == before
    assert there.signature == here.signature


def test_a_process_that_takes_anothers_place_is_taught_anew(helper):
    there = Apart(draft_entry(), helper)
    there.learn([TAUGHT])
    with pytest.raises(EngineError):
        helper.call(end)
    assert there.translate([SOURCE])[0][0].text == TAUGHT.text


def test_the_room_makes_a_keeper_where_there_is_a_memory(tmp_path):
    room = EngineRoom.of(load_catalogue(), "draft", "lead-rank", tmp_path / "memory.sqlite")
    try:
        assert room.keeper is not None
        room.keeper.approve("a.desk", "p1", [(SOURCE, TAUGHT.text)], "draft")
        shared = room.engine("draft")
        room.keeper.prepare(shared)
        assert shared.translate([SOURCE])[0][0].text == TAUGHT.text
        room.keeper.withdraw("a.desk", "p1")
        room.keeper.settle()
        assert shared.translate([SOURCE])[0][0].text != TAUGHT.text
    finally:
        room.close()
