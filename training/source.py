"""Arabic as the tables know it: the units of a text, in English order."""

from __future__ import annotations

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft.preorder import preorder
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.tokens import tokenise
from deskbrief.translate.engines.draft.units import Unit

CONTENT = frozenset({"N", "A", "V", "NAME", "X", "NUM", "LIT", "NEG", "ADV"})
LIGHT = frozenset(
    "تم يتم تتم تمت قام قامت يقوم تقوم قاموا كان كانت يكون تكون كانوا يكونوا اصبح اصبحت يصبح ذلك تلك هناك"
    " عملية مجال اي كل ايضا فقط".split()
)
"""Light verbs and fillers that English often says with a function word or not at all."""


def source_units(segmenter: Segmenter, arabic: str) -> list[Unit]:
    """Return the units of a text as written, nothing added or left out."""
    return preorder(segmenter.units(tokenise(normalise(arabic).text)))


def content_units(segmenter: Segmenter, arabic: str) -> tuple[list[str], list[bool]]:
    """Return the keys of a text's units, and which of them carry content."""
    units = source_units(segmenter, arabic)
    return [u.key for u in units], [u.tag in CONTENT and u.key not in LIGHT for u in units]
