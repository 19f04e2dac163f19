"""The paragraphs of an article: source, translation and bullets side by side, drawn only where seen.

The board draws and tells where the cursor is. What there is to show it asks of a ``Showing``; what is to be
done about a key is not its business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from deskbrief.desk.records import Status
from deskbrief.display import border_fence
from deskbrief.tui.layout.cells import Drawing, RowView, Tone
from deskbrief.tui.layout.columns import GUTTER, SEPARATOR, STACKED_BELOW, Columns, columns_for
from deskbrief.tui.layout.heights import Heights
from deskbrief.tui.layout.painting import Palette, blank, paint
from deskbrief.tui.layout.rows import Place, Reserved, RowLayout, estimated_height, lay_out
from deskbrief.tui.layout.spot import PARTS, Part, Spot
from deskbrief.tui.widgets.palette import component_style, tone_palette

STATUS_MARKS = {Status.MACHINE: "○", Status.EDITED: "◐", Status.APPROVED: "●", Status.FLAGGED: "▲"}


class Showing(Protocol):
    """What the board asks for; ids are those of paragraphs."""

    def row_ids(self) -> Sequence[str]:
        """Return the paragraphs, in reading order."""
        ...

    def source_length(self, row_id: str) -> int:
        """Return how many characters a paragraph's source has, without laying it out."""
        ...

    def view(self, row_id: str) -> RowView:
        """Return a paragraph with all that is shown of it."""
        ...


class Board(ScrollView, can_focus=True, inherit_bindings=False):
    """All paragraphs; the spot is where the cursor is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"board--{tone}" for tone in Tone),
        *(f"board--status-{status}" for status in Status),
        "board--row",
        "board--current",
        "board--spot",
        "board--separator",
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
        self._ids: tuple[str, ...] = ()
        self._index: dict[str, int] = {}
        self._columns = columns_for(STACKED_BELOW, is_stacked=False)
        self._heights = Heights()
        self._layouts: dict[str, RowLayout] = {}
        self._strips: dict[str, list[Strip]] = {}
        self._reserved: Reserved | None = None
        self._palette: Palette = {}
        self._styles: dict[str, Style] = {}
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

    def reload(self) -> None:
        """Ask for everything anew: paragraphs have come, gone or moved, or are drawn otherwise."""
        keep = self._top_of_spot()
        self._ids = tuple(self._showing.row_ids())
        self._index = {row_id: index for index, row_id in enumerate(self._ids)}
        self._layouts.clear()
        self._strips.clear()
        self._heights = Heights(
            estimated_height(self._showing.source_length(row_id), self._columns) for row_id in self._ids
        )
        if self._ids and self.spot.row_id not in self._index:
            self.spot = replace(self.spot, row_id=self._ids[0], item=0)
        self._settle()
        if keep is not None and self.spot.row_id in self._index:
            self._layout(self._index[self.spot.row_id])
            self._scroll_line(self._heights.top(self._index[self.spot.row_id]) - keep)
        self.refresh()

    def refresh_row(self, row_id: str) -> None:
        """Draw one paragraph anew; those below move if its height has changed."""
        index = self._index.get(row_id)
        if index is None:
            return
        self._strips.pop(row_id, None)
        if self._layouts.pop(row_id, None) is None:
            return  # nobody has seen it yet
        self._heights.forget(index)
        self._settle()
        self.refresh()

    def refresh_rows(self) -> None:
        """Draw all paragraphs anew that have been drawn."""
        for row_id in list(self._layouts):
            self._strips.pop(row_id, None)
            del self._layouts[row_id]
            self._heights.forget(self._index[row_id])
        self._settle()
        self.refresh()

    # The editor's room.

    def reserve(self, reserved: Reserved | None) -> None:
        """Make room for an editor in place of a spot's text, or give it back."""
        before, self._reserved = self._reserved, reserved
        for each in (before, reserved):
            if each is not None and each.spot.row_id in self._index:
                self.refresh_row(each.spot.row_id)
        if reserved is not None:
            self.show_spot(reserved.spot)

    def place(self, spot: Spot) -> Region:
        """Return where a spot's text is drawn, in cells from the top left of the board as it is scrolled."""
        index = self._index[spot.row_id]
        place: Place = self._layout(index).place(spot)
        y = self._heights.top(index) + place.y - round(self.scroll_y)
        return Region(place.x, y, place.width, place.height)

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The paragraphs as they are shown now."""
        return self._ids

    @property
    def is_at_top(self) -> bool:
        """Whether nothing is above the cursor."""
        return not self._ids or self._next(self.spot, -1) == self.spot

    def visible_rows(self) -> list[str]:
        """Return the paragraphs that can be seen, from top to bottom."""
        if not self._ids or not self.size.height:
            return []
        top = round(self.scroll_y)
        first, last = self._heights.at(top), self._heights.at(top + self.size.height - 1)
        return list(self._ids[first : last + 1])

    # Moving.

    def move(self, rows: int) -> None:
        """Move the cursor down by so many bullets of a cell, or paragraphs; up where it is negative."""
        if not self._ids:
            return
        spot, step = self.spot, 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            spot = self._next(spot, step)
        self.spot = spot

    def move_page(self, pages: int) -> None:
        """Move what is seen by so many screens, and the cursor with it."""
        if not self._ids:
            return
        step = pages * max(1, self.size.height - 2)
        index = self._index[self.spot.row_id]
        there = self._heights.at(self._heights.top(index) + step)
        if there == index:
            there = max(0, min(index + (1 if pages > 0 else -1), len(self._ids) - 1))
        self._scroll_line(round(self.scroll_y) + step)
        self.go_to(Spot(self.spot.part, self._ids[there]))

    def go_to(self, spot: Spot) -> None:
        """Put the cursor at a spot and show it; an item that is not there becomes the nearest."""
        if spot.row_id not in self._index:
            return
        last = self._items(spot) - 1
        self.spot = replace(spot, item=max(0, min(spot.item, last)))

    def show_spot(self, spot: Spot) -> None:
        """Scroll as little as need be so that a spot's paragraph is seen, its beginning before all."""
        index = self._index.get(spot.row_id)
        if index is None or not self.size.height:
            return
        self._measure_above(index)
        top, height = self._heights.top(index), self._heights.height(index)
        if spot.part is Part.BRIEF or self._reserved is not None or self._columns.is_stacked:
            place = self._layout(index).place(spot)
            if height > self.size.height:
                top, height = top + place.y, place.height + 1
        here = round(self.scroll_y)
        if top < here or height >= self.size.height:
            self._scroll_line(top)
        elif top + height > here + self.size.height:
            self._scroll_line(top + height - self.size.height)
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
        self._palette = {}
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
        if columns != self._columns or len(self._heights) != len(self._ids) or not self._ids:
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
        index = self.index_at(x, y)
        self.go_to(spot)
        if event.chain == 2:
            self.post_message(self.Chosen(self, self.spot, index))
        elif index is not None:
            self.post_message(self.Pointed(self, self.spot, index))

    def spot_at(self, x: int, y: int) -> Spot | None:
        """Return the spot that is drawn at a cell of the board as it is scrolled, None beside the rows."""
        line = y + round(self.scroll_y)
        if not self._ids or not 0 <= line < self._heights.total:
            return None
        index = self._heights.at(line)
        layout = self._layout(index)
        within = line - self._heights.top(index)
        part = layout.part_at(x, within) or self.spot.part
        item = layout.item_at(part, within) if part is Part.BRIEF else 0
        return Spot(part, self._ids[index], item)

    def index_at(self, x: int, y: int) -> int | None:
        """Return which letter of its cell's own text is drawn at a cell of the board, None where none is."""
        spot = self.spot_at(x, y)
        if spot is None:
            return None
        index = self._index[spot.row_id]
        layout = self._layout(index)
        line = layout.line(spot.part, y + round(self.scroll_y) - self._heights.top(index))
        if line is None:
            return None
        column = layout.columns.of[spot.part]
        return line.index_at(x - column.x, column.width)

    def render_line(self, y: int) -> Strip:
        """Return a line of what is seen."""
        width = self.size.width
        line = y + round(self.scroll_y)
        if not self._ids or line >= self._heights.total:
            return blank(width, self._style("board--row"))
        index = self._heights.at(line)
        strips = self._row(index)
        at = line - self._heights.top(index)
        strip = strips[at] if at < len(strips) else blank(width, self._style("board--row"))
        return strip.adjust_cell_length(width, self._style("board--row"))

    # Laying out.

    def _layout(self, index: int) -> RowLayout:
        row_id = self._ids[index]
        layout = self._layouts.get(row_id)
        if layout is None:
            reserved = self._reserved if self._reserved and self._reserved.spot.row_id == row_id else None
            layout = lay_out(self._showing.view(row_id), self._columns, self._drawing, reserved)
            self._layouts[row_id] = layout
            self._heights.measure(index, layout.height)
        return layout

    def _settle(self) -> None:
        """Measure what is seen and a screen above and below it, keeping what is seen where it is."""
        if not self._ids or not self.size.height:
            self.virtual_size = Size(self.size.width, 0)
            return
        top, page = round(self.scroll_y), self.size.height
        first_seen = self._heights.at(top)
        within = top - self._heights.top(first_seen)
        above = first_seen
        while above > 0 and self._heights.top(above) > top - page:
            above -= 1
        below = first_seen
        for index in range(above, first_seen + 1):
            self._layout(index)
        while (
            below < len(self._ids)
            and self._heights.top(below) < self._heights.top(first_seen) + within + 2 * page
        ):
            self._layout(below)
            below += 1
        self.virtual_size = Size(self.size.width, self._heights.total)
        moved = self._heights.top(first_seen) + min(within, self._heights.height(first_seen) - 1)
        if moved != top:
            self._scroll_line(moved)

    def _measure_above(self, index: int) -> None:
        """Measure a row and a screen of rows above it, so that they stay put when they come into sight."""
        above, room = index, self.size.height
        while above >= 0 and room > 0:
            self._layout(above)
            room -= self._heights.height(above)
            above -= 1

    def _scroll_line(self, line: int) -> None:
        self.virtual_size = Size(self.size.width, self._heights.total)
        self.scroll_to(y=max(0, line), animate=False, immediate=True)

    def _top_of_spot(self) -> int | None:
        """Return how far below the board's upper edge the cursor's paragraph begins, if it is seen."""
        index = self._index.get(self.spot.row_id)
        if index is None or not self.size.height:
            return None
        at = self._heights.top(index) - round(self.scroll_y)
        return at if 0 <= at < self.size.height else None

    def _items(self, spot: Spot) -> int:
        if spot.part is not Part.BRIEF:
            return 1
        return len(self._showing.view(spot.row_id).bullets) or 1

    def _next(self, spot: Spot, step: int) -> Spot:
        if spot.part is Part.BRIEF and 0 <= spot.item + step < self._items(spot):
            return replace(spot, item=spot.item + step)
        index = self._index[spot.row_id] + step
        if not 0 <= index < len(self._ids):
            return spot
        there = replace(spot, row_id=self._ids[index], item=0)
        return replace(there, item=self._items(there) - 1) if step < 0 else there

    # Painting.

    def _style(self, name: str) -> Style:
        if not self._palette:
            self._styles = {each: component_style(self, each) for each in self.COMPONENT_CLASSES}
            self._palette = tone_palette(self, "board")
        return self._styles[name]

    def _row(self, index: int) -> list[Strip]:
        row_id = self._ids[index]
        strips = self._strips.get(row_id)
        if strips is None:
            strips = self._strips[row_id] = self._painted(index)
        return strips

    def _painted(self, index: int) -> list[Strip]:
        layout = self._layout(index)
        row_id = self._ids[index]
        is_current = row_id == self.spot.row_id
        background = self._style("board--current" if is_current else "board--row")
        lit = self._style("board--spot") if is_current and self.has_focus else background
        status = self._showing.view(row_id).row.status
        gutter = self._gutter(index, status, background)
        strips = []
        for y in range(layout.height - 1):
            parts = [gutter[y] if y < len(gutter) else blank(GUTTER, background)]
            if layout.columns.is_stacked:
                part = layout.part_at(GUTTER, y) or Part.SOURCE
                parts.append(self._cell(layout, part, y, background, lit))
            else:
                for part in PARTS:
                    if part is not PARTS[0]:
                        parts.append(self._separator(background))
                    parts.append(self._cell(layout, part, y, background, lit))
            strips.append(Strip.join(parts))
        strips.append(blank(layout.columns.width, self._style("board--row")))
        return strips

    def _cell(self, layout: RowLayout, part: Part, y: int, background: Style, lit: Style) -> Strip:
        line = layout.line(part, y)
        spot = self.spot
        is_spot = part is spot.part and (
            part is not Part.BRIEF or line is None or line.item == spot.item or not layout.cells[part]
        )
        if line is None and layout.cells[part]:
            is_spot = is_spot and part is not Part.BRIEF
        return paint(line, layout.columns.of[part].width, self._palette, lit if is_spot else background)

    def _gutter(self, index: int, status: Status, background: Style) -> list[Strip]:
        number = Segment(f"{index + 1:>3} ", background + self._palette[Tone.FAINT])
        mark = Segment(f"{STATUS_MARKS[status]} ", background + self._style(f"board--status-{status}"))
        return [Strip([number, mark], GUTTER)]

    def _separator(self, background: Style) -> Strip:
        style = background + self._style("board--separator")
        return Strip(
            [Segment(" │", style), Segment(f"{border_fence(self._drawing.mode)} ", style)], SEPARATOR
        )
