"""The longer texts that the desk shows: its keys, its figures."""

from __future__ import annotations

from collections.abc import Mapping

from rich.table import Table
from rich.text import Text

from deskbrief.desk.records import Statistics
from deskbrief.tui.commands.command import COMMANDS, Group
from deskbrief.tui.layout.spot import Part

_SPELT = {
    "slash": "/",
    "question_mark": "?",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "equals_sign": "=",
    "asterisk": "*",
    "plus": "+",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "home": "Home",
    "end": "End",
}

WHILE_EDITING = (
    ("Enter Esc", "Leave the editor; what is typed is saved already"),
    ("ctrl+Enter ctrl+j", "Approve, and edit the next open paragraph"),
    ("ctrl+Space alt+/", "Complete from what is typed so far, where the engine can"),
    ("ctrl+z ctrl+y", "Undo and redo within the editor"),
    ("ctrl+↑ ctrl+↓", "Edit the paragraph before or after"),
)


def spelt(key: str) -> str:
    """Return a key as people write it: ``ctrl+slash`` is ``ctrl+/``."""
    *modifiers, last = key.split("+")
    return "+".join(
        [*modifiers, _SPELT.get(last, last.upper() if last[:1] == "f" and last[1:].isdigit() else last)]
    )


def help_text(keys: Mapping[str, tuple[str, ...]], part: Part | None = None) -> Table:
    """Return all commands with their keys, those that work in one part of the desk first."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    commands = list(COMMANDS)
    here = [c for c in commands if part in c.parts and len(c.parts) < len(Part)] if part else []
    if here:
        _section(table, f"Here, in the {part}", ((_keys(keys[c.name]), c.help) for c in here if keys[c.name]))
    _section(table, "While editing", WHILE_EDITING)
    for group in Group:
        rows = ((_keys(keys[c.name]), c.help) for c in commands if c.group is group and keys[c.name])
        _section(table, group.value, rows)
    _section(table, "Marks of a paragraph", (
        ("○", "The machine's text"), ("◐", "Edited by a person"), ("●", "Approved"),
        ("▲", "Flagged: a finding waits for a person"),
    ))  # fmt: skip
    return table


def statistics_text(figures: Statistics) -> Table:
    """Return the figures of a desk, each with what it means."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column()
    rows = (
        (f"{figures.paragraphs}", "paragraphs with a translation"),
        (f"{figures.approved}", "approved"),
        (f"{figures.edited}", "edited"),
        (f"{figures.flagged}", "flagged"),
        (f"{figures.edited_share:.0%}", "edited share: edited paragraphs of translated ones"),
        (f"{figures.post_edit_distance:.0%}", "post-edit distance: characters changed in edited paragraphs"),
        (f"{figures.edits}", "things done, undoing included"),
        (_duration(figures.seconds), "worked, pauses of a minute and more left out"),
    )
    for figure, what in rows:
        table.add_row(figure, what)
    return table


def _section(table: Table, title: str, rows: object) -> None:
    table.add_row(Text(title, style="underline"), "")
    for keys, what in rows:  # type: ignore[attr-defined]
        table.add_row(f"  {keys}", what)
    table.add_row("", "")


def _keys(keys: tuple[str, ...]) -> str:
    return " ".join(map(spelt, keys))


def _duration(seconds: float) -> str:
    minutes = int(seconds // 60)
    return (
        f"{minutes // 60} h {minutes % 60:02} min"
        if minutes >= 60
        else f"{minutes} min {int(seconds) % 60:02} s"
    )
