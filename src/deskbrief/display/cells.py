"""How many terminal cells a character takes: the rules of Rich's and wcwidth's tables, from ``unicodedata``.

The desk draws with Rich, so the two must agree; a test compares them. Where they could not (the joiner U+200D
swallows the width of what follows it, a variation selector adds one) the character is not displayed at all,
see ``deskbrief.display.shown``.
"""

from __future__ import annotations

import unicodedata

_VISIBLE_FORMATS = frozenset("\u00ad\u06dd\u070f\u08e2") | {
    *map(chr, range(0x600, 0x606)),
    *"\u0890\u0891\U000110bd\U000110cd",
}
"""Format characters that are drawn: the soft hyphen as old terminals do, Arabic number signs."""
_CONJOINED = (range(0x1160, 0x1200), range(0xD7B0, 0xD800), range(0x1F3FB, 0x1F400), (0x3164, 0xFFA0))
"""Drawn within what stands before: Hangul vowels and finals, skin tones; and fillers that draw nothing."""
_WIDENED = (range(0x2630, 0x2638), range(0x268A, 0x2690), range(0x4DC0, 0x4E00), range(0x1D300, 0x1D377))
"""Trigrams, hexagrams and rods, wide since Unicode 16."""
_WIDE_TO_BE = (range(0x1FA70, 0x1FB00), range(0x20000, 0x2FFFE), range(0x30000, 0x3FFFE))
"""Blocks whose unassigned code points are wide already."""


def _width(code: int) -> str:
    character = chr(code)
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Mc", "Cc", "Zl", "Zp") or any(code in block for block in _CONJOINED):
        return "0"
    if category == "Cf":
        return "1" if character in _VISIBLE_FORMATS else "0"
    if category in ("Cn", "Co", "Cs"):
        return "2" if any(code in block for block in _WIDE_TO_BE) else "1"
    wide = unicodedata.east_asian_width(character) in "WF" or any(code in block for block in _WIDENED)
    return "2" if wide else "1"


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        width = self[code] = _width(code)
        return width


_TABLE = _Table()


def cell_widths(text: str) -> str:
    """Return the width of every character in cells, as the digits 0, 1 and 2."""
    return text.translate(_TABLE)


def cell_len(text: str) -> int:
    """Return how many cells a text takes, without joiners and variation selectors."""
    widths = cell_widths(text)
    return len(widths) - widths.count("0") + widths.count("2")
