"""The keys that work where the cursor is, on the last line of the screen."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.screen import Screen
from textual.widgets import Static

from deskbrief.tui.widgets.palette import component_style


class KeyBar(Static):
    """Shows what Textual's Footer shows, as one line of text.

    The Footer makes a widget for each key, anew at every move to another column: while that took a tenth of a
    second, no key did anything.
    """

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        color: $footer-foreground;
        background: $footer-background;
        .keybar--key { color: $footer-key-foreground; text-style: bold; }
        .keybar--label { color: $footer-description-foreground; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--label"}
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self.shown: dict[str, str] = {}
        """The label of each key that is shown, in order."""
        self._ends: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        """Follow what the screen's keys are."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def notify_style_update(self) -> None:
        """Take the theme's colours anew."""
        super().notify_style_update()
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Do what the key does that is clicked on."""
        key = next((key for end, key in self._ends if event.x < end), None)
        if key is not None:
            self.app.simulate_key(key)

    def _follow(self, screen: Screen[object]) -> None:
        if screen is not self.screen or not self.is_attached:
            return
        actions: dict[str, str] = {}
        shown = {}
        for each in screen.active_bindings.values():
            binding = each.binding
            if binding.show and each.enabled and binding.action not in actions:
                actions[binding.action] = binding.key
                shown[binding.key] = binding.description
        if shown != self.shown:
            self.shown = shown
            self._draw()

    def _draw(self) -> None:
        if not self.shown:  # the style sheet has not been read either
            return
        key_style = component_style(self, "keybar--key")
        label_style = component_style(self, "keybar--label")
        line, self._ends = Text(no_wrap=True), []
        for key, label in self.shown.items():
            line.append(self._display(key), key_style)
            line.append(f" {label} ", label_style)
            self._ends.append((cell_len(line.plain), key))
        self.update(line, layout=False)

    def _display(self, key: str) -> str:
        binding = self.screen.active_bindings.get(key)
        return self.app.get_key_display(binding.binding) if binding else key
