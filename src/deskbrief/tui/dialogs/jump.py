"""Jump mode: a letter stands beside everything that can be gone to; pressing it goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Label, Static

LETTERS = "asdfghjklqwertyuiopzxcvbnm1234567890"
"""The letters in the order in which they are given out: those under the fingers first."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place that can be gone to."""

    id: str
    at: Offset
    """Where its letter is shown, on the screen."""


class JumpScreen(ModalScreen[str | None]):
    """Gives the id of the target whose letter was pressed, None for any other key."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Leave")]  # noqa: RUF012

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(LETTERS, targets, strict=False))

    def compose(self) -> ComposeResult:
        """Show each letter at its place, and what is going on."""
        for letter, target in self._targets.items():
            label = Label(f" {letter} ", classes="jump-letter")
            label.styles.offset = target.at
            yield label
        yield Static("Press a letter to jump; Esc leaves", id="jump-hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Go where the letter says."""
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        target = self._targets.get(event.character or "")
        self.dismiss(target.id if target else None)
