"""Words in visual order, their letters in logical order, for terminals that turn letters around themselves.

A unit is what has one level and no space in it. A terminal that reorders takes a row, panes and borders and
all, for one line of left-to-right text: between two LRM a unit stays where it is put, with RLM inside of
those its letters and signs are turned around. A terminal that turns words around one by one gets no marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deskbrief.display.bidi import visual_order
from deskbrief.display.brackets import mirrored
from deskbrief.display.mode import LRM, RLM
from deskbrief.display.shown import ZWNJ


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
    """Return the line to write, given its clusters in logical order, each with its class and level.

    What is mirrored in right-to-left text is fenced off by itself, already mirrored: Konsole mirrors nothing,
    VTE nothing that a mark follows, and a bracket that met another one might be turned around.
    """
    pieces: list[str] = []
    units = _units(clusters, classes, levels)
    for unit in (units[at] for at in visual_order([unit.level for unit in units])):
        for part in _parted(unit):
            if part.classes[0] == "w":
                pieces += _as_written(part)
            elif part.turned:
                pieces += (LRM, RLM, *part.clusters, RLM, LRM)
            elif part.level & 1:
                pieces += (LRM, *_as_written(part), LRM)
            else:
                pieces += (LRM, *_steadied(part), LRM)
    return "".join(pieces).replace(LRM + LRM, LRM)


def worded(clusters: Sequence[str], classes: str, levels: Sequence[int]) -> str:
    """Return the line to write without marks, for a terminal that draws each word in one direction.

    That is the direction of its first letter, and numbers and signs are turned around with the letters. So
    a word is written from its right end if there stands a right-to-left letter. Where Latin letters stand
    there and right-to-left ones at the other end, such a terminal can draw no order but a wrong one.
    """
    pieces: list[str] = []
    word: list[int] = []
    for at in (*visual_order(levels), None):
        if at is not None and classes[at] != "w":
            word.append(at)
            continue
        drawn = [mirrored(clusters[part]) if levels[part] & 1 else clusters[part] for part in word]
        strong = [classes[part] for part in word if classes[part] in "LRA"]
        if strong and strong[-1] != "L":
            drawn = [mirrored(cluster) for cluster in reversed(drawn)]
        pieces += drawn
        if at is not None:
            pieces.append(clusters[at])
        word = []
    return "".join(pieces).replace(ZWNJ, "")  # it would be drawn over the letters


def _as_written(unit: _Unit) -> list[str]:
    """Return the clusters of a unit that no terminal turns around, from left to right."""
    return [*map(mirrored, reversed(unit.clusters))] if unit.level & 1 else unit.clusters


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


def _parted(unit: _Unit) -> list[_Unit]:
    """Return the parts of a unit in visual order, what is mirrored by itself."""
    if not unit.turned or mirrored("".join(unit.clusters)) == "".join(unit.clusters):
        return [unit]
    parts: list[_Unit] = []
    alone = True
    for cluster, kind in zip(unit.clusters, unit.classes, strict=True):
        before, alone = alone, mirrored(cluster) != cluster
        if before or alone:
            parts.append(_Unit(unit.level, [cluster], kind))
        else:
            parts[-1].clusters.append(cluster)
            parts[-1].classes += kind
    return parts[::-1]
