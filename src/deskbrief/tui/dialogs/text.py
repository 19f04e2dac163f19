"""A text to read, over the desk: help, statistics."""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static


class TextScreen(ModalScreen[None]):
    """Shows a text until a key closes it."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,q,enter,f1,question_mark", "dismiss", "Close"),
    ]

    def __init__(self, title: str, text: RenderableType) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Place the text in a frame that scrolls."""
        with Vertical(classes="dialog wide") as dialog:
            dialog.border_title = self._title
            with VerticalScroll():
                yield Static(self._text, markup=False)
            yield Label("Esc closes", classes="hint")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()
