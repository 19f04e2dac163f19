"""Going about the desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.geometry import Offset

from deskbrief.desk import Status
from deskbrief.errors import DeskbriefError
from deskbrief.tui.commands.command import BULLETS, ROWS, Group, command
from deskbrief.tui.dialogs.jump import JumpScreen, Target
from deskbrief.tui.layout.spot import PARTS, Part, Spot
from deskbrief.tui.widgets.detail import Tab

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen


@command("down", "Down", Group.MOVE, "down")
def down(desk: DeskScreen) -> None:
    """Go to the next paragraph; in a list of bullets, to the next bullet."""
    if desk.focused is desk.points:
        if desk.points.item == len(desk.bullets_at(desk.spot)) - 1 or desk.points.is_folded:
            desk.set_focus(desk.board)
        desk.points.move(1)
    else:
        desk.board.move(1)


@command("up", "Up", Group.MOVE, "up")
def up(desk: DeskScreen) -> None:
    """Go to the paragraph before, or the bullet before; from the first, to the key points."""
    if desk.focused is desk.points:
        desk.points.move(-1)
    elif desk.board.is_at_top:
        desk.set_focus(desk.points)
    else:
        desk.board.move(-1)


@command("left", "Left", Group.MOVE, "left", parts=ROWS)
def left(desk: DeskScreen) -> None:
    """Go to the column on the left."""
    _aside(desk, -1)


@command("right", "Right", Group.MOVE, "right", parts=ROWS)
def right(desk: DeskScreen) -> None:
    """Go to the column on the right."""
    _aside(desk, 1)


@command("page-down", "Page down", Group.MOVE, "pagedown", parts=ROWS)
def page_down(desk: DeskScreen) -> None:
    """Go down by a screen."""
    desk.board.move_page(1)


@command("page-up", "Page up", Group.MOVE, "pageup", parts=ROWS)
def page_up(desk: DeskScreen) -> None:
    """Go up by a screen."""
    desk.board.move_page(-1)


@command("first", "First", Group.MOVE, "home", "g", parts=ROWS)
def first(desk: DeskScreen) -> None:
    """Go to the first paragraph."""
    _to(desk, desk.session.row_ids[0])


@command("last", "Last", Group.MOVE, "end", "G", parts=ROWS)
def last(desk: DeskScreen) -> None:
    """Go to the last paragraph."""
    _to(desk, desk.session.row_ids[-1])


@command("next-paragraph", "Next", Group.MOVE, "ctrl+down", while_editing=True)
def next_paragraph(desk: DeskScreen) -> None:
    """Go to the next paragraph, also out of the editor, which opens there again."""
    _beside(desk, 1)


@command("previous-paragraph", "Previous", Group.MOVE, "ctrl+up", while_editing=True)
def previous_paragraph(desk: DeskScreen) -> None:
    """Go to the paragraph before, also out of the editor, which opens there again."""
    _beside(desk, -1)


@command("next-unapproved", "Next open", Group.MOVE, "n", footer=6)
def next_unapproved(desk: DeskScreen) -> None:
    """Go to the next paragraph that is not approved yet."""
    _found(desk, desk.session.next_unapproved(desk.board.spot.row_id), "Every paragraph is approved.")


@command("next-flagged", "Next flagged", Group.MOVE, "f", footer=15)
def next_flagged(desk: DeskScreen) -> None:
    """Go to the next paragraph that has a finding."""
    _found(desk, desk.session.next_flagged(desk.board.spot.row_id), "No paragraph is flagged.")


@command("next-untouched", "Next untouched", Group.MOVE, "N", while_editing=True)
def next_untouched(desk: DeskScreen) -> None:
    """Go to the next paragraph that nobody has edited or approved."""
    found = desk.session.next_with(Status.MACHINE, after=desk.board.spot.row_id)
    _found(desk, found, "No paragraph is as the machine left it.")


@command("follow", "To its source", Group.MOVE, "o", parts=BULLETS, footer=13)
def follow(desk: DeskScreen) -> None:
    """Go to the paragraph that a bullet or key point rests on; its sentence is marked."""
    bullet = desk.bullet_here()
    if bullet is None:
        raise DeskbriefError("There is no bullet here.", "Go to one first.")
    there = [row_id for row_id in bullet.bullet.paragraphs if row_id in desk.session.row_ids]
    if not there:
        raise DeskbriefError(
            "The paragraph that this bullet rests on is no longer in the article.",
            "Delete the bullet, or add it again to another paragraph.",
        )
    cites = bullet.bullet.cites
    desk.set_focus(desk.board)
    desk.board.go_to(Spot(Part.SOURCE, there[0]))
    desk.call_after_refresh(desk.point_out, cites)


@command("jump", "Jump", Group.MOVE, "ctrl+o", footer=20)
def jump(desk: DeskScreen) -> None:
    """Show a letter beside everything in sight; pressing it goes there."""
    targets = []
    corner = desk.board.content_region.offset
    bottom = desk.board.region.bottom
    for row_id in desk.board.visible_rows():
        place = desk.board.place(Spot(Part.TARGET, row_id))
        at = corner + Offset(place.x, max(0, place.y))
        if at.y < bottom:
            targets.append(Target(f"row:{row_id}", at))
    if desk.session.row_ids:
        targets.append(Target("points", desk.points.region.offset + Offset(2, 0)))
    if desk.detail.display:
        for number, tab in enumerate(Tab):
            targets.append(Target(f"tab:{tab}", desk.detail.region.offset + Offset(2 + 14 * number, 0)))

    def go(chosen: str) -> None:
        kind, _, name = chosen.partition(":")
        if kind == "row":
            desk.set_focus(desk.board)
            desk.board.go_to(replace(desk.board.spot, row_id=name, item=0))
        elif kind == "points":
            desk.set_focus(desk.points)
        elif kind == "tab":
            desk.detail.tab = Tab(name)
            desk.detail.call_after_refresh(desk.detail.focus_content)

    desk.ask(JumpScreen(targets), go)


def _aside(desk: DeskScreen, by: int) -> None:
    spot = desk.board.spot
    at = PARTS.index(spot.part) + by
    if 0 <= at < len(PARTS):
        desk.board.go_to(Spot(PARTS[at], spot.row_id))


def _to(desk: DeskScreen, row_id: str) -> None:
    desk.board.go_to(replace(desk.board.spot, row_id=row_id, item=0))


def _beside(desk: DeskScreen, by: int) -> None:
    ids = desk.session.row_ids
    at = ids.index(desk.board.spot.row_id) + by
    if 0 <= at < len(ids):
        desk.board.go_to(Spot(Part.TARGET, ids[at]))


def _found(desk: DeskScreen, row_id: str | None, none: str) -> None:
    if row_id is None:
        desk.notify(none)
        return
    desk.set_focus(desk.board)
    desk.board.go_to(Spot(Part.TARGET, row_id))
