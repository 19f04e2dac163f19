"""Arabic as the tables know it: the units of a text, in English order."""

from __future__ import annotations

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft.linking import is_content
from deskbrief.translate.engines.draft.preorder import preorder
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.tokens import tokenise
from deskbrief.translate.engines.draft.units import Unit


def source_units(segmenter: Segmenter, arabic: str) -> list[Unit]:
    """Return the units of a text as written, nothing added or left out."""
    return preorder(segmenter.units(tokenise(normalise(arabic).text)))


def content_units(segmenter: Segmenter, arabic: str) -> tuple[list[str], list[bool]]:
    """Return the keys of a text's units, and which of them carry content."""
    units = source_units(segmenter, arabic)
    return [u.key for u in units], [is_content(unit) for unit in units]
