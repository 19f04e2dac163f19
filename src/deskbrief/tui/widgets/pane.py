"""A sheet of text with an editor that opens right where the text stands."""

from __future__ import annotations

from typing import Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import TextArea

from deskbrief.tui.layout.rows import Reserved
from deskbrief.tui.layout.spot import Spot
from deskbrief.tui.widgets.editor import CellEditor


class Sheet(Protocol):
    """What an editor can open on: the board, the key points."""

    def place(self, spot: Spot) -> Region:
        """Return where a spot's text is drawn."""
        ...

    def reserve(self, reserved: Reserved | None) -> None:
        """Make room for an editor, or give it back."""
        ...


class Pane(Container):
    """Lays an editor over a sheet, moves it as the sheet scrolls, and lets it grow with its text."""

    DEFAULT_CSS = """
    Pane { layers: sheet over; height: auto; }
    Pane > CellEditor { layer: over; position: absolute; height: 1; min-height: 1; }
    """

    def __init__(self, sheet: Widget, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sheet = sheet
        self.editor: CellEditor | None = None
        self.editing: Spot | None = None

    def compose(self) -> ComposeResult:
        """Place the sheet."""
        yield self.sheet

    def on_mount(self) -> None:
        """Follow the sheet wherever it scrolls."""
        self.watch(self.sheet, "scroll_y", self._follow, init=False)

    def open(self, spot: Spot, text: str) -> CellEditor:
        """Open an editor on a spot's text, and give it the keyboard."""
        self.close()
        editor = CellEditor(text)
        self.editor, self.editing = editor, spot
        self._sheet.reserve(Reserved(spot, max(1, self._sheet.place(spot).height)))
        self.mount(editor)
        self.watch(editor, "virtual_size", self._fit, init=False)  # it wraps anew when it learns its width
        self._follow()
        editor.move_cursor(editor.document.end)
        self.screen.set_focus(editor)  # at once: the next key may be waiting already
        self.call_after_refresh(self._fit)
        return editor

    def close(self) -> None:
        """Take the editor away and give its room back; its text is the caller's affair."""
        if self.editor is None:
            return
        editor, self.editor, self.editing = self.editor, None, None
        had_focus = self.screen.focused is editor
        editor.remove()
        self._sheet.reserve(None)
        if had_focus:
            self.screen.set_focus(self.sheet)

    @on(TextArea.Changed)
    def _grow(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        """Stand where the text stands now."""
        self.call_after_refresh(self._fit)

    @property
    def _sheet(self) -> Sheet:
        return self.sheet  # type: ignore[return-value]  # both kinds of sheet are widgets too

    def _fit(self) -> None:
        """Let the editor be as high as its text, and the sheet's room as high as the editor."""
        if self.editor is None or self.editing is None or not self.editor.size.width:
            return
        height = max(1, self.editor.wrapped_document.height)
        if height != self._sheet.place(self.editing).height:
            self._sheet.reserve(Reserved(self.editing, height))
        self._follow()

    def _follow(self) -> None:
        if self.editor is None or self.editing is None:
            return
        region = self._sheet.place(self.editing)
        gutter = self.sheet.gutter
        self.editor.styles.width = region.width
        self.editor.styles.height = region.height
        self.editor.styles.offset = (region.x + gutter.left, region.y + gutter.top)
