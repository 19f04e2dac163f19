"""Expressions that are read from left to right also in Arabic, and that the standard order would turn around.

UAX #9 draws the date of ``عام 2024-03-12`` as 12-03-2024, because a hyphen between numbers after an Arabic
letter takes the direction of the line. A monitor would misread it. So a date, a range, a telephone number,
a number with its sign, percent or currency sign counts as one number, and an address, a handle or a Latin
hashtag as one Latin word.
"""

from __future__ import annotations

import re

_D = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_NUMBER = rf"{_D}+(?:[.,:/\u066b\u066c]{_D}+)*"
_OPENS = r"(?<![^\s(\[{«\"'“])"
_CURRENCY = "[$€£¥]"
_NUMERIC = re.compile(
    rf"(?<![0-9A-Za-z\u0660-\u0669\u06f0-\u06f9])(?:"
    rf"(?:{_OPENS}\+|(?=[0\u0660\u06f0])){_D}+(?:[ -]\(?{_D}{{2,5}}\)?){{2,}}"  # a telephone number
    rf"|(?:{_OPENS}[+\-\u2212\u2010\u2011±])?{_CURRENCY}?{_NUMBER}(?:[-\u2010-\u2014\u2212]{_NUMBER})*"
    rf"(?:\ ?[%\u066a‰]|{_CURRENCY})?)"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+[A-Za-z0-9/=&#_~-]"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![A-Za-z0-9])[@#][A-Za-z0-9_]*[A-Za-z][A-Za-z0-9_]*"
)
_ADDRESS_HINT = re.compile(r"[@#]|www\.|://")


def with_units(text: str, classes: str) -> str:
    """Return the bidirectional classes of a text with those of its left-to-right expressions levelled."""
    pieces: list[str] = []
    here = 0
    for found in _NUMERIC.finditer(text):
        start, end = found.span()
        if end - start > 1:
            arabic_digits = "a" in classes[start:end]
            pieces += (classes[here:start], ("a" if arabic_digits else "e") * (end - start))
            here = end
    if here:
        classes = "".join((*pieces, classes[here:]))
    if _ADDRESS_HINT.search(text):
        for found in _ADDRESS.finditer(text):
            start, end = found.span()
            classes = classes[:start] + "L" * (end - start) + classes[end:]
    return classes
