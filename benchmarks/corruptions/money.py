"""One currency of the reference exchanged for another."""

from __future__ import annotations

import random
import re

CHECK = "money"
_SIGNS = "$€£"
_NAMES = ("dollars", "euros", "dinars", "riyals", "yen")
_MONEY = re.compile(rf"[{re.escape(_SIGNS)}](?=\d)|(?<=[\d ])(?:{'|'.join(_NAMES)})\b")


def corrupt(_source: str, english: str, draw: random.Random) -> str | None:
    """Exchange all mentions of one currency."""
    places = {match[0] for match in _MONEY.finditer(english)}
    if len(places) != 1:
        return None
    (old,) = places
    new = draw.choice([name for name in (_SIGNS if old in _SIGNS else _NAMES) if name != old])
    return english.replace(old, new)
