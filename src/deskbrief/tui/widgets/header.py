"""The line on top: which article, which engine, how far the work has come."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text
from textual.widgets import Static

BAR = 12
"""Cells of the bar of progress."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work has come, in paragraphs."""

    total: int = 0
    approved: int = 0
    edited: int = 0
    flagged: int = 0
    waiting: int = 0
    """Those that an engine is about to translate."""


class DeskHeader(Static):
    """One line that is cut from its middle where the screen is narrow: the progress is never cut."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._title = ""
        self._engine = ""
        self._state = ""
        self._progress = Progress()

    def show(self, title: str, engine: str, progress: Progress, state: str = "") -> None:
        """Show these; ``state`` is what is going on, such as ``read only``."""
        told = (title, engine, progress, state)
        if told != (self._title, self._engine, self._progress, self._state):
            self._title, self._engine, self._progress, self._state = told
            self._draw()

    def on_resize(self) -> None:
        """Cut the title anew."""
        self._draw()

    def _draw(self) -> None:
        right = self._right()
        room = max(0, self.size.width - right.cell_len - 2)
        title = Text(f" {self._title}", style="bold", no_wrap=True, overflow="ellipsis")
        title.truncate(room, overflow="ellipsis", pad=True)
        self.update(Text.assemble(title, " ", right, " "), layout=False)  # it is one line, whatever it says

    def _right(self) -> Text:
        done = self._progress
        filled = round(BAR * done.approved / done.total) if done.total else 0
        parts = [
            f"{'━' * filled}{'─' * (BAR - filled)} {done.approved}/{done.total} approved",
        ]
        narrow = self.size.width < 80
        if done.flagged:
            parts.append(f"▲ {done.flagged}" if narrow else f"{done.flagged} flagged")
        if done.waiting:
            parts.append(f"… {done.waiting}" if narrow else f"translating, {done.waiting} to go")
        if self._engine and not narrow:
            parts.append(self._engine)
        if self._state:
            parts.append(self._state.upper())
        return Text(" · ".join(parts), no_wrap=True)
