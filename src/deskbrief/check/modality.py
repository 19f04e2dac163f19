"""What may, must or is said to be, and what the translation makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.arabic_text import ArabicToken, read_arabic
from deskbrief.translate.engines.draft.morphology import analyse


@dataclass(frozen=True, slots=True)
class _Mood:
    """One way of not stating a fact."""

    name: str
    arabic: frozenset[str]
    """Folded words, as they stand after ``و`` and ``ف``."""
    english: re.Pattern[str]
    """What English can say for it, in a wide sense."""
    outright: re.Pattern[str]
    """What says it outright, wherever in the sentence it stands."""

    def is_said(self, english: str, place: float) -> bool:
        """Tell whether English says it: outright, or in other words about where the Arabic does.

        ``place`` is from 0 to 1, from the beginning of the sentence to its end.
        """
        if self.outright.search(english):
            return True
        size = max(1, len(english))
        return any(abs(m.start() / size - place) <= _REACH for m in self.english.finditer(english))


_REACH = 0.12
"""How far in its sentence English may say it from where Arabic does, as a share of the sentence."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b|['’]d\b", re.I)


_POSSIBLE = _Mood(
    "possible",
    frozenset("ربما لعل لعله المتوقع المرجح المحتمل يحتمل يرجح يتوقع".split()),
    _words(
        r"may|might|could|can|cannot|would|perhaps|possib\w+|likel\w+|unlikely|probab\w+|expect\w*|potential\w*"
        r"|seem\w*|appear\w*|reported\w*|maybe|anticipat\w+|believ\w+|should|suspect\w*|forecast\w*|project\w*"
        r"|predict\w*|tend\w*|risk\w*|estimat\w+|suggest\w*|presum\w+|sometimes|chance\w*|assum\w+|thought"
        r"|prone|hop\w+|prospect\w*|occasional\w*|susceptible"
    ),
    _words(r"may|might|could|perhaps|possibl[ey]|likely|unlikely|probabl[ey]|maybe|potentially"),
)
_NECESSARY = _Mood(
    "necessary",
    frozenset("يجب ينبغي يتعين يتوجب".split()),
    _words(
        r"must|should|need\w*|ha(?:s|ve|d|ving) to|got to|requir\w*|ought|shall|necess\w+|oblig\w+|urg\w+"
        r"|call\w*|essential|suppos\w+|imperativ\w*|compuls\w+|mandat\w*|duty|duties|demand\w*|to be|crucial"
        r"|recommend\w*|advis\w+|incumbent|responsib\w*|deserv\w*|let|let['’]s|bound|please|expected|vital"
        r"|make sure|critical|are to|is to|had better|don['’]t|do not|cannot|may not|worth\w*"
    ),
    _words(r"must|should|ha(?:s|ve|d|ving) to|ought|shall|needs? to"),
)
_ALLEGED = _Mood(
    "alleged",
    frozenset(
        "يزعم تزعم زعم زعمت زعموا يزعمون مزاعم المزاعم المزعوم المزعومة يدعي تدعي ادعاءات الادعاءات".split()
    ),
    _words(
        r"alleg\w*|claim\w*|purport\w*|accus\w+|so-called|assert\w*|suppos\w+|reported\w*|contend\w*|argu\w+"
        r"|says?|said|pretend\w*|charg\w+|profess\w*|maintain\w*|insist\w*|apparent\w*|ostensib\w*|believ\w+"
    ),
    _words(r"alleg\w*|claim\w*|purport\w*|so-called"),
)


class ModalityCheck(TextCheck):
    """Flags what the Arabic calls possible, necessary or alleged and the English states as a fact."""

    code = "modality"
    default = Severity.WARNING
    example = ("ربما يزور الوزير بغداد غداً.", "The minister visits Baghdad tomorrow.")

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield one finding at most for each of the three, on the word of the Arabic."""
        told = set[str]()
        words = read_arabic(source).words
        for at, word in enumerate(words):
            mood = _mood(word.folded)
            if mood is None and _is_may(words, at):
                mood = _POSSIBLE
            if mood is None or mood.name in told:
                continue
            if mood.is_said(target, word.start / max(1, len(source))):
                continue
            told.add(mood.name)
            message = f"The Arabic calls it {mood.name} ({word.text}); the English states it."
            yield Finding(self.code, self.default, Side.SOURCE, word.start, word.end, message)


@lru_cache(maxsize=20_000)
def _mood(folded: str) -> _Mood | None:
    for form in (folded, folded[1:] if folded[:1] in "وف" else ""):
        for mood in (_POSSIBLE, _NECESSARY, _ALLEGED):
            if form in mood.arabic:
                return mood
    return None


def _is_may(words: tuple[ArabicToken, ...], at: int) -> bool:
    """Tell whether a word is ``قد`` before an imperfect: may. Before a perfect it says that it is done."""
    if words[at].folded not in ("قد", "وقد", "فقد") or at + 1 >= len(words):
        return False
    return _is_imperfect(words[at + 1].text)


@lru_cache(maxsize=20_000)
def _is_imperfect(word: str) -> bool:
    readings = analyse(word)
    return bool(readings) and all(reading.aspect == "I" for reading in readings)
