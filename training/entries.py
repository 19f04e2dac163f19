"""Our own words, phrases and names as entries of the phrase table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbrief.translate.engines.draft.decoder import LONGEST
from deskbrief.translate.engines.draft.morphology import analyse
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.units import fold_spelling
from training.english import tokenise_english
from training.source import content_units

if TYPE_CHECKING:
    from training.config import Material
    from training.material import OwnMaterial

CLITIC_BEHIND = re.compile("(?: |^)([بلك])ـ?$")
"""A clitic at the end of a phrase, as in ``رحب ب``: the word that it is written with may be any."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, phrase or name of our own material as the tables know it."""

    source: tuple[str, ...]
    content: tuple[bool, ...]
    target: tuple[str, ...]
    weight: float
    """What it counts, in sightings."""


def entries(segmenter: Segmenter, own: OwnMaterial, counts: Material) -> list[Entry]:
    """Return our own words with and without the article, phrases and names."""
    found = [entry for form, options in own.words for entry in _word(form, options, counts)]
    for arabic, english in own.names:
        if " " not in arabic:
            found += _word(arabic, (english,), counts)
    several = [pair for pair in own.names if " " in pair[0]]
    for arabic, english in (*own.phrases, *several):
        keys, content = content_units(segmenter, CLITIC_BEHIND.sub("", arabic))
        if behind := CLITIC_BEHIND.search(arabic):
            keys.append(behind[1] + "+")
            content.append(False)
        target = tuple(tokenise_english(english))
        found.append(Entry(tuple(keys), tuple(content), target, counts.phrase))
        if target[0] in ("the", "a", "an") and len(target) > 1:
            found.append(Entry(tuple(keys), tuple(content), target[1:], counts.phrase / 4))
    return [entry for entry in found if 0 < len(entry.source) <= LONGEST and entry.target]


def _word(form: str, options: tuple[str, ...], counts: Material) -> Iterator[Entry]:
    """Yield a word's options, the later the lighter; a noun or adjective with its article too."""
    key = fold_spelling(form)
    nominal = not form.startswith("ال") and any(
        reading.tag in ("N", "A") and not reading.definite for reading in analyse(form)
    )
    for weight, option in zip(counts.ranks, options, strict=False):
        target = tuple(tokenise_english(option))
        yield Entry((key,), (True,), target, weight)
        if nominal:
            yield Entry(("ال" + key,), (True,), ("the", *target), weight * 0.6)
            yield Entry(("ال" + key,), (True,), target, weight * 0.4)
