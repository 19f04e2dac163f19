"""The desk in memory: its cells as records, made when asked for and kept until they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from deskbrief.brief.refresh import fingerprint
from deskbrief.check.levels import Levels, at_levels
from deskbrief.check.run import check_article, check_bullets, check_terms
from deskbrief.desk.attribution import attribute
from deskbrief.desk.codec import (
    Json,
    decode_dropped,
    decode_findings,
    decode_row,
    decode_translations,
)
from deskbrief.desk.dismissals import parted
from deskbrief.desk.records import Line, Row, Section, Unplaced, joined
from deskbrief.desk.store import PERSON, Key, Value
from deskbrief.document import (
    Bullet,
    DroppedBlock,
    Finding,
    Segment,
    Sentence,
    Source,
    Translation,
)
from deskbrief.errors import DeskError
from deskbrief.glossary import Glossary, Kind, Term
from deskbrief.translate.terms.finding import TermFinder

Changes = dict[Key, Value]
"""Cells and their new values, None for one that goes: what an action amounts to."""

_UNTOUCHED: Json = {"translations": [], "findings": []}


class State:
    """What the cells say, and what the checks say of it all. Cells change by ``apply`` alone."""

    def __init__(self, source: Source, cells: Mapping[Key, Value]) -> None:
        self.source = source
        self.cells = dict(cells)
        self._levels: Levels = {}
        self._layers: tuple[tuple[Term, ...], ...] = ()
        self._finder: TermFinder | None = None
        self._of_terms: dict[tuple[str, str], tuple[Finding, ...]] = {}
        """What the glossary has to say of paragraphs, by their ids and English, as long as it stays."""
        self._over_article: dict[str, tuple[Finding, ...]] = {}
        """What only shows over several paragraphs, by the paragraph, as ``look_over`` last saw it."""
        self._of_points: dict[tuple[Section, str], tuple[Bullet, tuple[Finding, ...]]] = {}
        """Bullets and key points as ``look_over`` last saw them, where it found something."""
        self._rows: dict[str, Row] = {}
        self._order: tuple[str, ...] | None = None
        self._lines: dict[Section, tuple[Line, ...]] = {}
        self._place: dict[str, float] | None = None

    def apply(self, changes: Changes) -> None:
        """Set cells; what was made of them is made anew when it is asked for."""
        reworded: set[str] = set()
        for key, value in changes.items():
            kind, name = key
            if kind in ("machine", "person"):
                reworded.add(name)
                self._over_article.pop(name, None)  # its places were in other words
            if value is None:
                self.cells.pop(key, None)
            else:
                self.cells[key] = value
            if kind in ("row", "machine", "person", "dismissed"):
                self._rows.pop(name, None)
            if kind == "row":
                self._order = self._place = None
            if kind == "term":
                self._forget_glossary()
        kinds = {kind for kind, _ in changes}
        self._lines = {
            section: lines
            for section, lines in self._lines.items()
            if not kinds & {"row", "dismissed", section.value} and not _rest_on(lines, reworded)
        }

    @property
    def levels(self) -> Levels:
        """How much the findings of each check matter; what is stored is what the checks said."""
        return self._levels

    @levels.setter
    def levels(self, levels: Levels) -> None:
        self._levels = levels
        self._rows.clear()
        self._lines.clear()

    def use_glossaries(self, *layers: Iterable[Term]) -> None:
        """Hold the article to these terms too; those that were chosen at this desk come before them."""
        self._layers = tuple(map(tuple, layers))
        self._forget_glossary()

    @property
    def finder(self) -> TermFinder:
        """Finds the terms that hold here: the desk's own, then those of ``use_glossaries``."""
        if self._finder is None:
            own = (term_of(held) for (kind, _), held in sorted(self.cells.items()) if kind == "term")
            self._finder = TermFinder(Glossary(own, *self._layers))
        return self._finder

    def _forget_glossary(self) -> None:
        self._finder = None
        self._of_terms.clear()

    def _terms_of(self, segment: Segment) -> tuple[Finding, ...]:
        key = (segment.id, segment.translation)
        if key not in self._of_terms:
            self._of_terms[key] = check_terms(segment, self.finder)
        return self._of_terms[key]

    def look_over(self) -> tuple[set[str], bool]:
        """Check what shows only over the article or by the glossary, and the bullets.

        Returns the paragraphs that have other findings now, and whether bullets have.
        """
        segments = self.segments()
        over = check_article(segments)
        found_here = {
            segment.id: (*over.get(segment.id, ()), *self._terms_of(segment)) for segment in segments
        }
        before, self._over_article = (
            self._over_article,
            {name: found for name, found in found_here.items() if found},
        )
        rows = {
            row_id
            for row_id in before.keys() | self._over_article.keys()
            if before.get(row_id) != self._over_article.get(row_id)
        }
        for row_id in rows:
            self._rows.pop(row_id, None)
        of_points: dict[tuple[Section, str], tuple[Bullet, tuple[Finding, ...]]] = {}
        for section in Section:
            bullets = [_bare(line.bullet) for line in self.lines(section)]
            found = check_bullets(segments, bullets)
            of_points |= {(section, b.id): (b, found[b.id]) for b in bullets if b.id in found}
        is_same = of_points == self._of_points
        if not is_same:
            self._of_points = of_points
            self._lines.clear()
        return rows, not is_same

    def before(self, changes: Changes) -> Changes:
        """Return what the cells of these changes hold now."""
        return {key: self.cells.get(key) for key in changes}

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The ids of the rows, in reading order."""
        if self._order is None:
            starts = {name: held["start"] for (kind, name), held in self.cells.items() if kind == "row"}
            self._order = tuple(sorted(starts, key=lambda name: (starts[name], name)))
        return self._order

    def row(self, row_id: str) -> Row:
        """Return one row.

        Raises:
            DeskError: there is none of this id.
        """
        if row_id not in self._rows:
            self._rows[row_id] = self._read_row(row_id)
        return self._rows[row_id]

    def rows(self) -> Iterator[Row]:
        """Yield all rows, in reading order."""
        return map(self.row, self.row_ids)

    def segments(self) -> tuple[Segment, ...]:
        """Return the rows as segments, with the text that stands."""
        return tuple(row.segment for row in self.rows())

    def person(self, row_id: str) -> Json | None:
        """Return what a person has done to a row; None where nothing."""
        held: Json | None = self.cells.get(("person", row_id))
        return held

    def machine(self, row_id: str) -> Json:
        """Return what the engine made of a row."""
        held: Json = self.cells.get(("machine", row_id), _UNTOUCHED)
        return held

    def stored_findings(self, row_id: str) -> tuple[Finding, ...]:
        """Return all that the checks said of a row by itself, as they said it."""
        done = self.person(row_id)
        return decode_findings((done if done is not None else self.machine(row_id))["findings"])

    def dropped(self) -> tuple[DroppedBlock, ...]:
        """Return what is left out, in reading order."""
        found = [
            decode_dropped(name, held, self.source.text)
            for (kind, name), held in self.cells.items()
            if kind == "dropped"
        ]
        return tuple(sorted(found, key=lambda block: (block.start, block.id)))

    def unplaced(self) -> tuple[Unplaced, ...]:
        """Return a person's texts that no longer have a paragraph, in the order of their ids."""
        held = ((name, value) for (kind, name), value in self.cells.items() if kind == "unplaced")
        return tuple(Unplaced(name, value["source"], value["text"]) for name, value in sorted(held))

    def lines(self, section: Section) -> tuple[Line, ...]:
        """Return the bullets or key points, in order, without the deleted ones.

        A machine's line whose sentences are gone is not shown; the next refresh removes it.
        """
        if section not in self._lines:
            named = [(name, held) for (kind, name), held in self.cells.items() if kind == section.value]
            named.sort(key=lambda pair: (self.position(pair[1]), pair[0]))
            shown = (self._line(section, name, held) for name, held in named if not held["deleted"])
            self._lines[section] = tuple(line for line in shown if line is not None)
        return self._lines[section]

    def position(self, held: Json) -> float:
        """Return where a bullet stands: where a person put it, or with the sentence that it rests on."""
        if held["position"] is not None:
            return float(held["position"])
        cited: str = held["cites"][0]
        place: float = self.places[cited] if cited in self.places else held["place"]
        return place + float(held["nth"]) / 1024

    @property
    def places(self) -> dict[str, float]:
        """Where each sentence starts, by its id."""
        if self._place is None:
            self._place = {
                name: start
                for (kind, _), held in self.cells.items()
                if kind == "row"
                for name, start, _ in held["sentences"]
            }
        return self._place

    def cited(self, cites: list[str]) -> list[Translation]:
        """Return the translations, as they stand, of those of these sentences that are there."""
        found = []
        for cite in cites:
            row_id = cite.rpartition(".")[0]
            if cite in self.places and ("row", row_id) in self.cells:
                found += [t for t in self.row(row_id).shown if t.sentence_id == cite]
        return found

    def fingerprint(self, cites: list[str]) -> str:
        """Return the fingerprint of what these sentences say now; empty where one says nothing."""
        found = self.cited(cites)
        return fingerprint(found) if len(found) == len(cites) else ""

    def _line(self, section: Section, name: str, held: Json) -> Line | None:
        is_kept = held["edited"] or held["pinned"]
        if not is_kept and any(cite not in self.places for cite in held["cites"]):
            return None
        stale = is_kept and self.fingerprint(held["cites"]) != held["made_from"]
        instead = "" if held["edited"] else held.get("instead", "")  # desks of before have none
        bullet = Bullet(
            name, held["text"], tuple(held["cites"]), held["made_from"], held["edited"], stale, instead
        )
        checked, found = self._of_points.get((section, name), (bullet, ()))
        still_open, dismissed = self._parted(name, found if checked == bullet else (), "", bullet.text)
        return Line(replace(bullet, findings=still_open, dismissed=dismissed), held["pinned"])

    def _parted(
        self, name: str, found: Iterable[Finding], source: str, target: str
    ) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, str], ...]]:
        """Return the findings that are open, and those that were dismissed with their reasons."""
        left = self.cells.get(("dismissed", name))
        return parted(at_levels(found, self._levels), left, source, target)

    def _read_row(self, row_id: str) -> Row:
        if ("row", row_id) not in self.cells:
            raise DeskError(f"There is no paragraph {row_id!r} on this desk.", "It may have been merged.")
        block, sentences = decode_row(row_id, self.cells["row", row_id], self.source.text)
        made = self.machine(row_id)
        machine = decode_translations(made["translations"])
        done = self.person(row_id)
        more = self._over_article.get(row_id, ())
        if done is None:
            found = (*self.stored_findings(row_id), *more)
            still_open, dismissed = self._parted(row_id, found, block.text, joined(machine))
            return Row(block, sentences, machine, machine, machine, findings=still_open, dismissed=dismissed)
        base = decode_translations(done["base"])
        shown = written(sentences, base, done["text"]) if done["edited"] else base
        still_open, dismissed = self._parted(
            row_id,
            (*self.stored_findings(row_id), *more),
            block.text,
            done["text"] if done["edited"] else joined(base),
        )
        return Row(
            block,
            sentences,
            machine,
            base,
            shown,
            person=done["text"] if done["edited"] else None,
            touched=True,
            approved=done["approved"],
            findings=still_open,
            dismissed=dismissed,
        )


def term_of(held: Json) -> Term:
    """Return the term of a cell."""
    return Term(
        held["source"],
        held["target"],
        Kind(held["kind"]),
        held["note"],
        held["case"],
        tuple(held["forbidden"]),
        held["file"] or "desk",
    )


def written(sentences: Sequence[Sentence], base: Sequence[Translation], text: str) -> tuple[Translation, ...]:
    """Return a person's text of a paragraph, sentence by sentence; ``base`` is what they began with."""
    begun = {t.sentence_id: t for t in base}
    old = [begun[s.id].text if s.id in begun else "" for s in sentences]
    return tuple(
        _by_person(begun.get(sentence.id), sentence.id, part)
        for sentence, part in zip(sentences, attribute(text, old), strict=True)
    )


def _bare(bullet: Bullet) -> Bullet:
    return replace(bullet, findings=(), dismissed=())


def _rest_on(lines: tuple[Line, ...], row_ids: set[str]) -> bool:
    """Tell whether a line that can be stale cites one of these rows."""
    kept = (line.bullet for line in lines if line.pinned or line.bullet.edited)
    return any(not row_ids.isdisjoint(bullet.paragraphs) for bullet in kept)


def _by_person(base: Translation | None, sentence_id: str, text: str) -> Translation:
    """A sentence that the person left as it was keeps its alignment; the whole paragraph is the person's."""
    if base is not None and base.text == text:
        return replace(base, engine=PERSON, score=None, alternatives=(), faults=())
    return Translation(sentence_id, text, PERSON)
