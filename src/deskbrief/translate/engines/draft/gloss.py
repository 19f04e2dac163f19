"""Each Arabic word of a paragraph with what it can be, for a person who checks a translation word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from deskbrief.arabic.normalise import normalise
from deskbrief.arabic.script import has_arabic
from deskbrief.segment.sentences import split_sentences
from deskbrief.translate.engines.draft.morphology import Analysis, analyse
from deskbrief.translate.engines.draft.people import GIVEN_NAMES
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.shipped import load_learned
from deskbrief.translate.engines.draft.tokens import Kind, tokenise
from deskbrief.translate.engines.draft.units import fold_spelling
from deskbrief.translate.engines.draft.vocalised import in_arabic, lemma_of, romanised

MOST_READINGS = 5

_PARTS_OF_SPEECH = {
    "N": "noun", "A": "adjective", "V": "verb", "NAME": "name", "P": "preposition",
    "C": "conjunction or particle", "NEG": "negation", "REL": "relative pronoun", "DEM": "demonstrative",
    "PRON": "pronoun", "ADV": "adverb", "INT": "question word",
}  # fmt: skip
_UNKNOWN = "not in the lexicon, perhaps a name"
_INITIAL = re.compile(r"[A-Z]\.")
"""The lexicon reads short words as the names of Latin letters too."""
_NUMBERS = {"D": "dual", "P": "plural"}
_BEFORE = {"و": "and", "ف": "so", "ب": "in/by/with", "ل": "for/to", "ك": "like", "س": "will"}
_PRONOUNS = {
    "1S": ("my", "me"), "1P": ("our", "us"), "2MS": ("your", "you"), "2FS": ("your", "you"),
    "3MS": ("his/its", "him/it"), "3FS": ("her/its", "her/it"),
}  # fmt: skip
"""A possessive, and the same person after a verb or preposition."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a word can be."""

    lemma: str
    """The dictionary form in Arabic script, with its vowels; of a name or unknown word without them."""
    romanisation: str
    """The lemma in Latin letters, see ``vocalised``; a name or unknown word as news would spell it."""
    part_of_speech: str
    """For people, with tense, voice or number: ``verb, past, passive``."""
    before: tuple[str, ...] = ()
    """The clitics written before it, in English: ``("and", "for/to", "the")``."""
    after: tuple[str, ...] = ()
    """The pronoun written behind it: ``("their",)``."""
    glosses: tuple[str, ...] = ()
    """The lemma in English, the lexicon's commonest first; of a known name its usual spelling."""
    known: bool = True
    """The lexicon or a list of names has it."""

    @property
    def clitics(self) -> str:
        """The clitics in one line: ``and + the``, ``+ their``, ``and … + their``, or nothing."""
        before = " + ".join(self.before)
        if not self.after:
            return before
        return " ".join(part for part in (before, "…" if before else "", "+", *self.after) if part)


@dataclass(frozen=True, slots=True)
class Word:
    """One Arabic word where it stands."""

    start: int
    """Offsets in the text as written."""
    end: int
    text: str
    """``text[start:end]``, marks and tatweel included."""
    readings: tuple[Reading, ...]
    """At least one. First that of the draft engine here, then others, no two alike in lemma and part of
    speech, ``MOST_READINGS`` at most. A sign for several words (``ﷺ``) has one for each of these."""


def gloss(text: str) -> tuple[Word, ...]:
    """Return the Arabic words of a source text as written, in order.

    What has no Arabic letter is left out: numbers, punctuation, Latin words. The first call loads the draft
    engine's tables, later ones take less than a millisecond for a line.

    Raises:
        DeskbriefError: the lexicon or the learned files are missing from the installation.
    """
    words: list[Word] = []
    for start, end in split_sentences(text):
        words += _sentence(text[start:end], start)
    return tuple(words)


def _sentence(sentence: str, offset: int) -> list[Word]:
    clean = normalise(sentence)
    tokens = tokenise(clean.text)
    found: list[tuple[int, int, list[tuple[Reading, ...]]]] = []
    for token, chosen in zip(tokens, _segmenter().read(tokens), strict=True):
        if token.kind is not Kind.WORD or not has_arabic(token.text):
            continue
        start, end = clean.span(token.start, token.end)
        readings = [_readings(token.text, chosen)]
        if found and start < found[-1][1]:  # the same sign, or a cluster that the two share
            start, before, earlier = found.pop()
            end, readings = max(before, end), earlier + readings
        found.append((start, end, readings))
    return [
        Word(
            offset + start,
            offset + end,
            sentence[start:end],
            readings[0] if len(readings) == 1 else tuple(several[0] for several in readings),
        )
        for start, end, readings in found
    ]


@cache
def _segmenter() -> Segmenter:
    learned = load_learned()
    return Segmenter(learned.readings, learned.names)


def _readings(word: str, chosen: Analysis | None) -> tuple[Reading, ...]:
    if chosen is None:
        return (_unknown(word),)
    found: dict[tuple[str, str], Reading] = {}
    for reading in (_reading(chosen), *_offers(word)):
        found.setdefault((reading.lemma, reading.part_of_speech), reading)
    return tuple(found.values())[:MOST_READINGS]


@lru_cache(maxsize=20_000)
def _offers(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word by itself, the likelier first, with many that are alike."""
    likely = (analysis for analysis, _ in _segmenter().scored(word))
    readings = map(_reading, (*likely, *analyse(word)))
    return tuple(
        reading for reading in readings if not all(map(_INITIAL.fullmatch, reading.glosses or ("",)))
    )


@lru_cache(maxsize=20_000)
def _unknown(word: str) -> Reading:
    return Reading(word, romanise(word), _UNKNOWN, known=False)


@lru_cache(maxsize=50_000)
def _reading(analysis: Analysis) -> Reading:
    name = analysis.tag == "NAME"
    glosses = analysis.glosses
    if name and has_arabic(analysis.lemma):
        folded = fold_spelling(analysis.core)
        spelling = GIVEN_NAMES.get(folded) or load_learned().names.get(folded)
        lemma, latin = analysis.lemma, romanise(analysis.core, native=folded in GIVEN_NAMES)
        glosses = (spelling,) if spelling else ()
    else:
        entry = lemma_of(analysis.lemma) or analysis.stem
        if analysis.tag == "V" and entry[-1:] not in tuple("AYaiu"):
            entry += "a"  # AraMorph cites a verb without the ending of the third person
        lemma, latin = in_arabic(entry), romanised(entry)
        latin = _capitalised(latin) if name else latin
    before, after = _clitics(analysis)
    return Reading(lemma, latin, _part_of_speech(analysis), before, after, glosses)


def _capitalised(latin: str) -> str:
    at = len("al-") if latin.startswith("al-") else 0
    at += latin[at : at + 1] in ("ʿ", "ʾ")
    return latin[:at] + latin[at : at + 1].upper() + latin[at + 1 :]


def _part_of_speech(analysis: Analysis) -> str:
    parts = [_PARTS_OF_SPEECH[analysis.tag]]
    if analysis.tag == "V":
        parts.append(_tense(analysis))
        if analysis.passive:
            parts.append("passive")
    elif analysis.tag in ("N", "A"):
        parts.append(_NUMBERS.get(analysis.number, ""))
    return ", ".join(filter(None, parts))


def _tense(analysis: Analysis) -> str:
    if analysis.future:
        return "future"
    if analysis.aspect == "P":
        return "past"
    # A second person without the prefix of the present is told to do it.
    if analysis.aspect == "C" or (analysis.subject.startswith("2") and not analysis.core.startswith("ت")):
        return "imperative"
    return "present"


def _clitics(analysis: Analysis) -> tuple[tuple[str, ...], tuple[str, ...]]:
    particle = _BEFORE.get(analysis.particle, "")
    if analysis.tag == "V" and analysis.particle == "ل":
        particle = "would" if analysis.aspect == "P" else "to"
    before = (_BEFORE.get(analysis.conjunction, ""), particle, "the" if analysis.definite else "")
    if not analysis.pronoun:
        return tuple(filter(None, before)), ()
    forms = _PRONOUNS.get(
        analysis.pronoun, ("your", "you") if analysis.pronoun[0] == "2" else ("their", "them")
    )
    return tuple(filter(None, before)), (forms[0 if analysis.tag in ("N", "A", "ADV") else 1],)
