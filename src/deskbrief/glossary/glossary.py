"""Several glossaries as one: where they disagree about a source, the first one counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import cached_property

from deskbrief.arabic.script import fold
from deskbrief.glossary.term import Term


class Glossary:
    """The terms that hold; it does not change."""

    def __init__(self, *layers: Iterable[Term]) -> None:
        """``layers`` in the order of their precedence: a desk's before a project's before a person's."""
        by_source: dict[str, Term] = {}
        for term in (each for layer in layers for each in layer):
            by_source.setdefault(fold(term.source), term)
        self.terms: tuple[Term, ...] = tuple(by_source.values())

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    @cached_property
    def digest(self) -> str:
        """Eight hexadecimal digits that change when a translation could: notes and origins do not count."""
        told = sorted(astuple(term)[:3] + astuple(term)[4:6] for term in self.terms)
        return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:8]


EMPTY = Glossary()
