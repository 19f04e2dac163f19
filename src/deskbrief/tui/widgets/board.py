"""The paragraphs of an article: source, translation and bullets side by side, drawn only where seen.

The board draws and tells where the cursor is. What there is to show it asks of a ``Showing``; what is to be
done about a key is not its business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from deskbrief.tui.layout.cells import Drawing, Tone
from deskbrief.tui.layout.columns import STACKED_BELOW, Columns, columns_for
from deskbrief.tui.layout.painting import blank
from deskbrief.tui.layout.row_strips import PLACES, STATUS_MARKS, RowPainter
from deskbrief.tui.layout.rows import Reserved
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.layout.stack import Showing, Stack
from deskbrief.tui.widgets.palette import component_style, tone_palette


class Board(ScrollView, can_focus=True, inherit_bindings=False):
    """All paragraphs; the spot is where the cursor is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"board--{tone}" for tone in Tone),
        *(f"board--{place}" for place in PLACES),
    }
    ALLOW_SELECT = False
    """A terminal's or Textual's selection would copy what is drawn: the copying keys give logical text."""

    spot: reactive[Spot] = reactive(Spot(Part.TARGET), always_update=True)

    @dataclass
    class Moved(Message):
        """The cursor is at another spot."""

        board: Board
        spot: Spot

        @property
        def control(self) -> Board:
            """The board."""
            return self.board

    @dataclass
    class Pointed(Message):
        """A letter of a text was clicked."""

        board: Board
        spot: Spot
        index: int
        """Of the letter, in the cell's own text."""

        @property
        def control(self) -> Board:
            """The board."""
            return self.board

    @dataclass
    class Chosen(Message):
        """A spot was clicked twice: its text is to be edited."""

        board: Board
        spot: Spot
        index: int | None = None
        """Of the letter that was clicked, in the cell's own text; None beside the text."""

        @property
        def control(self) -> Board:
            """The board."""
            return self.board

    def __init__(self, showing: Showing, drawing: Drawing, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._showing = showing
        self._drawing = drawing
        self._columns = columns_for(STACKED_BELOW, is_stacked=False)
        self._stack: Stack | None = None
        self._strips: dict[str, list[Strip]] = {}
        self._painter: RowPainter | None = None
        self.border_title = "  ".join(f"{mark} {status}" for status, mark in STATUS_MARKS.items())

    # What is drawn.

    @property
    def columns(self) -> Columns:
        """The columns as they are now."""
        return self._columns

    @property
    def drawing(self) -> Drawing:
        """How text is drawn."""
        return self._drawing

    @drawing.setter
    def drawing(self, drawing: Drawing) -> None:
        if drawing != self._drawing:
            self._drawing = drawing
            self.reload()

    @property
    def stack(self) -> Stack:
        """The paragraphs as they are shown now."""
        if self._stack is None:
            self._stack = Stack(self._showing, self._columns, self._drawing)
        return self._stack

    def reload(self) -> None:
        """Ask for everything anew: paragraphs have come, gone or moved, or are drawn otherwise."""
        keep = self._top_of_spot()
        self._stack = None
        self._strips.clear()
        if self.stack.ids and self.spot.row_id not in self.stack:
            self.spot = Spot(self.spot.part, self.stack.ids[0])
        self._settle()
        if keep is not None and self.spot.row_id in self.stack:
            self.stack.extent(self.spot, self.size.height)  # lays out what is above it too
            self._scroll_line(self.stack.top(self.stack.index(self.spot.row_id)) - keep)
        self.refresh()

    def refresh_row(self, *row_ids: str) -> None:
        """Draw these paragraphs anew; those below move if a height has changed."""
        for row_id in row_ids:
            self._strips.pop(row_id, None)
        if sum(self.stack.forget(row_id) for row_id in row_ids):
            self._settle()
            self.refresh()

    def refresh_rows(self) -> None:
        """Draw all paragraphs anew that have been drawn."""
        for row_id in self.stack.laid_out():
            self.stack.forget(row_id)
        self._strips.clear()
        self._settle()
        self.refresh()

    # The editor's room.

    def reserve(self, reserved: Reserved | None) -> None:
        """Make room for an editor in place of a spot's text, or give it back."""
        for row_id in self.stack.reserve(reserved):
            self._strips.pop(row_id, None)
        self._settle()
        self.refresh()
        if reserved is not None:
            self.show_spot(reserved.spot)

    def place(self, spot: Spot) -> Region:
        """Return where a spot's text is drawn, in cells from the top left of the board as it is scrolled."""
        top, place = self.stack.place(spot)
        return Region(place.x, top + place.y - self._top, place.width, place.height)

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The paragraphs as they are shown now."""
        return self.stack.ids

    @property
    def is_at_top(self) -> bool:
        """Whether nothing is above the cursor."""
        return not self.row_ids or self.stack.beside(self.spot, -1) == self.spot

    def visible_rows(self) -> list[str]:
        """Return the paragraphs that can be seen, from top to bottom."""
        if not self.row_ids or not self.size.height:
            return []
        first, last = self.stack.at(self._top), self.stack.at(self._top + self.size.height - 1)
        return list(self.row_ids[first : last + 1])

    # Moving.

    def move(self, rows: int) -> None:
        """Move the cursor down by so many bullets of a cell, or paragraphs; up where it is negative."""
        if not self.row_ids:
            return
        spot = self.spot
        for _ in range(abs(rows)):
            spot = self.stack.beside(spot, 1 if rows > 0 else -1)
        self.spot = spot

    def move_page(self, pages: int) -> None:
        """Move what is seen by so many screens, and the cursor with it."""
        if not self.row_ids:
            return
        step = pages * max(1, self.size.height - 2)
        index = self.stack.index(self.spot.row_id)
        there = self.stack.at(self.stack.top(index) + step)
        if there == index:
            there = max(0, min(index + (1 if pages > 0 else -1), len(self.row_ids) - 1))
        self._scroll_line(self._top + step)
        self.go_to(Spot(self.spot.part, self.row_ids[there]))

    def go_to(self, spot: Spot) -> None:
        """Put the cursor at a spot and show it; an item that is not there becomes the nearest."""
        if spot.row_id in self.stack:
            self.spot = self.stack.nearest(spot)

    def show_spot(self, spot: Spot) -> None:
        """Scroll as little as need be so that a spot's paragraph is seen, its beginning before all."""
        page = self.size.height
        if spot.row_id not in self.stack or not page:
            return
        top, height = self.stack.extent(spot, page)
        if top < self._top or height >= page:
            self._scroll_line(top)
        elif top + height > self._top + page:
            self._scroll_line(top + height - page)
        self._settle()

    def watch_spot(self, before: Spot, now: Spot) -> None:
        """Draw both ends of a move, and tell of it."""
        for row_id in {before.row_id, now.row_id}:
            self._strips.pop(row_id, None)
        self.show_spot(now)
        self.refresh()
        self.post_message(self.Moved(self, now))

    # Textual's side.

    def notify_style_update(self) -> None:
        """Take the theme's colours anew."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    def on_focus(self) -> None:
        """Show the cursor as one that keys go to."""
        self._strips.pop(self.spot.row_id, None)
        self.refresh()

    on_blur = on_focus

    def on_resize(self) -> None:
        """Lay out anew where the width has changed, with the cursor's paragraph where it was."""
        width = self.scrollable_content_region.width
        columns = columns_for(width, is_stacked=self.outer_size.width < STACKED_BELOW)
        if columns != self._columns or not self.row_ids:
            self._columns = columns
            self.reload()
        self.show_spot(self.spot)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measure what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._settle()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click is; a second click edits."""
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        spot = self.spot_at(x, y) if y >= 0 else None
        if spot is None:
            return
        letter = self.stack.letter_at(x, y + self._top, spot)
        self.go_to(spot)
        if event.chain == 2:
            self.post_message(self.Chosen(self, self.spot, letter))
        elif letter is not None:
            self.post_message(self.Pointed(self, self.spot, letter))

    def spot_at(self, x: int, y: int) -> Spot | None:
        """Return the spot that is drawn at a cell of the board as it is scrolled, None beside the rows."""
        return self.stack.spot_at(x, y + self._top, self.spot.part)

    def render_line(self, y: int) -> Strip:
        """Return a line of what is seen."""
        width, line = self.size.width, y + self._top
        empty = self._paints.styles["row"]
        if not self.row_ids or line >= self.stack.height:
            return blank(width, empty)
        index = self.stack.at(line)
        strips = self._row(index)
        at = line - self.stack.top(index)
        return strips[at].adjust_cell_length(width, empty) if at < len(strips) else blank(width, empty)

    @property
    def _top(self) -> int:
        return round(self.scroll_y)

    def _settle(self) -> None:
        """Lay out what is seen, keeping it where it is."""
        if not self.row_ids or not self.size.height:
            self._set_height(0)
            return
        top = self.stack.settle(self._top, self.size.height)
        if top != self._top:
            self._scroll_line(top)
        else:
            self._set_height(self.stack.height)

    def _set_height(self, height: int) -> None:
        """Tell how high all rows are; only the scrollbar depends on it, so nothing is laid out anew."""
        self.set_reactive(Widget.virtual_size, Size(self.size.width, height))
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = height

    def _scroll_line(self, line: int) -> None:
        self._set_height(self.stack.height)
        self.scroll_to(y=max(0, line), animate=False, immediate=True)

    def _top_of_spot(self) -> int | None:
        """Return how far below the board's upper edge the cursor's paragraph begins, if it is seen."""
        if self._stack is None or self.spot.row_id not in self._stack or not self.size.height:
            return None
        at = self._stack.top(self._stack.index(self.spot.row_id)) - self._top
        return at if 0 <= at < self.size.height else None

    @property
    def _paints(self) -> RowPainter:
        if self._painter is None:
            styles = {place: component_style(self, f"board--{place}") for place in PLACES}
            self._painter = RowPainter(tone_palette(self, "board"), styles)
        return self._painter

    def _row(self, index: int) -> list[Strip]:
        row_id = self.row_ids[index]
        strips = self._strips.get(row_id)
        if strips is None:
            strips = self._paints.paint(self.stack, index, self.spot, has_focus=self.has_focus)
            self._strips[row_id] = strips
        return strips
