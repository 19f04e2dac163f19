"""UAX #9, rules P2-P3 and X1-X10: embeddings, overrides and isolates cut a text into isolating runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from deskbrief.display.classes import REMOVED

MAX_DEPTH = 125
EXPLICIT = re.compile(r"[1-9b]")
"""Any class that the rules X1-X9 have work with; a text without them is one isolating run."""

_ISOLATES = "678"


@dataclass(frozen=True, slots=True)
class IsolatingRun:
    """Characters that the weak and neutral rules see as neighbours (BD13)."""

    positions: Sequence[int]
    """Where its characters stand in the text, ascending; never empty."""
    level: int
    sos: str
    """``L`` or ``R``: the direction before its first character."""
    eos: str
    """``L`` or ``R``: the direction behind its last character."""


def direction_of(level: int) -> str:
    """Return the strong class of a level: ``L`` where it is even, ``R`` where it is odd."""
    return "R" if level & 1 else "L"


def first_strong_level(classes: str, start: int = 0, end: int | None = None, default: int = 0) -> int:
    """Return 0 or 1 by the first strong character outside isolates (P2, P3), or the default."""
    depth = 0
    for position in range(start, len(classes) if end is None else end):
        kind = classes[position]
        if kind in _ISOLATES:
            depth += 1
        elif kind == "9":
            depth = max(0, depth - 1)
        elif not depth and kind in "LRA":
            return int(kind != "L")
        elif kind == "B":
            break
    return default


def matching_isolates(classes: str) -> dict[int, int]:
    """Return for each isolate initiator that has one the position of its PDI (BD9)."""
    matches: dict[int, int] = {}
    awaited: list[int] = []
    for position, kind in enumerate(classes):
        if kind in _ISOLATES:
            awaited.append(position)
        elif kind == "9" and awaited:
            matches[awaited.pop()] = position
        elif kind == "B":
            awaited.clear()
    return matches


def explicit_levels(classes: str, base: int, matches: dict[int, int]) -> tuple[list[int], list[str]]:  # X1-X8
    """Return the embedding level and the class, overrides applied, of every character.

    A character that X9 removes gets the level of what surrounds it.
    """
    levels: list[int] = []
    kinds: list[str] = list(classes)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    lost_isolates = lost_embeddings = open_isolates = 0
    for position, kind in enumerate(classes):
        level, override, _ = stack[-1]
        levels.append(level)
        if kind in "1234":
            deeper = (level + 1) | 1 if kind in "24" else (level + 2) & ~1
            if deeper <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                stack.append((deeper, {"3": "L", "4": "R"}.get(kind, ""), False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif kind in _ISOLATES:
            if override:
                kinds[position] = override
            right = kind == "7" or (
                kind == "8" and first_strong_level(classes, position + 1, matches.get(position)) == 1
            )
            deeper = (level + 1) | 1 if right else (level + 2) & ~1
            if deeper <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                open_isolates += 1
                stack.append((deeper, "", True))
            else:
                lost_isolates += 1
        elif kind == "9":
            if lost_isolates:
                lost_isolates -= 1
            elif open_isolates:
                lost_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                open_isolates -= 1
            level, override, _ = stack[-1]
            levels[-1] = level
            if override:
                kinds[position] = override
        elif kind == "5":
            if not lost_isolates:
                if lost_embeddings:
                    lost_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        elif kind == "B":  # ends all that is open (X8)
            levels[-1] = base
            del stack[1:]
            lost_isolates = lost_embeddings = open_isolates = 0
        elif override and kind != "b":
            kinds[position] = override
    return levels, kinds


def isolating_runs(
    classes: str, levels: Sequence[int], base: int, matches: dict[int, int]
) -> list[IsolatingRun]:
    """Return the isolating run sequences of a text (X10), what X9 removes left out."""
    kept = [position for position, kind in enumerate(classes) if kind not in REMOVED]
    runs: list[list[int]] = []
    for before, position in zip([-1, *kept], kept, strict=False):
        if before < 0 or levels[before] != levels[position] or classes[before] == "B":
            runs.append([])
        runs[-1].append(position)

    starting = {run[0]: run for run in runs}
    closing = set(matches.values())
    neighbours = {
        position: (before, after)
        for before, position, after in zip([-1, *kept], kept, [*kept[1:], -1], strict=False)
    }
    found = []
    for run in runs:
        if run[0] in closing:
            continue  # it goes on with a run that an isolate interrupted
        positions = list(run)
        while (pdi := matches.get(positions[-1])) is not None:
            positions += starting[pdi]
        level = levels[positions[0]]
        before = neighbours[positions[0]][0]
        after = -1 if classes[positions[-1]] in _ISOLATES else neighbours[positions[-1]][1]
        found.append(
            IsolatingRun(
                positions,
                level,
                direction_of(max(level, levels[before] if before >= 0 else base)),
                direction_of(max(level, levels[after] if after >= 0 else base)),
            )
        )
    return found
