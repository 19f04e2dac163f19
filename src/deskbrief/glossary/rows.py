"""Rows of named fields made into terms; whatever the file's format, the same is wrong with a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from deskbrief.arabic.script import fold, has_arabic
from deskbrief.glossary.term import Kind, Problem, ReadTerms, Term

FIELDS = ("source", "target", "kind", "note", "case", "forbidden")
"""The columns of a table, in the order that one without a heading has."""
BETWEEN = "|"
"""Separates the forbidden wordings of a field."""
_YES = frozenset({"yes", "true", "1", "exact", "x"})
_NO = frozenset({"", "no", "false", "0"})
_OTHER_NAMES = {
    "organization": Kind.ORGANISATION,
    "org": Kind.ORGANISATION,
    "": Kind.TERM,
    "name": Kind.PERSON,
}
LONGEST = 300
"""Characters of a source or target; what is longer is a sentence, and belongs in a memory."""


def terms_of(rows: Iterable[tuple[int, Mapping[str, str]]], origin: str) -> ReadTerms:
    """Return the terms of numbered rows, and all that is wrong with the others.

    Of two rows with one source and different targets the first counts and the second is told; a row that
    says again what another said is passed over.
    """
    terms: dict[str, tuple[int, Term]] = {}
    problems: list[Problem] = []
    for line, row in rows:
        made = _term(row, origin)
        if isinstance(made, str):
            problems.append(Problem(line, made))
            continue
        key = fold(made.source)
        first = terms.setdefault(key, (line, made))
        if first[1].target != made.target:
            other = f"{first[1].target!r} in line {first[0]}, which counts"
            told = f"{made.source} is {made.target!r} here, and {other}"
            problems.append(Problem(line, told))
        elif made.forbidden and first[1] is not made:
            both = tuple(dict.fromkeys((*first[1].forbidden, *made.forbidden)))
            terms[key] = (first[0], replace(first[1], forbidden=both))
    return ReadTerms(tuple(term for _, term in terms.values()), tuple(problems))


def problem_of(term: Term) -> str:
    """Return what is wrong with a term, for people; empty where nothing is."""
    made = _term({"source": term.source, "target": term.target, "kind": term.kind.value}, "")
    return made if isinstance(made, str) else ""


def _term(row: Mapping[str, str], origin: str) -> Term | str:
    """Return the term of a row, or what is wrong with it."""
    values = {name: " ".join(value.split()) for name, value in row.items()}
    source, target = values.get("source", ""), values.get("target", "")
    if not source:
        return "there is no source"
    written = values.get("kind", "").lower()
    kind = _OTHER_NAMES.get(written) or (Kind(written) if written in tuple(Kind) else None)
    if kind is None:
        return f"there is no kind {written!r}; kinds: {', '.join(Kind)}"
    if not target and kind is Kind.KEEP:
        target = source
    if not target:
        return f"{source} has no target"
    if not any(character.isalnum() for character in source):
        return f"the source {source!r} has no letter"
    if kind is not Kind.KEEP and not has_arabic(source):
        return f"the source {source!r} is not Arabic" + (
            " (are the columns exchanged?)" if has_arabic(target) else ""
        )
    if has_arabic(target) and kind is not Kind.KEEP:
        return f"the target {target!r} is Arabic"
    if max(len(source), len(target)) > LONGEST:
        return f"it is longer than {LONGEST} characters: a sentence, not a term"
    case = values.get("case", "").lower()
    if case not in _YES | _NO:
        return f"case is {case!r}; it takes yes or no"
    forbidden = tuple(part for each in values.get("forbidden", "").split(BETWEEN) if (part := each.strip()))
    return Term(source, target, kind, values.get("note", ""), case in _YES, forbidden, origin)
