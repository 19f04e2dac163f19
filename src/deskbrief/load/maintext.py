"""Which lines of a page are the article: trafilatura's judgement, brought back onto the lines.

trafilatura returns text without a way back to the page, so its lines are looked up among ours. What it left
out but stands as a full paragraph between paragraphs that it took is taken too: to lose news is worse than
to keep a caption, and the cleaning rules look at every line once more.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from deskbrief.load.lines import Line

_NOT_WORD = re.compile(r"\W+")
_LONG = 25
"""Letters from which on a line is found in the extracted text by more than chance."""
_PARAGRAPH = 60
"""Letters from which on a line that nothing speaks against reads as a paragraph."""
_SENTENCE_ENDS = (".", "؟", "!", '."', ".”", ".»", "…")
_SHORT_META = 120
_FEW = 4
"""Short lines below a headline that may be byline, date and deck; more of them are a menu."""
_META_ROLES = ("byline", "date", "outlet")
_SAME_TITLE = 80

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings are not for our users


def article_lines(lines: Sequence[Line], page: str, title: str | None) -> tuple[frozenset[int], str]:
    """Return the numbers of the lines that belong to the article, and a note where rules alone had to say."""
    extracted, note = _extracted(page)
    squeezed = [_NOT_WORD.sub("", line.text) for line in lines]
    long = _long_matches(lines, squeezed, extracted)
    if not long:
        return frozenset(_unopposed(lines)), note or "The main text of the page was told by rules alone."
    # An element with text of the article in it is none of the things that its class may say.
    wrappers = {lines[number].reason_from for number in long}
    free = [not line.certain and (not line.reason or line.reason_from in wrappers) for line in lines]
    bodies = {lines[number].parent for number in long}
    exact = set(extracted)
    between = range(min(long), max(long) + 1)
    kept = set(long)
    for number, line in enumerate(lines):
        if not free[number]:
            continue
        sibling = line.parent in bodies and (line.level or len(squeezed[number]) >= _PARAGRAPH)
        sentence = number in between and line.parent in bodies and line.text.endswith(_SENTENCE_ENDS)
        item = number > min(long) and line.role in ("list-item", "quote") and line.grandparent in bodies
        if sibling or sentence or item or (number in between and squeezed[number] in exact):
            kept.add(number)
    headline = _headline(lines, free, min(kept), max(kept), title)
    if headline is not None:
        kept = {number for number in kept if number >= headline or not lines[number].level} | {headline}
        kept |= set(_around_the_headline(lines, free, headline, kept))
    return frozenset(kept), note


def _extracted(page: str) -> tuple[list[str], str]:
    try:
        from trafilatura import bare_extraction

        document = bare_extraction(page, include_comments=False, with_metadata=False)
    except Exception as error:  # a page may break a heuristic parser in any way; the rules remain
        return [], f"The main text was told by rules alone, since trafilatura failed: {error!r:.200}"
    text = getattr(document, "text", None) or ""
    return [found for line in text.split("\n") if (found := _NOT_WORD.sub("", line))], ""


def _long_matches(lines: Sequence[Line], squeezed: Sequence[str], extracted: Sequence[str]) -> set[int]:
    """Lines long enough to be found in the extracted text by more than chance."""
    whole = "\n".join(extracted)
    return {
        number
        for number, text in enumerate(squeezed)
        if len(text) >= _LONG and not lines[number].certain and text in whole
    }


def _unopposed(lines: Sequence[Line]) -> list[int]:
    """Where trafilatura finds nothing: what no element speaks against, or at least what is text at all."""
    free = [number for number, line in enumerate(lines) if not line.certain and not line.reason]
    return free or [number for number, line in enumerate(lines) if not line.certain]


def _headline(
    lines: Sequence[Line], free: Sequence[bool], first: int, last: int, title: str | None
) -> int | None:
    """The heading most like the declared title, else the last first-level one before the text."""
    from rapidfuzz import fuzz

    headings = [
        number
        for number, line in enumerate(lines[: last + 1])
        if line.level and not line.certain and (free[number] or number <= first)
    ]
    if title:
        best = max(headings, key=lambda number: fuzz.ratio(lines[number].text, title), default=None)
        if best is not None and fuzz.partial_ratio(lines[best].text, title) >= _SAME_TITLE:
            return best
    before = [number for number in headings if number <= first]
    return next((number for number in reversed(before) if lines[number].level == 1), None)


def _around_the_headline(
    lines: Sequence[Line], free: Sequence[bool], headline: int, kept: set[int]
) -> list[int]:
    """Section label above the headline; byline, date, outlet and deck between it and the text."""
    text = min((number for number in kept if number > headline), default=headline)
    found = [
        number
        for number in range(headline + 1, text)
        if free[number] and len(lines[number].text) <= _SHORT_META
    ]
    if len(found) > _FEW:
        found = [number for number in found if lines[number].role in _META_ROLES]
    above = headline - 1
    if (
        above >= 0
        and free[above]
        and lines[above].parent == lines[headline].parent
        and len(lines[above].text) <= 40
    ):
        found.append(above)
    return found
