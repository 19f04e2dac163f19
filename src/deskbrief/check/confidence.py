"""How far a paragraph's translation is to be trusted, from what is cheap to know, with the reasons.

The value is the chrF (0 to 1) that such a translation is expected to have against a human one: what its
engine mostly reaches, and how this paragraph stands out. The second part is a linear model that was fitted on
drafts of PUD, a set that the draft engine was not trained on; ``python -m benchmarks.confidence`` measures
both on FLORES-dev.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from deskbrief.document import PERSON, Segment
from deskbrief.facts.arabic_text import read_arabic
from deskbrief.facts.coverage import Coverage, coverage
from deskbrief.facts.english_text import read_english
from deskbrief.facts.names import english_names
from deskbrief.facts.names.arabic import spoken
from deskbrief.translate.engines.draft.english_tokens import tokenise_english
from deskbrief.translate.engines.draft.language_model import BITS, START
from deskbrief.translate.engines.draft.shipped import load_learned
from deskbrief.translate.translator import MEMORY

DRAFT = "draft"
ENGINES = (
    (DRAFT, 50.0),
    ("argos", 57.0),
    ("opus", 61.0),
    ("nllb", 63.0),
    ("bergamot", 65.0),
    ("firefox", 65.0),
)
"""What engines reach by chrF (``benchmarks.quality``), by the beginning of their names.

A draft's is ``_MEAN``, for the model was fitted on drafts."""
OTHERS, PERSONS = 60.0, 75.0
"""Of an engine that was not measured; of a person, whose English is free."""
_SCORE, _USUAL_SCORE = 4.0, -1.9
"""Points for a nat of the draft engine's own score, and what that mostly is; others' are not comparable."""
_MEAN = 50.0
"""What the model below says of an ordinary draft, rounded."""
_BIAS = 57.294
_WEIGHTS = {
    "without a source": -13.086,
    "too long": -24.450,
    "open end": 0.670,
    "language model": -4.509,
    "unknown English": -30.340,
    "length": 0.511,
    "numbers": -2.310,
    "negation": -1.205,
    "names": -3.086,
    "named": 47.531,
    "figures": 16.597,
    "long words": 4.462,
    "ambiguity": -1.233,
    "variety": -1.160,
}
"""Points of chrF for one unit of each feature (``_features``)."""
_MOST_COST = 120
"""Tenths of a nat that one word of English may cost at most."""
_MANY_MEANINGS = 40
_HISTORY = (1 << 2 * BITS) - 1
_ODD_ENGLISH, _MUCH_UNKNOWN, _MUCH_UNCOVERED = 8.0, 0.14, 0.63
"""Nats a word, shares of words and of content words: one in twenty of PUD's human translations has more."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far to trust a translation."""

    value: float
    """0 to 1: the expected chrF."""
    reasons: tuple[str, ...]
    """Phrases for people, the weightiest first; none where nothing stands out."""


def confidence(segment: Segment) -> Confidence:
    """Return how far to trust a segment's translation; its findings are taken into account.

    A segment without a translation has none: 0.
    """
    source, target = segment.block.text, segment.translation
    if not target.strip() or not source.strip():
        return Confidence(0.0, ("there is no translation",))
    found = coverage(source, target)
    codes = Counter(finding.code for finding in segment.findings)
    cost, unknown, _ = fluency(target)
    features = _features(source, target, found, codes)
    points = _BIAS + sum(_WEIGHTS[name] * value for name, value in features.items())
    points += (
        _engine(segment)
        + _own_score(segment)
        - _MEAN
        - 4.0 * (codes["untranslated"] + codes["loop"] + codes["omission"])
    )
    return Confidence(min(1.0, max(0.0, points / 100)), tuple(_reasons(found, codes, cost, unknown)))


def _engine(segment: Segment) -> float:
    engines = [translation.engine for translation in segment.translations if translation.text]
    if PERSON in engines or set(engines) == {MEMORY}:
        return PERSONS
    name = engines[0].lower() if engines else ""
    return next((points for start, points in ENGINES if name.startswith(start)), OTHERS)


def _own_score(segment: Segment) -> float:
    scores = [t.score for t in segment.translations if t.engine == DRAFT and t.score is not None]
    return _SCORE * (sum(scores) / len(scores) - _USUAL_SCORE) if scores else 0.0


def _features(source: str, target: str, found: Coverage, codes: Counter[str]) -> dict[str, float]:
    tokens = read_english(target).tokens
    words = [token.lower for token in tokens if token.kind == "word"]
    cost, unknown, count = fluency(target)
    meanings = [
        min(_MANY_MEANINGS, len(spoken(word.text, word.folded).words)) for word in read_arabic(source).words
    ]
    return {
        "without a source": found.english_uncovered / max(1, found.english_content),
        "too long": max(0.0, found.length),
        "open end": min(found.tail.score, 8.0),
        "language model": cost,
        "unknown English": unknown,
        "length": math.log(count + 1),
        "numbers": min(codes["numbers"], 2),
        "negation": min(codes["negation"], 1),
        "names": min(codes["names"], 2),
        "named": len(english_names(target)) / max(1, len(tokens)),
        "figures": sum(token.kind == "number" for token in tokens) / max(1, len(tokens)),
        "long words": sum(map(len, words)) / max(1, len(words)),
        "ambiguity": sum(meanings) / max(1, len(meanings)),
        "variety": len(set(words)) / max(1, len(words)),
    }


@lru_cache(maxsize=64)
def fluency(text: str) -> tuple[float, float, int]:
    """Return what English costs by the language model: nats a token, share of unknown tokens, tokens."""
    model = load_learned().language_model
    state = (START << BITS | START) << BITS | START
    total = unknown = 0
    tokens = tokenise_english(text)
    for token in tokens:
        number = model.number(token) or model.number(token[:1].lower() + token[1:])
        unknown += not number
        total += min(model.cost(state, number), _MOST_COST)
        state = (state & _HISTORY) << BITS | number
    size = max(1, len(tokens))
    return total / 10 / size, unknown / size, len(tokens)


def _reasons(found: Coverage, codes: Counter[str], cost: float, unknown: float) -> Sequence[str]:
    told = [
        phrase
        for code, phrase in (
            ("untranslated", "Arabic is left in the English"),
            ("loop", "it repeats itself"),
            ("omission", "something seems to be left out"),
            ("lost-tail", "the end seems to be missing"),
            ("negation", "a negation differs"),
            ("numbers", "a number differs"),
            ("names", "a name differs"),
            ("dates", "a date differs"),
            ("addition", "something seems to be added"),
        )
        if codes[code]
    ]
    if found.content > 3 and found.uncovered > _MUCH_UNCOVERED * found.content:
        told.append(f"{found.uncovered} of {found.content} content words have no counterpart")
    if cost > _ODD_ENGLISH:
        told.append("it reads unlike English")
    if unknown > _MUCH_UNKNOWN:
        told.append("many words are unknown")
    return told
