"""A hedge or an obligation of the reference turned into a statement."""

from __future__ import annotations

import random
import re

CHECK = "modality"
_ARABIC = re.compile(r"\b[وف]?(?:ربما|لعل|يجب|ينبغي|يتعين|المتوقع|المرجح|المحتمل)\b")
_WAYS = (
    (re.compile(r"\b(?:may|might|could|must|should) be\b"), "is"),
    (re.compile(r"\b(?:may|might|could) have (?=\w+(?:ed|en)\b)"), "has "),
    (re.compile(r"\b(?:may|might|could|must|should) (?=[a-z]+\b)"), "did "),
    (re.compile(r"\b(?:perhaps|possibly|probably|likely),? "), ""),
)


_HEDGE = re.compile(r"\b(?:may|might|could|must|should|perhaps|possibly|probably|likely)\b")


def corrupt(source: str, english: str, draw: random.Random) -> str | None:
    """Take the hedge out where the reference has one only: of several it need not be the Arabic's."""
    if not _ARABIC.search(source) or len(_HEDGE.findall(english)) != 1:
        return None
    found = [(match, new) for pattern, new in _WAYS for match in pattern.finditer(english)]
    if not found:
        return None
    match, instead = draw.choice(found)
    return english[: match.start()] + instead + english[match.end() :]
