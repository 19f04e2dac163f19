"""What is shown, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from deskbrief.display import Mode
from deskbrief.tui.commands.command import Group, command
from deskbrief.tui.commands.texts import help_text, statistics_text
from deskbrief.tui.dialogs.text import TextScreen
from deskbrief.tui.widgets.detail import Tab

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen


@command("detail", "Detail", Group.SEE, "i", footer=16)
def detail(desk: DeskScreen) -> None:
    """Open or close the panel with all there is to know of a paragraph."""
    desk.detailing.toggle()


@command("words", "Words", Group.SEE, "w")
def words(desk: DeskScreen) -> None:
    """Show the source word by word: lemma, part of speech, meanings."""
    desk.detailing.toggle(Tab.WORDS)


@command("alternatives", "Alternatives", Group.SEE, "A")
def alternatives(desk: DeskScreen) -> None:
    """Show the engine's alternatives; Enter takes one."""
    desk.detailing.toggle(Tab.OFFERS)


@command("findings", "Findings", Group.SEE, "F", while_editing=True)
def findings(desk: DeskScreen) -> None:
    """Show what the checks found in this paragraph."""
    desk.detailing.toggle(Tab.FINDINGS)


@command("left-out", "Left out", Group.SEE, "l")
def left_out(desk: DeskScreen) -> None:
    """Show what was left out of the page, and texts of yours without a paragraph; Enter puts one back."""
    desk.detailing.toggle(Tab.LEFT_OUT)


@command("changes", "Changes", Group.SEE, "d", footer=18)
def changes(desk: DeskScreen) -> None:
    """Show your translations as changes of the machine's text: what is new, what is gone."""
    desk.draw(replace(desk.board.drawing, changes=not desk.board.drawing.changes))


@command("statistics", "Statistics", Group.SEE, "S")
def statistics(desk: DeskScreen) -> None:
    """Show how much of the work is yours: edited share, post-edit distance, time."""
    desk.count_time()
    desk.app.push_screen(TextScreen("Statistics", statistics_text(desk.session.statistics())))


@command("tashkeel", "Vowel marks", Group.SEE, "h")
def tashkeel(desk: DeskScreen) -> None:
    """Hide or show the vowel marks of the Arabic; the text itself keeps them."""
    desk.draw(replace(desk.board.drawing, tashkeel=not desk.board.drawing.tashkeel))


@command("arabic-mode", "Arabic mode", Group.SEE, "f9", while_editing=True)
def arabic_mode(desk: DeskScreen) -> None:
    """Draw Arabic in the next way, until it reads right; the choice is kept for this terminal."""
    modes = list(Mode)
    mode = modes[(modes.index(desk.board.drawing.mode) + 1) % len(modes)]
    desk.draw(replace(desk.board.drawing, mode=mode))
    desk.desk_app.choose_mode(mode)
    desk.notify(f"Arabic is drawn {mode}. F9 goes on.", timeout=3)


@command("theme", "Theme", Group.SEE, "f8", while_editing=True)
def theme(desk: DeskScreen) -> None:
    """Change between the light and the dark theme."""
    desk.desk_app.change_theme()


@command("palette", "Palette", Group.SEE, "ctrl+p", while_editing=True)
def palette(desk: DeskScreen) -> None:
    """Find a command by its name."""
    desk.app.action_command_palette()


@command("help", "Help", Group.SEE, "question_mark", "f1", footer=8, while_editing=True)
def show_help(desk: DeskScreen) -> None:
    """Show the keys: those that work where the cursor is first, then all."""
    desk.app.push_screen(TextScreen("Keys", help_text(desk.desk_app.keys, desk.spot.part)))
