"""One of several, chosen over the desk: an engine, the sentence to split before, yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from deskbrief.tui.widgets.detail import Choice


class ChooseScreen(ModalScreen[str | None]):
    """Gives the id of what was chosen, None where it was left."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Cancel")]  # noqa: RUF012

    def __init__(
        self, title: str, choices: Sequence[Choice], hint: str = "Enter chooses, Esc leaves"
    ) -> None:
        super().__init__()
        self._title, self._choices, self._hint = title, choices, hint

    def compose(self) -> ComposeResult:
        """Place the list in a frame."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            yield OptionList(*(Option(choice.text, id=choice.id) for choice in self._choices), markup=False)
            yield Label(self._hint, classes="hint")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
