"""The desk as the board shows it: paragraphs with their bullets, what is found, cited, or still to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deskbrief.desk import Row, Section, Session
from deskbrief.desk.records import Hit
from deskbrief.desk.records import Line as Bullet
from deskbrief.document import Side
from deskbrief.tui.alignment import aligned
from deskbrief.tui.layout.cells import Marked, RowView, Span, Tone
from deskbrief.tui.layout.spot import Part

SECTIONS = {Part.BRIEF: Section.BULLETS, Part.POINTS: Section.KEY_POINTS}
"""The list of the brief that each part of the screen shows."""


class SessionShowing:
    """Answers the board's questions from an open session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.queued: set[str] = set()
        """The paragraphs that an engine is about to translate."""
        self._hits: dict[str, list[Hit]] = {}
        self._hit_now: Hit | None = None
        self._cited: frozenset[str] = frozenset()
        self._pointed: tuple[str, Side, int] | None = None
        self._bullets: dict[str, tuple[Bullet, ...]] = {}

    def row_ids(self) -> Sequence[str]:
        """Return the paragraphs, in reading order."""
        return self.session.row_ids

    def source_length(self, row_id: str) -> int:
        """Return how many characters a paragraph's source has."""
        return len(self.session.row(row_id).source)

    def view(self, row_id: str) -> RowView:
        """Return a paragraph with all that is shown of it."""
        row = self.session.row(row_id)
        marked = Marked(tuple(self._spans(row, Side.SOURCE)), tuple(self._spans(row, Side.TARGET)))
        return RowView(row, self.bullets(row_id), marked, row_id in self.queued)

    def bullets(self, row_id: str) -> tuple[Bullet, ...]:
        """Return the bullets that stand beside a paragraph, as ``follow_bullets`` last found them."""
        return self._bullets.get(row_id, ())

    def follow_bullets(self) -> set[str]:
        """Find the bullets of each paragraph anew; return the paragraphs whose bullets are others now.

        One whose paragraph is gone stands beside the paragraph that it comes after, so that it is seen.
        """
        ids = self.session.row_ids
        beside: dict[str, list[Bullet]] = {}
        known, here = set(ids), ids[0] if ids else ""
        for line in self.session.lines(Section.BULLETS):
            first = line.bullet.paragraphs[0]
            here = first if first in known else here
            beside.setdefault(here, []).append(line)
        before, self._bullets = self._bullets, {name: tuple(lines) for name, lines in beside.items()}
        return {name for name in before.keys() | beside.keys() if before.get(name) != self._bullets.get(name)}

    def find(self, hits: Iterable[Hit], now: Hit | None) -> None:
        """Point out what a search has found, and the one that the cursor is on."""
        self._hits, self._hit_now = {}, now
        for hit in hits:
            self._hits.setdefault(hit.row_id, []).append(hit)

    def cite(self, sentences: Iterable[str]) -> set[str]:
        """Point out these sentences, no others; return the paragraphs that look otherwise now."""
        before, self._cited = self._cited, frozenset(sentences)
        return {cite.rpartition(".")[0] for cite in before ^ self._cited}

    def point(self, row_id: str, side: Side, index: int) -> set[str]:
        """Point out a word and those that translate it; return the paragraphs that look otherwise now."""
        before, self._pointed = self._pointed, (row_id, side, index)
        return {row_id, *([before[0]] if before else [])}

    def unpoint(self) -> set[str]:
        """Point out no word any more; return the paragraphs that look otherwise now."""
        before, self._pointed = self._pointed, None
        return {before[0]} if before else set()

    def _spans(self, row: Row, side: Side) -> Iterable[Span]:
        if self._cited:
            yield from self._cited_spans(row, side)
        if self._pointed is not None and self._pointed[0] == row.id:
            spans = aligned(row, *self._pointed[1:])
            yield from ((start, end, Tone.ALIGNED) for start, end in spans[side])
        for hit in self._hits.get(row.id, ()):
            if hit.side is side:
                yield hit.start, hit.end, Tone.HIT_NOW if hit == self._hit_now else Tone.HIT

    def _cited_spans(self, row: Row, side: Side) -> Iterable[Span]:
        if side is Side.SOURCE:
            begin = row.block.start
            for sentence in row.sentences:
                if sentence.id in self._cited:
                    yield sentence.start - begin, sentence.end - begin, Tone.CITED
            return
        at = 0
        for translation in row.shown:
            if translation.sentence_id in self._cited:
                yield at, at + len(translation.text), Tone.CITED
            at += len(translation.text) + 1 if translation.text else 0
