"""One mark of a quotation dropped from the reference."""

from __future__ import annotations

import random
import re

CHECK = "quotes"


def corrupt(_source: str, english: str, draw: random.Random) -> str | None:
    """Drop a mark where the reference has a pair."""
    places = [match.start() for match in re.finditer(r"[“”]", english)]
    if english.count('"') == 2 and not places:
        places = [match.start() for match in re.finditer('"', english)]
    if english.count("“") != english.count("”") or not places:
        return None
    at = draw.choice(places)
    return english[:at] + english[at + 1 :]
