"""Bidirectional classes (UAX #9, table 4), one letter a character: rules become regular expressions.

============  ==========================================================================================
``L R A``     left-to-right, right-to-left, Arabic letter
``e s t a c`` European number, its separators and terminators, Arabic number, common separator
``m b``       non-spacing mark, boundary neutral
``B S w o``   paragraph separator, segment separator, white space, other neutral
``1 2 3 4 5`` LRE, RLE, LRO, RLO, PDF
``6 7 8 9``   LRI, RLI, FSI, PDI
============  ==========================================================================================
"""

from __future__ import annotations

import unicodedata

_LETTERS = {
    "L": "L", "R": "R", "AL": "A",
    "EN": "e", "ES": "s", "ET": "t", "AN": "a", "CS": "c",
    "NSM": "m", "BN": "b", "B": "B", "S": "S", "WS": "w", "ON": "o",
    "LRE": "1", "RLE": "2", "LRO": "3", "RLO": "4", "PDF": "5",
    "LRI": "6", "RLI": "7", "FSI": "8", "PDI": "9",
}  # fmt: skip

REMOVED = "12345b"
"""Classes that rule X9 takes out of the text: they get no level of their own."""

_UNASSIGNED = (
    (0x0590, 0x05FF, "R"), (0x0600, 0x07BF, "A"), (0x07C0, 0x085F, "R"), (0x0860, 0x08FF, "A"),
    (0x20A0, 0x20CF, "t"), (0xFB1D, 0xFB4F, "R"), (0xFB50, 0xFDCF, "A"), (0xFDF0, 0xFDFF, "A"),
    (0xFE70, 0xFEFF, "A"), (0x10800, 0x10CFF, "R"), (0x10D00, 0x10D3F, "A"), (0x10D40, 0x10EBF, "R"),
    (0x10EC0, 0x10EFF, "A"), (0x10F00, 0x10F2F, "R"), (0x10F30, 0x10F6F, "A"), (0x10F70, 0x10FFF, "R"),
    (0x1E800, 0x1EC6F, "R"), (0x1EC70, 0x1ECBF, "A"), (0x1ECC0, 0x1ECFF, "R"), (0x1ED00, 0x1ED4F, "A"),
    (0x1ED50, 0x1EDFF, "R"), (0x1EE00, 0x1EEFF, "A"), (0x1EF00, 0x1EFFF, "R"),
)  # fmt: skip
"""What DerivedBidiClass.txt gives to code points that are not assigned yet."""


def _letter(code: int) -> str:
    known = unicodedata.bidirectional(chr(code))
    if known:
        return _LETTERS[known]
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or 0xE0000 <= code <= 0xE0FFF:
        return "b"
    return next((letter for first, last, letter in _UNASSIGNED if first <= code <= last), "L")


class _Table(dict[int, str]):
    """Filled as characters are met; ``str.translate`` reads it without leaving C after that."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _letter(code)
        return letter


_TABLE = _Table()


def bidi_classes(text: str) -> str:
    """Return the bidirectional class of every character, as the letters above."""
    return text.translate(_TABLE)
