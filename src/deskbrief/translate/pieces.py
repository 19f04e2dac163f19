"""Cut a sentence that is too long for an engine at the places where it hurts least.

Engines drop or garble what lies beyond their limit without a word. Arabic news sentences run to a hundred
words, but they are chained with commas and conjunctions, and a chain can be opened at a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from deskbrief.segment.quotations import whole_spans

MARKS = "\u064b-\u0652\u0670"
_AFTER_CLAUSE = re.compile(r"(?<=[.!?؟…؛;۔])[\"”“»’)\]]*\s+|\n\s*")
_AFTER_COMMA = re.compile(r"(?<=[،,:])[\"”“»’)\]]*\s+|\s+[-–—]\s+")
_BEFORE_CLAUSE = re.compile(
    rf"\s+(?=(?:[وف]?(?:لكن|لأن|حيث|فيما|بينما|كما|مما|عندما|قبل|بعد|منذ|إذ|إذا|لو|بل|ثم|قد|أن|إن|التي|الذي|"
    rf"الذين|اللذين|اللتين|غير|رغم|بحسب|وفق|خلال)(?:ها|ه|هم|ما)?|[وف](?!ال|لل)[^\W\d_{MARKS}]{{3,}})\b)"
)
_AT_SPACE = re.compile(r"\s+")
_BOUND_BEFORE = re.compile(
    rf"(?:\d[\d.,٫٬]*|(?:^|\s)[^\W\d_][{MARKS}\u0640]*\.|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Prof)\.)$"
)
"""What should not be parted from the word after it: a number, an initial, a title."""

_HARM_AFTER_CLAUSE, _HARM_AFTER_COMMA, _HARM_BEFORE_CLAUSE, _HARM_AT_SPACE = 0.0, 0.1, 0.2, 0.35
_HARM_IN_QUOTATION = 0.4
_HARM_OF_PARTING = 0.5

_WINDOW = 2_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text."""

    start: int
    end: int
    text: str
    """``text[start:end]`` of the whole."""


def split_long(text: str, limit: int, measure: Callable[[str], int], *, force: bool = True) -> list[Piece]:
    """Cut a text into pieces that measure at most ``limit`` each; joined, they are the text exactly.

    A text within the limit is one piece. A longer one is halved again and again at the place that does the
    least harm and lies nearest its middle: after ؛ or a full stop, after a comma, before a conjunction or a
    relative pronoun, at white space; inside a short quotation or between a number and its noun only if
    there is no other place. A single word above the limit is cut by force, or stays whole without
    ``force``, as a single character above it always does.

    Raises:
        ValueError: the limit is below 1.
    """
    if limit < 1:
        raise ValueError(f"the limit is {limit}; it must be 1 or more")
    done: list[Piece] = []
    waiting = [(0, len(text))]
    while waiting:
        start, end = waiting.pop()
        part = text[start:end]
        if len(part) <= 1 or measure(part) <= limit:
            done.append(Piece(start, end, part))
            continue
        cut = _best_cut(part) or (_forced_cut(part) if force else 0)
        if cut:
            waiting += [(start + cut, end), (start, start + cut)]
        else:
            done.append(Piece(start, end, part))
    return done


def _best_cut(text: str) -> int | None:
    """Return the offset before which the text is best cut, or None if it is a single word."""
    if len(text) > 2 * _WINDOW:  # a long text has good places near its middle
        start = len(text) // 2 - _WINDOW // 2
        if cut := _best_cut(text[start : start + _WINDOW]):
            return start + cut
    harms: dict[int, float] = {}
    for pattern, harm in (
        (_AT_SPACE, _HARM_AT_SPACE),
        (_BEFORE_CLAUSE, _HARM_BEFORE_CLAUSE),
        (_AFTER_COMMA, _HARM_AFTER_COMMA),
        (_AFTER_CLAUSE, _HARM_AFTER_CLAUSE),
    ):
        harms.update((match.end(), harm) for match in pattern.finditer(text))
    lean_end = len(text.rstrip())
    lean_start = len(text) - len(text.lstrip())
    for start, end in whole_spans(text):
        for at in [at for at in range(start + 1, end) if at in harms]:
            harms[at] += _HARM_IN_QUOTATION
    best: tuple[float, int] | None = None
    for at, harm in harms.items():
        if not lean_start < at < lean_end:
            continue
        parting = _HARM_OF_PARTING if _BOUND_BEFORE.search(text[max(0, at - 16) : at].rstrip()) else 0.0
        cost = (harm + parting + abs(at / len(text) - 0.5), at)
        best = min(best, cost) if best else cost
    return best[1] if best else None


def _forced_cut(text: str) -> int:
    """Return the middle, moved so that no vowel mark begins the second half unless all the rest is marks."""
    middle = len(text) // 2
    for at in range(middle, min(middle + 8, len(text))):
        if not re.match(f"[{MARKS}]", text[at]):
            return at
    return middle
