"""What the draft engine has learned from the translations that a person approved.

The phrases of all lessons that are known now (``lessons``) stand before the shipped ones in the tables that
the decoder reads; a sentence that was approved before is said again as it was approved. Nothing depends on
the order in which pairs came and went, so forgetting leaves no trace.

A single free translation must not spoil a common word: a function word, and one that the corpus has seen very
often, needs several sightings, and never costs less than the tables' own first choice.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from deskbrief.translate.engines.draft.lessons import SIGHTINGS, Lesson, Taught, same
from deskbrief.translate.engines.draft.linking import options
from deskbrief.translate.engines.draft.tables import Texts
from deskbrief.translate.engines.draft.units import Unit

KEPT = 4
"""A person's options for one phrase, at most."""
RARE = 6.0
"""Cost of a phrase that was seen once, in tenths of a nat; of one seen n times the n-th part."""
UNSURE = 2.0
"""Cost of an option by how often others were approved for the same phrase: a fifth of its log-probability."""
FLOOR = 8.0
"""What a function word or very common word costs more than the tables' own first choice, at least."""

_Value = TypeVar("_Value")


class Knowledge:
    """Lessons by the numbers of their pairs, and the tables that they make; see ``Texts``."""

    def __init__(self, shipped: Texts) -> None:
        self._shipped = shipped
        self._pairs: dict[int, tuple[str, Lesson]] = {}
        self._seen: defaultdict[str, dict[str, dict[int, Taught]]] = defaultdict(dict)
        self._whole: defaultdict[str, dict[int, str]] = defaultdict(dict)

    def __len__(self) -> int:
        return len(self._pairs)

    def learn(self, number: int, text: str, lesson: Lesson) -> None:
        """Take in a pair, in place of what its number stood for before.

        Where two pairs contradict each other, the one with the higher number counts as the later one.
        """
        self.forget(number)
        self._pairs[number] = text, lesson
        self._whole[lesson.sentence][number] = text
        for each in lesson.phrases:
            self._seen[each.key].setdefault(each.english, {})[number] = each

    def forget(self, number: int) -> None:
        """Drop a pair; nothing happens where it is not known."""
        if number not in self._pairs:
            return
        _, lesson = self._pairs.pop(number)
        _drop(self._whole, lesson.sentence, number)
        for each in lesson.phrases:
            _drop(self._seen[each.key], each.english, number)
            if not self._seen[each.key]:
                del self._seen[each.key]

    @property
    def digest(self) -> str:
        """Eight digits that tell one state from another; empty where nothing is known."""
        if not self._pairs:
            return ""
        digest = hashlib.sha256()
        for _, (text, lesson) in sorted(self._pairs.items(), key=lambda item: item[0]):
            digest.update(f"{lesson.sentence}\t{text}\n".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:8]

    def whole(self, units: Sequence[Unit]) -> str | None:
        """Return the translation approved last for a sentence of the same units; None where there is none."""
        found = self._whole.get(same(units)) if self._whole else None
        return found[max(found)] if found else None

    def get(self, key: str, /) -> str | None:
        """Return the options of a phrase as one row, a person's before the shipped ones."""
        row = self._shipped.get(key)
        if key not in self._seen:
            return row
        shipped = {" ".join(english): cost for english, cost in options(row)}
        own = self._own(key, shipped)
        if not own:
            return row
        merged = own | {english: min(cost, own.get(english, cost)) for english, cost in shipped.items()}
        return "\t".join(f"{english}|{cost:.1f}" for english, cost in merged.items())

    def spelt(self, key: str) -> list[tuple[str, float]]:
        """Return a person's options for a single unit, with their costs; for those that no table is asked."""
        return list(self._own(key, {}).items()) if key in self._seen else []

    def _own(self, key: str, shipped: Mapping[str, float]) -> dict[str, float]:
        """Return a person's options for a phrase that may be used, with their costs."""
        row = self._seen[key]
        total = sum(map(len, row.values()))
        ranked = sorted(row.items(), key=lambda item: (-len(item[1]), -max(item[1])))
        found = {}
        for english, sightings in ranked[:KEPT]:
            times = len(sightings)
            needs = min(each.needs for each in sightings.values())
            if times < needs:
                continue
            cost = min(each.cost for each in sightings.values())
            cost += RARE / times + UNSURE * math.log(total / times)
            if needs == SIGHTINGS:
                cost = max(cost, FLOOR + min(shipped.values(), default=0.0))
            found[english] = cost
        return found


def _drop(rows: dict[str, dict[int, _Value]], key: str, number: int) -> None:
    del rows[key][number]
    if not rows[key]:
        del rows[key]
