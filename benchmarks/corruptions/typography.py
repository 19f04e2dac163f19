"""A slip of the keyboard: a space too many or before a mark, an Arabic comma, no full stop."""

from __future__ import annotations

import random

CHECK = "typography"


def corrupt(source: str, english: str, draw: random.Random) -> str | None:
    """Make one slip."""
    ways = [english.replace(" ", "  ", 1)]
    if ", " in english:
        ways += [english.replace(", ", " , ", 1), english.replace(",", "،", 1)]
    if english.endswith(".") and source.rstrip().endswith("."):
        ways += [english[:-1], english[:-1] + " ."]
    return draw.choice(ways) if " " in english else None
