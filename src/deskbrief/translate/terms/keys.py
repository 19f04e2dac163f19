"""What an Arabic word can be known by: its spelling folded, without clitics and article, and its lemmas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from deskbrief.arabic.script import fold
from deskbrief.translate.engines.draft.morphology import Analysis, analyse
from deskbrief.translate.engines.draft.vocalised import in_arabic

_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "فب", "فل", "فك")
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_SHORTEST = 2
_STEM = 3
"""Letters that a pronoun must leave."""
_NOMINAL = frozenset({"N", "A", "NAME", "ADV"})


@dataclass(frozen=True, slots=True)
class Known:
    """One word's keys."""

    whole: str
    """Folded, as it is written."""
    bare: frozenset[str]
    """Folded, without what may be proclitics, article and pronoun; ``whole`` is among them."""
    lemmas: frozenset[str]
    """Of its readings as a noun or adjective, in Buckwalter's letters; none of a word without any."""
    dictionary: frozenset[str]
    """The lemmas as they are written in Arabic, folded."""
    is_known: bool
    """The lexicon has a reading."""


@lru_cache(maxsize=50_000)
def known(word: str) -> Known:
    """Return the keys of a word as it stands in a text; whether they fit is for ``fits`` to say."""
    whole = fold(word)
    bare = {whole}
    for proclitic in _PROCLITICS:
        if whole.startswith(proclitic) and len(whole) - len(proclitic) >= _SHORTEST:
            rest = whole[len(proclitic) :]
            bare |= {rest, without_article(rest, after=proclitic)}
    for rest in tuple(bare):
        for pronoun in _PRONOUNS:
            if rest.endswith(pronoun) and len(rest) - len(pronoun) >= _STEM:
                stem = rest[: -len(pronoun)]
                bare.add(stem)
                if stem.endswith("ت"):
                    bare.add(stem[:-1] + "ه")  # a teh marbuta opened by the pronoun
    readings = analyse(word)
    lemmas = frozenset(each.lemma for each in readings if each.tag in _NOMINAL)
    return Known(whole, frozenset(bare), lemmas, frozenset(map(lemma_spelt, lemmas)), bool(readings))


@lru_cache(maxsize=50_000)
def term_word(word: str) -> Known:
    """Return the keys of a word of a term, which has no clitics; its article does not count."""
    whole = without_article(fold(word))
    readings = [each for each in analyse(word) if not (each.conjunction or each.particle or each.pronoun)]
    lemmas = frozenset(each.lemma for each in readings if each.tag in _NOMINAL)
    return Known(whole, frozenset({whole}), lemmas, frozenset(), bool(readings))


@lru_cache(maxsize=50_000)
def lemma_spelt(lemma: str) -> str:
    """Return a lemma of the lexicon as it is written in Arabic, folded: ``lajonap_1`` is لجنه."""
    return fold(in_arabic(lemma.partition("_")[0]))


def core_of(reading: Analysis) -> str:
    """Return a reading's word without clitics and article, folded."""
    return without_article(fold(reading.core))


def without_article(folded: str, after: str = "") -> str:
    """Return a folded word without its article; ``after`` is the proclitic that it stood behind."""
    if folded.startswith("ال") and len(folded) > 3:
        return folded[2:]
    if after.endswith("ل") and folded.startswith("ل") and len(folded) > 2:
        return folded[1:]  # لل is ل with an article
    return folded
