"""A source cut into units: its lines, or what its markup calls one element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from deskbrief.arabic import fold
from deskbrief.document import Source
from deskbrief.load.lines import LINE

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_SPACES = re.compile(r"\s+")
LONGEST_LABEL = 400
"""Characters up to which a unit is compared with the rules; longer ones are text."""
_WRAP_MIN, _WRAP_MAX = 45, 130
_FEWEST_JOINS = 4
_FINAL = re.compile(r"[.!?؟…:؛][\"'”»)\]]*$")


@dataclass(frozen=True)
class Unit:
    """One line or element of the source, without the white space around it."""

    start: int
    end: int
    text: str
    role: str = ""
    """As of a Hint; empty where the markup is silent."""
    reason: str = ""
    """Why it is no part of the article, where that is known already."""

    @cached_property
    def key(self) -> str:
        """The folded words, for comparison with rules: no marks around them, single spaces between."""
        return label_key(self.text) if len(self.text) <= LONGEST_LABEL else ""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _FINAL.search(self.text[-8:]) is not None

    def cut(self, start: int, end: int, reason: str = "") -> Unit | None:
        """Return the part at these offsets in its text; None where that is blank."""
        part = self.text[start:end]
        stripped = part.strip()
        if not stripped:
            return None
        begin = self.start + start + len(part) - len(part.lstrip())
        return Unit(begin, begin + len(stripped), stripped, self.role, reason)


def label_key(text: str) -> str:
    """Return the text as rules are compared with it."""
    return _SPACES.sub(" ", _EDGES.sub("", fold(text)))


def cut_units(source: Source) -> list[Unit]:
    """Return the units in order: all characters that are not white space, each in exactly one."""
    if source.hints:
        return list(_hinted(source))
    return list(_unwrapped(source.text, list(_lines(source.text, 0, len(source.text)))))


def _lines(text: str, start: int, end: int) -> Iterator[Unit]:
    for match in LINE.finditer(text, start, end):
        yield from _trimmed(text, match.start(), match.end())


def _trimmed(text: str, start: int, end: int, role: str = "", reason: str = "") -> Iterator[Unit]:
    part = text[start:end]
    stripped = part.strip()
    if stripped:
        begin = start + len(part) - len(part.lstrip())
        yield Unit(begin, begin + len(stripped), stripped, role, reason)


def _hinted(source: Source) -> Iterator[Unit]:
    text = source.text
    here = 0
    for hint in sorted(source.hints, key=lambda hint: hint.start):
        start, end = max(here, hint.start), min(hint.end, len(text))
        if start >= end:
            continue
        yield from _lines(text, here, start)
        reason = (hint.reason or "outside the article") if hint.role == "boilerplate" else ""
        yield from _trimmed(text, start, end, hint.role, reason)
        here = end
    yield from _lines(text, here, len(text))


def _unwrapped(text: str, lines: list[Unit]) -> Iterable[Unit]:
    """Join the lines of a text that was wrapped by hand, with blank lines between its paragraphs."""
    joins = [(above, below) for above, below in pairwise(lines) if _adjoin(text, above, below)]
    if len(joins) < _FEWEST_JOINS or not _looks_wrapped(joins):
        return lines
    continuing = {below.start for _, below in joins}
    spans: list[tuple[int, int]] = []
    for line in lines:
        start = spans.pop()[0] if line.start in continuing else line.start
        spans.append((start, line.end))
    return [Unit(start, end, text[start:end]) for start, end in spans]


def _adjoin(text: str, above: Unit, below: Unit) -> bool:
    return text[above.end : below.start].replace("\r\n", "\n").count("\n") == 1


def _looks_wrapped(joins: list[tuple[Unit, Unit]]) -> bool:
    """Whether lines break only where the next word had no room, within sentences, and paragraphs end one."""
    widest = max(len(above.text) for above, _ in joins)
    full = sum(len(above.text) + len(below.text.split(None, 1)[0]) >= widest - 2 for above, below in joins)
    running_on = sum(not above.is_sentence for above, _ in joins)
    broken = {above.start for above, _ in joins}
    last = [below for _, below in joins if below.start not in broken]
    return (
        _WRAP_MIN <= widest <= _WRAP_MAX
        and full >= 0.9 * len(joins)
        and running_on >= 0.6 * len(joins)
        and sum(line.is_sentence for line in last) >= 0.8 * len(last)
    )
