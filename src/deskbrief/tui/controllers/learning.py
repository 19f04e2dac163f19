"""What a person approves is kept, and taught to the engine; what is no longer approved is taken back.

Whatever a command did, the rows tell: this compares what is approved now with what was before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbrief.arabic.script import has_arabic
from deskbrief.desk import Row
from deskbrief.tui.workers.messages import MemoryFailed

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen


class Learning:
    """Follows the approvals of one desk; does nothing where nothing is to be learned."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._approved: dict[str, str] = {}
        """The text of each approved paragraph, as it was last seen."""
        self._was_told = False

    def begin(self) -> None:
        """Take the desk as it is; what was approved in another sitting is known already."""
        keeper = self._desk.room.keeper
        if keeper is not None:
            keeper.tell = lambda problem: self._desk.post_message(MemoryFailed(problem))
            self._approved = {row.id: row.text for row in self._desk.session.rows() if row.approved}

    def follow(self, *row_ids: str) -> None:
        """Look what has become of these paragraphs, and of those that are gone."""
        keeper, session = self._desk.room.keeper, self._desk.session
        if keeper is None:
            return
        there = set(session.row_ids)
        desk = str(session.path.absolute())
        for row_id in {*row_ids, *(self._approved.keys() - there)}:
            row = session.row(row_id) if row_id in there else None
            now = row.text if row is not None and row.approved else None
            if now == self._approved.get(row_id):
                continue
            if row is None or now is None:
                del self._approved[row_id]
                keeper.withdraw(desk, row_id)
            else:
                self._approved[row_id] = now
                self._keep(desk, row)

    def on_failed(self, message: MemoryFailed) -> None:
        """Say why nothing is learned."""
        self._desk.notify(message.problem, title="Nothing is learned now", severity="warning", timeout=12)

    def _keep(self, desk: str, row: Row) -> None:
        keeper = self._desk.room.keeper
        assert keeper is not None
        drafted_by = row.base[0].engine if row.base else ""
        if row.person is None:
            english = {made.sentence_id: made.text for made in row.shown}
            texts = [(s.text, english.get(s.id, "")) for s in row.sentences if has_arabic(s.text)]
            keeper.approve(desk, row.id, [pair for pair in texts if pair[1]], drafted_by)
        elif has_arabic(row.source):
            keeper.approve_whole(desk, row.id, [s.text for s in row.sentences], row.person, drafted_by)
        self._tell_once()

    def _tell_once(self) -> None:
        """Say once how paragraphs that are translated already can profit; none changes by itself."""
        if not self._was_told and any(row.machine and not row.touched for row in self._desk.session.rows()):
            self._was_told = True
            key = self._desk.key("retranslate-all")
            self._desk.notify(f"Learned. {key} translates the untouched paragraphs anew.", timeout=4)
