"""Which units of a sentence a person's English translates with which words, from one pair alone.

A pair is too little to count anything, so the engine's own tables say what may mean what: learned phrases,
glosses, names by their sound, numbers by their value. The likeliest links are taken first, each word once
(competitive linking: Melamed 2000); what is left over between two links on both sides is linked as a guess.
The units are in English order, so what is far from the diagonal is unlikely.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from deskbrief.translate.engines.draft.extraction import FUNCTION_WORDS, Links
from deskbrief.translate.engines.draft.fallback import is_arabic_hashtag
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.tables import ALONE, Texts
from deskbrief.translate.engines.draft.units import Unit

CONTENT = frozenset({"N", "A", "V", "NAME", "X", "NUM", "LIT", "NEG", "ADV"})
"""Tags of units that carry content."""
LIGHT = frozenset(
    "تم يتم تتم تمت قام قامت يقوم تقوم قاموا كان كانت يكون تكون كانوا يكونوا اصبح اصبحت يصبح ذلك تلك هناك"
    " عملية مجال اي كل ايضا فقط".split()
)
"""Light verbs and fillers that English often says with a function word or not at all."""
ALIKE = 60.0
"""Per cent of letters that a name's romanisation shares with how it is written."""
_SPAN = 5
_STEM = 5
_DECAY = 10.0
"""Tenths of a nat by which an option's evidence falls to the e-th part."""
_DIAGONAL = 4.0
_BLOCK, _GLOSS, _LITTLE = 0.45, 0.7, 0.3
"""Weights: of a unit in a phrase that the tables know whole, of a gloss, of a function word in an option."""
_SURE = 0.08
"""Evidence below this is none."""
_NEAR = 3.0
"""Words that a small word may lie off where it is to be expected."""
_STRONG = 0.5
"""Evidence that a unit that carries content needs for a small word."""
_REACH = 2
"""How many units away a neighbour is at most."""
_GUESSED = 3
"""Units, and words, that are linked by guess at most between two links."""
_MORE = frozenset(
    "is are was were be been being has have had do does did will would can could may might shall should must"
    " his her its their he she they we you i him them this these those there which who whom whose what when"
    " than then so or but if not no".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE, _BEHIND = _ARTICLES | {"to"}, frozenset({"of"})
SMALL = FUNCTION_WORDS | _MORE | ALONE
"""English words that stand for hardly any Arabic by themselves."""


def is_content(unit: Unit) -> bool:
    """Tell whether a phrase may not swallow this unit without a trace."""
    return unit.tag in CONTENT and unit.key not in LIGHT


def options(row: str | None) -> Iterator[tuple[list[str], float]]:
    """Yield the English tokens and the cost of each option in a row of phrases."""
    for option in row.split("\t") if row else ():
        english, cost = option.rsplit("|", 1)
        yield english.split(), float(cost)


@dataclass(frozen=True, slots=True)
class Linked:
    """An aligned sentence."""

    links: Links
    evident: frozenset[int]
    """The units whose links the tables speak for; the others are guessed."""


class Linker:
    """Aligns one sentence at a time; it remembers nothing of them."""

    def __init__(self, phrases: Texts, fallback: Callable[[Unit], list[tuple[str, float]]]) -> None:
        """``phrases`` and ``fallback`` are those of the decoder."""
        self._phrases = phrases
        self._fallback = fallback

    def link(self, units: Sequence[Unit], words: Sequence[str], written: Sequence[str]) -> Linked:
        """Link units to English tokens; in ``written`` the numbers stand that are ``#`` in ``words``."""
        scores = self._scores(units, words, written)
        links: Links = set()
        for small in (False, True):
            expected = _expected(links, len(units), len(words))
            ranked = sorted(
                (
                    (-score * math.exp(-_DIAGONAL * abs(expected[s] - t) / (4 + len(words))), s, t)
                    for (s, t), score in scores.items()
                    if _is_taken_up(units[s], words[t], score, expected[s] - t, small=small)
                ),
            )
            _take(ranked, links)
        evident = frozenset(s for s, t in links if words[t].lower() not in SMALL or not is_content(units[s]))
        links |= _guesses(units, words, links)
        links |= _neighbours(units, words, links)
        links |= _attached(words, links)
        return Linked(links, evident)

    def _scores(
        self, units: Sequence[Unit], words: Sequence[str], written: Sequence[str]
    ) -> dict[tuple[int, int], float]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for t, word in enumerate(words):
            places[word.lower()].append(t)
            if len(word) > _STEM:
                places[_stem(word)].append(t)
        scores: defaultdict[tuple[int, int], float] = defaultdict(float)
        for s, unit in enumerate(units):
            for word, score in self._evidence(unit).items():
                for t in places.get(word, ()):
                    scores[s, t] = max(scores[s, t], score)
        self._add_blocks(units, words, scores)
        _add_names(units, words, scores)
        _add_numbers(units, words, written, scores)
        _add_hashtags(units, words, scores)
        return {pair: score for pair, score in scores.items() if score > _SURE}

    def _evidence(self, unit: Unit) -> dict[str, float]:
        """Return how much speaks for each English word or stem of one unit."""
        found: defaultdict[str, float] = defaultdict(float)

        def add(english: Sequence[str], score: float) -> None:
            for word in english:
                each = score if len(english) == 1 or word.lower() not in SMALL else _LITTLE * score
                for form, share in ((word.lower(), 1.0), (_stem(word), 0.8)):
                    found[form] = max(found[form], each * share)

        if unit.tag == "NUM":
            return {}
        other = unit.key[2:] if unit.key.startswith("ال") else "ال" + unit.key
        for key, weight in ((unit.key, 1.0), (other, 0.9)):
            known = list(options(self._phrases.get(key)))
            best = min((cost for _, cost in known), default=0.0)
            for english, cost in known:
                add(english, weight * math.exp((best - cost) / _DECAY))
        if not (unit.tag == "X" and found):
            offered = self._fallback(unit)
            sure = 1.0 if unit.tag in ("PUNC", "CONJ", "PART", "PRO", "POSS", "FUT", "LIT") else _GLOSS
            for offer, _ in offered:
                add(offer.split(), sure)
        return dict(found)

    def _add_blocks(
        self, units: Sequence[Unit], words: Sequence[str], scores: defaultdict[tuple[int, int], float]
    ) -> None:
        """Link the words of a phrase that the tables know whole to its units that have no own word."""
        own = {s for (s, t), score in scores.items() if score > _BLOCK and words[t].lower() not in SMALL}
        lower = [word.lower() for word in words]
        for first in range(len(units)):
            key = units[first].key
            for last in range(first + 1, min(first + _SPAN, len(units))):
                key = f"{key} {units[last].key}"
                known = list(options(self._phrases.get(key)))
                best = min((cost for _, cost in known), default=0.0)
                for english, cost in known:
                    told = [word.lower() for word in english]
                    for t in _found(told, lower):
                        for s in set(range(first, last + 1)) - own:
                            for at in range(t, t + len(told)):
                                score = _BLOCK * math.exp((best - cost) / _DECAY)
                                scores[s, at] = max(scores[s, at], score)


def _add_names(
    units: Sequence[Unit], words: Sequence[str], scores: defaultdict[tuple[int, int], float]
) -> None:
    capitals = [t for t, word in enumerate(words) if word[:1].isupper() and len(word) > 2]
    for s, unit in enumerate(units):
        if unit.tag in ("NAME", "X", "N", "A"):
            spelt = romanise(unit.name.removeprefix("ال")).lower()
            for t in capitals:
                sound = ratio(spelt, words[t].lower())
                if sound >= ALIKE:
                    share = 1.0 if unit.tag in ("NAME", "X") else 0.6
                    scores[s, t] = max(scores[s, t], sound / 100 * share)


def _add_numbers(
    units: Sequence[Unit],
    words: Sequence[str],
    written: Sequence[str],
    scores: defaultdict[tuple[int, int], float],
) -> None:
    places = [t for t, word in enumerate(words) if word == "#"]
    for s, unit in enumerate(units):
        if unit.tag == "NUM":
            for t in places:
                if written[t].replace(",", "") == unit.text.replace(",", ""):
                    scores[s, t] = 1.0


def _add_hashtags(
    units: Sequence[Unit], words: Sequence[str], scores: defaultdict[tuple[int, int], float]
) -> None:
    """Link Arabic hashtags to English ones in their order, where there are as many."""
    copied = {unit.text for unit in units if unit.tag == "LIT"}
    ours = [s for s, unit in enumerate(units) if is_arabic_hashtag(unit)]
    theirs = [t for t, word in enumerate(words) if word[:1] == "#" and len(word) > 1 and word not in copied]
    if len(ours) == len(theirs):
        scores.update(dict.fromkeys(zip(ours, theirs, strict=True), 1.0))


def _stem(word: str) -> str:
    """Return the beginning of a word, told from whole words by a hyphen."""
    return word[:_STEM].lower() + "-"


def _found(words: Sequence[str], within: Sequence[str]) -> Iterator[int]:
    for at, word in enumerate(within):
        if word == words[0] and list(within[at : at + len(words)]) == list(words):
            yield at


def _expected(links: Links, units: int, words: int) -> list[float]:
    """Return for each unit where its English is to be expected: between those of its neighbours."""
    anchors = [(-1, -1.0), *_means(links), (units, float(words))]
    expected: list[float] = []
    at = 0
    for s in range(units):
        while anchors[at + 1][0] < s:
            at += 1
        (s1, t1), (s2, t2) = anchors[at], anchors[at + 1]
        expected.append(t1 + (t2 - t1) * (s - s1) / (s2 - s1))
    return expected


def _means(links: Links) -> list[tuple[int, float]]:
    by_source: defaultdict[int, list[int]] = defaultdict(list)
    for s, t in links:
        by_source[s].append(t)
    return [(s, sum(found) / len(found)) for s, found in sorted(by_source.items())]


def _is_taken_up(unit: Unit, word: str, score: float, away: float, *, small: bool) -> bool:
    """Tell whether a link is considered: small words come second, near where they are to be expected."""
    if word.lower() not in SMALL:
        return True
    if word.lower() in _ARTICLES:  # it goes with the word behind it
        return False
    return small and abs(away) <= _NEAR and (score >= _STRONG or not is_content(unit))


def _take(ranked: Sequence[tuple[float, int, int]], links: Links) -> None:
    """Take the best links, each word once and each unit once, but for weak ones beside the unit's first."""
    words = {t for _, t in links}
    units: defaultdict[int, set[int]] = defaultdict(set)
    for s, t in links:
        units[s].add(t)
    for score, s, t in ranked:
        if t in words or (units[s] and (score > -0.1 or not {t - 1, t + 1} & units[s])):
            continue
        links.add((s, t))
        words.add(t)
        units[s].add(t)


def _guesses(units: Sequence[Unit], words: Sequence[str], links: Links) -> Links:
    """Link what is left between two links that follow each other on both sides."""
    found: Links = set()
    taken = {t for _, t in links}
    linked = {s for s, _ in links}
    s = 0
    while s < len(units):
        if s in linked or not is_content(units[s]) or units[s].tag == "NUM":
            s += 1
            continue
        end = s
        while end < len(units) and end not in linked:
            end += 1
        left = max((t for a, t in links if a == s - 1), default=-1 if s == 0 else None)
        right = min((t for a, t in links if a == end), default=len(words) if end == len(units) else None)
        if left is not None and right is not None and left < right:
            gap = [t for t in range(left + 1, right) if t not in taken and words[t].lower() not in SMALL]
            left_over = [u for u in range(s, end) if is_content(units[u])]
            if (
                gap
                and len(gap) <= _GUESSED
                and len(left_over) <= _GUESSED
                and not any(words[t] == "#" or not words[t][0].isalpha() for t in gap)
            ):
                found |= (
                    set(zip(left_over, gap, strict=True))
                    if len(left_over) == len(gap)
                    else {(u, t) for u in left_over for t in gap}
                )
        s = end
    return found


def _neighbours(units: Sequence[Unit], words: Sequence[str], links: Links) -> Links:
    """Link units that are left over with the one run of words left over beside their neighbours' words.

    English puts the terms of an idafa the other way round: ``محطة تحلية المياه``, water desalination plant.
    """
    linked, taken = {s for s, _ in links}, {t for _, t in links}
    of_unit: defaultdict[int, set[int]] = defaultdict(set)
    for s, t in links:
        of_unit[s].add(t)
    sources = _runs([s not in linked and is_content(u) and u.tag != "NUM" for s, u in enumerate(units)])
    targets = _runs([t not in taken and word[0].isalpha() and _tells(word) for t, word in enumerate(words)])
    wanted: defaultdict[range, list[range]] = defaultdict(list)
    for run in sources:
        near = (*range(run.start - _REACH, run.start), *range(run.stop, run.stop + _REACH))
        ends = {end for s in near for end in of_unit.get(s, ())}
        beside = [each for each in targets if {each.start - 1, each.stop} & ends]
        if len(beside) == 1:
            wanted[beside[0]].append(run)
    return {
        (s, t)
        for target, (run, *rivals) in wanted.items()
        if not rivals and max(len(target), len(run)) <= _GUESSED
        for s in run
        for t in target
    }


def _runs(is_in: Sequence[bool]) -> list[range]:
    """Return the longest stretches that are in throughout."""
    edges = [at for at, (a, b) in enumerate(pairwise([False, *is_in, False])) if a != b]
    return [range(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True)]


def _tells(word: str) -> bool:
    return word.lower() not in SMALL


def _attached(words: Sequence[str], links: Links) -> Links:
    """Link an article or ``to`` with the word behind it, ``of`` with that before it, where they are alone."""
    unit_of = {t: s for s, t in sorted(links, reverse=True)}
    found: Links = set()
    for t in range(len(words) - 1, -1, -1):
        word = words[t].lower()
        beside = t + 1 if word in _BEFORE else t - 1
        if t not in unit_of and word in _BEFORE | _BEHIND and beside in unit_of:
            unit_of[t] = unit_of[beside]
            found.add((unit_of[t], t))
    return found
