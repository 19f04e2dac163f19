"""Which finding is looked at: going from one to the next over the whole article."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.timer import Timer

from deskbrief.check.unread import reading_time, too_fast
from deskbrief.desk import Section
from deskbrief.desk.records import Row, worst_first
from deskbrief.document import Finding
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.widgets.detail import Tab

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen

LOOKED_OVER_AFTER = 0.5
"""Seconds without a change after which the whole article is checked, which takes longer than a key may."""


@dataclass(frozen=True, slots=True)
class Place:
    """A finding, and where it stands on the desk."""

    spot: Spot
    finding: Finding
    choice: str = ""
    """Its line in the panel of findings; empty for a key point's."""
    line: tuple[Section, str] | None = None
    """The bullet or key point that it is in."""


class Checking:
    """Remembers the finding that was gone to last; another paragraph, or another text, forgets it."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._at: Place | None = None
        self._since: tuple[str, float] = ("", 0.0)
        self._timer: Timer | None = None

    @property
    def row(self) -> Row:
        """The paragraph under the cursor."""
        return self._desk.session.row(self._desk.board.spot.row_id)

    @property
    def current(self) -> Place | None:
        """The finding that is looked at, if the cursor is still with it and it still stands."""
        if self._at is None or self._at.spot != self._desk.spot:
            return None
        return self._at if self._at in self._here() else None

    @property
    def first_here(self) -> Place | None:
        """The finding that is looked at, or else the worst where the cursor is."""
        return self.current or next(iter(self._here()), None)

    def came(self) -> None:
        """Note when the cursor came to a paragraph."""
        row_id = self._desk.board.spot.row_id
        if row_id != self._since[0]:
            self._since = row_id, time.monotonic()

    def warn_of_haste(self, row: Row) -> None:
        """Say so where a machine's text was approved faster than anybody reads."""
        row_id, since = self._since
        if row.person is None and row_id == row.id and too_fast(row.text, time.monotonic() - since):
            seconds = round(reading_time(row.text))
            self._desk.notify(
                f"Approved at once; reading it takes some {seconds} s. Undo takes the approval back.",
                timeout=4,
            )

    def look_over_soon(self) -> None:
        """Check the article as a whole, and its bullets, when nothing has changed for a while."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._desk.set_timer(LOOKED_OVER_AFTER, self._look_over)

    def _look_over(self) -> None:
        desk = self._desk
        if desk.editing.spot is not None:  # nothing moves under a person's hands
            self.look_over_soon()
            return
        row_ids, bullets = desk.session.look_over()
        if row_ids:
            desk.board.refresh_row(*row_ids)
        if bullets:
            desk.show_brief()
        if row_ids or bullets:
            desk.show_progress()
            desk.detailing.fill()

    def step(self, by: int) -> None:
        """Go to the next finding or the one before, round the article; approved paragraphs are settled."""
        desk = self._desk
        places = self._places()
        if not places:
            desk.notify("The checks have found nothing that is open.", timeout=3)
            return
        at = self._next(places, by)
        place = self._at = places[at]
        if place.spot.part is Part.POINTS:
            desk.points.is_folded = False
            desk.set_focus(desk.points)
            desk.points.go_to(place.spot)
        else:
            desk.set_focus(desk.board)
            desk.board.go_to(place.spot)
            desk.detailing.show(Tab.FINDINGS, place.choice)
        desk.notify(f"Finding {at + 1} of {len(places)}.", timeout=2)

    def _places(self) -> list[Place]:
        """Return all that is open: in the key points, then paragraph by paragraph, each with its bullets."""
        desk = self._desk
        places = [
            Place(Spot(Part.POINTS, "", item), finding, line=(Section.KEY_POINTS, line.id))
            for item, line in enumerate(desk.session.lines(Section.KEY_POINTS))
            for finding in worst_first(line.bullet.findings)
        ]
        for row in desk.session.rows():
            if not row.approved:
                places += self._of_row(row)
            places += self._of_bullets(row.id)
        return places

    def _of_row(self, row: Row) -> list[Place]:
        return [
            Place(Spot(Part.TARGET, row.id), finding, str(number))
            for number, finding in enumerate(row.worst_first)
        ]

    def _of_bullets(self, row_id: str) -> list[Place]:
        return [
            Place(
                Spot(Part.BRIEF, row_id, item), finding, f"bullet:{item}:{number}", (Section.BULLETS, line.id)
            )
            for item, line in enumerate(self._desk.showing.bullets(row_id))
            for number, finding in enumerate(worst_first(line.bullet.findings))
        ]

    def _here(self) -> list[Place]:
        """Return the findings of the bullet under the cursor, or else of its paragraph."""
        spot = self._desk.spot
        if spot.part is Part.POINTS:
            return [place for place in self._places() if place.spot == spot]
        in_bullet = [place for place in self._of_bullets(spot.row_id) if place.spot == spot]
        return in_bullet if spot.part is Part.BRIEF and in_bullet else self._of_row(self.row)

    def _next(self, places: list[Place], by: int) -> int:
        current = self.current
        if current is not None and current in places:
            return (places.index(current) + by) % len(places)
        ids = self._desk.session.row_ids
        spot = self._desk.spot
        here = ids.index(spot.row_id) if spot.row_id in ids else -1

        def row_of(place: Place) -> int:
            return ids.index(place.spot.row_id) if place.spot.row_id in ids else -1

        after = [number for number, place in enumerate(places) if row_of(place) >= here]
        if by > 0:
            return after[0] if after else 0
        before = [number for number, place in enumerate(places) if row_of(place) < here]
        return before[-1] if before else len(places) - 1
