"""One paragraph's cells put beside or above each other, and the way from a cell on the screen to a spot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deskbrief.tui.layout.cells import (
    FREE,
    CellLine,
    Drawing,
    RowView,
    bullet_lines,
    source_lines,
    target_lines,
)
from deskbrief.tui.layout.columns import Columns
from deskbrief.tui.layout.spot import PARTS, Part, Spot

SPACE_BELOW = 1
"""Empty lines between two paragraphs."""
LONGER_IN_ENGLISH = 1.4
"""For estimates only: characters of the draft's English for one of Arabic, over ``examples/articles``."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """Room that an editor takes in place of what it edits."""

    spot: Spot
    height: int


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, or a bullet in it: cells from the row's own top left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Where the lines of a paragraph's cells are."""

    columns: Columns
    cells: dict[Part, list[CellLine]]
    tops: dict[Part, int]
    """The line that each cell begins at: all 0 where they are beside each other."""
    height: int
    """With the space below."""

    def line(self, part: Part, y: int) -> CellLine | None:
        """Return what a cell shows on a line of the row, None where nothing."""
        at = y - self.tops[part]
        lines = self.cells[part]
        return lines[at] if 0 <= at < len(lines) else None

    def part_at(self, x: int, y: int) -> Part | None:
        """Return the cell at a place; None in the gutter."""
        if not self.columns.is_stacked:
            return self.columns.part_at(x)
        if x < self.columns.of[Part.SOURCE].x:
            return None
        above = [part for part in PARTS if self.tops[part] <= y]
        return above[-1] if above else Part.SOURCE

    def item_at(self, part: Part, y: int) -> int:
        """Return the bullet on a line; beyond the last one, the last one."""
        lines = self.cells[part]
        at = min(max(0, y - self.tops[part]), len(lines) - 1)
        return lines[at].item if lines else 0

    def place(self, spot: Spot) -> Place:
        """Return where a spot's text stands."""
        column = self.columns.of[spot.part]
        lines = self.cells[spot.part]
        if spot.part is not Part.BRIEF:
            return Place(column.x, self.tops[spot.part], column.width, max(1, len(lines)))
        mine = [at for at, line in enumerate(lines) if line.item == spot.item] or [len(lines)]
        indent = len(lines[mine[0]].lead) if mine[0] < len(lines) else 0
        return Place(
            column.x + indent,
            self.tops[spot.part] + mine[0],
            column.width - indent,
            mine[-1] - mine[0] + 1,
        )


def lay_out(view: RowView, columns: Columns, drawing: Drawing, reserved: Reserved | None = None) -> RowLayout:
    """Return the layout of a paragraph; ``reserved`` makes room for the editor of one of its cells."""
    width = {part: columns.of[part].width for part in PARTS}
    cells = {
        Part.SOURCE: source_lines(view, width[Part.SOURCE], drawing),
        Part.TARGET: target_lines(view, width[Part.TARGET], drawing),
        Part.BRIEF: bullet_lines(view.bullets, width[Part.BRIEF], drawing),
    }
    if reserved is not None:
        part = reserved.spot.part
        cells[part] = make_room(cells[part], reserved, whole=part is Part.TARGET)
    lengths = [len(cells[part]) for part in PARTS]
    if columns.is_stacked:
        tops = {part: sum(lengths[:at]) for at, part in enumerate(PARTS)}
        return RowLayout(columns, cells, tops, sum(lengths) + SPACE_BELOW)
    return RowLayout(columns, cells, dict.fromkeys(PARTS, 0), max(lengths) + SPACE_BELOW)


def make_room(lines: Sequence[CellLine], reserved: Reserved, *, whole: bool) -> list[CellLine]:
    """Return a cell's lines with free ones in place of what is edited: all of it, or one bullet."""
    item = reserved.spot.item
    if whole:
        return [FREE] * reserved.height
    before = [line for line in lines if line.item < item]
    mine = next((line for line in lines if line.item == item), None)
    lead = mine.lead if mine else "• "
    free = [
        CellLine(None, lead=lead if n == 0 else " " * len(lead), item=item, is_text=False)
        for n in range(reserved.height)
    ]
    return [*before, *free, *(line for line in lines if line.item > item)]


def estimated_height(source_length: int, columns: Columns) -> int:
    """Return about how many lines a paragraph takes whose source has so many characters."""
    english = int(source_length * LONGER_IN_ENGLISH)
    source = source_length // columns.of[Part.SOURCE].width + 1
    target = english // columns.of[Part.TARGET].width + 1
    if columns.is_stacked:
        return source + target + 1 + SPACE_BELOW
    return max(source, target) + SPACE_BELOW
