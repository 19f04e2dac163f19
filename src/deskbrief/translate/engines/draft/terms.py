"""Terms that a sentence is held to, as units whose English is given before any other is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deskbrief.arabic.script import fold
from deskbrief.glossary import Kind
from deskbrief.translate.engines.draft.units import Unit
from deskbrief.translate.terms.literals import ORIGIN
from deskbrief.translate.terms.occurrence import Occurrence
from deskbrief.translate.terms.wording import options

MARK = "\x1e"
"""Begins the key of a term's unit, which no table has."""
_CLITICS = frozenset({"CONJ", "PART", "FUT", "POSS", "PRO"})
_CONJUNCTIONS, _PARTICLES = "وف", "بلك"


def with_terms(units: list[Unit], sentence: str, occurrences: Sequence[Occurrence]) -> list[Unit]:
    """Return the units of a sentence with those of each term made one; clitics stay units of their own.

    What is kept as written is copied by the engine anyway.
    """
    for occurrence in occurrences:
        if occurrence.term.origin != ORIGIN:
            units = _with_term(units, sentence, occurrence)
    return units


def _with_term(units: list[Unit], sentence: str, occurrence: Occurrence) -> list[Unit]:
    inside = [
        at for at, unit in enumerate(units) if occurrence.start <= unit.start and unit.end <= occurrence.end
    ]
    if not inside or inside != list(range(inside[0], inside[-1] + 1)):
        return units
    covered = [units[at] for at in inside]
    core = [unit for unit in covered if unit.tag not in _CLITICS]
    if not core:
        return units
    written = _proclitics(sentence, occurrence)
    before = (
        [Unit(key, tag, core[0].start, core[0].end) for key, tag in written]
        if written is not None
        else [unit for unit in covered[: covered.index(core[0])] if unit.tag in _CLITICS]
    )
    behind = [unit for unit in covered if unit.tag == "POSS"]
    return [
        *units[: inside[0]],
        *before,
        _unit(core, occurrence),
        *behind,
        *units[inside[-1] + 1 :],
    ]


def _unit(core: Sequence[Unit], occurrence: Occurrence) -> Unit:
    """Return the unit of a term, which behaves in its sentence as its first word does."""
    head, term = core[0], occurrence.term
    is_name = term.kind in (Kind.PERSON, Kind.PLACE, Kind.KEEP)
    return replace(
        head,
        key=MARK + term.target,
        tag="NAME" if is_name else head.tag if head.tag in ("N", "A") else "N",
        start=occurrence.start,
        end=occurrence.end,
        text=term.target,
        glosses=(),
        definite=not is_name and (occurrence.is_definite or term.kind is Kind.ORGANISATION),
        number=occurrence.number,
        aspect="",
        subject="",
        possessed=any(unit.possessed for unit in core),
        spelt=is_name,
        fixed=tuple(options(occurrence)),
    )


def _proclitics(sentence: str, occurrence: Occurrence) -> list[tuple[str, str]] | None:
    """Return the clitics before a term whose first word stands there letter by letter; None if it does not.

    The reading of the word cannot be asked where it is one that the lexicon does not have.
    """
    words = sentence[occurrence.start : occurrence.end].split()
    wanted = fold(occurrence.term.source.split()[0]).removeprefix("ال")
    whole = fold(words[0]) if words else ""
    if not whole.endswith(wanted) or len(wanted) < 2:
        return None
    return list(_cut(whole.removesuffix(wanted)))


def _cut(prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the keys and tags of the clitics that stand before a word; the article is none."""
    prefix = prefix.removesuffix("ال")
    if prefix[:1] and prefix[0] in _CONJUNCTIONS:
        yield prefix[0] + "+", "CONJ"
        prefix = prefix[1:]
    if prefix[:1] and prefix[0] in _PARTICLES:
        yield prefix[0] + "+", "PART"
