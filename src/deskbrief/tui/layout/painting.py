"""Lines of cells as strips of styled segments of an exact width."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

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
    strip = Strip([Segment(rendered.text, style)], rendered.cells)
    if line.marks:
        strip = _marked(strip, line, palette)
    missing = width - rendered.cells
    if missing <= 0:
        return strip.crop(0, width)
    before = line.shift(width + len(line.lead)) - len(line.lead)
    return Strip.join([blank(before, background), strip, blank(missing - before, background)])


def _marked(strip: Strip, line: CellLine, palette: Palette) -> Strip:
    looks = {column: look for left, right, look in line.marks for column in range(left, right)}
    cuts = [0]
    for column in range(1, strip.cell_length):
        if looks.get(column) is not looks.get(column - 1):
            cuts.append(column)
    pieces = strip.divide([*cuts[1:], strip.cell_length])
    styled = [
        _restyled(piece, palette[looks[cut]]) if cut in looks else piece
        for cut, piece in zip(cuts, pieces, strict=True)
    ]
    return Strip.join(styled)


def _restyled(strip: Strip, style: Style) -> Strip:
    """Lay a style over a strip; ``Strip.apply_style`` would lay it under."""
    pieces = [Segment(piece.text, (piece.style or Style()) + style) for piece in strip]
    return Strip(pieces, strip.cell_length)
