"""The application: the terminal's side of the desk: themes, keys, the way of drawing Arabic."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from textual import events
from textual.app import App, SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from deskbrief.desk import Session
from deskbrief.display import Mode
from deskbrief.display.choices import remember
from deskbrief.display.terminal import Terminal, identify
from deskbrief.errors import DeskbriefError
from deskbrief.tui import driver, remembered
from deskbrief.tui.commands import COMMANDS
from deskbrief.tui.commands.texts import spelt
from deskbrief.tui.keymaps import KEYMAPS
from deskbrief.tui.layout.cells import Drawing
from deskbrief.tui.opening import Opening
from deskbrief.tui.screens.desk import DeskScreen, desk_screen
from deskbrief.tui.settings import Settings
from deskbrief.tui.themes import DARK, LIGHT
from deskbrief.tui.widgets.board import Board
from deskbrief.tui.widgets.points import KeyPoints
from deskbrief.tui.workers.engines import EngineRoom

SWITCH_INTERVAL = 0.001
"""Seconds that an engine written in Python may run on while a key waits; a key makes several such waits, and
Python's own 5 ms each add up to more than a person overlooks."""


class DeskCommands(Provider):
    """The commands of the desk for the palette."""

    async def discover(self) -> Hits:
        """Yield all that make sense where the cursor is."""
        for name, label, told, run in self._commands():
            yield DiscoveryHit(label, run, text=name, help=told)

    async def search(self, query: str) -> Hits:
        """Yield those that the query fits."""
        matcher = self.matcher(query)
        for name, label, told, run in self._commands():
            score = max(matcher.match(label), matcher.match(told) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(label), run, text=name, help=told)

    def _commands(self) -> Iterable[tuple[str, str, str, Callable[[], None]]]:
        desk = self.screen
        if not isinstance(desk, DeskScreen):
            return
        keys = desk.desk_app.keys
        for command in COMMANDS:
            if desk.spot.part in command.parts:
                label = f"{command.label}  ({' '.join(map(spelt, keys[command.name]))})"
                yield command.name, label, command.help, partial(desk.action_command, command.name)


class DeskApp(App[None]):
    """Runs one desk."""

    CSS_PATH = "desk.tcss"
    TITLE = "deskbrief"
    COMMANDS = {DeskCommands}  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "f10"
    BINDINGS = []  # noqa: RUF012

    def __init__(
        self,
        opening: Opening,
        session: Session,
        room: EngineRoom,
        mode: Mode,
        settings: Settings | None = None,
        terminal: Terminal | None = None,
    ) -> None:
        """Make the app on an open session, which it closes in the end; ``terminal`` is what it runs in.

        Raises:
            DeskbriefError: the settings name a theme, a command or a key that there is not.
        """
        terminal = terminal or identify(os.environ)
        super().__init__(driver_class=driver.driver_class(mode, terminal))
        self._terminal = terminal
        settings = settings or Settings()
        self._opening, self._session, self._room = replace(opening, levels=settings.checks), session, room
        session.use_levels(settings.checks)
        self._drawing = Drawing(mode, tashkeel=settings.tashkeel, ligatures=settings.ligatures)
        self.keys = COMMANDS.keys({**KEYMAPS[settings.keymap], **settings.keys})
        """The keys of each command."""
        self.name_style = settings.names
        """How the table of names writes Arab names."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = self._known_theme(
            settings.theme or remembered.recall("theme") or DARK.name, settings.theme
        )

    def on_ready(self) -> None:
        """Let garbage be collected from now on, but not be looked for in what Python has imported."""
        gc.freeze()
        gc.enable()

    def get_default_screen(self) -> Screen[Any]:
        """Return the desk."""
        made = desk_screen(self.keys)
        return made(self._opening, self._session, self._room, self._drawing)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield of Textual's own commands the choice of a theme; the desk has its own for all else."""
        for each in super().get_system_commands(screen):
            if each.title == "Theme":
                yield each

    async def on_event(self, event: events.Event) -> None:
        """Note that a person is at work, whatever the key does; do at once what a key of the desk asks.

        Textual sends a key to the widget that has the keyboard, from where it comes back when keys behind it
        have gone the same way: of Enter and a letter struck close behind, the letter would be a command.
        """
        if isinstance(event, (events.Key, events.MouseDown, events.Paste)):
            for screen in self.screen_stack:
                if isinstance(screen, DeskScreen):
                    screen.touch()
        if isinstance(event, events.Key) and not event.is_forwarded and self._is_at_desk:
            await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)
        else:
            await super().on_event(event)

    def change_theme(self) -> None:
        """Go from light to dark or back, and keep that for the next time."""
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name
        remembered.keep("theme", self.theme)

    def choose_mode(self, mode: Mode) -> None:
        """Draw Arabic another way from now on, and keep that for this terminal."""
        driver.set_mode(self, mode)
        self.refresh(repaint=True, layout=True)
        try:
            remember(self._terminal, mode)
        except DeskbriefError as error:
            self.notify(error.hint, title=error.message, severity="warning")

    @property
    def _is_at_desk(self) -> bool:
        """Whether keys are commands, all of them."""
        return isinstance(self.focused, (Board, KeyPoints))

    def _known_theme(self, name: str, asked: str) -> str:
        if name in self.available_themes:
            return name
        if not asked:
            return DARK.name
        raise DeskbriefError(
            f"There is no theme {name!r}.", f"Themes: {', '.join(sorted(self.available_themes))}."
        )


def run_desk(opening: Opening, room: EngineRoom, mode: Mode, settings: Settings, terminal: Terminal) -> bool:
    """Open a desk and work at it until the person leaves; False where it failed, which has been told then.

    Raises:
        DeskbriefError: it cannot be opened, or the settings are wrong.
    """
    session = opening.open()
    try:
        app = DeskApp(opening, session, room, mode, settings, terminal)
    except BaseException:
        session.close()
        raise
    sys.setswitchinterval(SWITCH_INTERVAL)
    app.run()
    return not app.return_code
