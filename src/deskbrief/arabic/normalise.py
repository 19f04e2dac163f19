"""Unicode hygiene for engines and lexicons, with the way back to the text as written.

Pages carry presentation forms (out of PDFs), bidi controls, tatweel, zero-width marks and two sets of Arabic
digits. An engine should see none of them; a reader should see the page as it was. So ``normalise`` returns
the clean text together with the stretch of the original that each of its characters stands for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

TATWEEL = "\u0640"
JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner: spelling in Persian and Kurdish, glue in emoji, noise in Arabic."""
_ZERO_WIDTH = "\u00ad\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"
_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e" + "".join(map(chr, range(0x2066, 0x2070)))
_SYMBOLS = {"\u066a": "%", "\u066b": ".", "\u066c": ","}


def _without_carrier(decomposed: str) -> str:
    """A presentation form of a vowel mark decomposes to a space or tatweel that carries it: keep the mark."""
    if len(decomposed) > 1 and decomposed[0] in (" ", TATWEEL) and unicodedata.combining(decomposed[1]):
        return decomposed[1:]
    return decomposed.replace(TATWEEL, "")


def _replacements() -> dict[str, str]:
    table = dict.fromkeys(TATWEEL + _ZERO_WIDTH + _BIDI_CONTROLS, "") | _SYMBOLS
    for zero in (0x0660, 0x06F0):
        table |= {chr(zero + digit): str(digit) for digit in range(10)}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        form = chr(code)
        folded = unicodedata.normalize("NFKC", form)
        if folded != form:
            table[form] = _without_carrier(folded)
    return table


_REPLACEMENTS = _replacements()
_REPLACED = re.compile("[" + "".join(map(re.escape, _REPLACEMENTS)) + "]")
_JOINER_RUN = re.compile(f"[{JOINERS}]+")
_TOUCHED = re.compile(_REPLACED.pattern[:-1] + JOINERS + "]")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff]")
_NOT_ARABIC_SPELLING = re.compile(
    r"[\u067e\u0686\u0695\u0698\u06a9\u06af\u06b5\u06c0\u06c6\u06cc\u06ce\u06d5]"
)
"""Letters of Persian and Kurdish that Arabic does not have: in their company a non-joiner is spelling."""
_TASHKEEL = re.compile(r"[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
                       r"\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Normalised:
    """A clean text whose every character knows where it came from."""

    text: str
    offsets: Sequence[int]
    """For each character of ``text`` the index in the original where what it stands for starts."""
    ends: Sequence[int]
    """For each character of ``text`` the index in the original where what it stands for ends (exclusive)."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that ``text[start:end]`` stands for.

        Characters that normalising removed at either edge are left out. A span that cuts a ligature or a
        letter and its marks in two is widened to the whole.
        """
        if start >= end:
            here = self.offsets[start] if start < len(self.offsets) else (self.ends[-1] if self.ends else 0)
            return here, here
        return self.offsets[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """Fold presentation forms, digits and number signs, drop invisible marks and tatweel, compose (NFC).

    Vowel marks stay (see ``strip_tashkeel``), as does everything not named here, lone surrogates included.
    Idempotent. A text that needs nothing is returned as it is, after two scans in C.
    """
    if not _TOUCHED.search(text) and unicodedata.is_normalized("NFC", text):
        return Normalised(text, range(len(text)), range(1, len(text) + 1))
    folded = _joiners_dropped(_replaced(text))
    return folded if unicodedata.is_normalized("NFC", folded.text) else _composed(folded)


def strip_tashkeel(text: str) -> str:
    """Remove vowel marks, shadda, superscript alef and Quranic signs; hamza and madda stay."""
    return _TASHKEEL.sub("", text)


def _replaced(text: str) -> Normalised:
    pieces: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    here = 0
    for match in _REPLACED.finditer(text):
        at = match.start()
        new = _REPLACEMENTS[match[0]]
        pieces += (text[here:at], new)
        offsets += range(here, at)
        offsets += [at] * len(new)
        ends += range(here + 1, at + 1)
        ends += [at + 1] * len(new)
        here = at + 1
    pieces.append(text[here:])
    offsets += range(here, len(text))
    ends += range(here + 1, len(text) + 1)
    return Normalised("".join(pieces), offsets, ends)


def _joiners_dropped(given: Normalised) -> Normalised:
    text = given.text
    doomed: list[tuple[int, int]] = []
    spelling: bool | None = None
    for match in _JOINER_RUN.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if not before or not after or before.isspace() or after.isspace():
            doomed.append((start, end))
        elif _ARABIC.match(before) or _ARABIC.match(after):
            if spelling is None:
                spelling = _NOT_ARABIC_SPELLING.search(text) is not None
            if not (spelling and _ARABIC.match(before) and _ARABIC.match(after)):
                doomed.append((start, end))
    if not doomed:
        return given
    kept: list[slice] = []
    here = 0
    for start, end in doomed:
        kept.append(slice(here, start))
        here = end
    kept.append(slice(here, len(text)))
    return Normalised(
        "".join(text[part] for part in kept),
        [offset for part in kept for offset in given.offsets[part]],
        [end for part in kept for end in given.ends[part]],
    )


def _composed(given: Normalised) -> Normalised:
    """Compose cluster by cluster; every character of a cluster that changed stands for the whole cluster."""
    text = given.text
    pieces: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    start = 0
    for here in range(1, len(text) + 1):
        if here < len(text) and not _opens_cluster(text[here]):
            continue
        cluster = text[start:here]
        composed = (
            cluster if len(cluster) == 1 and cluster < "\u0340" else unicodedata.normalize("NFC", cluster)
        )
        pieces.append(composed)
        if composed == cluster:
            offsets += given.offsets[start:here]
            ends += given.ends[start:here]
        else:
            offsets += [given.offsets[start]] * len(composed)
            ends += [given.ends[here - 1]] * len(composed)
        start = here
    return Normalised("".join(pieces), offsets, ends)


def _opens_cluster(character: str) -> bool:
    # Beyond these ranges even a starter may compose with what stands before it (Indic vowels, Hangul).
    known = character < "\u0900" or "\u2000" <= character < "\u3040"
    return known and not unicodedata.combining(character)
