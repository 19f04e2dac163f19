"""The desk as a person sits at it, but for the terminal: a real session of an article, a scripted engine."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any
from unittest import mock

from textual.geometry import Offset
from textual.pilot import Pilot
from textual.screen import Screen

from deskbrief.brief.summarizer import Summarizer
from deskbrief.brief.summarizers import open_summarizer
from deskbrief.desk import Row, Section, Session
from deskbrief.desk.records import Line as Bullet
from deskbrief.display import Mode
from deskbrief.models.catalogue import Catalogue, load_catalogue
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.translate.engine import Engine
from deskbrief.tui.app import DeskApp
from deskbrief.tui.controllers import drafting
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.opening import Opening
from deskbrief.tui.screens.desk import DeskScreen
from deskbrief.tui.settings import Settings
from deskbrief.tui.widgets.editor import CellEditor
from deskbrief.tui.workers.engines import EngineRoom, Shared
from support.desk_article import PARAGRAPHS, scripted

PATIENCE = 20.0
"""Seconds until what does not come is given up; a busy machine is no failure."""


def room_of(*engines: Engine, summarizer: Summarizer | None = None) -> EngineRoom:
    """An engine room of these engines, the first of which drafts."""
    engines = engines or (scripted(), scripted("other", "Otherwise: "))
    ranker = load_catalogue().get("lead-rank", Role.SUMMARIZE)
    entries = [ModelEntry(each.name, "fake", Role.TRANSLATE, advice="Scripted.") for each in engines]
    return EngineRoom(
        Catalogue({(entry.role, entry.name): entry for entry in entries}),
        engines[0].name,
        summarizer or open_summarizer(ranker),
        is_quick=True,
        _open={each.name: Shared(each) for each in engines},
    )


@dataclass
class Desk:
    """One sitting: the app, and a person's hands and eyes."""

    app: DeskApp
    pilot: Pilot[None]
    article: Path

    @property
    def screen(self) -> DeskScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, DeskScreen)
        return screen

    @property
    def session(self) -> Session:
        return self.screen.session

    @property
    def dialog(self) -> Screen[Any] | None:
        """What has come over the desk."""
        return self.app.screen if self.app.screen is not self.screen else None

    @property
    def ids(self) -> tuple[str, ...]:
        return self.session.row_ids

    @property
    def spot(self) -> tuple[Part, int]:
        """Where the cursor is: the part, and the number of the paragraph or of the key point."""
        spot = self.screen.spot
        return spot.part, spot.item if spot.part is Part.POINTS else self.ids.index(spot.row_id)

    @property
    def editor(self) -> CellEditor:
        editor = self.screen.editing.editor
        assert editor is not None, "nothing is being edited"
        return editor

    @property
    def is_editing(self) -> bool:
        return self.screen.editing.editor is not None

    @property
    def notices(self) -> list[str]:
        """What was told so far, the newest last."""
        return [f"{each.title} {each.message}".strip() for each in self.app._notifications]

    @property
    def banner(self) -> str:
        banner = self.screen.query_one("#banner")
        return str(banner.render()) if banner.display else ""

    @property
    def header(self) -> str:
        return str(self.screen.query_one("#header").render())

    def row(self, number: int) -> Row:
        return self.session.row(self.ids[number])

    def text(self, number: int) -> str:
        return self.row(number).text

    def bullets(self, number: int) -> list[Bullet]:
        return list(self.session.lines_of(self.ids[number]))

    def points(self) -> list[str]:
        return [line.bullet.text for line in self.session.lines(Section.KEY_POINTS)]

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait until every widget has done what it was told, and what followed from that."""
        calm, deadline = 0, time.monotonic() + PATIENCE
        while calm < 2 and time.monotonic() < deadline:
            await self.pilot.pause()
            screen = self.app.screen
            pumps = [self.app, *self.app.screen_stack, *screen.walk_children()]
            is_busy = screen._callbacks or any(pump.message_queue_size for pump in pumps)
            calm = 0 if is_busy else calm + 1

    async def type(self, text: str) -> None:
        """Type a text, letter by letter, as fast as a person can."""
        await self.pilot.press(*text)
        await self.settle()

    async def go(self, number: int, part: Part = Part.TARGET, item: int = 0) -> None:
        """Put the cursor on a paragraph, as a click would."""
        self.screen.board.focus()
        self.screen.board.go_to(Spot(part, self.ids[number], item))
        await self.settle()

    async def go_to_points(self, item: int = 0) -> None:
        self.screen.points.focus()
        self.screen.points.go_to(Spot(Part.POINTS, "", item))
        await self.settle()

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait for something to become so."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain{f' for {what}' if what else ''}"
            await self.pilot.pause(0.01)
        await self.settle()

    async def until_told(self, words: str) -> None:
        """Wait for a message that says this."""
        await self.until(lambda: any(words in notice for notice in self.notices), repr(words))

    async def until_quiet(self) -> None:
        """Wait until no engine and no summariser is at work."""
        work = self.screen.drafting

        def is_quiet() -> bool:
            return not (work.is_running or work._is_summarising or self.screen.showing.queued)

        await self.until(is_quiet, "the engines")

    def shown(self) -> str:
        """All that is seen on the board, a line for each of its lines."""
        board = self.screen.board
        return "\n".join(board.render_line(y).text for y in range(board.size.height))

    def corner(self, number: int, part: Part = Part.TARGET, right: int = 0, down: int = 0) -> Offset:
        """Where a cell begins, on the screen, or so much to the right of that and below it."""
        board = self.screen.board
        place = board.place(Spot(part, self.ids[number]))
        return board.content_region.offset + place.offset + Offset(right, down)


async def _briefly(*_: float) -> None:
    """Stand in for Textual's wait until the processor is idle, which ``Desk.settle`` knows better."""
    for _ in range(3):
        await asyncio.sleep(0)


@asynccontextmanager
async def sitting(
    article: Path,
    *,
    room: EngineRoom | None = None,
    size: tuple[int, int] = (140, 40),
    mode: Mode = Mode.LOGICAL,
    settings: Settings | None = None,
    opening: Opening | None = None,
    is_drafted: bool = True,
) -> AsyncIterator[Desk]:
    """Open the desk of an article, wait for its draft, and close it in the end."""
    opening = opening or Opening(article=article)
    app = DeskApp(opening, opening.open(), room or room_of(), mode, settings)
    with (
        mock.patch.object(CellEditor, "BLINK", False),
        mock.patch.object(drafting, "BETWEEN_SUMMARIES", 0.01),
        mock.patch("textual.app.wait_for_idle", _briefly),
        mock.patch("textual.pilot.wait_for_idle", _briefly),
    ):
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            desk = Desk(app, pilot, article)
            if is_drafted and not desk.session.read_only:
                await desk.until(lambda: all(row.machine for row in desk.session.rows()), "the draft")
                await desk.until_quiet()
                await desk.until(lambda: desk.session.lines(Section.KEY_POINTS), "key points")
            yield desk


def at_desk(
    *, text: str = PARAGRAPHS, rooms: Callable[[], EngineRoom] = room_of, **how: Any
) -> Callable[[Callable[..., Awaitable[None]]], Callable[..., None]]:
    """Make a plain test of a coroutine function whose first parameter is the desk, open on the article."""

    def decorate(steps: Callable[..., Awaitable[None]]) -> Callable[..., None]:
        wanted = list(inspect.signature(steps).parameters.values())[1:]

        @wraps(steps)
        def test(**fixtures: Any) -> None:
            async def run() -> None:
                article = write_article(fixtures["tmp_path"], text)
                more = {each.name: fixtures[each.name] for each in wanted}
                async with sitting(article, room=rooms(), **how) as desk:
                    await steps(desk, **more)

            asyncio.run(run())

        names = {each.name: each for each in wanted}
        names.setdefault("tmp_path", inspect.Parameter("tmp_path", inspect.Parameter.POSITIONAL_OR_KEYWORD))
        test.__signature__ = inspect.Signature(list(names.values()))  # type: ignore[attr-defined]
        return test

    return decorate


def write_article(folder: Path, text: str = PARAGRAPHS) -> Path:
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    return path


def styles_of(desk: Desk, number: int, words: Sequence[str]) -> dict[str, Any]:
    """The style that each of these words has where the board shows a paragraph."""
    board = desk.screen.board
    top = board.place(Spot(Part.SOURCE, desk.ids[number])).y
    found: dict[str, Any] = {}
    for y in range(max(0, top), board.size.height):
        for segment in board.render_line(y):
            for word in words:
                if word in segment.text:
                    found.setdefault(word, segment.style)
    return found
