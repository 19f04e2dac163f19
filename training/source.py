"""Arabic as the tables know it: the units of a text, in English order."""

from __future__ import annotations

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft.preorder import preorder
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.tokens import tokenise
from deskbrief.translate.engines.draft.units import Unit


def source_units(segmenter: Segmenter, arabic: str) -> list[Unit]:
    """Return the units of a text as written, nothing added or left out."""
    return preorder(segmenter.units(tokenise(normalise(arabic).text)))
