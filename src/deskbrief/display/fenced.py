"""Words in visual order whose letters are in logical order, fenced so that a terminal turns only the letters.

A terminal that reorders takes a row, panes and borders and all, for one line of left-to-right text. A unit
is what has one level and no space in it. Between two LRM it stays where it is put; with RLM inside of those
its letters and signs are turned around. A terminal that turns words around one at a time gets the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deskbrief.display.bidi import visual_order
from deskbrief.display.brackets import BRACKET, bracket_pairs, mirrored
from deskbrief.display.mode import LRM, RLM


@dataclass(slots=True)
class _Unit:
    level: int
    clusters: list[str]
    classes: str

    @property
    def turned(self) -> bool:
        """Whether the terminal has to turn it around: there are right-to-left letters in it."""
        return "R" in self.classes or "A" in self.classes


def fenced(clusters: Sequence[str], classes: str, levels: Sequence[int]) -> str:
    """Return the line to write, given its clusters in logical order, each with its class and level."""
    units = _units(clusters, classes, levels)
    ordered = [units[at] for at in visual_order([unit.level for unit in units])]
    if _brackets_meet(ordered):
        ordered = [part for unit in ordered for part in _without_brackets(unit)]
    pieces: list[str] = []
    for unit in ordered:
        if unit.classes[0] == "w":
            pieces += reversed(unit.clusters) if unit.level & 1 else unit.clusters  # one may bear a mark
        elif unit.turned:
            pieces += (LRM, RLM, *unit.clusters, RLM, LRM)
        elif unit.level & 1:
            pieces += (LRM, *map(mirrored, reversed(unit.clusters)), LRM)
        else:
            pieces += (LRM, *_steadied(unit), LRM)
    return "".join(pieces).replace(LRM + LRM, LRM)


def _units(clusters: Sequence[str], classes: str, levels: Sequence[int]) -> list[_Unit]:
    units: list[_Unit] = []
    before: tuple[int, bool] | None = None
    first = 0
    for at, (kind, level) in enumerate(zip(classes, levels, strict=True)):
        key = (level, kind == "w")
        if key != before:
            if before:
                units.append(_Unit(before[0], list(clusters[first:at]), classes[first:at]))
            before, first = key, at
    if before:
        units.append(_Unit(before[0], list(clusters[first:]), classes[first:]))
    return units


def _steadied(unit: _Unit) -> list[str]:
    """Fence every sign off that stands between Arabic numbers, or it would take the direction of both."""
    if "a" not in unit.classes:
        return unit.clusters
    pieces: list[str] = []
    for at, cluster in enumerate(unit.clusters):
        pieces.append(cluster)
        if "٠" <= cluster[0] <= "٬" or unit.classes[at] == "a":
            pieces.append(LRM)
    return pieces


def _brackets_meet(ordered: Sequence[_Unit]) -> bool:
    """Tell whether a terminal would pair brackets of two units, and so turn one that must not be turned."""
    brackets = [
        (cluster[0], number, unit.turned)
        for number, unit in enumerate(ordered)
        for cluster in (
            unit.clusters if unit.turned or not unit.level & 1 else map(mirrored, reversed(unit.clusters))
        )
        if BRACKET.match(cluster)
    ]
    if not any(turned for _, _, turned in brackets):
        return False
    pairs = bracket_pairs([bracket for bracket, _, _ in brackets], range(len(brackets)))
    return any(
        brackets[left][1] != brackets[right][1] and (brackets[left][2] or brackets[right][2])
        for left, right in pairs
    )


def _without_brackets(unit: _Unit) -> list[_Unit]:
    """Return the parts of a unit in visual order, brackets by themselves."""
    if not unit.turned:
        return [unit]
    parts: list[_Unit] = []
    for cluster, kind in zip(unit.clusters, unit.classes, strict=True):
        if BRACKET.match(cluster) or not parts or BRACKET.match(parts[-1].clusters[0]):
            parts.append(_Unit(unit.level, [cluster], kind))
        else:
            parts[-1].clusters.append(cluster)
            parts[-1].classes += kind
    return parts[::-1]
