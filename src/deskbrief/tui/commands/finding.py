"""Looking for words, on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbrief.tui.commands.command import Group, command

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen


@command("search", "Search", Group.FIND, "slash", "ctrl+f", footer=14, while_editing=True)
def search(desk: DeskScreen) -> None:
    """Search source and translation; hamza forms, vowel marks and tatweel make no difference."""
    desk.search_bar.open()


@command("next-hit", "Next hit", Group.FIND, "f3")
def next_hit(desk: DeskScreen) -> None:
    """Go to the next place that the search has found."""
    if not desk.searching.step(1):
        desk.search_bar.open()


@command("previous-hit", "Previous hit", Group.FIND, "shift+f3")
def previous_hit(desk: DeskScreen) -> None:
    """Go to the place before that the search has found."""
    if not desk.searching.step(-1):
        desk.search_bar.open()
