"""Which lines of a page are the article: trafilatura's judgement, brought back onto the lines.

trafilatura returns text without a way back to the page, so its lines are looked up among ours. What it left
out but stands as a full paragraph between paragraphs that it took is taken too: to lose news is worse than
to keep a caption, and the cleaning rules look at every line once more.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskbrief.load.page import Line

_NOT_WORD = re.compile(r"\W+")
_LONG = 25
"""Letters from which on a line is found in the extracted text by more than chance."""
_PARAGRAPH = 60
"""Letters from which on a line that nothing speaks against reads as a paragraph."""
_SHORT_META = 120
_META_ROLES = ("byline", "date", "outlet")
_SAME_TITLE = 80

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings are not for our users


def article_lines(lines: Sequence[Line], page: str, title: str | None) -> tuple[frozenset[int], str]:
    """Return the numbers of the lines that belong to the article, and a note where rules alone had to say."""
    extracted, note = _extracted(page)
    squeezed = [_NOT_WORD.sub("", line.text) for line in lines]
    kept = _matched(lines, squeezed, extracted)
    if not kept:
        return frozenset(_unopposed(lines)), note or "The main text of the page was told by rules alone."
    first, last = min(kept), max(kept)
    bodies = {lines[number].parent for number in kept if len(squeezed[number]) >= _PARAGRAPH}
    kept |= {
        number
        for number, line in enumerate(lines)
        if line.parent in bodies
        and not line.certain
        and not line.reason
        and len(squeezed[number]) >= _PARAGRAPH
    }
    headline = _headline(lines, first, last, title)
    if headline is not None:
        kept = {number for number in kept if number >= headline or not lines[number].level}
        kept.add(headline)
        kept |= set(_around_the_headline(lines, headline, max(first, headline)))
    return frozenset(kept), note


def _extracted(page: str) -> tuple[list[str], str]:
    try:
        from trafilatura import bare_extraction

        document = bare_extraction(page, include_comments=False, with_metadata=False)
    except Exception as error:  # a page may break a heuristic parser in any way; the rules remain
        return [], f"The main text was told by rules alone, since trafilatura failed: {error!r:.200}"
    text = getattr(document, "text", None) or ""
    return [found for line in text.split("\n") if (found := _NOT_WORD.sub("", line))], ""


def _matched(lines: Sequence[Line], squeezed: Sequence[str], extracted: Sequence[str]) -> set[int]:
    whole = "".join(extracted)
    exact = set(extracted)
    long = {
        number
        for number, text in enumerate(squeezed)
        if not lines[number].certain and len(text) >= _LONG and text in whole
    }
    if not long:
        return set()
    first, last = min(long), max(long)
    return long | {
        number
        for number in range(first, last + 1)
        if squeezed[number] in exact and not lines[number].certain and not lines[number].reason
    }


def _unopposed(lines: Sequence[Line]) -> list[int]:
    """Where trafilatura finds nothing: what no element speaks against, or at least what is text at all."""
    free = [number for number, line in enumerate(lines) if not line.certain and not line.reason]
    return free or [number for number, line in enumerate(lines) if not line.certain]


def _headline(lines: Sequence[Line], first: int, last: int, title: str | None) -> int | None:
    """The heading most like the declared title, else the last first-level one before the text."""
    from rapidfuzz import fuzz

    headings = [
        number
        for number, line in enumerate(lines[: last + 1])
        if line.level and not line.certain and not (line.reason and number > first)
    ]
    if title:
        best = max(headings, key=lambda number: fuzz.ratio(lines[number].text, title), default=None)
        if best is not None and fuzz.ratio(lines[best].text, title) >= _SAME_TITLE:
            return best
    before = [number for number in headings if number <= first]
    return next((number for number in reversed(before) if lines[number].level == 1), None)


def _around_the_headline(lines: Sequence[Line], headline: int, first: int) -> list[int]:
    """Section label above the headline; byline, date and outlet between it and the text."""
    found = [
        number
        for number in range(headline + 1, first)
        if lines[number].role in _META_ROLES
        and len(lines[number].text) <= _SHORT_META
        and not lines[number].certain
    ]
    above = headline - 1
    if above >= 0:
        line = lines[above]
        if (
            line.parent == lines[headline].parent
            and not line.certain
            and not line.reason
            and len(line.text) <= 40
        ):
            found.append(above)
    return found
