"""A word of the Arabic left in the English."""

from __future__ import annotations

import random
import re

CHECK = "untranslated"


def corrupt(source: str, english: str, draw: random.Random) -> str | None:
    """Put an Arabic word in the place of an English one."""
    arabic = re.findall(r"[\u0620-\u064a]{3,}", source)
    words = english.split()
    if not arabic or len(words) < 3:
        return None
    words[draw.randrange(1, len(words) - 1)] = draw.choice(arabic)
    return " ".join(words)
