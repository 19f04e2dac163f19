"""Search over both sides: which hits there are, and which one the cursor is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbrief.desk.records import Hit
from deskbrief.document import Side
from deskbrief.tui.layout.spot import Part, Spot

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen

_PARTS = {Side.SOURCE: Part.SOURCE, Side.TARGET: Part.TARGET}


class Searching:
    """Finds as one types, and keeps the words for the next step."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._words = ""
        self._hits: tuple[Hit, ...] = ()
        self._at = 0

    def look_for(self, words: str) -> None:
        """Find these words, and go to the first hit from the cursor's paragraph on."""
        self._words = words
        self._hits = self._desk.session.search(words) if words.strip() else ()
        self._at = self._nearest()
        self._show(go=bool(self._hits))

    def again(self) -> None:
        """Find the same words in what the texts say now; the cursor stays."""
        if self._words:
            self._hits = self._desk.session.search(self._words)
            self._at = min(self._at, max(0, len(self._hits) - 1))
            self._show(go=False)

    def step(self, by: int) -> bool:
        """Go to the next hit, or the one before; False where there is none."""
        if not self._hits:
            return False
        self._at = (self._at + by) % len(self._hits)
        self._show(go=True)
        return True

    def clear(self) -> bool:
        """Take the highlights away and forget the words; False where there were none."""
        had_words = bool(self._words)
        self._words, self._hits, self._at = "", (), 0
        self._show(go=False)
        return had_words

    def _nearest(self) -> int:
        order = {row_id: number for number, row_id in enumerate(self._desk.session.row_ids)}
        here = order.get(self._desk.board.spot.row_id, 0)
        return next((n for n, hit in enumerate(self._hits) if order[hit.row_id] >= here), 0)

    def _show(self, *, go: bool) -> None:
        desk = self._desk
        now = self._hits[self._at] if self._hits else None
        desk.showing.find(self._hits, now)
        desk.board.refresh_rows()
        desk.search_bar.tell(len(self._hits), self._at)
        if go and now is not None:
            desk.board.go_to(Spot(_PARTS[now.side], now.row_id))
