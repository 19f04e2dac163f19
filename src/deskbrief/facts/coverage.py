"""How much of each text the other one accounts for: words without a counterpart, and expected length.

A word of the Arabic is covered where the English has one that it can be translated with (tables, lexicon,
sound). Translators leave a third of the content words without such a match, so one word says nothing and a
row of them says much: rows are scored by log-odds, and the best one is the segment of the largest sum
(Bentley, 1984, "Programming Pearls").
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from deskbrief.arabic.script import fold
from deskbrief.arabic.stopwords import STOP_WORDS
from deskbrief.facts.arabic_text import ArabicToken, read_arabic
from deskbrief.facts.english_text import read_english
from deskbrief.facts.names.arabic import Spoken, expression, forms_of, spoken
from deskbrief.translate.engines.draft.shipped import load_learned
from deskbrief.translate.engines.draft.tokens import Kind

UNCOVERED, COVERED, UNKNOWN = 1.1, -1.57, 0.4
"""Log-odds of a word in an omitted stretch against one elsewhere, in nats; from the building sets of
``benchmarks.checks``, where 28% of content words have no counterpart."""
_STEM = 4
_FEWEST_LETTERS = 3
_USUAL = 1.15
"""Characters of English for one of Arabic, where no table says."""
_CLITIC = 3.0
"""Characters of English for a conjunction or preposition written with the word."""
_OPTIONS = 4
_LONGEST = 4000
"""Words of a text that are looked at; what is longer is no paragraph."""
_SMALL = frozenset(
    "the a an of to in on at by for with from and or but nor so yet if as than that this these"
    " those there here it its he she they we you i him her them us me my your our their his hers"
    " is are was were be been being am do does did done has have had having will would shall"
    " should can could may might must not no who whom whose which what when where why how all"
    " any some each every both more most other such only own same too very s t also just about"
    " into over under after before between through during while because until against up down"
    " out off then once again".split()
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A row of words, by its characters."""

    start: int
    end: int
    score: float
    """Nats that speak for its having no counterpart; 0 and less where it has one."""
    words: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What two texts make of each other."""

    content: int
    """Content words of the Arabic."""
    uncovered: int
    """Those without a counterpart."""
    worst: Stretch
    """The row of the Arabic that most speaks for an omission."""
    tail: Stretch
    """The end of the Arabic that does."""
    length: float
    """Natural logarithm of the English's length over what is to be expected of the Arabic."""
    plain_length: float
    """The same, by characters alone."""
    english_content: int
    english_uncovered: int
    added: Stretch
    """The row of the English that most speaks for an addition."""


@lru_cache(maxsize=64)
def coverage(source: str, target: str) -> Coverage:
    """Return what each text accounts for of the other; neither is blank."""
    ours = read_arabic(source).words[:_LONGEST]
    theirs = read_english(target).words[:_LONGEST]
    lower = {word.lower for word in theirs}
    stems = {word[:_STEM] for word in lower}
    capitals = [word.text for word in theirs if word.text[0].isupper()]
    rows = [_beside(one.folded, two.folded) for one, two in pairwise(ours)]
    scores: list[float] = []
    known, known_stems = set[str](), set[str]()
    for word, before, after in zip(ours, (None, *rows), (*rows, None), strict=False):
        said, has_content = _known_of(word.text, word.folded)
        hits, stem_hits = said.words & lower, said.stems & stems
        if before is not None:
            hits |= before.words & lower
        if after is not None:
            hits |= after.words & lower
        known |= hits
        known_stems |= stem_hits
        if not has_content:
            scores.append(0.0)
        elif stem_hits or not hits <= _SMALL or (said.may_be_name and any(map(said.speaks_for, capitals))):
            scores.append(COVERED)
        else:
            scores.append(UNCOVERED if said.words else UNKNOWN)
    back = [
        0.0
        if word.lower in _SMALL or len(word.lower) < _FEWEST_LETTERS
        else COVERED
        if word.lower in known or word.lower[:_STEM] in known_stems or word.text[0].isupper()
        else UNCOVERED
        for word in theirs
    ]
    expected = sum(map(_expected, read_arabic(source).tokens[: 2 * _LONGEST]))
    return Coverage(
        content=sum(score != 0 for score in scores),
        uncovered=sum(score > 0 for score in scores),
        worst=_worst(scores, [(word.start, word.end) for word in ours]),
        tail=_tail(scores, [(word.start, word.end) for word in ours]),
        length=math.log((len(target) + 5) / (expected + 5)),
        plain_length=math.log((len(target) + 5) / (len(source) + 5)),
        english_content=sum(score != 0 for score in back),
        english_uncovered=sum(score > 0 for score in back),
        added=_worst(back, [(word.start, word.end) for word in theirs]),
    )


def _worst(scores: Sequence[float], spans: Sequence[tuple[int, int]]) -> Stretch:
    """Return the row with the largest sum."""
    best, first, last = 0.0, 0, -1
    running, begun = 0.0, 0
    for at, score in enumerate(scores):
        if running <= 0:
            running, begun = 0.0, at
        running += score
        if running > best:
            best, first, last = running, begun, at
    return _stretch(spans, first, last, best)


def _tail(scores: Sequence[float], spans: Sequence[tuple[int, int]]) -> Stretch:
    """Return the row up to the end with the largest sum."""
    best, first, running = 0.0, len(scores), 0.0
    for at in range(len(scores) - 1, -1, -1):
        running += scores[at]
        if running > best:
            best, first = running, at
    return _stretch(spans, first, len(scores) - 1, best)


def _stretch(spans: Sequence[tuple[int, int]], first: int, last: int, score: float) -> Stretch:
    if last < first:
        return Stretch(0, 0, 0.0, 0)
    return Stretch(spans[first][0], spans[last][1], score, last - first + 1)


@lru_cache(maxsize=50_000)
def _beside(one: str, two: str) -> Spoken | None:
    return expression(f"{one} {two}")


@lru_cache(maxsize=50_000)
def _known_of(word: str, folded: str) -> tuple[Spoken, bool]:
    """Return the English that speaks for a word, and whether it is one of content."""
    return spoken(word, folded), len(word) >= _FEWEST_LETTERS and fold(word) not in STOP_WORDS


def _expected(token: ArabicToken) -> float:
    """Return how many characters of English a token mostly becomes, the space before it included."""
    if token.kind is Kind.WORD:
        return _expected_word(token.folded)
    return len(token.text) + (token.kind is not Kind.PUNCTUATION)


@lru_cache(maxsize=50_000)
def _expected_word(folded: str) -> float:
    phrases = load_learned().phrases
    for form in forms_of(folded):
        if row := phrases.get(form):
            english = [option.rpartition("|")[0] for option in row.split("\t")[:_OPTIONS]]
            clitics = folded[: len(folded) - len(form)]
            more = _CLITIC if clitics and not clitics.endswith("ال") else 0.0
            return sum(map(len, english)) / len(english) + 1 + more
    return _USUAL * len(folded) + 1
