"""How wide each column is: three beside each other, or stacked where the screen is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from deskbrief.tui.layout.spot import PARTS, Part

STACKED_BELOW = 100
"""Cells of the screen under which the three columns stand above each other."""
GUTTER = 6
"""Cells for the number and the status mark of a paragraph."""
SEPARATOR = 3
"""Cells between two columns: a line with a space on either side."""
_SHARES = {Part.SOURCE: 0.32, Part.TARGET: 0.41}
"""English takes about a quarter more room than its Arabic; bullets get the rest."""
_NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands, in cells from the left edge."""

    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a desk of a certain width."""

    width: int
    is_stacked: bool
    of: dict[Part, Column]

    def part_at(self, x: int) -> Part | None:
        """Return the column that a cell is in, None for the gutter; meaningless where they are stacked."""
        found = [part for part in PARTS if self.of[part].x <= x]
        return found[-1] if found else None


def columns_for(width: int, *, is_stacked: bool) -> Columns:
    """Return the columns of a desk that is so many cells wide; every column has room for a word."""
    if is_stacked:
        whole = Column(GUTTER, max(_NARROWEST, width - GUTTER))
        return Columns(width, True, dict.fromkeys(PARTS, whole))
    room = width - GUTTER - 2 * SEPARATOR
    of, x = {}, GUTTER
    for part in PARTS:
        taken = int(room * _SHARES[part]) if part in _SHARES else width - x
        of[part] = Column(x, taken)
        x += taken + SEPARATOR
    return Columns(width, False, of)
