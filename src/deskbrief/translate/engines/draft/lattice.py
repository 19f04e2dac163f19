"""The orders that a sentence can have, as a graph whose paths they are.

Nodes are numbered so that every arc leads to a higher one; a path from the first node to the last has each
unit of the sentence once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deskbrief.translate.engines.draft.units import Unit

Arc = tuple[int, Unit, float]
"""Node that it leads to, unit, cost of this order in tenths of a nat."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Units between nodes."""

    arcs: list[list[Arc]]
    """Those that leave each node; the last node has none."""

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Lattice:
        """Return the graph of a single order."""
        return cls.of_orders([[[unit]] for unit in units], 0.0)

    @classmethod
    def of_orders(cls, stretches: Sequence[Sequence[Sequence[Unit]]], cost: float) -> Lattice:
        """Return the graph of a sentence, stretch by stretch; every order but a stretch's first costs.

        What two orders of a stretch begin or end with alike is not shared, so each has a path of its own.
        """
        arcs: list[list[Arc]] = [[]]
        for orders in stretches:
            before = len(arcs) - 1
            inner = sum(len(order) - 1 for order in orders)
            after = before + inner + 1
            arcs += [[] for _ in range(inner + 1)]
            free = before + 1
            for rank, order in enumerate(orders):
                at = before
                for index, unit in enumerate(order):
                    last = index == len(order) - 1
                    to = after if last else free
                    arcs[at].append((to, unit, cost if rank and not index else 0.0))
                    at = to
                    free += not last
        return cls(arcs)

    @property
    def last(self) -> int:
        """The node that every path ends at."""
        return len(self.arcs) - 1

    def likeliest(self) -> list[Unit]:
        """Return the units of the path that the rules put first."""
        found, at = [], 0
        while at < self.last:
            at, unit, _ = self.arcs[at][0]
            found.append(unit)
        return found
