"""The strip of key points above the paragraphs: a numbered list that a person edits like any bullets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from deskbrief.desk.records import Line as Bullet
from deskbrief.tui.layout.cells import CellLine, Drawing, Tone, bullet_lines, wrapped
from deskbrief.tui.layout.painting import Palette, blank, paint
from deskbrief.tui.layout.rows import Reserved, make_room
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.widgets.palette import component_style, tone_palette

TALLEST = 0.25
"""The share of the screen's height that the strip takes at most; what does not fit is scrolled to."""
_SHORTEST = 3


class KeyPoints(ScrollView, can_focus=True, inherit_bindings=False):
    """The article's key points; ``item`` is the one that the cursor is on."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"points--{tone}" for tone in Tone),
        "points--row",
        "points--current",
    }
    ALLOW_SELECT = False

    item: reactive[int] = reactive(0)
    is_folded: reactive[bool] = reactive(False)

    @dataclass
    class Moved(Message):
        """The cursor is on another key point."""

        points: KeyPoints
        spot: Spot

        @property
        def control(self) -> KeyPoints:
            """The strip."""
            return self.points

    @dataclass
    class Chosen(Message):
        """A key point was clicked twice: it is to be edited."""

        points: KeyPoints
        spot: Spot

        @property
        def control(self) -> KeyPoints:
            """The strip."""
            return self.points

    def __init__(self, drawing: Drawing, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawing = drawing
        self._bullets: tuple[Bullet, ...] = ()
        self._lines: list[CellLine] = []
        self._reserved: Reserved | None = None
        self._palette: Palette = {}
        self._styles: dict[str, Style] = {}
        self.border_title = "Key points"

    @property
    def spot(self) -> Spot:
        """Where the cursor is."""
        return Spot(Part.POINTS, "", self.item)

    @property
    def drawing(self) -> Drawing:
        """How text is drawn."""
        return self._drawing

    @drawing.setter
    def drawing(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._lay_out()

    def show_bullets(self, bullets: Sequence[Bullet]) -> None:
        """Show these key points; the cursor stays on its number."""
        self._bullets = tuple(bullets)
        self.item = max(0, min(self.item, len(bullets) - 1))
        count = f"{len(bullets)}" if bullets else "none yet"
        self.border_title = f"Key points ({count})"
        self._lay_out()

    def reserve(self, reserved: Reserved | None) -> None:
        """Make room for an editor in place of a key point, or give it back."""
        self._reserved = reserved
        self._lay_out()

    def place(self, spot: Spot) -> Region:
        """Return where a key point is drawn, in cells from the top left of the strip as it is scrolled."""
        mine = [at for at, line in enumerate(self._lines) if line.item == spot.item] or [len(self._lines)]
        indent = len(self._lines[mine[0]].lead) if mine[0] < len(self._lines) else 0
        y = mine[0] - round(self.scroll_y)
        return Region(indent, y, max(1, self._width - indent), mine[-1] - mine[0] + 1)

    def move(self, rows: int) -> None:
        """Move the cursor down by so many points, up where it is negative."""
        self.item = max(0, min(self.item + rows, len(self._bullets) - 1))

    def go_to(self, spot: Spot) -> None:
        """Put the cursor on a point."""
        self.item = max(0, min(spot.item, len(self._bullets) - 1))

    def watch_item(self) -> None:
        """Show where the cursor is, and tell of it."""
        region = self.place(self.spot)
        if self.size.height and not 0 <= region.y <= region.bottom <= self.size.height:
            self.scroll_to(y=max(0, round(self.scroll_y) + region.y), animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Moved(self, self.spot))

    def watch_is_folded(self) -> None:
        """Leave only the title, or show all again."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Take the theme's colours anew."""
        super().notify_style_update()
        self._palette = {}

    def on_focus(self) -> None:
        """Show the cursor as one that keys go to."""
        self.refresh()

    on_blur = on_focus

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click is; a second click edits, one on a folded strip unfolds it."""
        if self.is_folded:
            self.is_folded = False
            return
        at = event.y + round(self.scroll_y) - self.gutter.top
        if 0 <= at < len(self._lines):
            self.item = self._lines[at].item
            if event.chain == 2 and self._bullets:
                self.post_message(self.Chosen(self, self.spot))

    def render_line(self, y: int) -> Strip:
        """Return a line of what is seen."""
        at = y + round(self.scroll_y)
        plain = self._style("points--row")
        if at >= len(self._lines):
            return blank(self.size.width, plain)
        line = self._lines[at]
        is_here = self.has_focus and line.item == self.item and bool(self._bullets)
        background = self._style("points--current") if is_here else plain
        return paint(line, self._width, self._palette, background).adjust_cell_length(self.size.width, plain)

    @property
    def _width(self) -> int:
        return max(12, self.scrollable_content_region.width)

    def fit(self) -> None:
        """Take the height that the lines want, as far as the screen allows."""
        tallest = max(_SHORTEST, int(self.screen.size.height * TALLEST))
        self.styles.height = min(len(self._lines), tallest) + self.gutter.height

    def _lay_out(self) -> None:
        if not self.size.width:
            return
        if self.is_folded:
            lines: list[CellLine] = []
        elif self._bullets:
            lines = bullet_lines(self._bullets, self._width, self._drawing, numbered=True)
        else:
            text = "… once there is a translation; a person may add them at any time"
            lines = wrapped(text, (), self._width, self._drawing, tone=Tone.FAINT)
        if self._reserved is not None:
            lines = make_room(lines, replace(self._reserved), whole=False)
        self._lines = lines
        self.fit()
        self.virtual_size = Size(self.size.width, len(lines))
        self.refresh()

    def _style(self, name: str) -> Style:
        if not self._palette:
            self._styles = {each: component_style(self, each) for each in self.COMPONENT_CLASSES}
            self._palette = tone_palette(self, "points")
        return self._styles[name]
