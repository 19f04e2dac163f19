"""Which sentences a machine-written line rests on, told by the words they share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbrief.arabic.stem import stem, words
from deskbrief.document import Translation

SUPPORT = 0.5
"""The share of a line's content words that its evidence must hold; below it the line says something else."""

MOST_CITES = 3
"""Sentences that one line cites at most."""

ALIKE = 0.8
"""The share of the shorter line's content words in the other from which two lines say the same."""

_WORD = re.compile(r"\w+")

_STEM = 5
"""Letters compared: enough to tell words apart, few enough for ``planted`` and ``planting`` to be one.
A plural s does not count."""

_EMPTY = frozenset({
    "about", "after", "again", "also", "been", "before", "being", "between", "both", "could", "does",
    "during", "each", "from", "have", "having", "here", "into", "just", "more", "most", "only", "other",
    "over", "same", "should", "some", "such", "than", "that", "their", "them", "then", "there", "these",
    "they", "this", "those", "through", "under", "until", "very", "were", "what", "when", "where", "which",
    "while", "will", "with", "would", "your",
})  # fmt: skip


def content(text: str) -> frozenset[str]:
    """Return the content words of an English text, cut to stems; figures whole."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(
        word if word.isdigit() else word[:_STEM].rstrip("s")
        for word in words
        if word.isdigit() or (len(word) > 3 and word not in _EMPTY)
    )


def evidence(line: str, translations: Sequence[Translation]) -> tuple[Translation, ...]:
    """Return the translations that a line rests on, the main one first; none if it rests on nothing here.

    Each further one is taken only if it holds a quarter of the line's content words that those before lack.
    """
    wanted = content(line)
    missing, found = set(wanted), list[Translation]()
    while missing and len(found) < MOST_CITES:
        best = max(translations, key=lambda t: len(missing & content(t.text)), default=None)
        gain = len(missing & content(best.text)) if best else 0
        if best is None or gain == 0 or (found and 4 * gain < len(wanted)):
            break
        found.append(best)
        missing -= content(best.text)
    if not wanted or len(wanted) - len(missing) < SUPPORT * len(wanted):
        return ()
    return tuple(found)


def evidence_in_arabic(line: str, sentences: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the Arabic sentences that an Arabic line rests on, the main one first."""
    wanted = _stems(line)
    shared = [len(wanted & _stems(sentence)) for sentence in sentences]
    best = sorted((n for n, count in enumerate(shared) if count), key=lambda n: -shared[n])[:MOST_CITES]
    held = {stem for number in best for stem in wanted & _stems(sentences[number])}
    return tuple(best) if wanted and len(held) >= SUPPORT * len(wanted) else ()


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if len(word) > 2)


def same(one: str, other: str) -> bool:
    """Tell whether two lines say the same, or one says part of the other."""
    first, second = content(one), content(other)
    shorter = min(len(first), len(second))
    return bool(shorter) and len(first & second) >= ALIKE * shorter
