"""English for a unit that no learned phrase covers: the lexicon's glosses, inflected; names, romanised."""

from __future__ import annotations

import re
from collections.abc import Callable

from deskbrief.arabic.script import has_arabic
from deskbrief.translate.engines.draft.english import past, plural, third_person
from deskbrief.translate.engines.draft.people import GIVEN_NAMES
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.tables import Texts
from deskbrief.translate.engines.draft.transliterate import Transliterator
from deskbrief.translate.engines.draft.units import Unit

GLOSS = 80.0
"""Cost of the first gloss, in tenths of a nat."""
NEXT_GLOSS = 6.0
"""What each further gloss costs more: the lexicon names the commoner one first."""
ROMANISED = 110.0
SPELLINGS = 2
"""How many ways to spell an unknown name are offered."""
FARTHEST = 3.0
"""Nats by which a second spelling may be dearer than the first and still be offered."""
MOST_GLOSSES = 5

_MARKS = {
    "،": ",", "؛": ";", "؟": "?", "«": '"', "»": '"', "“": '"', "”": '"', "–": "-", "—": "-", "‘": "'",
    "’": "'",
    "..": "…", "...": "…", "۔": ".",
}  # fmt: skip
_CLITICS = {
    "و+": ("and",), "ف+": ("so", "and"), "ب+": ("with", "by", "in"), "ل+": ("to", "for", "of"),
    "ك+": ("as", "like"),
    "س+": ("will",),
    "~3MS": ("he",), "~'s": ("'s",),
    "+1S": ("me",), "+1P": ("us",), "+2MS": ("you",), "+2FS": ("you",), "+2D": ("you",), "+2MP": ("you",),
    "+2FP": ("you",), "+3MS": ("him", "it"), "+3FS": ("it", "her", "them"), "+3D": ("them",),
    "+3MP": ("them",),
    "+3FP": ("them",),
    "1S+": ("my",), "1P+": ("our",), "2MS+": ("your",), "2FS+": ("your",), "2D+": ("your",),
    "2MP+": ("your",),
    "2FP+": ("your",), "3MS+": ("his", "its"), "3FS+": ("its", "her", "their"), "3D+": ("their",),
    "3MP+": ("their",), "3FP+": ("their",),
}  # fmt: skip


_LETTERS = re.compile(r"[\w'’-]+")


class Fallback:
    """Offers English for single units."""

    def __init__(
        self, names: Texts, spellings: Texts | None = None, say: Callable[[str], str] | None = None
    ) -> None:
        """``names`` maps folded spellings to Latin letters; ``spellings`` are the rows of ``Transliterator``.

        Without them names are spelt by rule (``romanise``). ``say`` gives the English of some words, for
        hashtags.
        """
        self._names = names
        self._say = say
        self._spell = Transliterator(spellings) if spellings is not None else None

    def __call__(self, unit: Unit) -> list[tuple[str, float]]:
        """Return (English, cost) for a unit, at least one."""
        if unit.tag == "NUM":
            return [("#", 0.0)]
        if unit.tag == "LIT":
            return [(self._hashtag(unit.text) if is_arabic_hashtag(unit) else unit.text, 0.0)]
        if unit.tag == "PUNC":
            return [(_MARKS.get(unit.text, unit.text), 0.0)]
        if clitic := _CLITICS.get(unit.key):
            return [(english, 10.0 * rank) for rank, english in enumerate(clitic)]
        found = self._named(unit)
        for rank, gloss in enumerate(unit.glosses[:MOST_GLOSSES]):
            cost = GLOSS + NEXT_GLOSS * rank
            found += [(english, cost + extra) for english, extra in _inflected(unit, gloss)]
        return found or self._spelt(unit.text or unit.key, ROMANISED)

    def _hashtag(self, text: str) -> str:
        """Return an Arabic hashtag in English: its words, joined as they were."""
        words = text[1:].split("_")
        english = self._say(" ".join(words)) if self._say else " ".join(map(romanise, words))
        found = _LETTERS.findall(english)
        return "#" + "_".join(word[0].upper() + word[1:] for word in found) if found else text

    def _spelt(self, word: str, cost: float, native: bool = False) -> list[tuple[str, float]]:
        """Return how a name that no list holds may be spelt, the first at this cost."""
        if self._spell is None:
            return [(romanise(word, native), cost)]
        options = self._spell(word, SPELLINGS, native)
        least = options[0][1]
        return [(name, cost + 10 * (more - least)) for name, more in options if more - least <= FARTHEST]

    def _named(self, unit: Unit) -> list[tuple[str, float]]:
        if unit.tag not in ("X", "NAME"):
            return []
        name = GIVEN_NAMES.get(unit.name)
        if name is None and not unit.text.startswith("ال"):  # an article, sooner than Alasdair
            name = self._names.get(unit.name)
        if name is None and unit.spelt:
            return self._spelt(unit.text, GLOSS, native=True)
        return [(name, 0.0 if unit.name in GIVEN_NAMES else GLOSS)] if name else []


def _inflected(unit: Unit, gloss: str) -> list[tuple[str, float]]:
    """Return the forms that a gloss can take here, with what each costs more."""
    if unit.tag == "V":
        return _verb(unit, gloss)
    if unit.tag == "N":
        noun = gloss
        if unit.number == "P":
            noun = plural(gloss)
        elif unit.number == "D":
            noun = "two " + plural(gloss)
        if unit.definite:
            return [("the " + noun, 0.0), (noun, 6.0)]
        return [(noun, 0.0), (noun + " of", 4.0), ("a " + noun, 8.0), ("the " + noun + " of", 8.0)]
    if unit.tag == "A":
        return [("the " + gloss, 0.0), (gloss, 2.0)] if unit.definite else [(gloss, 0.0), ("a " + gloss, 6.0)]
    return [(gloss, 0.0)]


def _verb(unit: Unit, gloss: str) -> list[tuple[str, float]]:
    plural_subject = unit.subject[-1:] in ("P", "D")
    if gloss.startswith("be "):
        be = (
            ("were" if plural_subject else "was") if unit.aspect == "P" else "are" if plural_subject else "is"
        )
        return [(be + gloss[2:], 0.0), (gloss, 6.0)]
    if unit.aspect == "P":
        return [(past(gloss), 0.0)]
    if unit.aspect == "I":
        present = gloss if plural_subject else third_person(gloss)
        return [(present, 0.0), (gloss, 3.0)]
    return [(gloss, 0.0)]


def is_arabic_hashtag(unit: Unit) -> bool:
    """Tell whether a unit is a hashtag that has to be said in English."""
    return unit.tag == "LIT" and unit.text[:1] == "#" and has_arabic(unit.text)
