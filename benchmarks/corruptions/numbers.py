"""One number of the reference changed: a digit, its length, or a number word for another."""

from __future__ import annotations

import random
import re

CHECK = "numbers"
_WORDS = (
    "three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred"
    " thousand million"
).split()
_NUMBER = re.compile(rf"(?<![\w.,:/-])\d+(?:,\d{{3}})*(?:\.\d+)?(?![\w:/-])|\b(?:{'|'.join(_WORDS)})\b")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\W*$"
)
_MONTH_AFTER = re.compile(
    r"\W*(?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)


def corrupt(_source: str, english: str, draw: random.Random) -> str | None:
    """Change one number of two or more; the days of dates are left to ``dates``."""
    places = [
        match
        for match in _NUMBER.finditer(english)
        if match[0] not in ("0", "1")
        and not _MONTH.search(english[: match.start()])
        and not _MONTH_AFTER.match(english, match.end())
    ]
    if not places:
        return None
    match = draw.choice(places)
    return english[: match.start()] + _other(match[0], draw) + english[match.end() :]


def _other(number: str, draw: random.Random) -> str:
    if number.isalpha():
        return draw.choice([word for word in _WORDS if word != number])
    digits = [at for at, letter in enumerate(number) if letter.isdigit()]
    way = draw.choice(("digit", "digit", "shorter", "swap"))
    plain = number.replace(",", "")
    if way == "shorter" and plain.isdecimal() and len(plain) > 1:
        return plain[:-1]
    if (
        way == "swap"
        and len(digits) > 1
        and number[digits[0]] != number[digits[1]]
        and number[digits[1]] != "0"
    ):
        first, second = digits[:2]
        letters = list(number)
        letters[first], letters[second] = letters[second], letters[first]
        return "".join(letters)
    at = draw.choice(digits)
    choices = [d for d in "123456789" if d != number[at]]
    return number[:at] + draw.choice(choices) + number[at + 1 :]
