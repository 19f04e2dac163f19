"""Paragraphs below each other, each laid out when it is first asked for: which line shows what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from deskbrief.tui.layout.cells import Drawing, RowView
from deskbrief.tui.layout.columns import Columns
from deskbrief.tui.layout.heights import Heights
from deskbrief.tui.layout.rows import Place, Reserved, RowLayout, estimated_height, lay_out
from deskbrief.tui.layout.spot import Part, Spot


class Showing(Protocol):
    """What there is to show; ids are those of paragraphs."""

    def row_ids(self) -> Sequence[str]:
        """Return the paragraphs, in reading order."""
        ...

    def source_length(self, row_id: str) -> int:
        """Return how many characters a paragraph's source has, without laying it out."""
        ...

    def view(self, row_id: str) -> RowView:
        """Return a paragraph with all that is shown of it."""
        ...


class Stack:
    """All paragraphs of an article at one width. Lines count from the top of the first one."""

    def __init__(self, showing: Showing, columns: Columns, drawing: Drawing) -> None:
        """Take the paragraphs as they are now; none is laid out yet."""
        self._showing = showing
        self.columns = columns
        self.drawing = drawing
        self.ids = tuple(showing.row_ids())
        self._index = {row_id: index for index, row_id in enumerate(self.ids)}
        self._layouts: dict[int, RowLayout] = {}
        self._reserved: Reserved | None = None
        self._heights = Heights(
            estimated_height(showing.source_length(row_id), columns) for row_id in self.ids
        )

    def __contains__(self, row_id: str) -> bool:
        return row_id in self._index

    @property
    def height(self) -> int:
        """The lines of all paragraphs, those not laid out yet by estimate."""
        return self._heights.total

    def index(self, row_id: str) -> int:
        """Return a paragraph's place, from 0."""
        return self._index[row_id]

    def view(self, index: int) -> RowView:
        """Return a paragraph with all that is shown of it."""
        return self._showing.view(self.ids[index])

    def layout(self, index: int) -> RowLayout:
        """Return a paragraph's layout."""
        layout = self._layouts.get(index)
        if layout is None:
            reserved = self._reserved
            if reserved is not None and reserved.spot.row_id != self.ids[index]:
                reserved = None
            layout = lay_out(self.view(index), self.columns, self.drawing, reserved)
            self._layouts[index] = layout
            self._heights.measure(index, layout.height)
        return layout

    def laid_out(self) -> list[str]:
        """Return the paragraphs that have been laid out."""
        return [self.ids[index] for index in self._layouts]

    def forget(self, row_id: str) -> bool:
        """Let a paragraph be laid out anew; False where it has not been, or is not there."""
        index = self._index.get(row_id)
        if index is None or self._layouts.pop(index, None) is None:
            return False
        self._heights.forget(index)
        return True

    def reserve(self, reserved: Reserved | None) -> list[str]:
        """Make room for an editor, or give it back; return the paragraphs that are laid out otherwise now."""
        before, self._reserved = self._reserved, reserved
        rows = [each.spot.row_id for each in (before, reserved) if each is not None]
        for row_id in rows:
            self.forget(row_id)
        return rows

    @property
    def is_reserved(self) -> bool:
        """Whether there is room for an editor."""
        return self._reserved is not None

    # Lines.

    def top(self, index: int) -> int:
        """Return the line that a paragraph begins at."""
        return self._heights.top(index)

    def at(self, line: int) -> int:
        """Return the paragraph of a line; beyond either end the nearest one."""
        return self._heights.at(line)

    def settle(self, top: int, page: int) -> int:
        """Lay out what is seen from a line on, and a screen above and below it.

        Returns the line that must be on top now, so that what was there stays there.
        """
        seen = self.at(top)
        within = top - self.top(seen)
        above = seen
        while above > 0 and self.top(above) > top - page:
            above -= 1
        for index in range(above, seen + 1):
            self.layout(index)
        below = seen
        while below < len(self.ids) and self.top(below) < self.top(seen) + within + 2 * page:
            self.layout(below)
            below += 1
        return self.top(seen) + min(within, self._heights.height(seen) - 1)

    def extent(self, spot: Spot, page: int) -> tuple[int, int]:
        """Return the first line and the lines of what should be seen of a spot on a screen of so many.

        That is its whole paragraph where there is room for it, or else the cell or bullet itself. A screen of
        paragraphs above it is laid out too, so that it stays put when they come into sight.
        """
        index = above = self._index[spot.row_id]
        room = page
        while above >= 0 and room > 0:
            self.layout(above)
            room -= self._heights.height(above)
            above -= 1
        top, height = self.top(index), self._heights.height(index)
        own = spot.part is Part.BRIEF or self.is_reserved or self.columns.is_stacked
        if own and height > page:
            place = self.layout(index).place(spot)
            return top + place.y, place.height + 1
        return top, height

    # Spots.

    def place(self, spot: Spot) -> tuple[int, Place]:
        """Return the line that a spot's paragraph begins at, and where in it the spot's text stands."""
        index = self._index[spot.row_id]
        place = self.layout(index).place(spot)
        return self.top(index), place

    def spot_at(self, x: int, line: int, otherwise: Part) -> Spot | None:
        """Return the spot that is drawn at a place, None above and below the paragraphs.

        In the gutter, which is no cell, it is that of the part ``otherwise``.
        """
        if not self.ids or not 0 <= line < self.height:
            return None
        index = self.at(line)
        layout, within = self.layout(index), line - self.top(index)
        part = layout.part_at(x, within) or otherwise
        return Spot(part, self.ids[index], layout.item_at(part, within) if part is Part.BRIEF else 0)

    def letter_at(self, x: int, line: int, spot: Spot) -> int | None:
        """Return which letter of a spot's own text is drawn at a place, None where none is."""
        index = self._index[spot.row_id]
        layout = self.layout(index)
        shown = layout.line(spot.part, line - self.top(index))
        column = layout.columns.of[spot.part]
        return shown.index_at(x - column.x, column.width) if shown is not None else None

    def nearest(self, spot: Spot) -> Spot:
        """Return a spot that is there: the one asked for, or the bullet of its cell that is nearest."""
        return replace(spot, item=max(0, min(spot.item, self._items(spot) - 1)))

    def beside(self, spot: Spot, step: int) -> Spot:
        """Return the next spot down (1) or up (-1): a bullet, then a paragraph; at either end the same."""
        if spot.part is Part.BRIEF and 0 <= spot.item + step < self._items(spot):
            return replace(spot, item=spot.item + step)
        index = self._index[spot.row_id] + step
        if not 0 <= index < len(self.ids):
            return spot
        there = replace(spot, row_id=self.ids[index], item=0)
        return replace(there, item=self._items(there) - 1) if step < 0 else there

    def _items(self, spot: Spot) -> int:
        if spot.part is not Part.BRIEF:
            return 1
        return len(self._showing.view(spot.row_id).bullets) or 1
