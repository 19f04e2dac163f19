"""A full name in Latin letters: each word as it is known, or as it sounds, the likeliest whole first."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from heapq import nsmallest

from deskbrief.arabic.normalise import normalise, strip_tashkeel
from deskbrief.arabic.script import has_arabic
from deskbrief.facts.names.skeleton import arabic_skeleton, latin_skeletons
from deskbrief.glossary import Kind
from deskbrief.names.attested import ARTICLE, Attested
from deskbrief.names.known import known_names
from deskbrief.names.style import Style
from deskbrief.names.styles import marked
from deskbrief.translate.engines.draft.morphology import analyse
from deskbrief.translate.engines.draft.people import GIVEN_NAMES
from deskbrief.translate.engines.draft.shipped import load_learned
from deskbrief.translate.engines.draft.transliterate import transliterate
from deskbrief.translate.engines.draft.units import fold_spelling

KNOWN, BORNE, SLIP, SOUND = "known name", "as people are called", "known but for a slip", "by its sound"
VOWELS, GUESSED = "lexicon", "guessed vowels"
"""Where a spelling comes from, for people."""
_PARTICLES = {"بن": "bin", "ابن": "ibn", "بنت": "bint", "أبو": "Abu", "ابو": "Abu", "أبي": "Abi", "أم": "Umm",
              "ام": "Umm", "آل": "Al", "ولد": "Ould", "أو": "or", "و": "and"}  # fmt: skip
_WITHIN = frozenset({"bin", "ibn", "al", "bint", "of", "de", "van", "von"})
_TRANSLATED = 3.0
"""What an English name costs in a longer one that does not sound as the Arabic: Aleppan, Felicity."""
_BORNE, _SHARE = 0.3, 0.7
"""What a spelling that people bear costs, and how much its share counts."""
_HEARD_MORE = 2.2
"""What a spelling by sound costs more than one that is known."""
_SLIPPED, _SLIPPED_WITHIN = -0.4, 0.6
"""What a slip costs more than the name as it sounds, alone and in a longer name that nobody is known by."""
_HOUSE = 1.0
"""What another spelling costs more of a given name that news writes in one way."""
_UNSURE = 0.3
"""How much a spelling by sound counts of what it costs more than the best, where nothing else is known."""
_REMEMBERED = 20_000
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىءآأؤإئة"
_SHORTEST_SLIP = 4
_COMMON = 128
"""Tenths of a nat that a word costs in the language model at most to count as well known."""
_CLEARLY = 8
"""Tenths of a nat by which it must be better known than any other that is one letter off."""
_PEOPLE = re.compile("(?:[aei]n|ese|ish|ic|i)$")
"""Endings of peoples, whose names are no slips of a person's."""
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


class _Role(Enum):
    """What is known of a word before it is looked at."""

    ALONE = auto()
    PART = auto()
    """A word of a longer name."""
    ARAB = auto()
    """A word of a longer name, of which another shows that it is Arab."""


class Romaniser:
    """Writes names in Latin letters, from lists of names, from what people are called, and by sound."""

    def __init__(
        self,
        known: Callable[[str], Iterable[str]] | None = None,
        attested: Callable[[str], list[tuple[str, float]]] | None = None,
        sound: Callable[[str, int, bool], list[tuple[str, float]]] | None = None,
        *,
        by_whole: bool = True,
    ) -> None:
        """``known`` lists the English of a folded word; ``attested`` gives spellings and their shares,
        ``sound`` so many spellings by sound and their costs in nats, of a name that is surely Arab or of any.

        ``by_whole``: ask the phrase table for full names, too.
        """
        self._by_whole = by_whole
        self._known = known or listed
        self._attested = attested or Attested()
        self._sound = sound or transliterate
        self._words: dict[tuple[str, int, _Role], tuple[Candidate, ...]] = {}

    def __call__(self, name: str, top: int = 3) -> tuple[Candidate, ...]:
        """Return up to ``top`` ways to write an Arabic name, the likeliest first; none for a blank one.

        What is not Arabic stays as it is.
        """
        words = words_of(name)
        if not words:
            return ()
        whole = [Candidate("", KNOWN, 0.0)]
        at = 0
        role = _role(words)
        while at < len(words):
            taken, options = self._options(words, at, max(top + 1, 4), role)
            whole = nsmallest(
                max(top, 6),
                (_joined(begun, option) for begun in whole for option in options),
                key=lambda each: each.cost,
            )
            at += taken
        if self._by_whole and (together := _together(words)) is not None:
            whole.append(together)
        distinct = {each.text: each for each in sorted(whole, key=lambda each: -each.cost)}
        return tuple(sorted(distinct.values(), key=lambda each: each.cost)[:top])

    def _options(
        self, words: list[str], at: int, count: int, role: _Role
    ) -> tuple[int, tuple[Candidate, ...]]:
        """Return how many words make the next part of a name, and the ways to write it."""
        word = words[at]
        if not has_arabic(word):
            return 1, (Candidate(word, KNOWN, 0.0),)
        if word in _PARTICLES and len(words) > 1:
            said = _PARTICLES[word]
            return 1, (Candidate(said[:1].upper() + said[1:] if not at else said, KNOWN, 0.0),)
        if word == "عبد" and at + 1 < len(words):
            return 2, self._word(word + words[at + 1], count, _Role.ARAB)
        return 1, self._word(word, count, role)

    def _word(self, word: str, count: int, role: _Role) -> tuple[Candidate, ...]:
        key = word, count, role
        if key not in self._words:
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            found: dict[str, Candidate] = {}
            for text, source, cost in self._ways(word, count, role):
                if text.lower() not in found or cost < found[text.lower()].cost:
                    found[text.lower()] = Candidate(text, source, cost)
            ranked = sorted(found.values(), key=lambda each: each.cost)
            self._words[key] = tuple(ranked[:count])
        return self._words[key]

    def _ways(self, word: str, count: int, role: _Role) -> Iterator[tuple[str, str, float]]:
        folded = fold_spelling(word)
        listed = list(dict.fromkeys(self._known(folded)))
        borne = self._attested(word)
        for text in listed:
            is_translated = role is not _Role.ALONE and not _sounds_as(text, folded)
            is_sure = not borne or text.startswith("al-") or GIVEN_NAMES.get(folded) == text
            is_sure |= role is not _Role.ARAB and _cost(text) <= _COMMON
            yield text, KNOWN, _TRANSLATED if is_translated else 0.0 if is_sure else _LISTED[role]
        house = _HOUSE if folded in GIVEN_NAMES else 0.0
        for text, share in borne:
            yield text, BORNE, _BORNE + house - _SHARE * math.log(share)
        if not listed and not borne:
            cost = _SLIPPED if role is _Role.ALONE else _SLIPPED_WITHIN
            yield from ((text, SLIP, cost) for text in _slips(word, folded))
        for text, cost in self._heard(word, count, role):
            yield text, SOUND, (_HEARD_MORE + cost if listed or borne else _UNSURE * cost)

    def _heard(self, word: str, count: int, role: _Role) -> Iterator[tuple[str, float]]:
        spelt = self._sound(_with_ending(word), max(count, 4), role is _Role.ARAB)
        least = spelt[0][1]
        for text, cost in spelt:
            yield text, cost - least


def _role(words: list[str]) -> _Role:
    if len(words) == 1:
        return _Role.ALONE
    is_arab = any(word in _PARTICLES or word == "عبد" or fold_spelling(word) in GIVEN_NAMES for word in words)
    return _Role.ARAB if is_arab else _Role.PART


_LISTED = {_Role.ALONE: 2.0, _Role.PART: 1.0, _Role.ARAB: 2.0}
"""What a spelling of the lists, which know the whole world's names, costs beside one that Arabs bear."""


@cache
def _default() -> Romaniser:
    return Romaniser()


def candidates(name: str, top: int = 3, style: Style = Style.NEWS) -> tuple[Candidate, ...]:
    """Return up to ``top`` ways to write an Arabic name in a house style, the likeliest first.

    None for a blank name. What is not Arabic stays as it is.
    """
    if style is Style.NEWS:
        return _default()(name, top)
    said = [marked(word, style) if has_arabic(word) else (word, True) for word in words_of(name)]
    if not said:
        return ()
    is_sure = all(known for _, known in said)
    return (Candidate(" ".join(text for text, _ in said), VOWELS if is_sure else GUESSED, 0.0),)


def words_of(name: str) -> list[str]:
    """Return the words of a name without vowel marks; what is longer than any name is cut."""
    return strip_tashkeel(normalise(name).text).split()[:_LONGEST]


def _together(words: list[str]) -> Candidate | None:
    """Return a full name, or a place with its article, as English knows it: each word may be another's."""
    keys = [fold_spelling(word) for word in words]
    if len(words) == 1 and not words[0].startswith(ARTICLE):
        return None
    if (known := known_names().get(" ".join(keys))) is not None:
        return Candidate(known.english.removeprefix("the "), KNOWN, -1.0)
    row = load_learned().phrases.get(" ".join(keys)) or ""
    options = (option.rpartition("|") for option in row.split("\t") if option)
    _, english = min(((float(cost), text) for text, _, cost in options), default=(0.0, ""))
    parts = english.split()
    is_name = all(part[0].isupper() or part in _WITHIN for part in parts)
    if parts and is_name and not (len(words) == 1 and _PEOPLE.search(english)):
        return Candidate(english, KNOWN, -1.0)
    return _slipped(keys) if len(words) > 1 else None


def _slipped(keys: list[str]) -> Candidate | None:
    """Return the well-known person whose full name this is but for one letter, if there is only one."""
    known = known_names()
    found = {
        name.english
        for at, key in enumerate(keys)
        if len(key) >= _SHORTEST_SLIP
        for other in _one_letter_off(key)
        if (name := known.get(" ".join((*keys[:at], other, *keys[at + 1 :])))) and name.kind is Kind.PERSON
    }
    return Candidate(found.pop(), SLIP, -1.0) if len(found) == 1 else None


def _joined(begun: Candidate, option: Candidate) -> Candidate:
    sources = (KNOWN, BORNE, SLIP, SOUND)
    source = max(begun.source, option.source, key=sources.index)
    return Candidate(f"{begun.text} {option.text}".strip(), source, begun.cost + option.cost)


def listed(folded: str) -> Iterator[str]:
    """Yield how the lists of names spell a word, ours first."""
    if (given := GIVEN_NAMES.get(folded)) is not None:
        yield given
    if (known := known_names().get(folded)) is not None and known.kind is not Kind.ORGANISATION:
        yield known.english
    learned = load_learned()
    if not folded.startswith(ARTICLE):
        if listed := learned.names.get(folded):
            yield listed
    elif row := learned.phrases.get(folded):
        options = sorted(
            (float(cost), text) for text, _, cost in (o.rpartition("|") for o in row.split("\t"))
        )
        yield from (text for _, text in options if text.startswith("al-") and " " not in text)


def _sounds_as(english: str, folded: str) -> bool:
    return arabic_skeleton(folded.removeprefix(ARTICLE)) in latin_skeletons(english.removeprefix("al-"))


def _with_ending(word: str) -> str:
    """Return a word with the feminine ending where its dots may have been left out."""
    return word[:-1] + "ة" if word.endswith("ه") and len(word) > 3 and word[-2] not in "اويل" else word


def _slips(word: str, folded: str) -> Iterator[str]:
    """Yield the well-known name that a word is but for one letter, if it is nothing else."""
    names = load_learned().names
    if len(word) < _SHORTEST_SLIP or word.startswith(ARTICLE) or analyse(word):
        return
    near = {GIVEN_NAMES.get(other) or names.get(other) for other in _one_letter_off(folded)}
    costs = sorted(
        (cost, english)
        for english in near
        if english and (cost := _cost(english)) <= _COMMON and not _PEOPLE.search(english)
    )
    if costs and (len(costs) == 1 or costs[0][0] + _CLEARLY <= costs[1][0]):
        yield costs[0][1]


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
