"""The numbers of an English text: digits, number words, ordinals, fractions, dozens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from deskbrief.facts.english_text import EnglishToken, read_english
from deskbrief.facts.quantities.quantity import Kind, Quantity, outside, parse_digits, percent

_LONGEST_DIGITS = 30
_UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
        " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        range(1, 20),
        strict=True,
    )
)
_ORDINALS |= {tens.removesuffix("y") + "ieth": value for tens, value in _TENS.items()}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {"lakh": 10**5, "crore": 10**7}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "tr": 10**12}
_MANY = {"dozens": 12, "tens": 10, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6}
_MANY |= {"billions": 10**9, "trillions": 10**12}
_SHARES = {
    "half": Fraction(1, 2), "halves": Fraction(1, 2), "thirds": Fraction(1, 3), "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4), "fifths": Fraction(1, 5), "tenths": Fraction(1, 10),
}  # fmt: skip
_WEAK = {
    "both": 2, "twice": 2, "pair": 2, "couple": 2, "double": 2, "doubled": 2, "dual": 2, "twin": 2,
    "twins": 2, "duo": 2, "either": 2, "neither": 2, "bilateral": 2, "biennial": 2,
    "twofold": 2, "fortnight": 2, "mid": 2,
    "triple": 3, "tripled": 3, "trilateral": 3, "thrice": 3, "trio": 3, "tripartite": 3, "threefold": 3,
    "triangle": 3, "trinity": 3, "quartet": 4, "quadruple": 4, "fourfold": 4, "quarterly": 4,
    "quarterfinal": 4,
    "dozen": 12, "midnight": 12, "noon": 12, "decade": 10, "decades": 10, "score": 20, "century": 100,
    "centuries": 100, "centenary": 100, "millennium": 1000, "once": 1, "single": 1,
}  # fmt: skip
"""Words that can stand for a number and need not."""
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_DECADES = {tens.removesuffix("y") + "ies": value for tens, value in _TENS.items()}
_CLOCK = re.compile(r"\s*(?:[ap]\.?\s?m\b|o['’]clock)", re.I)
_NUMBERED = re.compile(r"\s*\d+\s*[.)-](?=\s|$)")
"""The number of a paragraph or of a list's item."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_SUFFIX = re.compile(r"(?:st|nd|rd|th|s)$")
_PERCENT = frozenset({"percent", "percentage", "pct"})


_WORDS = frozenset({*_UNITS, *_TENS, *_ORDINALS, *_SCALES, *_MANY, *_SHARES, *_WEAK, *_DECADES})


class _Part(NamedTuple):
    """A word of a number, or a piece of a hyphenated one."""

    lower: str
    start: int
    end: int
    token: EnglishToken
    is_glued: bool
    """A hyphen stands before it."""


def _parts(tokens: Sequence[EnglishToken]) -> list[_Part]:
    found = []
    for token in tokens:
        if token.kind != "word" or "-" not in token.text:
            found.append(_Part(token.lower, token.start, token.end, token, False))
            continue
        at = token.start
        for number, piece in enumerate(token.lower.split("-")):
            found.append(_Part(piece, at, at + len(piece), token, number > 0))
            at += len(piece) + 1
    return found


@lru_cache(maxsize=64)
def english_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of an English text in their order."""
    tokens = read_english(text).tokens
    if not any(map(_may_hold, tokens)):
        return ()
    parts = _parts(tokens)
    found: list[Quantity] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        if part.token.kind == "word" and part.lower not in _WORDS and not part.token.text.isupper():
            at += 1
            continue
        end, made = _one(parts, at)
        if made is not None:
            found.append(replace(made, is_demanded=False) if _is_no_statement(text, made) else made)
        at = max(end, at + 1)
    return outside(found, _ADDRESS, text)


def _may_hold(token: EnglishToken) -> bool:
    if token.kind != "word":
        return token.kind == "number"
    return token.lower in _WORDS or "-" in token.lower or (token.text.isupper() and token.text[0] in "IVX")


def _is_no_statement(text: str, made: Quantity) -> bool:
    """Tell whether a number is a code (CD4, F16), a clock time, or numbers a paragraph."""
    if text[made.start - 1 : made.start].isalpha() or text[made.start - 1 : made.start] == "-":
        return not text[made.start].isalpha()
    if text[made.end : made.end + 1].isalpha() or _CLOCK.match(text, made.end):
        return True
    numbered = _NUMBERED.match(text)
    return numbered is not None and made.start < numbered.end()


def _one(parts: Sequence[_Part], at: int) -> tuple[int, Quantity | None]:
    part = parts[at]
    if part.token.kind == "number":
        return _digits(parts, at)
    if part.token.kind != "word":
        return at + 1, None
    lower = part.lower
    if lower in _UNITS or lower in _TENS or lower in _SCALES or lower in _ORDINALS:
        return _spelt(parts, at)
    if lower in _MANY:
        return _many(parts, at)
    if lower in _SHARES:
        return at + 1, Quantity(_SHARES[lower], part.start, part.end, Kind.FRACTION, is_demanded=False)
    if lower in _DECADES:
        decade = Fraction(_DECADES[lower])
        others = frozenset({decade + 1800, decade + 1900, decade + 2000})
        return at + 1, Quantity(decade, part.start, part.end, is_demanded=False, others=others)
    if lower in _WEAK:
        return at + 1, Quantity(Fraction(_WEAK[lower]), part.start, part.end, Kind.DUAL, is_demanded=False)
    if part.token.text.isupper() and (match := _ROMAN.fullmatch(part.token.text)) and not part.is_glued:
        value = _roman(match[0])
        return at + 1, Quantity(Fraction(value), part.start, part.end, Kind.ORDINAL, is_demanded=False)
    return at + 1, None


def _roman(text: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in text]
    return sum(-v if v < max(values[n + 1 :], default=0) else v for n, v in enumerate(values))


def _digits(parts: Sequence[_Part], at: int) -> tuple[int, Quantity | None]:
    part = parts[at]
    is_percent = part.lower.endswith("%")
    text = part.lower.rstrip("%")
    plain = _SUFFIX.sub("", text)
    if len(plain) > _LONGEST_DIGITS:
        return at + 1, None
    value = parse_digits(plain)
    if value is None:
        pieces = [Fraction(p) for mark in (":", "/") for p in plain.split(mark) if p.isdecimal()]
        if not pieces:
            return at + 1, None
        others = frozenset(pieces[1:]) | {pieces[0] + 12}
        return at + 1, Quantity(pieces[0], part.start, part.end, is_demanded=False, others=others)
    end, others_found = at + 1, set[Fraction]()
    kind = Kind.ORDINAL if text.endswith(("st", "nd", "rd", "th")) else Kind.CARDINAL
    if text.endswith("s"):
        others_found.add(value % 100)  # the 1990s, the nineties
    following = parts[end] if end < len(parts) else None
    if following is not None and following.token.kind == "word":
        is_glued = following.start == part.end
        scale = _SCALES.get(following.lower) or (_SHORT_SCALES.get(following.lower) if is_glued else None)
        if scale:
            others_found |= {value, value * scale}
            value, end = value * scale, end + 1
    if not is_percent and (jump := _percent(parts, end)):
        is_percent, end = True, end + jump
    if is_percent:
        others_found |= percent(value)
        kind = Kind.PERCENT
    demanded = value != 1 or is_percent
    return end, Quantity(
        value, part.start, parts[end - 1].end, kind, demanded, frozenset(others_found - {value})
    )


def _percent(parts: Sequence[_Part], at: int) -> int:
    ahead = [part.lower for part in parts[at : at + 2]]
    if ahead[:1] and ahead[0] in _PERCENT:
        return 1
    return 2 if ahead == ["per", "cent"] else 0


def _many(parts: Sequence[_Part], at: int) -> tuple[int, Quantity]:
    value, end = _MANY[parts[at].lower], at + 1
    if end + 1 < len(parts) and parts[end].lower == "of" and parts[end + 1].lower in _MANY:
        value, end = value * _MANY[parts[end + 1].lower], end + 2
    return end, Quantity(
        Fraction(value), parts[at].start, parts[end - 1].end, Kind.APPROXIMATE, is_demanded=False
    )


class _Sum:
    """A number in words, as it is read: ``two thousand five hundred and twenty-two``."""

    def __init__(self) -> None:
        self._total, self._current = Fraction(0), Fraction(0)
        self.parts: set[Fraction] = set()
        self.last = ""
        """What was read last: ``unit``, ``ten``, ``scale``, ``half`` or ``ordinal``."""

    @property
    def value(self) -> Fraction:
        """What was read so far."""
        return self._total + self._current

    def take(self, word: str) -> bool:
        """Add a word, and tell whether it belonged here."""
        opens = self.last in ("", "scale")
        if word in _UNITS and (opens or (self.last == "ten" and 0 < _UNITS[word] < 10)):
            self._current, self.last = self._current + _UNITS[word], "unit"
        elif word in _TENS and opens:
            self._current, self.last = self._current + _TENS[word], "ten"
        elif word in _SCALES and (self.last != "scale" or _SCALES[word] > 100):
            self._scale(_SCALES[word])
        elif word in _ORDINALS and (opens or self.last == "ten"):
            self._current, self.last = self._current + _ORDINALS[word], "ordinal"
        else:
            return False
        return True

    def add_half(self) -> None:
        """Add the half of ``two and a half million``."""
        self._current, self.last = self._current + Fraction(1, 2), "half"

    def _scale(self, scale: int) -> None:
        counted = max(self._current, Fraction(1))
        if scale == 100:
            self._current = counted * 100
        else:
            self.parts.add(counted)
            self._total, self._current = self._total + counted * scale, Fraction(0)
        self.last = "scale"


def _spelt(parts: Sequence[_Part], at: int) -> tuple[int, Quantity]:
    """Read a number in words, with the share or the per cent behind it."""
    read, end = _Sum(), at
    while end < len(parts) and read.last != "ordinal":
        ahead = [part.lower for part in parts[end : end + 3]]
        if ahead == ["and", "a", "half"] and read.last:
            read.add_half()
            end += 3
        elif ahead[0] == "and" and read.last == "scale" and ahead[1:] and ahead[1] in (_UNITS | _TENS):
            read.take(ahead[1])
            end += 2
        elif read.take(ahead[0]):
            end += 1
        else:
            break
    end = max(end, at + 1)
    value, others = read.value, read.parts
    kind = Kind.ORDINAL if read.last == "ordinal" else Kind.CARDINAL
    if (
        read.last in ("unit", "half")
        and end < len(parts)
        and parts[end].lower in (*_SHARES, "third", "fifth")
    ):
        share = _SHARES.get(parts[end].lower) or Fraction(1, _ORDINALS.get(parts[end].lower, 1))
        others |= {value, 1 / share}
        value, kind, end = value * share, Kind.FRACTION, end + 1
    if jump := _percent(parts, end):
        kind, end = Kind.PERCENT, end + jump
        others |= percent(value)
    if kind is Kind.ORDINAL and value in (3, 4, 5, 10):
        others.add(1 / value)  # a third
    is_strong = value > 2 or kind is Kind.PERCENT or (value == 2 and kind is Kind.CARDINAL)
    return end, Quantity(
        value, parts[at].start, parts[end - 1].end, kind, is_strong, frozenset(others - {value})
    )
