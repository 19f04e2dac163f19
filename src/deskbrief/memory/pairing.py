"""Which English sentences a person wrote for which Arabic ones, by their lengths (Gale and Church 1993)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deskbrief.segment.sentences import split_sentences

_RATIO = 1.2
"""English characters for one Arabic character: vowels are not written in Arabic."""
_VARIANCE = 6.8
"""Of the English length, by Arabic character: Gale and Church's own figure."""
_STEPS = {(1, 1): 0.0, (1, 2): 2.3, (2, 1): 2.3}
"""Arabic and English sentences that go together, and what that costs in nats against one and one."""
_NEVER = math.inf
_WORST = 12.0
"""Nats from which two lengths do not belong together, and the paragraph is better kept whole."""

Texts = tuple[str, str]
"""Arabic and its English."""


def pair_sentences(sources: Sequence[str], english: str) -> list[Texts]:
    """Return pairs of Arabic and English that together hold a whole paragraph, in order.

    ``sources`` are the paragraph's sentences. Where its English cannot be cut to go with them, the paragraph
    is one pair.
    """
    english = " ".join(english.split())
    targets = [english[start:end] for start, end in split_sentences(english)]
    steps = _cheapest([_length(text) for text in sources], [_length(text) for text in targets])
    if steps is None:
        return [(" ".join(sources), english)] if english and sources else []
    pairs, s, t = [], 0, 0
    for taken, given in steps:
        pairs.append((" ".join(sources[s : s + taken]), " ".join(targets[t : t + given])))
        s, t = s + taken, t + given
    return pairs


def _cheapest(sources: Sequence[int], targets: Sequence[int]) -> list[tuple[int, int]] | None:
    """Return the steps of the cheapest way through both lists; None where there is none that is likely."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for s in range(len(sources) + 1):
        for t in range(len(targets) + 1):
            for (taken, given), extra in _STEPS.items():
                before = best.get((s - taken, t - given))
                if before is None:
                    continue
                unlikely = _unlikely(sum(sources[s - taken : s]), sum(targets[t - given : t]))
                cost = before[0] + extra + unlikely
                if unlikely <= _WORST and cost < best.get((s, t), (_NEVER, (0, 0)))[0]:
                    best[s, t] = cost, (taken, given)
    at = (len(sources), len(targets))
    if at not in best or at == (0, 0):
        return None
    steps = []
    while at != (0, 0):
        step = best[at][1]
        steps.append(step)
        at = at[0] - step[0], at[1] - step[1]
    return steps[::-1]


def _unlikely(source: int, target: int) -> float:
    """Return how far two lengths are from going together, in nats."""
    delta = (target - source * _RATIO) / math.sqrt(max(1, source) * _VARIANCE)
    return delta * delta / 2


def _length(text: str) -> int:
    return sum(not character.isspace() for character in text)
