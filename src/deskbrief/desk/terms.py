"""Terms that were chosen at a desk, and one correction carried through the whole article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deskbrief.arabic.script import fold
from deskbrief.check import run_checks
from deskbrief.corrections import Place, places
from deskbrief.desk.codec import Json
from deskbrief.desk.records import Row, Section
from deskbrief.desk.rows import machine_cell, person_cell, rechecked
from deskbrief.desk.state import Changes, State
from deskbrief.document import Segment, Translation
from deskbrief.glossary import Glossary, Term
from deskbrief.translate.terms.finding import TermFinder
from deskbrief.translate.terms.wording import forbidden

ORIGIN = "desk"
"""Where a term comes from that was chosen here."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A term carried through an article: what it changes, and where."""

    places: tuple[Place, ...]
    changes: Changes


def key_of(term: Term) -> tuple[str, str]:
    """Return the cell that a term is kept in."""
    return "term", fold(term.source)


def term_cell(term: Term, file: Path | None = None, replaced: Term | None = None) -> Json:
    """Return a term's cell; ``file`` is the glossary that it was added to, ``replaced`` what that had."""
    return {
        "source": term.source,
        "target": term.target,
        "kind": term.kind.value,
        "note": term.note,
        "case": term.case,
        "forbidden": list(term.forbidden),
        "file": str(file) if file else None,
        "replaced": term_cell(replaced) if replaced else None,
    }


def corrected(state: State, term: Term, about: str | None = None) -> Correction:
    """Return what has to change so that every paragraph and every bullet of a person follows a term.

    An engine's paragraph stays the engine's, a person's the person's, and what is approved stays approved.
    The paragraph ``about`` is among the changes even where it is right already, so that undoing there undoes
    all of it.
    """
    found: list[Place] = []
    changes: Changes = {}
    for row in state.rows():
        changed = _in_row(row, term)
        if changed is not None:
            place, cell = changed
            found.append(place)
            changes["person" if row.touched else "machine", row.id] = cell
    if about is not None and ("person", about) in state.cells:
        changes.setdefault(("person", about), state.cells["person", about])
    changes |= dict(_in_bullets(state, term, changes))
    return Correction(tuple(found), changes)


def all_corrected(state: State, chosen: Sequence[Term], about: str) -> Correction:
    """Return what has to change so that everything follows several terms, one after the other."""
    places: dict[str, Place] = {}
    changes: Changes = {}
    for term in chosen:
        more = corrected(State(state.source, state.cells | _present(changes)), term, about)
        changes |= more.changes
        for place in more.places:
            before = places[place.row_id].before if place.row_id in places else place.before
            places[place.row_id] = Place(place.row_id, before, place.after, place.count)
    return Correction(tuple(places.values()), changes)


def _present(changes: Changes) -> dict[tuple[str, str], Json]:
    return {key: value for key, value in changes.items() if value is not None}


def _in_row(row: Row, term: Term) -> tuple[Place, Json] | None:
    if row.touched:
        for place in places(term, [(row.id, row.source, row.text)]):
            findings = rechecked(row, row.base, place.after)
            cell = person_cell(row.base, findings, text=place.after, approved=row.approved)
            return place, cell
        return None
    sentence_of = {sentence.id: sentence.text for sentence in row.sentences}
    made, count = [], 0
    for translation in row.machine:
        source = sentence_of.get(translation.sentence_id, "")
        here = places(term, [("", source, translation.text)])
        made.append(_with_text(translation, here[0].after) if here else translation)
        count += sum(each.count for each in here)
    if not count:
        return None
    (checked,) = run_checks([Segment(row.block, row.sentences, tuple(made))])
    before, after = row.text, checked.translation
    return Place(row.id, before, after, count), machine_cell(made, checked.findings)


def _with_text(translation: Translation, text: str) -> Translation:
    """Return a translation in other words; where its links pointed to is not known any more."""
    return replace(translation, text=text, alignment=())


def _in_bullets(state: State, term: Term, changes: Changes) -> Iterator[tuple[tuple[str, str], Json]]:
    """Yield the cells of a person's bullets with the term in place of what it forbids.

    A bullet that was not stale does not become so by the correction of its own paragraph.
    """
    finder = TermFinder(Glossary([term]))
    after = State(state.source, state.cells | _present(changes))
    for section in Section:
        for line in state.lines(section):
            held = state.cells[section.value, line.id]
            if not (held["edited"] or held["pinned"]):
                continue
            text = _in_bullet(state, held, term, finder)
            made_from = held["made_from"] if line.bullet.stale else after.fingerprint(held["cites"])
            if text != held["text"] or made_from != held["made_from"]:
                yield (section.value, line.id), {**held, "text": text, "made_from": made_from}


def _in_bullet(state: State, held: Json, term: Term, finder: TermFinder) -> str:
    text: str = held["text"]
    cited = [
        name
        for name in dict.fromkeys(cite.rpartition(".")[0] for cite in held["cites"])
        if name in state.row_ids
    ]
    sources = [state.row(name).source for name in cited]
    if not forbidden(term, text) or not any(finder.find(source, keep=False) for source in sources):
        return text
    for place in places(term, [("", " ".join(sources), text)]):
        return place.after
    return text
