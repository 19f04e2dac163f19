"""The joined forms of Arabic letters, for terminals that draw each letter alone.

The forms are read off the decompositions of Unicode's presentation forms; a letter's joining behaviour
follows from which forms it has. Letters without presentation forms stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from deskbrief.display.shown import MARKS, ZWJ, ZWNJ

TATWEEL = "\u0640"
_LAM = "\u0644"
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = range(4)
_PLACES = {"<isolated>": _ISOLATED, "<final>": _FINAL, "<initial>": _INITIAL, "<medial>": _MEDIAL}


def _forms() -> dict[str, list[str]]:
    """Return for each letter, and for lam with alef, its four forms; empty where there is none."""
    table: dict[str, list[str]] = {}
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD)):
        place, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if place in _PLACES and (
            len(base) == 1 or (len(base) == 2 and base[0] == _LAM and base[1] in "اأإآ")
        ):
            table.setdefault(base, [""] * 4)[_PLACES[place]] = chr(code)
    return table


_FORMS = _forms()
_NO_FORMS = ["", "", "", ""]
LAM_ALEF = re.compile(f"{_LAM}[{MARKS}]*[اأإآ]")
"""A lam, marks, and the alef that is drawn into it."""
_WORD = re.compile(
    r"[\u0610-\u061a\u061c\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef"
    r"\u06fa-\u06ff\u0750-\u077f\u0870-\u08ff\u200c-\u200f\u202a-\u202c\u2066-\u2069]+"
)


def shape(text: str, *, ligatures: bool = True) -> list[str]:
    """Return for each character of a text, in logical order, what it is drawn as.

    With ``ligatures`` an alef that its lam has taken in is drawn as nothing; without, every letter keeps its
    own cell. Marks, and all that is not Arabic, are drawn as they are.
    """
    forms = list(text)
    for word in _WORD.finditer(text):
        forms[word.start() : word.end()] = _shape_word(word[0], ligatures)
    return forms


@lru_cache(maxsize=1 << 14)
def _shape_word(word: str, ligatures: bool) -> tuple[str, ...]:
    forms = list(word)
    joining = [at for at, character in enumerate(word) if not _is_transparent(character)]
    if ligatures:
        for found in LAM_ALEF.finditer(word):
            alef = found.end() - 1
            forms[alef] = ""
            joining.remove(alef)
    for place, at in enumerate(joining):
        key = word[at]
        if ligatures and key == _LAM and (pair := LAM_ALEF.match(word, at)):
            key += pair[0][-1]
        if key not in _FORMS:
            continue
        before = place > 0 and _joins_next(word, joining[place - 1], ligatures)
        after = place + 1 < len(joining) and _joins_previous(word[joining[place + 1]])
        four = _FORMS[key]
        wanted = (_MEDIAL if before else _INITIAL) if after else (_FINAL if before else _ISOLATED)
        fallback = _FINAL if before else _ISOLATED
        forms[at] = four[wanted] or four[fallback] or four[_ISOLATED] or word[at]
    return tuple(forms)


def _is_transparent(character: str) -> bool:
    return character not in (ZWJ, ZWNJ) and unicodedata.category(character) in ("Mn", "Me", "Cf")


def _joins_next(word: str, at: int, ligatures: bool) -> bool:
    if ligatures and LAM_ALEF.match(word, at):
        return False
    character = word[at]
    return character in (TATWEEL, ZWJ) or bool(_FORMS.get(character, _NO_FORMS)[_INITIAL])


def _joins_previous(character: str) -> bool:
    return character in (TATWEEL, ZWJ) or bool(_FORMS.get(character, _NO_FORMS)[_FINAL])
