"""Where a term stands in an article and its English is another, and what the text is when it is put there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deskbrief.document import Hypothesis
from deskbrief.glossary import Glossary, Term
from deskbrief.translate.terms.enforcing import missing, substitution, translated_by
from deskbrief.translate.terms.finding import TermFinder
from deskbrief.translate.terms.occurrence import Occurrence
from deskbrief.translate.terms.wording import forbidden


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph whose English can be made to follow a term."""

    row_id: str
    before: str
    after: str
    count: int
    """How often the term's English was put in."""


def places(term: Term, paragraphs: Iterable[tuple[str, str, str]]) -> tuple[Place, ...]:
    """Return the paragraphs where a term can be put in the place of other words.

    ``paragraphs`` are (id, Arabic, English). Each occurrence in the Arabic is one to put in; where the
    English has a wording that the term forbids, that is what it replaces.
    """
    finder = TermFinder(Glossary([term]))
    found = []
    for row_id, source, english in paragraphs:
        occurrences = finder.find(source, keep=False)
        if not occurrences or not english.strip():
            continue
        text, count = english, 0
        for _ in occurrences:
            better = _with_one_more(source, text, occurrences)
            if better == text:
                break
            text, count = better, count + 1
        if count:
            found.append(Place(row_id, english, text, count))
    return tuple(found)


def _with_one_more(source: str, english: str, occurrences: Sequence[Occurrence]) -> str:
    """Return English with the term in one more place, if there is one."""
    wrong = forbidden(occurrences[0].term, english)
    if wrong:
        start, end, new = substitution(english, wrong[0], occurrences[0])
        return english[:start] + new + english[end:]
    for occurrence in missing(english, occurrences):
        span = translated_by(source, Hypothesis(english), occurrence, occurrences)
        if span is not None:
            start, end, new = substitution(english, span, occurrence)
            return english[:start] + new + english[end:]
    return english
