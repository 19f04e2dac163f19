"""What is done to bullets and key points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbrief.desk import Section
from deskbrief.desk.records import Line as Bullet
from deskbrief.errors import DeskbriefError
from deskbrief.tui.commands.command import BULLETS, Group, command
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.showing import SECTIONS

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen


@command("add-bullet", "Add bullet", Group.BRIEF, "b", writes=True, footer=17)
def add_bullet(desk: DeskScreen) -> None:
    """Add a bullet that rests on this paragraph; in the strip, a key point that does."""
    spot = desk.spot
    desk.editing.begin_new(spot if spot.part is Part.POINTS else Spot(Part.BRIEF, spot.row_id))


@command("promote", "To key points", Group.BRIEF, "k", parts=frozenset({Part.BRIEF}), writes=True, footer=10)
def promote(desk: DeskScreen) -> None:
    """Make a key point of this bullet."""
    bullet = _here(desk)[1].bullet
    points = desk.session.lines(Section.KEY_POINTS)
    if any(point.bullet.cites[0] == bullet.cites[0] for point in points):
        raise DeskbriefError("This sentence is among the key points already.", "Edit it there.")
    desk.session.add_line(Section.KEY_POINTS, bullet.text, bullet.cites)
    desk.changed()


@command("delete-bullet", "Delete", Group.BRIEF, "delete", "D", parts=BULLETS, writes=True, footer=12)
def delete_bullet(desk: DeskScreen) -> None:
    """Delete the bullet; the machine does not make it again, and undo brings it back."""
    section, line = _here(desk)
    desk.session.delete_line(section, line.id)
    desk.changed()


@command("bullet-up", "Move up", Group.BRIEF, "shift+up", "left_curly_bracket", parts=BULLETS, writes=True)
def bullet_up(desk: DeskScreen) -> None:
    """Move the bullet before the one above it."""
    _move(desk, -1)


@command(
    "bullet-down", "Move down", Group.BRIEF, "shift+down", "right_curly_bracket", parts=BULLETS, writes=True
)
def bullet_down(desk: DeskScreen) -> None:
    """Move the bullet behind the one below it."""
    _move(desk, 1)


@command("pin", "Pin", Group.BRIEF, "p", parts=BULLETS, writes=True, footer=11)
def pin(desk: DeskScreen) -> None:
    """Keep a machine's bullet as it is, whatever is edited afterwards, or let go of it."""
    section, line = _here(desk)
    desk.session.pin_line(section, line.id, not line.pinned)
    desk.changed()


@command("fresh", "Still right", Group.BRIEF, "v", parts=BULLETS, writes=True)
def fresh(desk: DeskScreen) -> None:
    """Say that a stale bullet is right as it stands."""
    section, line = _here(desk)
    if not line.bullet.stale:
        desk.notify("This bullet is not stale.")
        return
    desk.session.mark_fresh(section, line.id)
    desk.changed()


@command("fold", "Fold key points", Group.BRIEF, "z")
def fold(desk: DeskScreen) -> None:
    """Fold the strip of key points away, or unfold it."""
    desk.points.is_folded = not desk.points.is_folded
    if desk.points.is_folded and desk.focused is desk.points:
        desk.set_focus(desk.board)


def _here(desk: DeskScreen) -> tuple[Section, Bullet]:
    line = desk.bullet_here()
    if line is None:
        raise DeskbriefError("There is no bullet here.", f"{desk.key('add-bullet')} adds one.")
    return SECTIONS[desk.spot.part], line


def _move(desk: DeskScreen, by: int) -> None:
    section, line = _here(desk)
    spot = desk.spot
    beside = desk.bullets_at(spot)
    at = spot.item + by
    if not 0 <= at < len(beside):
        raise DeskbriefError("The bullet is at the end of its list.", "")
    order = [each.id for each in desk.session.lines(section)]
    desk.session.move_line(section, line.id, order.index(beside[at].id))
    desk.changed()
    (desk.points if spot.part is Part.POINTS else desk.board).go_to(Spot(spot.part, spot.row_id, at))
