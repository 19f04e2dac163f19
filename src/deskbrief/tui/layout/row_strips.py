"""A paragraph's layout as strips, with its number, its mark, and the cursor where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from deskbrief.desk.records import Row, Status
from deskbrief.display import border_fence
from deskbrief.tui.layout.cells import SIGNS, TONE_OF, Tone
from deskbrief.tui.layout.columns import GUTTER, SEPARATOR
from deskbrief.tui.layout.painting import Palette, blank, paint
from deskbrief.tui.layout.rows import RowLayout
from deskbrief.tui.layout.spot import PARTS, Part, Spot
from deskbrief.tui.layout.stack import Stack

STATUS_MARKS = {Status.MACHINE: "○", Status.EDITED: "◐", Status.APPROVED: "●", Status.FLAGGED: "▲"}
PLACES = ("row", "current", "spot", "separator", *(f"status-{status}" for status in Status))
"""The styles beside those of the tones: a paragraph, the cursor's one, its cell, lines, marks."""


@dataclass(frozen=True, slots=True)
class RowPainter:
    """Paints paragraphs in one theme."""

    palette: Palette
    styles: Mapping[str, Style]
    """By the names in ``PLACES``."""

    def paint(self, stack: Stack, index: int, cursor: Spot, *, has_focus: bool) -> list[Strip]:
        """Return the strips of a paragraph, one for each of its lines."""
        layout, row = stack.layout(index), stack.view(index).row
        is_current = row.id == cursor.row_id
        background = self.styles["current" if is_current else "row"]
        lit = self.styles["spot"] if is_current and has_focus else background
        separator = self._separator(border_fence(stack.drawing.mode), background)
        strips = []
        badges = self._badges(row, background)
        for y in range(layout.height - 1):
            if y == 0:
                parts = [self._gutter(index, row.status, background)]
            else:
                parts = [badges[y - 1] if y <= len(badges) else blank(GUTTER, background)]
            shown = [layout.part_at(GUTTER, y) or Part.SOURCE] if layout.columns.is_stacked else list(PARTS)
            for part in shown:
                if len(parts) > 1:
                    parts.append(separator)
                under = lit if _is_at(layout, part, y, cursor) else background
                parts.append(paint(layout.line(part, y), layout.columns.of[part].width, self.palette, under))
            strips.append(Strip.join(parts))
        return [*strips, blank(layout.columns.width, self.styles["row"])]

    def _gutter(self, index: int, status: Status, background: Style) -> Strip:
        number = Segment(f"{index + 1:>3} ", background + self.palette[Tone.FAINT])
        mark = Segment(f"{STATUS_MARKS[status]} ", background + self.styles[f"status-{status}"])
        return Strip([number, mark]).adjust_cell_length(GUTTER, background)

    def _badges(self, row: Row, background: Style) -> list[Strip]:
        """Return how many findings of each kind wait for a person, the worst first."""
        counts = Counter(finding.severity for finding in row.findings if not row.approved)
        return [
            Strip(
                [Segment(f"{counts[severity]:>3} {sign}", background + self.palette[TONE_OF[severity]])]
            ).adjust_cell_length(GUTTER, background)
            for severity, sign in SIGNS.items()
            if counts[severity]
        ]

    def _separator(self, fence: str, background: Style) -> Strip:
        style = background + self.styles["separator"]
        return Strip([Segment(" │", style), Segment(f"{fence} ", style)], SEPARATOR)


def _is_at(layout: RowLayout, part: Part, y: int, cursor: Spot) -> bool:
    """Tell whether a line of a cell belongs to the spot of the cursor; of a list, only its bullet does."""
    if part is not cursor.part:
        return False
    if part is not Part.BRIEF or not layout.cells[part]:
        return True
    line = layout.line(part, y)
    return line is not None and line.item == cursor.item
