"""The desk: key points above, paragraphs below, and everything that keys do to them.

The screen owns the session. Widgets draw and tell, threads work and tell, controllers and commands decide;
all changes of the desk go through ``changed``, which shows them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from deskbrief.desk import Section, Session
from deskbrief.desk.records import Line as Bullet
from deskbrief.document import BlockKind, Side
from deskbrief.errors import DeskbriefError
from deskbrief.tui.commands import COMMANDS, Command
from deskbrief.tui.commands.texts import spelt
from deskbrief.tui.controllers.checking import Checking
from deskbrief.tui.controllers.correcting import Correcting
from deskbrief.tui.controllers.detailing import Detailing
from deskbrief.tui.controllers.drafting import Drafting
from deskbrief.tui.controllers.editing import Editing
from deskbrief.tui.controllers.learning import Learning
from deskbrief.tui.controllers.naming import Naming
from deskbrief.tui.controllers.remembering import Remembering
from deskbrief.tui.controllers.searching import Searching
from deskbrief.tui.keymaps import is_safe_while_typing
from deskbrief.tui.layout.cells import Drawing
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.opening import Opening
from deskbrief.tui.showing import SessionShowing
from deskbrief.tui.stopwatch import Stopwatch
from deskbrief.tui.widgets.board import Board
from deskbrief.tui.widgets.detail import DetailPanel
from deskbrief.tui.widgets.editor import CellEditor
from deskbrief.tui.widgets.header import DeskHeader, Progress
from deskbrief.tui.widgets.keybar import KeyBar
from deskbrief.tui.widgets.pane import Pane
from deskbrief.tui.widgets.points import KeyPoints
from deskbrief.tui.widgets.searchbar import SearchBar
from deskbrief.tui.workers.engines import EngineRoom
from deskbrief.tui.workers.messages import (
    Completed,
    Drafted,
    DraftingEnded,
    MemoryFailed,
    Named,
    Remembered,
    Summarised,
)

if TYPE_CHECKING:
    from deskbrief.tui.app import DeskApp

COUNTED_EVERY = 15.0
"""Seconds after which the time worked is written down."""


class DeskScreen(Screen[None]):
    """One article at work. ``desk_screen`` gives it the keys of a keymap."""

    AUTO_FOCUS = "#board"
    escapes_to_board: ClassVar[BindingType] = Binding("escape", "leave", "Back", show=False)

    def __init__(self, opening: Opening, session: Session, room: EngineRoom, drawing: Drawing) -> None:
        super().__init__()
        self.opening = opening
        self.session = session
        self.room = room
        self.showing = SessionShowing(session)
        self.board = Board(self.showing, drawing, id="board")
        self.points = KeyPoints(drawing, id="points")
        self.board_pane = Pane(self.board, id="board-pane")
        self.points_pane = Pane(self.points, id="points-pane")
        self.detail = DetailPanel(id="detail")
        self.search_bar = SearchBar(drawing.mode, id="search")
        self.editing = Editing(self)
        self.drafting = Drafting(self)
        self.searching = Searching(self)
        self.detailing = Detailing(self)
        self.checking = Checking(self)
        self.learning = Learning(self)
        self.correcting = Correcting(self)
        self.remembering = Remembering(self)
        self.naming = Naming(self)
        self.stopwatch = Stopwatch()
        self._keys_of: Part | None = None
        """The part of the desk whose keys the footer shows."""

    def compose(self) -> ComposeResult:
        """Place everything, from top to bottom."""
        yield DeskHeader(id="header")
        yield Static("", id="banner", markup=False)
        yield self.points_pane
        yield self.board_pane
        yield self.search_bar
        yield Static("", id="offer", markup=False)
        yield self.detail
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the desk as it was left, and let the engine begin."""
        self.search_bar.display = False
        self.detail.display = False
        self.query_one("#offer").display = False
        self.points.is_folded = bool(self.session.recall("points folded"))
        self.show_session()
        self.set_interval(COUNTED_EVERY, self.count_time)
        self.call_after_refresh(self.drafting.start)

    def on_resize(self) -> None:
        """Give the key points their share of the new height."""
        self.points.fit()

    def on_unmount(self) -> None:
        """Leave nothing unsaved, and nobody at work."""
        self.put_away()
        self.naming.close()
        self.room.close()

    # What there is.

    @property
    def desk_app(self) -> DeskApp:
        """The application, for what is of the terminal: theme, keys, way of drawing."""
        return cast("DeskApp", self.app)

    @property
    def spot(self) -> Spot:
        """Where the cursor is: in the strip of key points while that has the keyboard."""
        if self.editing.spot is not None:
            return self.editing.spot
        return self.points.spot if self.focused is self.points else self.board.spot

    def bullets_at(self, spot: Spot) -> tuple[Bullet, ...]:
        """Return the bullets of a spot's cell."""
        if spot.part is Part.POINTS:
            return self.session.lines(Section.KEY_POINTS)
        return self.showing.bullets(spot.row_id)

    def bullet_here(self) -> Bullet | None:
        """Return the bullet under the cursor, if there is one."""
        spot = self.spot
        if spot.part not in (Part.BRIEF, Part.POINTS):
            return None
        bullets = self.bullets_at(spot)
        return bullets[min(spot.item, len(bullets) - 1)] if bullets else None

    # What is shown.

    def show_session(self) -> None:
        """Show a session from its beginning, or where it was left."""
        self.learning.begin()
        self.showing.follow_bullets()
        self.board.reload()
        left_at = self.session.recall("spot")
        if left_at and left_at[1] in self.session.row_ids:
            self.board.go_to(Spot(Part(left_at[0]), left_at[1]))
        self.show_brief()
        self.show_notes()
        self.show_progress()
        self.searching.again()
        self.checking.look_over_soon()

    def changed(self, *row_ids: str) -> None:
        """Show what an action has changed, and have the machine's bullets follow."""
        if self.session.row_ids != self.board.row_ids:
            self.showing.follow_bullets()
            self.board.reload()
        for row_id in row_ids:
            self.board.refresh_row(row_id)
        self.show_brief()
        self.show_progress()
        self.searching.again()
        self.naming.outdated()
        self.detailing.fill()
        self.checking.look_over_soon()
        self.learning.follow(*row_ids)
        if self.room.is_quick or not self.drafting.is_running:
            self.drafting.summarise()

    def show_brief(self) -> None:
        """Show bullets and key points as they are now."""
        self.points.show_bullets(self.session.lines(Section.KEY_POINTS))
        self.board.refresh_row(*self.showing.follow_bullets())
        self.cite()

    def cite(self) -> None:
        """Point out the sentences that the bullet under the cursor rests on."""
        bullet = self.bullet_here()
        self.point_out(bullet.bullet.cites if bullet else ())

    def point_out(self, sentences: Iterable[str]) -> None:
        """Point out sentences until the cursor moves on."""
        for row_id in self.showing.cite(sentences):
            self.board.refresh_row(row_id)

    def draw(self, drawing: Drawing) -> None:
        """Draw all text another way."""
        self.board.drawing = drawing
        self.points.drawing = drawing
        self.search_bar.mode = drawing.mode
        self.detailing.fill()

    def show_progress(self) -> None:
        """Show how far the work has come."""
        rows = self.session.rows()
        progress = Progress(
            total=len(rows),
            approved=sum(row.approved for row in rows),
            edited=sum(row.person is not None for row in rows),
            flagged=sum(bool(row.findings) and not row.approved for row in rows),
            waiting=len(self.showing.queued),
        )
        headline = next((row for row in rows if row.block.kind is BlockKind.HEADLINE), None)
        name = "standard input" if self.session.source.name == "-" else Path(self.session.source.name).name
        title = headline.text if headline is not None and headline.text else name
        state = "read only" if self.session.read_only else ""
        self.query_one(DeskHeader).show(title, self.room.model, progress, state)

    def show_notes(self) -> None:
        """Show what a person should know of how the desk was opened."""
        unplaced = len(self.session.unplaced())
        notes = list(dict.fromkeys((*self.session.notes, *self.session.source.notes)))
        if unplaced and not any("unplaced" in note for note in notes):
            key = self.key("left-out")
            notes.append(f"{unplaced} of your texts have no paragraph; they are under Left out ({key}).")
        banner = self.query_one("#banner", Static)
        banner.update("\n".join(notes))
        banner.display = bool(notes)

    # Doing.

    def action_command(self, name: str) -> None:
        """Run a command of the table; what it refuses is told, and loses nothing."""
        command = COMMANDS[name]
        was_editing = self.editing.spot
        try:
            if command.writes and self.session.read_only:
                raise DeskbriefError(self.session.read_only, "Close the desk there, then open it here again.")
            if was_editing is not None:
                self.editing.end()
            command.run(self)
            if was_editing is not None and command.while_editing and not self.editing.spot:
                self._go_on_editing(was_editing)
        except DeskbriefError as error:
            self.refuse(error)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which commands make sense where the cursor is; the footer shows only those."""
        if action != "command":
            return True
        command: Command = COMMANDS[str(parameters[0])]
        return self.spot.part in command.parts

    def action_leave(self) -> None:
        """Close what is open beside the paragraphs."""
        if self.search_bar.display:
            self.search_bar.action_leave()
        elif not self.correcting.withdraw() and not self.detailing.close() and not self.searching.clear():
            self.board.focus()

    def ask(self, dialog: ModalScreen[str | None], answered: Callable[[str], object]) -> None:
        """Open a dialog, and do something with its answer if it is given one; what is refused is told."""

        def take(answer: str | None) -> None:
            if answer is not None:
                self._guarded(lambda: answered(answer))

        self.app.push_screen(dialog, take)

    def key(self, name: str) -> str:
        """Return the first key of a command, as people write it; its name where it has none."""
        keys = self.desk_app.keys[name]
        return spelt(keys[0]) if keys else name

    def refuse(self, error: DeskbriefError) -> None:
        """Say why something was not done, and what can be done instead."""
        self.notify(
            error.hint or error.message,
            title=error.message if error.hint else "",
            severity="warning",
            timeout=8,
        )

    def count_time(self) -> None:
        """Write down the time that a person has worked."""
        seconds = self.stopwatch.take()
        if seconds and not self.session.read_only:
            self.session.spend(seconds)

    def touch(self) -> None:
        """Note that the person is at work."""
        self.stopwatch.touch(time.monotonic())

    def put_away(self) -> None:
        """Save what is open and let go of the desk; nothing more is done to it."""
        self.drafting.cancel()
        self.editing.end_quietly()
        self.count_time()
        if not self.session.read_only:
            self.session.remember("spot", [self.board.spot.part, self.board.spot.row_id])
            self.session.remember("points folded", self.points.is_folded)
        self.session.close()

    def reopen(self) -> None:
        """Open the desk anew, on the source as it is now; where that fails, as it was.

        Raises:
            DeskbriefError: why the source as it is now cannot be taken.
        """
        path = self.session.path
        self.put_away()
        problem: DeskbriefError | None = None
        try:
            session = self.opening.open()
        except DeskbriefError as error:
            problem, session = error, replace(self.opening, article=None, source=None, desk=path).open()
        self.session = self.showing.session = session
        self.show_session()
        self.drafting.start()
        if problem is not None:
            raise problem

    def _go_on_editing(self, was: Spot) -> None:
        """Open the editor again where the cursor is now, as in tools where one is always editing."""
        here = self.board.spot
        if was.part is Part.TARGET and self.app.screen is self and self.focused is self.board and here.row_id:
            self.editing.begin(Spot(Part.TARGET, here.row_id))

    # What widgets tell.

    @on(Board.Moved)
    @on(KeyPoints.Moved)
    def _moved(self) -> None:
        for row_id in self.showing.unpoint():
            self.board.refresh_row(row_id)
        self.cite()
        self.checking.came()
        self.detailing.fill()
        if self.spot.part is not self._keys_of:
            self._show_keys()

    def on_descendant_focus(self) -> None:
        """Other keys work in other places."""
        self.cite()
        self._show_keys()

    def _show_keys(self) -> None:
        """Make the footer anew, which takes longer than all else that a key does: only where it differs."""
        self._keys_of = self.spot.part
        self.refresh_bindings()

    @on(Board.Pointed)
    def _pointed(self, message: Board.Pointed) -> None:
        side = {Part.SOURCE: Side.SOURCE, Part.TARGET: Side.TARGET}.get(message.spot.part)
        if side is not None:
            for row_id in self.showing.point(message.spot.row_id, side, message.index):
                self.board.refresh_row(row_id)

    @on(Board.Chosen)
    @on(KeyPoints.Chosen)
    def _chosen(self, message: Board.Chosen | KeyPoints.Chosen) -> None:
        self._guarded(lambda: self.editing.begin(message.spot, getattr(message, "index", None)))

    @on(CellEditor.Typed)
    def _typed(self, message: CellEditor.Typed) -> None:
        if message.editor is self.editing.editor:
            self._guarded(lambda: self.editing.save(message.text))

    @on(CellEditor.Finished)
    def _finished(self, message: CellEditor.Finished) -> None:
        if message.editor is not self.editing.editor:
            return
        spot = self.editing.spot
        self._guarded(self.editing.end)
        if self.editing.editor is message.editor:
            message.editor.go_on()
        elif message.approve and spot is not None and spot.part is Part.TARGET:
            self.action_command("approve-next")
            if self.board.spot.row_id != spot.row_id:
                self._go_on_editing(spot)

    @on(CellEditor.CompletionAsked)
    def _completion_asked(self) -> None:
        self._guarded(self.drafting.complete)

    @on(SearchBar.Asked)
    def _asked(self, message: SearchBar.Asked) -> None:
        self.searching.look_for(message.words)

    @on(SearchBar.Stepped)
    def _stepped(self, message: SearchBar.Stepped) -> None:
        self.searching.step(message.by)

    @on(SearchBar.Left)
    def _search_left(self, message: SearchBar.Left) -> None:
        self.search_bar.display = False
        if not message.stay:
            self.searching.clear()
        self.board.focus()

    @on(DetailPanel.TabShown)
    def _tab_shown(self) -> None:
        self.detailing.fill()

    @on(DetailPanel.Chosen)
    def _detail_chosen(self, message: DetailPanel.Chosen) -> None:
        self._guarded(lambda: self.detailing.chosen(message.tab, message.id))

    # What threads tell.

    @on(Drafted)
    def _drafted(self, message: Drafted) -> None:
        self._guarded(lambda: self.drafting.on_drafted(message))
        self.call_after_refresh(message.shown.set)

    @on(DraftingEnded)
    def _drafting_ended(self, message: DraftingEnded) -> None:
        self._guarded(lambda: self.drafting.on_ended(message))

    @on(Summarised)
    def _summarised(self, message: Summarised) -> None:
        self._guarded(lambda: self.drafting.on_summarised(message))

    @on(Completed)
    def _completed(self, message: Completed) -> None:
        self.drafting.on_completed(message)

    @on(Remembered)
    def _remembered(self, message: Remembered) -> None:
        self.remembering.on_remembered(message)

    @on(Named)
    def _named(self, message: Named) -> None:
        self.naming.on_named(message)

    @on(MemoryFailed)
    def _memory_failed(self, message: MemoryFailed) -> None:
        self.learning.on_failed(message)

    def _guarded(self, do: Callable[[], object]) -> None:
        try:
            do()
        except DeskbriefError as error:
            self.refuse(error)


def desk_screen(keys: dict[str, tuple[str, ...]]) -> type[DeskScreen]:
    """Return the screen with each command on its keys."""
    bindings: list[BindingType] = [DeskScreen.escapes_to_board]
    for command in sorted(COMMANDS, key=lambda each: each.footer or len(COMMANDS.names())):
        for number, key in enumerate(keys[command.name]):
            bindings.append(
                Binding(
                    key,
                    f"command({command.name!r})",
                    command.label,
                    show=command.footer > 0 and number == 0,
                    priority=command.while_editing and is_safe_while_typing(key),
                )
            )
    return type("DeskScreen", (DeskScreen,), {"BINDINGS": bindings})
