"""What the checks found: going to it, mending it, leaving it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from deskbrief.document import Finding
from deskbrief.errors import DeskbriefError
from deskbrief.tui.commands.command import ROWS, Group, command
from deskbrief.tui.dialogs.choose import ChooseScreen
from deskbrief.tui.showing import SECTIONS
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
    finding = _mendable(desk)
    row_id = desk.board.spot.row_id
    desk.session.mend(row_id, finding)
    desk.changed(row_id)


@command("mend-all", "Mend all like it", Group.CHECK, "ctrl+r", parts=ROWS, writes=True)
def mend_all(desk: DeskScreen) -> None:
    """Mend all in the article that the same check suggests a repair for; one undo takes it back."""
    finding = _mendable(desk)
    row_ids = desk.session.mend_all(finding.code)
    desk.changed(*row_ids)
    some = "1 paragraph" if len(row_ids) == 1 else f"{len(row_ids)} paragraphs"
    desk.notify(f"Mended {some}: {finding.code}.", timeout=3)


def _mendable(desk: DeskScreen) -> Finding:
    """Return the finding that is looked at, if it suggests a repair, or else the first here that does."""
    current = desk.checking.current
    if current is not None and current.finding.suggestion is not None:
        return current.finding
    for finding in desk.checking.row.worst_first:
        if finding.suggestion is not None:
            return finding
    raise DeskbriefError("Nothing here suggests a repair.", f"{desk.key('edit')} edits the paragraph.")


@command("dismiss", "Right as it is", Group.CHECK, "R", writes=True)
def dismiss(desk: DeskScreen) -> None:
    """Dismiss the finding, with a reason; it stays so as long as its words do, and undo opens it again."""
    place = desk.checking.first_here
    if place is None:
        raise DeskbriefError(
            "There is no finding here to dismiss.", f"{desk.key('next-finding')} goes to one."
        )
    finding, row_id = place.finding, place.spot.row_id

    def chosen(reason: str) -> None:
        if place.line is not None:
            desk.session.dismiss_in_line(*place.line, finding, reason)
            desk.changed()
        else:
            desk.session.dismiss(row_id, finding, reason)
            desk.changed(row_id)

    choices = [Choice(reason, Text(reason)) for reason in REASONS]
    desk.ask(ChooseScreen(f"Why leave it? {finding.message}", choices), chosen)


@command("restore", "Open again", Group.CHECK, "Q", writes=True)
def restore(desk: DeskScreen) -> None:
    """Open the finding of this paragraph, or of this bullet, again that was dismissed last."""
    line = desk.bullet_here()
    if line is not None and line.bullet.dismissed:
        section = SECTIONS[desk.spot.part]
        desk.session.restore_in_line(section, line.id, line.bullet.dismissed[-1][0])
        desk.changed()
        return
    row = desk.checking.row
    if not row.dismissed:
        raise DeskbriefError("Nothing was dismissed in this paragraph.")
    desk.session.restore(row.id, row.dismissed[-1][0])
    desk.changed(row.id)
