"""The Unicode Bidirectional Algorithm (UAX #9, revision 46), with the way between logical and visual order.

The terminals that reorder do it differently and those that do not leave it to us, so deskbrief does it
itself. A level is a small number, even for left to right and odd for right to left; the levels of a
paragraph are found once, each line it is wrapped to is then put in order by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from deskbrief.display.classes import bidi_classes
from deskbrief.display.explicit import (
    EXPLICIT,
    IsolatingRun,
    direction_of,
    explicit_levels,
    first_strong_level,
    isolating_runs,
    matching_isolates,
)
from deskbrief.display.implicit import implicit_levels


class Direction(IntEnum):
    """The base direction of a paragraph, as its level."""

    LTR = 0
    RTL = 1


_RESET = re.compile(r"[w6-9b1-5]*(?:[SB]|$)")
"""White space, with what is invisible in it, before a separator or at the end of a line (L1)."""


def paragraph_direction(text: str) -> Direction:
    """Return the direction of a paragraph's first strong character (P2, P3), ``LTR`` where there is none."""
    return Direction(first_strong_level(bidi_classes(text)))


def paragraph_levels(text: str, base: Direction, classes: str | None = None) -> list[int]:
    """Return the resolved level of every character of a paragraph (X1 to I2), before any line is cut.

    ``classes`` (see ``bidi_classes``) may be given where some characters shall count as others. What X9
    removes gets the level of the character before it.
    """
    classes = bidi_classes(text) if classes is None else classes
    if not EXPLICIT.search(classes):
        if not classes:
            return []
        edge = direction_of(base)
        run = IsolatingRun(range(len(text)), base, edge, edge)
        marks = [kind == "m" for kind in classes] if "m" in classes else None
        return implicit_levels(run, classes, text, marks)
    matches = matching_isolates(classes)
    levels, kinds = explicit_levels(classes, base, matches)
    embedded = tuple(levels)
    removed = set(range(len(text)))
    for run in isolating_runs(classes, embedded, base, matches):
        resolved = implicit_levels(
            run,
            "".join([kinds[position] for position in run.positions]),
            [text[position] for position in run.positions],
            [classes[position] == "m" for position in run.positions],
        )
        for position, level in zip(run.positions, resolved, strict=True):
            levels[position] = level
        removed.difference_update(run.positions)
    for position in sorted(removed):
        levels[position] = levels[position - 1] if position else base
    return levels


def line_levels(levels: Sequence[int], classes: str, base: Direction) -> list[int]:
    """Return the levels of one line: separators and white space at its end fall back to the base (L1)."""
    line = list(levels)
    for found in _RESET.finditer(classes):
        line[found.start() : found.end()] = [int(base)] * (found.end() - found.start())
    return line


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the logical indices of a line's characters from left to right (L2)."""
    if not levels:
        return []
    lowest, highest = min(levels), max(levels)
    order = list(range(len(levels)))
    if highest == 0:
        return order
    for level in range(highest, (lowest | 1) - 1, -1):
        start = None
        for place in range(len(order) + 1):
            inside = place < len(order) and levels[place] >= level
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                order[start:place] = order[start:place][::-1]
                start = None
    return order
