"""The search line, with what is typed shown again as Arabic reads."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from deskbrief.arabic.script import has_arabic
from deskbrief.display import Mode, render_ltr_line


class SearchBar(Vertical):
    """An input that finds as one types, in the source and in the translation alike.

    A terminal may show typed Arabic from left to right in single letters; the line below reads right.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", "Close"),
        Binding("down,f3", "step(1)", "Next hit"),
        Binding("up,shift+f3", "step(-1)", "Previous hit", show=False),
    ]

    @dataclass
    class Asked(Message):
        """The words to look for have changed."""

        words: str

    @dataclass
    class Stepped(Message):
        """Another hit is wanted."""

        by: int

    @dataclass
    class Left(Message):
        """The line was closed; ``stay`` where the cursor is to stay at the hit."""

        stay: bool

    def __init__(self, mode: Mode, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.mode = mode

    def compose(self) -> ComposeResult:
        """Place the input, the count and the line that reads right."""
        yield Input(
            placeholder="Search source and translation; Enter stays at the hit, Esc closes", id="words"
        )
        yield Static("", id="found", markup=False)

    def open(self) -> None:
        """Show the line and type into it."""
        self.display = True
        words = self.query_one(Input)
        words.focus()
        words.action_select_all()
        self.post_message(self.Asked(words.value))

    def tell(self, found: int, at: int) -> None:
        """Say how many hits there are and which of them the cursor is on, from 0."""
        words = self.query_one(Input).value
        said = "" if not words.strip() else f"{at + 1} of {found}" if found else "not found"
        if has_arabic(words):
            line = render_ltr_line(words, 1, self.mode)
            said = f"{said}   {line.text}"
        self.query_one("#found", Static).update(said)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Asked(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left(stay=True))

    def action_leave(self) -> None:
        """Close, and take the highlights away."""
        self.post_message(self.Left(stay=False))

    def action_step(self, by: int) -> None:
        """Go to another hit while the line stays open."""
        self.post_message(self.Stepped(by))
