"""Arabic that reads right in every terminal: what to write for a line, and where the text is in it.

Text is stored, searched, edited and exported in logical order. Only what ``render_rtl_line`` and ``wrap_rtl``
give as ``RenderedLine.text`` is in visual order, joined or fenced, and it goes to the terminal alone.
"""

from deskbrief.display.bidi import Direction
from deskbrief.display.line import RenderedLine, render_ltr_line, render_rtl_line, wrap_ltr, wrap_rtl
from deskbrief.display.mode import Mode, border_fence

__all__ = [
    "Direction",
    "Mode",
    "RenderedLine",
    "border_fence",
    "render_ltr_line",
    "render_rtl_line",
    "wrap_ltr",
    "wrap_rtl",
]
