"""A clause of the reference cut out, and the sentence ended properly all the same."""

from __future__ import annotations

import random
import re
from itertools import pairwise

CHECK = "omission"
_BORDER = re.compile(
    r"[,;:–—] | (?=(?:and|but|which|who|that|where|while|after|before|because|although|when|with|as)\s)"
)
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z“\"])")
_FEWEST = 4
_LEAST = 0.15


def corrupt(_source: str, english: str, draw: random.Random) -> str | None:
    """Cut the last clause, a middle one or the last sentence: four words and 15 per cent of all at least."""
    total = len(english.split())
    ways = []
    sentences = _SENTENCE.split(english)
    if len(sentences) > 1:
        ways.append((" ".join(sentences[:-1]), sentences[-1]))
    borders = [match.start() for match in _BORDER.finditer(english)]
    body = english.rstrip(' .!?"”')
    ways += [(body[:at] + ".", body[at:]) for at in borders]
    ways += [(english[:one] + english[two:], english[one:two]) for one, two in pairwise(borders)]
    fit = [
        left
        for left, cut in ways
        if len(cut.split()) >= max(_FEWEST, _LEAST * total) and len(left.split()) >= _FEWEST
    ]
    return draw.choice(fit) if fit else None
