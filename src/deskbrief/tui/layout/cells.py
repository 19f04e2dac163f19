"""The lines of one cell, wrapped and marked, ready to be painted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from deskbrief.arabic.script import has_arabic
from deskbrief.desk.compare import Kind, differences
from deskbrief.desk.records import Line as Bullet
from deskbrief.desk.records import Row, worst_first
from deskbrief.display import Direction, Mode, RenderedLine, wrap_ltr, wrap_rtl
from deskbrief.document import BlockKind, Finding, Severity, Side
from deskbrief.segment.language import ARABIC


class Tone(StrEnum):
    """How a stretch of text looks; the board has a style for each."""

    PLAIN = "plain"
    MACHINE = "machine"
    """An engine's words, which nobody has changed or approved."""
    HEADING = "heading"
    FAINT = "faint"
    """Section labels, datelines, what is still to come."""
    LABEL = "label"
    """What deskbrief says of a text, not the text."""
    WARNING = "warning"
    ERROR = "error"
    FINDING = "finding"
    """The words that a finding is about."""
    ALIGNED = "aligned"
    """A word that was pointed at, and the words that translate it."""
    CITED = "cited"
    """The sentence that the bullet under the cursor rests on."""
    HIT = "hit"
    HIT_NOW = "hit-now"
    INSERTED = "inserted"
    DELETED = "deleted"


Span = tuple[int, int, Tone]
"""A stretch of a text and how it looks; a later one is painted over an earlier one."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How text is drawn; chosen once for the whole desk."""

    mode: Mode = Mode.LOGICAL
    tashkeel: bool = True
    """Show vowel marks in the Arabic."""
    ligatures: bool = True
    """Draw lam and alef as one letter where deskbrief joins letters itself."""
    changes: bool = False
    """Show a person's translation as a diff against the machine's."""


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line of a cell."""

    rendered: RenderedLine | None
    """None for a line that is left free, for the editor that stands there."""
    tone: Tone = Tone.PLAIN
    lead: str = ""
    """What stands before the text, such as a bullet; all lines of an item are indented by its width."""
    item: int = 0
    """The bullet that it belongs to, from 0."""
    marks: tuple[Span, ...] = ()
    """Stretches of columns of the rendered line that look otherwise."""
    is_text: bool = True
    """What it shows is the cell's own text, into which the indices of ``rendered`` point."""

    def index_at(self, x: int, width: int) -> int | None:
        """Return the letter that is drawn in a cell of a line that is so wide; None beside the text."""
        if self.rendered is None or not self.is_text:
            return None
        column = x - self.shift(width)
        spans, columns = self.rendered.spans, self.rendered.columns
        if not spans or not columns[0] <= column < columns[-1]:
            return None
        return self.rendered.index_at(column)

    def shift(self, width: int) -> int:
        """Return where column 0 of ``rendered`` is drawn in a line that is so wide.

        Right-to-left text without padding of its own stands at the right edge all the same.
        """
        indent = len(self.lead)
        if self.rendered is None or self.rendered.direction is Direction.LTR:
            return indent
        return indent + max(0, width - indent - self.rendered.cells)


@dataclass(frozen=True, slots=True)
class Marked:
    """Stretches of a row's texts to point out: what a search has found, what a bullet rests on."""

    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class RowView:
    """A paragraph with all that is shown of it."""

    row: Row
    bullets: tuple[Bullet, ...] = ()
    marked: Marked = field(default_factory=Marked)
    is_queued: bool = False
    """An engine is about to translate it."""


FREE = CellLine(None, is_text=False)


SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}
"""How bad a finding is, by shape."""
TONE_OF = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.INFO: Tone.LABEL}


def source_lines(view: RowView, width: int, drawing: Drawing) -> list[CellLine]:
    """Return the source, right to left where it is Arabic."""
    tone = _TONES.get(view.row.block.kind, Tone.PLAIN)
    spans = [*_finding_spans(view.row, Side.SOURCE), *view.marked.source]
    return wrapped(view.row.source, spans, width, drawing, tone=tone, rtl=has_arabic(view.row.source))


def target_lines(view: RowView, width: int, drawing: Drawing) -> list[CellLine]:
    """Return the translation as it stands, or what it waits for; findings that wait for a person below it."""
    row = view.row
    lines: list[CellLine]
    if not row.text and row.person is None:
        lines = _label(_missing(view), width, drawing, Tone.FAINT)
    elif drawing.changes and row.person is not None:
        lines = _changed(row, width, drawing)
    else:
        untouched = row.person is None and not row.approved
        tone = Tone.HEADING if row.block.kind in _HEADINGS else Tone.MACHINE if untouched else Tone.PLAIN
        spans = [*_finding_spans(row, Side.TARGET), *view.marked.target]
        lines = wrapped(row.text, spans, width, drawing, tone=tone)
    if not row.approved:
        for finding in row.worst_first:
            lines += _told(finding, width, drawing)
    return lines


def bullet_lines(
    bullets: Sequence[Bullet], width: int, drawing: Drawing, *, numbered: bool = False
) -> list[CellLine]:
    """Return bullets or key points, each hanging from its mark, with what a person has done to it."""
    lines: list[CellLine] = []
    for item, bullet in enumerate(bullets):
        lead = f"{item + 1}. " if numbered else "• "
        said = bullet_states(bullet)
        text = bullet.bullet.text + (f" [{', '.join(said)}]" if said else "")
        spans = [(len(bullet.bullet.text), len(text), Tone.WARNING if bullet.bullet.stale else Tone.LABEL)]
        tone = Tone.PLAIN if bullet.bullet.edited else Tone.MACHINE
        room = max(1, width - len(lead))
        lines += wrapped(text, spans if said else (), room, drawing, tone=tone, lead=lead, item=item)
        for finding in worst_first(bullet.bullet.findings):
            lines += _told(finding, room, drawing, " " * len(lead), item)
    return lines


def bullet_states(bullet: Bullet) -> list[str]:
    """Return what there is to say of a bullet: whose it is, whether it is kept or out of date."""
    states = {
        "stale": bullet.bullet.stale,
        "yours": bullet.bullet.edited,
        "pinned": bullet.pinned,
        "the article's own sentence": bool(bullet.bullet.instead),
    }
    return [name for name, is_so in states.items() if is_so]


def wrapped(
    text: str,
    spans: Iterable[Span],
    width: int,
    drawing: Drawing,
    *,
    tone: Tone = Tone.PLAIN,
    rtl: bool = False,
    lead: str = "",
    item: int = 0,
    is_text: bool = True,
) -> list[CellLine]:
    """Return a text cut into lines, with its spans as stretches of columns."""
    lines = []
    for number, line in enumerate(_rendered(text, width, drawing, rtl)):
        marks = [
            (left, right, look)
            for start, end, look in spans
            if start < line.end and end > line.start
            for left, right in line.stretches(start, end)
        ]
        here = lead if number == 0 else " " * len(lead)
        lines.append(CellLine(line, tone, here, item, tuple(marks), is_text))
    return lines


@lru_cache(maxsize=1024)  # a paragraph is laid out anew for its other cells: its source stays as it is
def _rendered(text: str, width: int, drawing: Drawing, rtl: bool) -> tuple[RenderedLine, ...]:
    mode, ligatures = drawing.mode, drawing.ligatures
    if rtl:
        return tuple(wrap_rtl(text, width, mode, ligatures=ligatures, tashkeel=drawing.tashkeel))
    return tuple(wrap_ltr(text, width, mode, ligatures=ligatures))


_HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD})
_TONES = {
    BlockKind.HEADLINE: Tone.HEADING,
    BlockKind.SUBHEAD: Tone.HEADING,
    BlockKind.SECTION: Tone.FAINT,
    BlockKind.DATELINE: Tone.FAINT,
    BlockKind.DATE: Tone.FAINT,
    BlockKind.BYLINE: Tone.FAINT,
}


def _told(finding: Finding, width: int, drawing: Drawing, lead: str = "", item: int = 0) -> list[CellLine]:
    text = f"{SIGNS[finding.severity]} {finding.message}"
    tone = TONE_OF[finding.severity]
    return wrapped(text, (), width, drawing, tone=tone, lead=lead, item=item, is_text=False)


def _label(text: str, width: int, drawing: Drawing, tone: Tone) -> list[CellLine]:
    return wrapped(text, (), width, drawing, tone=tone, is_text=False)


def _missing(view: RowView) -> str:
    if view.is_queued:
        return "… being translated"
    if view.row.block.language != ARABIC:
        return "… not Arabic: as in the source"
    return "… not translated yet"


def _changed(row: Row, width: int, drawing: Drawing) -> list[CellLine]:
    tones = {Kind.INSERTED: Tone.INSERTED, Kind.DELETED: Tone.DELETED}
    pieces, spans, at = [], [], 0
    for stretch in differences(row.base_text, row.text):
        pieces.append(stretch.text)
        if stretch.kind in tones:
            spans.append((at, at + len(stretch.text), tones[stretch.kind]))
        at += len(stretch.text)
    return wrapped("".join(pieces), spans, width, drawing, is_text=False)


def _finding_spans(row: Row, side: Side) -> list[Span]:
    if row.approved:
        return []
    whole = len(row.source if side is Side.SOURCE else row.text)
    return [
        (finding.start, finding.end, Tone.FINDING)
        for finding in row.findings
        if finding.side is side and finding.end - finding.start < whole  # not where all would be underlined
    ]
