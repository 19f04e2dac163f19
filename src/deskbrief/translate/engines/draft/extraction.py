"""Phrase pairs of an aligned sentence (Koehn, Och and Marcu, 2003), and which of them are honest.

Used where the shipped tables are made (``training/phrases.py``) and where the engine learns from a person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from deskbrief.translate.engines.draft.numerals import (
    arabic_values,
    english_values,
    gives_number,
    states_number,
)
from deskbrief.translate.engines.draft.tables import ALONE

Links = set[tuple[int, int]]
"""(source index, target index)."""

LONGEST_SOURCE, LONGEST_TARGET = 4, 6
LONGEST_WORD = 20
"""Longer ones are addresses of pages that stood in a news post."""
FUNCTION_WORDS = frozenset("the a an of to and in that for on with by at from as 's , . ; : - it".split())
NEGATIONS = frozenset({"لا", "لم", "لن", "ليس", "ليست", "غير", "عدم", "دون", "بدون"})
_COMPOUND = re.compile("[A-Z][^-]*-[A-Z]")
"""Such as Iraqi-American: written so for two words of Arabic, then taken for the meaning of one."""
_NEGATIVE = re.compile(
    r"\b(?:not|no|none|nor|never|without|cannot|nothing|neither|non\S*|un\S+|in\S+|dis\S+|im\S+|ir\S+|il\S+"
    r"|fail\S*|lack\S*|refus\S*|absen\S*|nobody|less|\S+less|free|other than|except|outside"
    r"|prevent\S*|avoid\S*)\b",
    re.I,
)


def extract(
    source: Sequence[str],
    target: Sequence[str],
    links: Links,
    content: Sequence[bool],
    longest: tuple[int, int] = (LONGEST_SOURCE, LONGEST_TARGET),
) -> Iterable[tuple[int, int, int, int]]:
    """Yield (i1, i2, j1, j2), half-open, of every phrase pair that no link leaves.

    ``longest`` are units and English tokens.

    A source unit that carries content must be linked to more than a function word: a phrase that swallows it
    would lose it without a trace. Brackets and quotation marks stand alone, so that they stay in pairs.
    """
    longest_source, longest_target = longest
    by_source: defaultdict[int, list[int]] = defaultdict(list)
    by_target: defaultdict[int, list[int]] = defaultdict(list)
    told = set()
    for s, t in links:
        by_source[s].append(t)
        by_target[t].append(s)
        word = target[t].lower()
        if word not in FUNCTION_WORDS and (word != "#" or source[s] == "#" or states_number(source[s])):
            told.add(s)
    for i1 in range(len(source)):
        low, high = len(target), -1
        for i2 in range(i1, min(i1 + longest_source, len(source))):
            if (content[i2] and i2 not in told) or (i2 > i1 and {source[i1], source[i2]} & ALONE):
                break
            for t in by_source.get(i2, ()):
                low, high = min(low, t), max(high, t)
            if high < 0 or high - low >= longest_target:
                continue
            if any(s < i1 or s > i2 for t in range(low, high + 1) for s in by_target.get(t, ())):
                continue
            if high > low and ALONE.intersection(target[low : high + 1]):
                continue
            j1 = low
            while True:
                j2 = high
                while True:
                    if j2 - j1 < longest_target:
                        yield i1, i2 + 1, j1, j2 + 1
                    j2 += 1
                    if j2 >= len(target) or j2 in by_target or target[j2] in ALONE:
                        break
                j1 -= 1
                if j1 < 0 or j1 in by_target or high - j1 >= longest_target or target[j1] in ALONE:
                    break


def sound(source: tuple[str, ...], target: tuple[str, ...]) -> bool:
    """A phrase may neither invent nor lose a number, nor lose or invent a negation."""
    if any(len(word) > LONGEST_WORD or word.count("-") > 2 or _COMPOUND.match(word) for word in target):
        return False
    if source.count("#") != target.count("#") or any(any(c.isdigit() for c in word) for word in target):
        return False
    negated = any(unit in NEGATIONS or unit.removeprefix("ال") in NEGATIONS for unit in source)
    text = " ".join(target)
    if not english_values(target) <= arabic_values(source):
        return False
    if any(map(states_number, source)) and not gives_number(target):
        return False
    if negated:
        return bool(_NEGATIVE.search(text))
    return not {"not", "no", "never", "nor", "without"} & set(target) or len(source) == 1
