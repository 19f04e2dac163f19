"""One outspoken negation of the reference dropped, where the Arabic has one too."""

from __future__ import annotations

import random
import re

CHECK = "negation"
_ARABIC = re.compile(r"(?:^|[\s«\"(])[وف]?(?:لا|لم|لن|ليس|ليست|دون|بدون|عدم)(?=\s)")
_OTHERWISE = re.compile(r"(?:لا|لم|ما) (?:سيما|شك|يزال|تزال|يزل|تزل|زال|زالت|بد)")
_WAYS = (
    (re.compile(r"\b(did|does|do) not (?=\w)"), ""),
    (re.compile(r"\b(is|are|was|were|will|would|could|should|can|has|have|had|may|must|might) not\b"), r"\1"),
    (re.compile(r"\b(is|are|was|were|would|could|should|has|have|had|did|does|do)n['’]t\b"), r"\1"),
    (re.compile(r"\bcannot\b|\bcan['’]t\b"), "can"),
    (re.compile(r"\bwon['’]t\b"), "will"),
    (re.compile(r"\bnever "), ""),
    (re.compile(r"\bwithout\b"), "with"),
    (re.compile(r"\bno (?=[a-z])"), ""),
    (re.compile(r"\bnot "), ""),
)


def corrupt(source: str, english: str, draw: random.Random) -> str | None:
    """Drop one negation; the rest of the sentence stays."""
    if not _ARABIC.search(_OTHERWISE.sub("", source)):
        return None
    found = [(m, m.expand(new)) for pattern, new in _WAYS for m in pattern.finditer(english)]
    if not found:
        return None
    match, instead = draw.choice(found)
    return english[: match.start()] + instead + english[match.end() :]
