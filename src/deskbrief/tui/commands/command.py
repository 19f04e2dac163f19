"""One thing that a person can do at the desk: its key, its words for help and palette, and how it is done.

A command is a function of the desk, made known by a decorator. From the table of all commands come the
bindings, the footer, the help, the command palette and ``docs/keys.md``, so that none of them can be wrong.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from deskbrief.errors import DeskbriefError
from deskbrief.tui.layout.spot import Part

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen

Run = Callable[["DeskScreen"], None]

EVERYWHERE = frozenset(Part)
TEXT = frozenset({Part.SOURCE, Part.TARGET})
BULLETS = frozenset({Part.BRIEF, Part.POINTS})
ROWS = frozenset({Part.SOURCE, Part.TARGET, Part.BRIEF})


class Group(StrEnum):
    """The headings of the help."""

    MOVE = "Move"
    PARAGRAPH = "Paragraph"
    BRIEF = "Bullets and key points"
    SEE = "See"
    FIND = "Find"
    CHECK = "Check"
    TERMS = "Terms"
    ARTICLE = "Article"


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of the table."""

    name: str
    """Words with hyphens; what a keymap calls it."""
    label: str
    """A word or two, for the footer."""
    help: str
    """One sentence, for help and palette."""
    group: Group
    run: Run
    keys: tuple[str, ...]
    """As Textual writes them."""
    parts: frozenset[Part]
    """Where the cursor must be for it to make sense."""
    footer: int
    """Its place among those that the footer shows, the lowest first; 0 for none."""
    writes: bool
    """It changes the desk, so it is not to be had where the desk is read-only."""
    while_editing: bool
    """It leaves the editor first, and opens it again where the cursor is then."""


class Table:
    """All commands; they are listed by their groups."""

    def __init__(self) -> None:
        self._commands: dict[str, Command] = {}

    def add(
        self,
        name: str,
        label: str,
        group: Group,
        *keys: str,
        parts: frozenset[Part] = EVERYWHERE,
        footer: int = 0,
        writes: bool = False,
        while_editing: bool = False,
    ) -> Callable[[Run], Run]:
        """Return a decorator that makes a function a command; its docstring is the help."""

        def register(run: Run) -> Run:
            told = " ".join((inspect.getdoc(run) or "").split())
            self._commands[name] = Command(
                name, label, told, group, run, keys, parts, footer, writes, while_editing
            )
            return run

        return register

    def __getitem__(self, name: str) -> Command:
        return self._commands[name]

    def __iter__(self) -> Iterator[Command]:
        order = list(Group)
        return iter(sorted(self._commands.values(), key=lambda command: order.index(command.group)))

    def names(self) -> tuple[str, ...]:
        """Return the names of all commands."""
        return tuple(self._commands)

    def keys(self, keymap: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Return the keys of every command under a keymap, which names only those that differ.

        A key that the keymap gives to one command is taken from the command that has it by default.

        Raises:
            DeskbriefError: the keymap names a command that there is not, or gives one key to two.
        """
        unknown = sorted(keymap.keys() - self._commands.keys())
        if unknown:
            raise DeskbriefError(
                f"There is no command {unknown[0]!r} to give a key to.",
                f"Commands: {', '.join(self.names())}.",
            )
        owner: dict[str, str] = {}
        for name, keys in keymap.items():
            for key in keys:
                if owner.setdefault(key, name) != name:
                    raise DeskbriefError(
                        f"The key {key!r} is given to both {owner[key]!r} and {name!r}.", "Give it to one."
                    )
        return {
            command.name: keymap.get(command.name, tuple(key for key in command.keys if key not in owner))
            for command in self._commands.values()
        }


COMMANDS = Table()
command = COMMANDS.add
