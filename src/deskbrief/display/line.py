"""Lines of Arabic as a terminal must be sent them, with the way from each cell to the text and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from deskbrief.display.bidi import Direction, line_levels, visual_order
from deskbrief.display.brackets import mirrored
from deskbrief.display.fenced import fenced, worded
from deskbrief.display.mode import Mode
from deskbrief.display.paragraph import Paragraph, paragraph
from deskbrief.display.shape import shape
from deskbrief.display.shown import UNWRITTEN, ZWNJ, written


@dataclass(frozen=True, slots=True)
class RenderedLine:
    """One line: what is written, and where each part of the text stands in it.

    Columns count from 0 at the line's left edge, indices are those of the text that was given. A text is
    searched, copied and stored as it was given: ``text`` is for the terminal only.
    """

    text: str
    """What is written to the terminal, padding and fences included."""
    cells: int
    """The cells that ``text`` takes."""
    start: int
    """Where in the text the line begins."""
    end: int
    """Where in the text the line ends (exclusive), white space at the break included."""
    logical: str
    """What of the text is displayed on this line, in the order it is read, letters unjoined."""
    direction: Direction
    spans: Sequence[tuple[int, int]]
    """For each cluster from left to right the stretch of the text that it stands for."""
    columns: Sequence[int]
    """For each cluster from left to right its first column, and the column behind the last one."""

    def index_at(self, column: int) -> int:
        """Return which index of the text a cell shows; beside the line its nearer end."""
        if not self.spans or column < self.columns[0]:
            return self.end if self.direction is Direction.RTL else self.start
        if column >= self.columns[-1]:
            return self.start if self.direction is Direction.RTL else self.end
        place = next(at for at, first in enumerate(self.columns) if first > column) - 1
        return self.spans[place][0]

    def cells_of(self, index: int) -> tuple[int, int] | None:
        """Return the first column and the one behind the last of the cluster that shows an index.

        ``None`` where the line shows nothing of it: an invisible character, or white space at a break.
        """
        for place, (start, end) in enumerate(self.spans):
            if start <= index < end:
                return self.columns[place], self.columns[place + 1]
        return None

    def stretches(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of columns, from left to right, that show ``text[start:end]``.

        More than one where the line runs in both directions; a cluster is never cut in two.
        """
        found: list[tuple[int, int]] = []
        for place, (first, last) in enumerate(self.spans):
            if first < end and start < last:
                left, right = self.columns[place], self.columns[place + 1]
                if found and found[-1][1] == left:
                    left = found.pop()[0]
                found.append((left, right))
        return found


def render_rtl_line(
    logical: str, width: int, mode: Mode, *, ligatures: bool = True, tashkeel: bool = True
) -> RenderedLine:
    """Return one line of a right-to-left pane, set against its right edge.

    The base direction is right to left whatever the line begins with. A line longer than ``width`` is
    written whole: ``wrap_rtl`` cuts. In ``LOGICAL`` mode nothing is padded.

    Args:
        logical: the text of the line; a line break in it is shown as a space.
        width: the cells of the pane.
        mode: how it is written.
        ligatures: in ``VISUAL`` mode, draw lam and alef as one letter in one cell.
        tashkeel: show vowel marks; in ``WORDS`` mode none are shown.
    """
    return _whole(logical, _Pane(width, mode, Direction.RTL, ligatures, tashkeel))


def render_ltr_line(logical: str, width: int, mode: Mode, *, ligatures: bool = True) -> RenderedLine:
    """Return one line of a left-to-right pane, for English that quotes Arabic, set against its left edge."""
    return _whole(logical, _Pane(width, mode, Direction.LTR, ligatures, True))


def wrap_rtl(
    text: str, width: int, mode: Mode, *, ligatures: bool = True, tashkeel: bool = True
) -> list[RenderedLine]:
    """Return the lines of a text in a right-to-left pane, at least one; see ``render_rtl_line``.

    Lines are cut first, at words where they fit, and each is put in order by itself. ``start`` and ``end``
    of the lines cover the text without a gap.

    Raises:
        ValueError: the width is not positive.
    """
    return _wrapped(text, _Pane(width, mode, Direction.RTL, ligatures, tashkeel))


def wrap_ltr(text: str, width: int, mode: Mode, *, ligatures: bool = True) -> list[RenderedLine]:
    """Return the lines of a text in a left-to-right pane, for English that quotes Arabic."""
    return _wrapped(text, _Pane(width, mode, Direction.LTR, ligatures, True))


@dataclass(frozen=True, slots=True)
class _Pane:
    width: int
    mode: Mode
    base: Direction
    ligatures: bool
    tashkeel: bool

    def paragraph(self, text: str) -> Paragraph:
        ligatures = self.ligatures and self.mode is Mode.VISUAL
        # A terminal that turns words around draws their marks on the wrong letters.
        tashkeel = self.tashkeel and self.mode is not Mode.WORDS
        return paragraph(text, self.base, ligatures=ligatures, tashkeel=tashkeel)


def _whole(text: str, pane: _Pane) -> RenderedLine:
    whole = pane.paragraph(text)
    return _line(whole, 0, len(whole.starts), (0, len(text)), pane)


def _wrapped(text: str, pane: _Pane) -> list[RenderedLine]:
    if pane.width < 1:
        raise ValueError(f"a pane of {pane.width} cells has no room for text")
    lines: list[RenderedLine] = []
    begin = 0
    for piece in text.splitlines(keepends=True) or [""]:
        stop = begin + len(piece)
        whole = pane.paragraph("".join(piece.splitlines()))
        start = begin
        for first, drawn, after in whole.breaks(pane.width):
            end = begin + whole.offsets[whole.starts[after]] if after < len(whole.starts) else stop
            lines.append(_line(whole, first, drawn, (start, end), pane, begin))
            start = end
        begin = stop
    return lines


def _line(
    whole: Paragraph, first: int, last: int, span: tuple[int, int], pane: _Pane, shift: int = 0
) -> RenderedLine:
    """Write the clusters ``first`` to ``last`` of a paragraph that begins at ``shift`` of the text."""
    logical_only = pane.mode is Mode.LOGICAL
    if first >= last:
        padding = "" if logical_only else " " * pane.width
        return RenderedLine(padding, len(padding), *span, "", pane.base, (), (0,))
    edges = [*whole.starts[first:last], whole.cluster_end(last - 1)]
    low, high = edges[0], edges[-1]
    text = whole.text[low:high]
    classes = whole.classes[low:high]
    levels = line_levels(whole.levels[low:high], classes, pane.base)
    clusters = list(text)
    forms = shape(text, ligatures=pane.ligatures) if pane.mode is Mode.VISUAL else []
    if len(edges) - 1 < high - low:  # there are marks
        bases = [base - low for base in whole.bases[first:last]]
        classes = "".join([classes[base] for base in bases])
        levels = [levels[base] for base in bases]
        bounds = [(start - low, end - low) for start, end in pairwise(edges)]
        clusters = [text[start:end] for start, end in bounds]
        if pane.mode is Mode.VISUAL:
            forms = ["".join(forms[start:end]) for start, end in bounds]
        if UNWRITTEN.search(text):
            clusters, forms = [*map(written, clusters)], [*map(written, forms)]
    order = list(range(len(clusters))) if logical_only else visual_order(levels)

    if logical_only:
        line = "".join(clusters)
    elif pane.mode is Mode.FENCED:
        line = fenced(clusters, classes, levels)
    elif pane.mode is Mode.WORDS:
        line = worded(clusters, classes, levels)
    else:
        pieces = forms or clusters
        if mirrored(text) != text:
            pieces = [
                mirrored(piece) if level & 1 else piece for piece, level in zip(pieces, levels, strict=True)
            ]
        line = "".join([pieces[at] for at in order])
        if pane.mode is Mode.VISUAL:
            line = line.replace(ZWNJ, "")  # it has done its work

    widths = [whole.widths[first + at] for at in order]
    used = sum(widths)
    padding = "" if logical_only else " " * (pane.width - used)
    from_right = pane.base is Direction.RTL
    spans = [(shift + whole.offsets[edges[at]], shift + whole.ends[edges[at + 1] - 1]) for at in order]
    return RenderedLine(
        padding + line if from_right else line + padding,
        used + len(padding),
        *span,
        "".join(clusters),
        pane.base,
        spans,
        list(accumulate(widths, initial=len(padding) if from_right else 0)),
    )
