"""UAX #9, rules W1-W7, N0-N2 and I1-I2, on the classes of one isolating run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbrief.display.brackets import bracket_pairs
from deskbrief.display.explicit import IsolatingRun, direction_of

_MARKS = re.compile(r"(.)(m+)", re.DOTALL)
_AFTER_ARABIC = re.compile(r"A[^LR]*e[^LR]*")
_SEPARATOR = re.compile(r"(?<=e)[sc](?=e)|(?<=a)c(?=a)")
_TERMINATORS = re.compile(r"t+(?=e)|(?<=e)t+")
_LEFTOVERS = str.maketrans("stc", "ooo")
_AFTER_LATIN = re.compile(r"L[^LR]*e[^LR]*")
_NEUTRALS = re.compile(r"[owBS6789]+")
_LEVELS = ({"L": 0, "R": 1, "a": 2, "e": 2}, {"L": 1, "R": 0, "a": 1, "e": 1})
"""How far the level is raised, by the parity of the embedding level (I1, I2)."""


def implicit_levels(
    run: IsolatingRun, kinds: str, characters: Sequence[str], marks: Sequence[bool] | None
) -> list[int]:
    """Return the level of every character of an isolating run.

    ``kinds`` and ``characters`` go with ``run.positions``; ``marks`` tells which characters are non-spacing
    marks by nature, ``None`` that none is.
    """
    kinds = _weak(kinds, run.sos)
    if "o" in kinds:
        kinds = _brackets(run, kinds, characters, marks)
    raised = _LEVELS[run.level & 1]
    return [run.level + raised[kind] for kind in _neutral(run, kinds)]


def _weak(kinds: str, sos: str) -> str:
    if "m" in kinds:  # W1
        kinds = _MARKS.sub(
            lambda found: found[1] + len(found[2]) * ("o" if found[1] in "6789" else found[1]), sos + kinds
        )[1:]
    if "e" in kinds and "A" in kinds:  # W2
        kinds = _AFTER_ARABIC.sub(lambda found: found[0].replace("e", "a"), kinds)
    kinds = kinds.replace("A", "R")  # W3
    kinds = _SEPARATOR.sub(lambda found: kinds[found.start() - 1], kinds)  # W4
    if "t" in kinds:
        kinds = _TERMINATORS.sub(lambda found: "e" * len(found[0]), kinds)  # W5
    kinds = kinds.translate(_LEFTOVERS)  # W6
    if "e" in kinds:  # W7
        kinds = _AFTER_LATIN.sub(lambda found: found[0].replace("e", "L"), sos + kinds)[1:]
    return kinds


def _brackets(run: IsolatingRun, kinds: str, characters: Sequence[str], marks: Sequence[bool] | None) -> str:
    """N0: a pair takes the direction of what is inside, if that is the run's, else of its context."""
    pairs = bracket_pairs(characters, [at for at, kind in enumerate(kinds) if kind == "o"])
    if not pairs:
        return kinds
    embedding = direction_of(run.level)
    strong = {"L": "L", "R": "R", "e": "R", "a": "R"}
    resolved = list(kinds)
    for opening, closing in pairs:
        inside = {strong[kind] for kind in resolved[opening + 1 : closing] if kind in strong}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            before = (resolved[at] for at in range(opening - 1, -1, -1))
            direction = next((strong[kind] for kind in before if kind in strong), run.sos)
        for bracket in (opening, closing):
            resolved[bracket] = direction
            following = bracket + 1
            while marks is not None and following < len(resolved) and marks[following]:
                resolved[following] = direction
                following += 1
    return "".join(resolved)


def _neutral(run: IsolatingRun, kinds: str) -> str:
    if not _NEUTRALS.search(kinds):
        return kinds
    framed = run.sos + kinds + run.eos
    embedding = direction_of(run.level)

    def resolve(found: re.Match[str]) -> str:
        left = "L" if framed[found.start() - 1] == "L" else "R"
        right = "L" if framed[found.end()] == "L" else "R"
        return (left if left == right else embedding) * (found.end() - found.start())

    return _NEUTRALS.sub(resolve, framed)[1:-1]
