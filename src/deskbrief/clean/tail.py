"""The tail of a page: all that follows "related articles" or the comment form, unless it is article again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from deskbrief.arabic import fold
from deskbrief.clean.phrases import any_word, tail
from deskbrief.clean.units import Unit

AFTER_RELATED = "after the heading of related articles"
AFTER_COMMENTS = "after the comment form"
RELATED = "heading of related articles"
_BODY = 80
"""Characters of a line from which on it counts as body text above a tail."""
_SENTENCE = 30
"""Characters of the shortest sentence that can carry an article on."""
_CLAUSE = 60
"""And of one that no full stop ends."""
_NO_TITLE = 160
"""Characters from which on a line is text though no full stop ends it: some sites set none."""
_FULL_STOP = re.compile(r"(?<![.…])[.؟!][\"'”»)\]]*$")


def drop_tail(units: Sequence[Unit]) -> list[Unit]:
    """Give every unit of the tail a reason.

    A heading of related articles in mid-article ends nothing: the article is taken up again at a sentence
    that carries on (``He added ...``), at a long paragraph with a full stop, or at the first of two shorter
    ones. After a comment form three long ones are asked for, since readers' comments are text too.
    """
    result = list(units)
    seen_body = False
    inside = ""
    for number, unit in enumerate(units):
        if inside and _resumes(units, number, inside):
            inside = ""
        marker = _marker(unit)
        if marker and seen_body and (not inside or marker == AFTER_COMMENTS):
            inside = marker
        if marker == AFTER_RELATED and (not unit.reason or unit.reason == "link to another article"):
            result[number] = replace(unit, reason=RELATED)
        elif inside and not unit.reason:
            result[number] = replace(unit, reason=inside)
        seen_body = seen_body or (len(unit.text) >= _BODY and not unit.reason)
    return result


def _marker(unit: Unit) -> str:
    if not unit.key or len(unit.text) > 200:
        return ""
    if tail("related").fullmatch(unit.key):
        return AFTER_RELATED
    return AFTER_COMMENTS if tail("comments").fullmatch(unit.key) else ""


def _resumes(units: Sequence[Unit], number: int, inside: str) -> bool:
    """Whether the article plainly goes on at this unit."""
    if inside == AFTER_COMMENTS:
        return _paragraphs(units, number, 150) >= 3
    if not units[number].reason and _continuing().match(fold(units[number].text[:40])):
        return len(units[number].text) >= _CLAUSE or _is_paragraph(units[number], _SENTENCE)
    return _paragraphs(units, number, 220) >= 1 or _paragraphs(units, number, 120) >= 2


@cache
def _continuing() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word('continuing')})(?!\w)")


def _paragraphs(units: Sequence[Unit], number: int, shortest: int) -> int:
    """How many full paragraphs follow, this one first, before the next heading of a tail."""
    if not _is_paragraph(units[number], shortest):
        return 0
    count = 0
    for unit in units[number : number + 8]:
        if _marker(unit):
            break
        count += _is_paragraph(unit, shortest)
    return count


def _is_paragraph(unit: Unit, shortest: int) -> bool:
    if len(unit.text) < shortest or unit.reason:
        return False
    return len(unit.text) >= _NO_TITLE or _FULL_STOP.search(unit.text[-8:]) is not None
