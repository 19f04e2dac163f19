"""What was approved before: sentences of the memory that are like those of the paragraph, and words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbrief.desk import Row
from deskbrief.errors import DeskbriefError
from deskbrief.memory import Match
from deskbrief.tui import details
from deskbrief.tui.dialogs.text import TextScreen
from deskbrief.tui.workers.messages import Remembered

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen

Matches = tuple[tuple[Match, ...], ...]
_WIDTH = 84
"""Cells of a line in the dialog."""


class Remembering:
    """Asks the memory, whose thread answers when it has looked; keeps the answer for one paragraph."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._of: tuple[str, Matches] | None = None
        self._asked = ""

    @property
    def nothing(self) -> str:
        """What is shown where there is nothing to show."""
        if self._desk.room.keeper is None:
            return "Nothing is kept: learning = false in desk.toml."
        return "Nothing like these sentences was approved before." if self._of else "Looking…"

    def matches(self, row: Row) -> Matches:
        """Return what is known for a paragraph now; what is not is asked for."""
        if self._of is not None and self._of[0] == row.id:
            return self._of[1]
        keeper = self._desk.room.keeper
        if keeper is not None and self._asked != row.id:
            self._of, self._asked, row_id = None, row.id, row.id
            texts = [sentence.text for sentence in row.sentences]
            keeper.lookup(texts, lambda found: self._desk.post_message(Remembered(row_id, found)))
        return ()

    def on_remembered(self, message: Remembered) -> None:
        """Show what has come."""
        if not message.row_id:
            desk = self._desk
            text = details.found_pairs(message.pairs, desk.board.drawing, _WIDTH)
            desk.app.push_screen(TextScreen(f"In the memory: {message.words}", text))
        elif message.row_id == self._asked:
            self._of, self._asked = (message.row_id, message.matches), ""
            self._desk.detailing.fill()

    def take(self, row_id: str, choice: str) -> None:
        """Put an offer in the place of its sentence; it counts as an edit of the person's."""
        if self._of is None or self._of[0] != row_id:
            return
        sentence, _, number = choice.partition(":")
        match = self._of[1][int(sentence)][int(number)]
        row = self._desk.session.row(row_id)
        parts = [made.text for made in row.shown] or [""] * len(row.sentences)
        parts[int(sentence)] = match.suggestion
        self._desk.session.edit(row_id, " ".join(part for part in parts if part))
        self._desk.changed(row_id)

    def search(self, words: str) -> None:
        """Look for words in what was approved.

        Raises:
            DeskbriefError: nothing is kept.
        """
        keeper = self._desk.room.keeper
        if keeper is None:
            raise DeskbriefError("Nothing is kept: learning = false in desk.toml.", "Set it to true.")
        keeper.search(words, lambda pairs: self._desk.post_message(Remembered("", (), words, pairs)))
