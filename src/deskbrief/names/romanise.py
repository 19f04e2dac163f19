"""A full name in Latin letters: each word as it is known, or as it sounds, the likeliest whole first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from deskbrief.arabic.normalise import normalise, strip_tashkeel
from deskbrief.arabic.script import has_arabic
from deskbrief.names.style import Style
from deskbrief.names.styles import marked
from deskbrief.translate.engines.draft.morphology import analyse
from deskbrief.translate.engines.draft.people import GIVEN_NAMES
from deskbrief.translate.engines.draft.shipped import load_learned
from deskbrief.translate.engines.draft.transliterate import transliterate
from deskbrief.translate.engines.draft.units import fold_spelling

KNOWN, SLIP, SOUND = "known name", "known but for a slip", "by its sound"
VOWELS, GUESSED = "lexicon", "guessed vowels"
"""Where a spelling comes from, for people."""
_PARTICLES = {"بن": "bin", "ابن": "ibn", "بنت": "bint", "أبو": "Abu", "ابو": "Abu", "أبي": "Abi", "أم": "Umm",
              "ام": "Umm", "آل": "Al", "أو": "or", "و": "and"}  # fmt: skip
_WITHIN = frozenset({"bin", "ibn", "al", "bint", "of", "de", "van", "von"})
_LISTED = 0.0
_HEARD_MORE = 1.2
"""What a spelling by sound costs more than the one that is known."""
_SLIPPED = 0.8
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىءآأؤإئة"
_SHORTEST_SLIP = 4
_COMMON = 128
"""Tenths of a nat that a word costs in the language model at most to count as well known."""
_CLEARLY = 8
"""Tenths of a nat by which it must be better known than any other that is one letter off."""
_LONGEST = 12
"""Words; what is longer is no name."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to write a name."""

    text: str
    source: str
    """Where it comes from, for people: that of its least sure word."""
    cost: float
    """In nats, against the others of the same name."""


def candidates(name: str, top: int = 3, style: Style = Style.NEWS) -> tuple[Candidate, ...]:
    """Return up to ``top`` ways to write an Arabic name, the likeliest first; none for a blank one.

    What is not Arabic stays as it is.
    """
    words = strip_tashkeel(normalise(name).text).split()[:_LONGEST]
    if not words:
        return ()
    if style is not Style.NEWS:
        said = [marked(word, style) if has_arabic(word) else (word, True) for word in words]
        is_sure = all(known for _, known in said)
        return (Candidate(" ".join(text for text, _ in said), VOWELS if is_sure else GUESSED, 0.0),)
    whole = [Candidate("", KNOWN, 0.0)]
    at = 0
    while at < len(words):
        taken, options = _options(words, at, top + 1)
        whole = nsmallest(
            max(top, 4),
            (_joined(begun, option) for begun in whole for option in options),
            key=lambda each: each.cost,
        )
        at += taken
    if len(words) > 1 and (together := _together(words)) is not None:
        whole.append(together)
    distinct = {each.text: each for each in sorted(whole, key=lambda each: -each.cost)}
    return tuple(sorted(distinct.values(), key=lambda each: each.cost)[:top])


def _together(words: list[str]) -> Candidate | None:
    """Return a full name as the tables know it whole: each word alone may be another's."""
    row = load_learned().phrases.get(" ".join(map(fold_spelling, words)))
    english = (
        min(row.split("\t"), key=lambda each: float(each.rpartition("|")[2])).rpartition("|")[0]
        if row
        else ""
    )
    parts = english.split()
    is_name = len(parts) > 1 and all(part[0].isupper() or part in _WITHIN for part in parts)
    return Candidate(english, KNOWN, -1.0) if is_name else None


def _joined(begun: Candidate, option: Candidate) -> Candidate:
    sources = (KNOWN, SLIP, SOUND)
    source = max(begun.source, option.source, key=sources.index)
    return Candidate(f"{begun.text} {option.text}".strip(), source, begun.cost + option.cost)


def _options(words: list[str], at: int, count: int) -> tuple[int, list[Candidate]]:
    """Return how many words make the next part of a name, and the ways to write it."""
    word = words[at]
    if not has_arabic(word):
        return 1, [Candidate(word, KNOWN, 0.0)]
    if word in _PARTICLES and len(words) > 1:
        said = _PARTICLES[word]
        return 1, [Candidate(said[:1].upper() + said[1:] if not at else said, KNOWN, 0.0)]
    if word == "عبد" and at + 1 < len(words):
        return 2, list(_word(word + words[at + 1], count))
    return 1, list(_word(word, count))


@lru_cache(maxsize=20_000)
def _word(word: str, count: int) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    for text, source, cost in (*_known(word), *_slips(word), *_heard(word, count)):
        key = text.lower()
        if key not in found or cost < found[key].cost:
            found[key] = Candidate(text, source, cost)
    return tuple(sorted(found.values(), key=lambda each: each.cost)[:count])


def _known(word: str) -> Iterator[tuple[str, str, float]]:
    folded = fold_spelling(word)
    if (given := GIVEN_NAMES.get(folded)) is not None:
        yield given, KNOWN, _LISTED
    if not word.startswith("ال") and (listed := load_learned().names.get(folded)):
        yield listed, KNOWN, _LISTED + (0.1 if given else 0.0)


def _heard(word: str, count: int) -> Iterator[tuple[str, str, float]]:
    spelt = transliterate(word, max(count, 4))
    least = spelt[0][1]
    for text, cost in spelt:
        yield text, SOUND, _HEARD_MORE + cost - least


def _slips(word: str) -> Iterator[tuple[str, str, float]]:
    """Yield the well-known name that a word is but for one letter, if it is nothing else."""
    folded = fold_spelling(word)
    names = load_learned().names
    if len(word) < _SHORTEST_SLIP or word.startswith("ال") or names.get(folded) or folded in GIVEN_NAMES:
        return
    if analyse(word):
        return
    near = {GIVEN_NAMES.get(other) or names.get(other) for other in _one_letter_off(folded)}
    costs = sorted((cost, english) for english in near if english and (cost := _cost(english)) <= _COMMON)
    if costs and (len(costs) == 1 or costs[0][0] + _CLEARLY <= costs[1][0]):
        yield costs[0][1], SLIP, _SLIPPED


def _one_letter_off(word: str) -> set[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    dropped = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    other = {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    more = {left + letter + right for left, right in cuts for letter in _LETTERS}
    return (dropped | swapped | other | more) - {word}


def _cost(english: str) -> int:
    """Return what a name costs in the language model, in tenths of a nat."""
    model = load_learned().language_model
    number = model.number(english)
    return int(model.levels[0].costs[number]) if number else _COMMON + 1
