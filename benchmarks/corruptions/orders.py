"""Dozens, hundreds or thousands of the reference made an order more or less."""

from __future__ import annotations

import random
import re

CHECK = "numbers"
_ORDERS = ("dozens", "hundreds", "thousands", "millions", "billions")
_ORDER = re.compile(rf"\b(?:{'|'.join(_ORDERS)})(?= of)", re.IGNORECASE)


def corrupt(_source: str, english: str, draw: random.Random) -> str | None:
    """Put the next order up or down in the place of one."""
    places = list(_ORDER.finditer(english))
    if not places:
        return None
    match = draw.choice(places)
    at = _ORDERS.index(match[0].lower())
    other = _ORDERS[draw.choice([n for n in (at - 1, at + 1) if 0 <= n < len(_ORDERS)])]
    if match[0][0].isupper():
        other = other.capitalize()
    return english[: match.start()] + other + english[match.end() :]
