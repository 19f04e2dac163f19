"""What of a text is displayed: no terminal escapes, nothing that a grid of cells cannot hold, nothing lost.

Presentation forms (out of PDFs) become letters and phrases drawn as one sign become words, so that every
mode can treat them; control characters become their pictures, which also disarms terminal escapes. Each
displayed character knows the stretch of the text that it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from deskbrief.arabic import strip_tashkeel
from deskbrief.display.cells import cell_widths

ZWNJ = "\u200c"
ZWJ = "\u200d"
_DOTTED_CIRCLE = "\u25cc"
_REPLACEMENT = "\ufffd"

_UNWRITTEN = ZWJ + "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
UNWRITTEN = re.compile(f"[{_UNWRITTEN}]+")
"""Characters that decide about order and joining here, and are never written to the terminal."""

# Unicode 14 added these as single signs without a decomposition.
_PHRASES = {
    0xFD40: "رحمه الله", 0xFD41: "رضي الله عنه", 0xFD42: "رضي الله عنها", 0xFD43: "رضي الله عنهم",
    0xFD44: "رضي الله عنهما", 0xFD45: "رضي الله عنهن", 0xFD46: "صلى الله عليه وآله", 0xFD47: "عليه السلام",
    0xFD48: "عليهم السلام", 0xFD49: "عليهما السلام", 0xFD4A: "عليه الصلاة والسلام", 0xFD4B: "قدس سره",
    0xFD4C: "صلى الله عليه وآله وسلم", 0xFD4D: "عليها السلام", 0xFD4E: "تبارك وتعالى",
    0xFD4F: "رحمهم الله", 0xFDCF: "السلام عليكم", 0xFDFD: "بسم الله الرحمن الرحيم",
    0xFDFE: "سبحانه وتعالى", 0xFDFF: "عز وجل",
}  # fmt: skip

_DROPPED = "\u00ad\u180e\u200b\u202d\u202e\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
"""Invisible, or (variation selectors) of a width that terminals disagree about. Overrides are dropped too:
they would turn the letters of words around, which no terminal that reorders can be made to draw."""
_FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd40-\ufdff\ufe70-\ufefc"
_CONTROLS = "\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff"
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Marks that sit on Arabic and Latin letters, for a class of a regular expression."""
_COMPOSING = "\u0300-\u036f\u0653-\u0655"
_TOUCHED = re.compile(f"[{_DROPPED}{_FORMS}{_CONTROLS}]|\\w[{MARKS}]*[{_COMPOSING}][{MARKS}]*")


@dataclass(frozen=True, slots=True)
class Shown:
    """The displayed characters of a text, in logical order, direction marks among them."""

    text: str
    offsets: Sequence[int]
    """For each character of ``text`` the index in the original where what it stands for starts."""
    ends: Sequence[int]
    """For each character of ``text`` the index in the original where what it stands for ends (exclusive)."""


def shown(text: str, *, tashkeel: bool = True) -> Shown:
    """Return what of a text is displayed; without vowel marks if ``tashkeel`` is false."""
    pieces: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    here = 0
    for found in _TOUCHED.finditer(text):
        start, end = found.span()
        new = _displayed(found[0])
        pieces += (text[here:start], new)
        offsets += (*range(here, start), *[start] * len(new))
        ends += (*range(here + 1, start + 1), *[end] * len(new))
        here = end
    if not pieces:
        whole = Shown(text, range(len(text)), range(1, len(text) + 1))
    else:
        pieces.append(text[here:])
        offsets += range(here, len(text))
        ends += range(here + 1, len(text) + 1)
        whole = Shown("".join(pieces), offsets, ends)
    if not tashkeel:
        whole = _bare(whole)
    return _seated(whole) if _is_unseated(whole.text) else whole


def written(text: str) -> str:
    """Return the text without what only decides about order and joining."""
    return UNWRITTEN.sub("", text)


def _displayed(found: str) -> str:
    code = ord(found[0])
    if len(found) > 1:
        return unicodedata.normalize("NFC", found)
    if found in "\t\n\v\f\r\x85\u2028\u2029":
        return " "
    if code < 0x20 or code == 0x7F:
        return chr(0x2400 + min(code, 0x21))
    if code < 0xA0 or 0xD800 <= code <= 0xDFFF:
        return "" if found == "\u00ad" else _REPLACEMENT
    if code in _PHRASES:
        return _PHRASES[code]
    if 0xFB50 <= code <= 0xFEFC and not 0xFE00 <= code <= 0xFE0F:
        letters = unicodedata.normalize("NFKC", found)
        if len(letters) > 1 and letters[0] in " \u0640" and unicodedata.combining(letters[1]):
            return letters[1:]  # a vowel mark on a carrier
        return letters
    return ""


def _is_unseated(text: str) -> bool:
    if cell_widths(text[:1]) != "0":
        return False
    return cell_widths(text.lstrip(_UNWRITTEN + ZWNJ)[:1]) == "0"


def _seated(whole: Shown) -> Shown:
    """Give a mark at the very beginning something to sit on."""
    return Shown(
        _DOTTED_CIRCLE + whole.text,
        [whole.offsets[0], *whole.offsets],
        [whole.ends[0], *whole.ends],
    )


def _bare(whole: Shown) -> Shown:
    kept = [at for at, character in enumerate(whole.text) if strip_tashkeel(character)]
    return Shown(
        "".join([whole.text[at] for at in kept]),
        [whole.offsets[at] for at in kept],
        [whole.ends[at] for at in kept],
    )
