"""A negation put in where neither side has one."""

from __future__ import annotations

import random
import re

CHECK = "negation"
_ARABIC = re.compile(r"\b[وف]?(?:لا|لم|لن|ليس\w*|ما|غير|دون|بدون|عدم|بلا)\b|نفى|رفض|منع")
_ENGLISH = re.compile(
    r"\b(?:no|not|never|nor|none|without|cannot|un\w+|deni\w+|refus\w+|reject\w+|fail\w*)\b|n['’]t"
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|could|should|can|has|have|had|may|must)\b(?= [a-z])"
)


def corrupt(source: str, english: str, draw: random.Random) -> str | None:
    """Put ``not`` after an auxiliary."""
    places = list(_AUXILIARY.finditer(english))
    if not places or _ARABIC.search(source) or _ENGLISH.search(english):
        return None
    at = draw.choice(places).end()
    return f"{english[:at]} not{english[at:]}"
