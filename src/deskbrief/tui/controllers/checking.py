"""Which finding is looked at: going from one to the next over the whole article."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from deskbrief.check.unread import reading_time, too_fast
from deskbrief.desk.records import Row
from deskbrief.document import Finding
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.widgets.detail import Tab

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen


class Checking:
    """Remembers the finding that was gone to last; another paragraph, or another text, forgets it."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._at: tuple[str, Finding] | None = None
        self._since: tuple[str, float] = ("", 0.0)

    @property
    def row(self) -> Row:
        """The paragraph under the cursor."""
        return self._desk.session.row(self._desk.board.spot.row_id)

    @property
    def current(self) -> Finding | None:
        """The finding that is looked at, if the cursor is still with it and it still stands."""
        if self._at is None or self._at[0] != self._desk.board.spot.row_id:
            return None
        return self._at[1] if self._at[1] in self.row.findings else None

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

    def step(self, by: int) -> None:
        """Go to the next finding or the one before, round the article; approved paragraphs are settled."""
        desk = self._desk
        open_rows = [row for row in desk.session.rows() if not row.approved]
        places = [(row.id, finding) for row in open_rows for finding in row.worst_first]
        if not places:
            desk.notify("The checks have found nothing that is open.", timeout=3)
            return
        at = self._next(places, by)
        row_id, finding = self._at = places[at]
        desk.board.go_to(Spot(Part.TARGET, row_id))
        desk.detailing.show(Tab.FINDINGS, str(desk.session.row(row_id).worst_first.index(finding)))
        desk.notify(f"Finding {at + 1} of {len(places)}.", timeout=2)

    def _next(self, places: list[tuple[str, Finding]], by: int) -> int:
        if self.current is not None and self._at in places:
            return (places.index(self._at) + by) % len(places)
        ids = self._desk.session.row_ids
        here = ids.index(self._desk.board.spot.row_id) if self._desk.board.spot.row_id in ids else 0
        after = [n for n, (row_id, _) in enumerate(places) if ids.index(row_id) >= here]
        if by > 0:
            return after[0] if after else 0
        before = [n for n, (row_id, _) in enumerate(places) if ids.index(row_id) < here]
        return before[-1] if before else len(places) - 1
