"""The names of an Arabic text, and which English words an Arabic word speaks for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from deskbrief.facts.arabic_text import read_arabic
from deskbrief.facts.names.english import is_name
from deskbrief.facts.names.name import Name
from deskbrief.facts.names.skeleton import arabic_skeleton, latin_skeletons
from deskbrief.translate.engines.draft.morphology import analyse
from deskbrief.translate.engines.draft.people import GIVEN_NAMES
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.shipped import load_learned
from deskbrief.translate.engines.draft.tokens import Kind as TokenKind

ALIKE = 76
"""rapidfuzz's ratio of two skeletons, 0 to 100, from which they count as one name."""
ROUGHLY = 58
"""The same, where they begin alike and neither has another counterpart."""
_SILENT = 2
"""Consonants at the end of a name that may be mute."""
_SOUNDS = str.maketrans("ckqxjpvyeiouáéíóúãôö", "kkkkgbfaaaaaaaaaaaaa"[:20])
"""First letters that stand for one sound."""
SPELT_ALIKE = 75
"""The same of a name and an Arabic word spelt letter by letter."""
_STEM = 4
_DEAREST = 25.0
"""What an option of the phrase table may cost more than the first and still speak for a word."""
_CLITICS = (
    "",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "وب",
    "ول",
    "فل",
    "بال",
    "ال",
    "وال",
    "لل",
    "ولل",
    "وبال",
    "كال",
    "فال",
)
_SMALL = frozenset(
    "the a an of to in at on by for with from and or is was are were be that it its his her s as".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, eq=False)  # compared as objects, so that answers can be kept
class Spoken:
    """What one Arabic word speaks for."""

    words: frozenset[str]
    """English words, in small letters."""
    stems: frozenset[str]
    """The beginnings of the longer ones."""
    skeletons: frozenset[str]
    """Consonant classes of the word with and without its clitics."""
    spelt: frozenset[str]
    """The word with and without its clitics in Latin letters, letter by letter."""
    may_be_name: bool
    """Its sound counts though it be heard inexactly: it is a name, or no list explains it."""
    english: str
    """Its commonest English, if that is a name."""

    def speaks_for(self, word: str) -> bool:
        """Tell whether an English word, in whatever case, can stand for this Arabic one."""
        return _speaks_for(self, word)

    def sounds_as(self, word: str) -> bool:
        """Tell whether an English word is this Arabic one spelt in Latin letters, more or less."""
        lower = word.lower()
        begins = lower[:1].translate(_SOUNDS)
        return any(
            each[:1].translate(_SOUNDS) == begins and ratio(each, lower) >= SPELT_ALIKE for each in self.spelt
        )


@lru_cache(maxsize=100_000)  # several checks ask for each name and each word of a paragraph
def _speaks_for(said: Spoken, word: str) -> bool:
    lower = word.lower()
    if lower in said.words or lower[:_STEM] in said.stems:
        return True
    if "-" in lower and any(map(said.speaks_for, lower.split("-"))):
        return True
    ways = latin_skeletons(word)
    if any(len(way) > 2 and way in said.skeletons for way in ways):
        return True
    if said.sounds_as(word):
        return True
    return said.may_be_name and any(_is_alike(way, each) for way in ways for each in said.skeletons)


def _is_alike(latin: str, arabic: str) -> bool:
    if len(latin) < 2 or len(arabic) < 2:
        return latin == arabic
    if len(arabic) > 2 and latin.startswith(arabic) and len(latin) - len(arabic) <= _SILENT:
        return True  # Hortefeux
    return latin == arabic or ratio(latin, arabic) >= ALIKE


def forms_of(word: str) -> list[str]:
    """Return a folded word without each of the clitics that it may begin with, itself first."""
    return [word[len(c) :] for c in _CLITICS if word.startswith(c) and len(word) - len(c) >= 2]


@lru_cache(maxsize=50_000)
def spoken(word: str, folded: str) -> Spoken:
    """Return what an Arabic word speaks for."""
    learned = load_learned()
    words: set[str] = set()
    english, is_known = "", False
    forms = forms_of(folded)
    for form in forms:
        if row := learned.phrases.get(form):
            options = [(e, float(c)) for e, c in (o.rsplit("|", 1) for o in row.split("\t"))]
            least = min(cost for _, cost in options)
            words.update(w.lower() for e, c in options if c <= least + _DEAREST for w in _WORD.findall(e))
            best = min(options, key=lambda option: option[1])[0]
            is_known, english = True, english or _name_in(best)
        for listed in (learned.names.get(form), GIVEN_NAMES.get(form)):
            if listed:
                words.update(w.lower() for w in _WORD.findall(listed))
                english = english or ("" if is_known else listed)
    readings = analyse(word)
    for reading in readings:
        for gloss in reading.glosses:
            words.update(w.lower() for w in _WORD.findall(gloss))
    is_unexplained = not is_known and (not readings or any(r.tag == "NAME" for r in readings))
    words |= {word[3:] for word in words if word.startswith(("al-", "el-"))}
    words -= _SMALL
    return Spoken(
        frozenset(words),
        frozenset(w[:_STEM] for w in words if len(w) >= _STEM),
        frozenset(map(arabic_skeleton, forms)),
        frozenset(romanise(form).lower() for form in forms if len(form) > 2),
        bool(english) or is_unexplained,
        english,
    )


def _name_in(english: str) -> str:
    parts = [part for part in english.split() if part not in ("the", "of", "'s", ",")]
    return (
        " ".join(parts)
        if parts and all(part[0].isupper() and is_name(part) and part[1:].islower() for part in parts)
        else ""
    )


@lru_cache(maxsize=64)
def spoken_by(text: str) -> tuple[Spoken, ...]:
    """Return what the words of an Arabic text speak for, alone and with their neighbours."""
    read = read_arabic(text)
    words = read.words
    found = [spoken(word.text, word.folded) for word in words]
    folded = [word.folded for word in words]
    for one, two in itertools.pairwise(folded):
        found += _side_by_side(one, two)
    for one, two, three in zip(folded, folded[1:], folded[2:], strict=False):
        if together := expression(f"{one} {two} {three}"):
            found.append(together)
    copied = frozenset(t.text.lower() for t in read.tokens if t.kind is TokenKind.LITERAL)
    if copied:
        parts = frozenset(part for text in copied for part in _WORD.findall(text))
        found.append(Spoken(copied | parts, frozenset(), frozenset(), frozenset(), False, ""))
    return tuple(found)


@lru_cache(maxsize=50_000)
def expression(key: str) -> Spoken | None:
    """Return what several words speak for together, by the phrase table."""
    row = load_learned().phrases.get(key)
    if row is None:
        return None
    words = {word.lower() for option in row.split("\t") for word in _WORD.findall(option.rpartition("|")[0])}
    return Spoken(frozenset(words), frozenset(), frozenset(), frozenset(), False, "")


@lru_cache(maxsize=50_000)
def _side_by_side(one: str, two: str) -> tuple[Spoken, ...]:
    """Return what two words speak for as an expression, and as one word of English if one is short."""
    together = expression(f"{one} {two}")
    joined = _joined(one + two) if min(len(one), len(two)) <= 4 else None
    return tuple(each for each in (together, joined) if each is not None)


@lru_cache(maxsize=50_000)
def _joined(folded: str) -> Spoken:
    """Return what two words are that English writes as one."""
    return Spoken(
        frozenset(), frozenset(), frozenset(map(arabic_skeleton, forms_of(folded))), frozenset(), False, ""
    )


@lru_cache(maxsize=64)
def arabic_names(text: str) -> tuple[Name, ...]:
    """Return the words of an Arabic text that are names and nothing else, by lexicon and phrase table."""
    return tuple(
        Name(word.start, word.end, word.text, found.english)
        for word in read_arabic(text).words
        if (found := spoken(word.text, word.folded)).english and _is_no_other_word(word.text)
    )


@lru_cache(maxsize=50_000)
def _is_no_other_word(word: str) -> bool:
    readings = analyse(word)
    return bool(readings) and all(reading.tag == "NAME" for reading in readings)


def unspoken(text: str, english: Sequence[str]) -> tuple[Spoken, ...]:
    """Return what the Arabic words that may be names speak for, where none of these English words is it."""
    return tuple(
        found
        for word in read_arabic(text).words
        if len(word.text) > 2
        and (found := spoken(word.text, word.folded)).may_be_name
        and not any(map(found.speaks_for, english))
    )


def sounds_like(word: str, heard: Spoken) -> bool:
    """Tell whether an English name may be a free spelling of an Arabic one that nothing else answers."""
    return any(
        way and other and way[0] == other[0] and ratio(way, other) >= ROUGHLY
        for way in latin_skeletons(word)
        for other in heard.skeletons
    )
