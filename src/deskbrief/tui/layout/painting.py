"""Lines of cells as strips of styled segments of an exact width."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from deskbrief.display.cells import cell_widths
from deskbrief.tui.layout.cells import CellLine, Tone

Palette = Mapping[Tone, Style]
"""The style of each tone, laid over the background of where it stands."""


def paint(line: CellLine | None, width: int, palette: Palette, background: Style) -> Strip:
    """Return a line of a cell as a strip of so many cells; ``None`` gives an empty one."""
    if line is None:
        return blank(width, background)
    indent = len(line.lead)
    room = max(0, width - indent)
    text = _text(line, room, palette, background)
    if not indent:
        return text
    lead = Strip([Segment(line.lead, background + palette[Tone.LABEL])], indent)
    return Strip.join([lead, text])


def blank(width: int, background: Style) -> Strip:
    """Return so many empty cells."""
    return Strip([Segment(" " * width, background)], width)


def _text(line: CellLine, width: int, palette: Palette, background: Style) -> Strip:
    rendered = line.rendered
    if rendered is None:
        return blank(width, background)
    style = background + palette[line.tone]
    marked = _marked(line, rendered.text, style, palette) if line.marks else [Segment(rendered.text, style)]
    strip = Strip(marked, rendered.cells)
    missing = width - rendered.cells
    if missing <= 0:
        return strip.crop(0, width)
    before = line.shift(width + len(line.lead)) - len(line.lead)
    return Strip.join([blank(before, background), strip, blank(missing - before, background)])


def _marked(line: CellLine, text: str, style: Style, palette: Palette) -> list[Segment]:
    """Cut a line where its looks change, but never within a letter.

    Where the terminal puts letters in order, a letter of two cells may be written at other columns than it is
    drawn at.
    """
    looks = {column: look for left, right, look in line.marks for column in range(left, right)}
    segments: list[Segment] = []
    begin = column = 0
    look: Tone | None = None
    for at, width in enumerate(map(int, cell_widths(text))):
        here = looks.get(column) if width else look
        if here is not look and at > begin:
            segments.append(Segment(text[begin:at], style + palette[look] if look else style))
            begin = at
        look = here
        column += width
    segments.append(Segment(text[begin:], style + palette[look] if look else style))
    return segments
