"""What the memory has for a sentence: how alike it is, and its English with the sentence's own numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction

from deskbrief.facts.arabic_text import read_arabic
from deskbrief.facts.dates import arabic_dates, english_dates
from deskbrief.facts.quantities import arabic_quantities, english_quantities
from deskbrief.memory.pair import Pair

EXACT = 100
"""The score of a sentence that is there word for word."""
_SCALES = (("billion", 10**9), ("million", 10**6), ("thousand", 10**3))


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of the memory that is like a sentence."""

    pair: Pair
    score: int
    """0 to 100, rapidfuzz's ratio of the stems; ``EXACT`` only for the same text."""
    suggestion: str
    """The pair's English, with the sentence's own numbers and dates where those differ."""
    swapped: tuple[tuple[str, str], ...] = ()
    """What was put in the place of what."""
    left: tuple[str, ...] = ()
    """Numbers and dates of the sentence that differ and could not be put in."""
    changed: tuple[tuple[int, int], ...] = ()
    """Stretches of the sentence that the pair's Arabic has otherwise, or not at all."""


def match(source: str, pair: Pair, score: int) -> Match:
    """Return a pair as an offer for a sentence."""
    if score >= EXACT:
        return Match(pair, EXACT, pair.target)
    suggestion, swapped, left = _with_numbers(source, pair.source, pair.target)
    suggestion, more, others = _with_dates(source, pair.source, suggestion)
    return Match(pair, score, suggestion, (*swapped, *more), (*left, *others), _changed(source, pair.source))


def _changed(source: str, other: str) -> tuple[tuple[int, int], ...]:
    ours = read_arabic(source).tokens
    words = [token.folded for token in ours], [token.folded for token in read_arabic(other).tokens]
    found = []
    for tag, i1, i2, _, _ in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if tag != "equal" and i2 > i1:
            found.append((ours[i1].start, ours[i2 - 1].end))
    return tuple(found)


def _with_numbers(source: str, other: str, english: str) -> tuple[str, list[tuple[str, str]], list[str]]:
    """Put the sentence's numbers where the English has those of the pair, if each stands there once."""
    now, then = arabic_quantities(source), arabic_quantities(other)
    swapped: list[tuple[str, str]] = []
    left: list[str] = []
    if len(now) != len(then):
        differ = {each.value for each in now} != {each.value for each in then}
        return english, swapped, [source[each.start : each.end] for each in now] if differ else []
    edits: list[tuple[int, int, str]] = []
    for new, old in zip(now, then, strict=True):
        if new.value == old.value:
            continue
        places = [each for each in english_quantities(english) if each.value == old.value]
        same = sum(each.value == old.value for each in then)
        if len(places) == 1 and same == 1:
            start, end = places[0].start, places[0].end
            edits.append((start, end, _written(new.value, english[start:end])))
        else:
            left.append(source[new.start : new.end])
    for start, end, text in sorted(edits, reverse=True):
        swapped.append((english[start:end], text))
        english = english[:start] + text + english[end:]
    return english, swapped[::-1], left


def _written(value: Fraction, like: str) -> str:
    """Return a value as English writes one that is written ``like`` this."""
    for name, size in _SCALES:
        if name in like.lower() and (value / size).denominator <= 10 and value >= size:
            return f"{_plain(value / size)} {name}"
    is_year = like.isdigit() and len(like) == 4 and 1000 <= value < 2100
    return str(value) if is_year else _plain(value)


def _plain(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,g}"


def _with_dates(source: str, other: str, english: str) -> tuple[str, list[tuple[str, str]], list[str]]:
    """Put the sentence's months and weekdays where the English has those of the pair."""
    now, then = arabic_dates(source), arabic_dates(other)
    swapped: list[tuple[str, str]] = []
    left: list[str] = []
    if len(now) != len(then):
        return english, swapped, []
    for new, old in zip(now, then, strict=True):
        if (new.unit, new.number) == (old.unit, old.number):
            continue
        places = [
            each for each in english_dates(english) if (each.unit, each.number) == (old.unit, old.number)
        ]
        if new.unit is old.unit and len(places) == 1:
            start, end = places[0].start, places[0].end
            swapped.append((english[start:end], new.english))
            english = english[:start] + new.english + english[end:]
        else:
            left.append(source[new.start : new.end])
    return english, swapped, left


def ranked(matches: Sequence[Match]) -> list[Match]:
    """Return offers, the likest first, of two alike the newer; the same English only once."""
    best = sorted(matches, key=lambda each: (-each.score, -each.pair.number))
    return list({each.suggestion: each for each in reversed(best)}.values())[::-1]
