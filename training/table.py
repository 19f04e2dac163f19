"""The phrase table: counted over the links, scored and pruned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from deskbrief.translate.engines.draft.morphology import analyse
from deskbrief.translate.engines.draft.romanise import romanise
from training.phrases import Phrase, PhraseTable
from training.readings import english_stems, gloss_stems

_CAPITALISED = frozenset("i mr. mrs. dr. mr mrs dr general president minister".split())

if TYPE_CHECKING:
    from deskbrief.translate.engines.draft.extraction import Links
    from training.config import Phrases
    from training.entries import Entry
    from training.sentences import Sentence


def phrases(
    data: Sequence[Sentence], own: Sequence[Entry], links: Sequence[Links], limits: Phrases
) -> list[Phrase]:
    """Extract, score and prune phrase pairs."""
    table = PhraseTable(limits.longest_source, limits.longest_target)
    for (source, content, target, weight), links_ in zip(data, links, strict=False):
        table.add(source, target, links_, weight, content)
    for entry, links_ in zip(own, links[len(data) :], strict=True):
        if len(entry.source) > 1:
            table.add(entry.source, entry.target, links_, 1.0, entry.content)
        table.vouch(entry.source, entry.target, entry.weight)
    return table.scored(limits.options, credible, spoken_for)


def spoken_for(source: tuple[str, ...], word: str) -> bool:
    """Whether a unit sounds like a capitalised word, or the lexicon glosses one with it."""
    wanted = word.lower()
    return wanted in _CAPITALISED or any(
        ratio(_sound(unit), wanted) >= 60 or wanted[:5] in _glossed(unit) for unit in source
    )


@cache
def _sound(unit: str) -> str:
    return romanise(unit.removeprefix("ال")).lower()


@cache
def _glossed(unit: str) -> frozenset[str]:
    """Return the first five letters of each word of a unit's glosses."""
    return frozenset(
        stem for reading in analyse(unit) for gloss in reading.glosses for stem in english_stems(gloss)
    )


def credible(unit: str, target: tuple[str, ...]) -> bool:
    """Whether the lexicon's glosses, or the sound of a name, support a translation seen once or twice."""
    english = " ".join(target)
    stems = english_stems(english)
    readings = analyse(unit)
    if any(gloss_stems(reading) & stems for reading in readings) or not stems:
        return True
    if "-" in english:
        return False
    return any(word[0].isupper() for word in target) and ratio(romanise(unit).lower(), english.lower()) >= 60
