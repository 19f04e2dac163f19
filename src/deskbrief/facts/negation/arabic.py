"""Arabic negation: particles, nouns of absence, and words that the lexicon glosses negatively."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from deskbrief.facts.arabic_text import ArabicToken, read_arabic
from deskbrief.facts.names.arabic import spoken
from deskbrief.facts.negation.english import is_denial, strength_of
from deskbrief.facts.negation.negation import Negation, Strength
from deskbrief.translate.engines.draft.morphology import analyse
from deskbrief.translate.engines.draft.shipped import load_learned
from deskbrief.translate.engines.draft.units import fold_spelling

_PARTICLES = frozenset("لا لم لن ليس ليست ليسوا ليسا دون بدون عدم بلا غير".split())
_FREE_OF = frozenset("خلا خلت يخلو تخلو".split())
"""Is free of something, with ``من`` soon after it."""
_OTHERWISE = {
    "لا": "سيما شك يزال تزال يزالون زال زالت زالوا زلنا ريب جرم بد بأس باس محالة يقل تقل تكاد يكاد تعدو"
    " يعدو حول اله غير يعني",
    "لم": "يزل تزل يزالوا يكد تكد يكن",
    "لن": "يكون",
    "غير": "ان انه انها انهم انني انا ذلك",
    "دون": "طيار سن",
    "بدون": "طيار",
    "ما": "",
}
"""After the particle these make another expression: ``لا سيما`` especially, ``لا يزال`` still, ``لا يقل عن``
at least, ``غير أن`` but, ``دون طيار`` unmanned."""
_OTHERWISE_SETS = {
    particle: frozenset(words.split()) - {"يكون", "يكن"} for particle, words in _OTHERWISE.items()
}
_OR_BEFORE = frozenset({"ام", "او"})
_AFTER_MA = frozenset("كان كانت كانوا كنا كنت عاد عادت من جاء حدث حصل".split())
"""What follows a ``ما`` that negates at the beginning of a clause, as far as it can be told."""
_SOFTENERS = frozenset("الا سوي عدا".split())
_REACH = 9
"""Words after the particle in which its ``إلا`` is looked for."""
_PREVENTS = frozenset("حال حالت يحول تحول يحولون".split())
"""Before ``دون``: prevents."""
_THAT_NOT = frozenset("ألا بألا لألا وألا فألا ألاّ".split())


@lru_cache(maxsize=64)
def arabic_negations(text: str) -> tuple[Negation, ...]:
    """Return the negations of an Arabic text in their order."""
    words = read_arabic(text).words
    found: list[Negation] = []
    for at, word in enumerate(words):
        particle = "لا" if word.text in _THAT_NOT else _particle(word.folded)
        if particle and _negates(particle, words, at):
            reach = {"غير": 2, "عدم": 3}.get(particle, 0)
            negated = tuple(each.text for each in words[at + 1 : at + reach])
            softened = any(each.folded in _SOFTENERS for each in words[at + 1 : at + _REACH])
            is_not_yet = particle == "لم" and any(e.folded == "بعد" for e in words[at + 2 : at + 5])
            goes_on = word.folded == "ولا" and any(each.is_outspoken for each in found)
            strength = Strength.MEANING if goes_on else Strength.OUTSPOKEN
            found.append(Negation(word.start, word.end, strength, negated, softened or is_not_yet))
        elif not particle and not _follows(found, words, at) and (meant := _meaning(word.text)):
            found.append(Negation(word.start, word.end, meant))
    return tuple(found)


def _follows(found: Sequence[Negation], words: Sequence[ArabicToken], at: int) -> bool:
    """Tell whether the word before is a particle: what the tables know a word with it by is not its own."""
    return bool(found) and at > 0 and found[-1].is_outspoken and found[-1].end == words[at - 1].end


def _negates(particle: str, words: Sequence[ArabicToken], at: int) -> bool:
    following = words[at + 1].folded if at + 1 < len(words) else ""
    before = words[at - 1].folded if at and words[at].start - words[at - 1].end == 1 else ""
    if particle in _FREE_OF:
        return any(each.folded == "من" for each in words[at + 1 : at + 5])
    if particle == "ما":
        return following in _AFTER_MA and (not before or words[at].folded != "ما")
    if before == "ما":  # ``ما لم``, unless
        return False
    if particle == "دون" and before in _PREVENTS:
        return False
    is_or_not = before in _OR_BEFORE and (not following or words[at + 1].start - words[at].end > 1)
    return following not in _OTHERWISE_SETS.get(particle, ()) and not is_or_not


@lru_cache(maxsize=50_000)
def _particle(folded: str) -> str:
    """Return the negative particle that a word is, without its conjunction; nothing for other words."""
    for rest in (folded, folded[1:] if folded[:1] in "وف" else ""):
        if rest in _PARTICLES or rest in _FREE_OF or rest == "ما":
            return rest
        if rest[:1] in "بل" and rest[1:] in ("عدم", "غير", "دون"):
            return rest[1:]
    return {"اولم": "لم", "افلا": "لا"}.get(folded, "")


_NO_MEANING = frozenset("انه انها انهم يكن تكن يكون احد خان حال".split())
"""Words so common that a single negative sense of theirs is hardly ever meant."""


@lru_cache(maxsize=50_000)
def _meaning(word: str) -> Strength | None:
    """Return how plainly a word negates: by its commonest translation, else by its glosses."""
    if fold_spelling(word) in _NO_MEANING:
        return None
    learned = load_learned().phrases.get(fold_spelling(word))
    if learned:
        best = learned.partition("\t")[0].rpartition("|")[0].lower().split()
        return Strength.MEANING if any((strength_of(each) or 0) > Strength.HINT for each in best) else None
    for reading in analyse(word):
        for rank, gloss in enumerate(reading.glosses):
            parts = _WORD.findall(gloss.lower())
            if any(is_denial(part) for part in parts):
                return Strength.MEANING
            if rank == 0 and len(parts) == 1 and (strength_of(parts[0]) or 0) > Strength.HINT:
                return Strength.MEANING
    return None


_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")


@lru_cache(maxsize=20_000)
def meanings_of(word: str) -> frozenset[str]:
    """Return the longer English words that an Arabic one is translated with, in small letters."""
    return frozenset(each for each in spoken(word, fold_spelling(word)).words if len(each) > 3)
