"""The editor of one paragraph's translation or one bullet, in place."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import ClassVar, cast

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import Document
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location, Selection

from deskbrief.tui.widgets.clusters import (
    ClusterNavigator,
    ClusterText,
    ClusterWrapped,
    Lines,
    ceiling,
    single_line,
    visible,
    word_end,
    word_start,
)

SAVE_AFTER = 0.5
"""Seconds that a key may go unsaved; counted from the key, so that steady typing does not put it off."""
UNDO_STEPS = 500

_LEAVE = "enter"
_APPROVE = ("ctrl+enter", "alt+enter", "ctrl+j")
"""Without the kitty keyboard protocol a terminal sends ctrl+enter as enter or, on Windows, as ctrl+j; and
Textual takes its alt+enter for enter. So ctrl+j is the one of these that every terminal can send."""
_COMPLETE = ("ctrl+space", "ctrl+@", "alt+slash")


class CellEditor(TextArea):
    """A text area for a single paragraph.

    The cursor moves by grapheme clusters. Enter and Esc leave, ctrl+enter leaves and approves; nothing typed
    is thrown away by leaving. A line break cannot be made, and one that is in the text already stays.
    """

    BLINK: ClassVar[bool] = True
    """Whether the cursor blinks; tests of what is drawn turn it off."""

    DEFAULT_CSS = """
    CellEditor {
        height: auto;
        border: none;
        padding: 0;
        &:focus { border: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{_LEAVE},escape", "finish", "Done"),
        Binding(",".join(_APPROVE), "approve", "Approve", key_display="^enter"),
        Binding(",".join(_COMPLETE), "complete", "Complete", key_display="^space"),
        Binding("ctrl+shift+z", "redo", "Redo", show=False),
    ]

    @dataclass
    class Typed(Message):
        """There is something to save."""

        text: str
        """The whole text as it stands."""
        editor: CellEditor

        @property
        def control(self) -> CellEditor:
            """The editor that sent this message."""
            return self.editor

    @dataclass
    class Finished(Message):
        """The person has done with this text; what was unsaved came before, as ``Typed``."""

        text: str
        """The whole text."""
        approve: bool
        """The person approved it as well."""
        editor: CellEditor

        @property
        def control(self) -> CellEditor:
            """The editor that sent this message."""
            return self.editor

    @dataclass
    class CompletionAsked(Message):
        """The person asks how the text could go on; answer with ``insert_completion``."""

        editor: CellEditor

        @property
        def control(self) -> CellEditor:
            """The editor that sent this message."""
            return self.editor

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None, placeholder: str = ""
    ) -> None:
        """Open a text, with the cursor at its start."""
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            max_checkpoints=UNDO_STEPS,
            id=id,
            classes=classes,
            placeholder=placeholder,
            highlight_cursor_line=False,
        )
        self.cursor_blink = self.BLINK
        self.match_cursor_bracket = False
        self._saved = self.text
        self._posted_at = float("-inf")
        self._due: Timer | None = None
        self._offer: Selection | None = None
        self._is_finished = False

    # What the owner calls.

    @property
    def typed(self) -> str:
        """The text before the cursor, or before what is selected, such as an offered completion."""
        return self.get_text_range((0, 0), min(self.selection))

    def go_to_index(self, index: int) -> None:
        """Put the cursor before a letter of the text."""
        document = cast(Document, self.document)
        self.move_cursor(self.clamp_visitable(document.get_location_from_index(index)))

    def flush(self) -> None:
        """Post ``Typed`` at once if there is something unsaved."""
        if self._due is not None:
            self._due.stop()
            self._due = None
        text = self.text
        if text != self._saved:
            self._saved = text
            self._posted_at = time.monotonic()
            self.post_message(self.Typed(text, self))

    def insert_completion(self, text: str) -> None:
        """Offer how the text goes on: insert it at the cursor, or for what is selected, and select it.

        Typing replaces it, right or end accepts it, Esc takes it back.
        """
        start = min(self.selection)
        result = self._replace_via_keyboard(text, *self.selection)
        if result is not None:
            self.selection = self._offer = Selection(start, result.end_location)

    def load_text(self, text: str) -> None:
        """Open another text; nothing of it is unsaved, and what was unsaved before is posted first."""
        self.flush()
        super().load_text(text)
        self._saved = self.text

    def go_on(self) -> None:
        """Let the person type on: the owner could not close this editor after ``Finished``."""
        self._is_finished = False

    # Leaving, approving, completing.

    def action_finish(self) -> None:
        """Leave; an offered completion that nobody accepted is taken back first, and the editor stays."""
        if self._offer is not None and self._offer == self.selection and not self.selection.is_empty:
            self.action_delete_left()
        else:
            self._finish(approve=False)

    def action_approve(self) -> None:
        """Leave and approve."""
        self._finish(approve=True)

    def action_complete(self) -> None:
        """Ask the owner for a completion."""
        self.post_message(self.CompletionAsked(self))

    def _finish(self, *, approve: bool) -> None:
        self._is_finished = True
        self.flush()
        self.post_message(self.Finished(self.text, approve, self))

    async def _on_key(self, event: events.Key) -> None:
        """Leave at once, before a key that was struck close behind is typed: that one is for the desk."""
        if self._is_finished or event.key in _COMPLETE:
            event.prevent_default()  # TextArea would type it; the bindings come next
        elif event.key in (_LEAVE, "escape", *_APPROVE):
            event.prevent_default()
            event.stop()
            (self.action_approve if event.key in _APPROVE else self.action_finish)()

    # Saving.

    def _on_text_area_changed(self) -> None:
        if self.text == self._saved or self._due is not None:
            return
        wait = self._posted_at + SAVE_AFTER - time.monotonic()
        if wait <= 0:
            self.flush()
        else:
            self._due = self.set_timer(wait, self.flush)

    def on_blur(self) -> None:
        """Leave nothing unsaved behind."""
        self.flush()

    # Clusters.

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002
        self._highlight_query = None
        self.document = Lines(text)
        self.wrapped_document = ClusterWrapped(self.document, tab_width=self.indent_width)
        self.navigator = ClusterNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def clamp_visitable(self, location: Location) -> Location:
        """Return the nearest location that the cursor can be at: never within a cluster.

        Forward, so that a letter typed before a lone mark stays before the cursor.
        """
        row, column = super().clamp_visitable(location)
        return row, ceiling(self.document[row], column)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn."""
        return ClusterText(visible(self.document[line_index]), end="", no_wrap=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return nothing once the editor is gone: behind a dialog Textual still draws it, without styles."""
        if self.parent is None:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    def get_cursor_word_left_location(self) -> Location:
        """Return where the word before the cursor starts, or the end of the line above."""
        row, column = self.cursor_location
        if column == 0:
            return self.get_cursor_left_location()
        return row, word_start(self.document[row], column)

    def get_cursor_word_right_location(self) -> Location:
        """Return where the word after the cursor ends, or the start of the line below."""
        row, column = self.cursor_location
        line = self.document[row]
        if column == len(line):
            return self.get_cursor_right_location()
        return row, word_end(line, column)

    def action_delete_word_right(self) -> None:
        """Delete what is selected, or up to the end of the word after the cursor."""
        start, end = self.selection
        self._delete_via_keyboard(start, end if start != end else self.get_cursor_word_right_location())

    # A paragraph is one line.

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        return super()._replace_via_keyboard(single_line(insert), start, end)

    def action_cut(self) -> None:
        """Cut what is selected; TextArea would cut the line, which is the whole paragraph."""
        if not self.selection.is_empty:
            super().action_cut()
