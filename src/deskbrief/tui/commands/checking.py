"""What the checks found: going to it, mending it, leaving it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from deskbrief.errors import DeskbriefError
from deskbrief.tui.commands.command import ROWS, Group, command
from deskbrief.tui.dialogs.choose import ChooseScreen
from deskbrief.tui.widgets.detail import Choice

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen

REASONS = ("right as it is", "a matter of style", "said elsewhere in the paragraph", "the source is wrong")


@command("next-finding", "Next finding", Group.CHECK, "right_square_bracket", "f7", footer=21)
def next_finding(desk: DeskScreen) -> None:
    """Go to the next finding of the article, whose words are marked; the panel shows it."""
    desk.checking.step(1)


@command("previous-finding", "Finding before", Group.CHECK, "left_square_bracket", "shift+f7")
def previous_finding(desk: DeskScreen) -> None:
    """Go to the finding before."""
    desk.checking.step(-1)


@command("mend", "Mend", Group.CHECK, "r", parts=ROWS, writes=True)
def mend(desk: DeskScreen) -> None:
    """Put what the finding suggests in the place of its words; it counts as an edit of yours."""
    finding = desk.checking.current
    if finding is None or finding.suggestion is None:
        finding = next((each for each in desk.checking.row.findings if each.suggestion is not None), None)
    if finding is None:
        raise DeskbriefError("Nothing here suggests a repair.", f"{desk.key('edit')} edits the paragraph.")
    row_id = desk.board.spot.row_id
    desk.session.mend(row_id, finding)
    desk.changed(row_id)


@command("dismiss", "Right as it is", Group.CHECK, "R", parts=ROWS, writes=True)
def dismiss(desk: DeskScreen) -> None:
    """Dismiss the finding, with a reason; it stays so as long as its words do, and undo opens it again."""
    finding = desk.checking.current or next(iter(desk.checking.row.findings), None)
    if finding is None:
        raise DeskbriefError(
            "There is no finding here to dismiss.", f"{desk.key('next-finding')} goes to one."
        )
    row_id = desk.board.spot.row_id

    def chosen(reason: str) -> None:
        desk.session.dismiss(row_id, finding, reason)
        desk.changed(row_id)

    choices = [Choice(reason, Text(reason)) for reason in REASONS]
    desk.ask(ChooseScreen(f"Why leave it? {finding.message}", choices), chosen)


@command("restore", "Open again", Group.CHECK, "Q", parts=ROWS, writes=True)
def restore(desk: DeskScreen) -> None:
    """Open a finding of this paragraph again that was dismissed last."""
    row = desk.checking.row
    if not row.dismissed:
        raise DeskbriefError("Nothing was dismissed in this paragraph.")
    desk.session.restore(row.id, row.dismissed[-1][0])
    desk.changed(row.id)
