"""The numbers that a text states, as values: ``arabic_quantities``, ``english_quantities``, ``unmatched``."""

from __future__ import annotations

from collections.abc import Sequence

from deskbrief.facts.quantities.arabic import arabic_quantities
from deskbrief.facts.quantities.english import english_quantities
from deskbrief.facts.quantities.quantity import Kind, Quantity

__all__ = ["Kind", "Quantity", "arabic_quantities", "english_quantities", "unmatched"]


def unmatched(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Return the demanded numbers of each side that nothing on the other side answers."""
    return _unanswered(source, target), _unanswered(target, source)


def _unanswered(asked: Sequence[Quantity], among: Sequence[Quantity]) -> list[Quantity]:
    return [each for each in asked if each.is_demanded and not any(map(each.answers, among))]
