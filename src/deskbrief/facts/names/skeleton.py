"""What two spellings of one name share, whichever script: the classes of their consonants.

Arabic writes no short vowels and has no p, v or hard g; English spells one Arabic letter in many ways. So
vowels, ``h``, ``w`` and ``y`` are dropped and the rest is folded into classes, in the manner of Soundex
(Russell, 1918).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARABIC = {
    "ب": "B", "پ": "B", "ت": "T", "ط": "T", "د": "T", "ض": "T", "ظ": "T", "ذ": "T", "ث": "T", "ج": "K",
    "غ": "K",
    "ق": "K", "ك": "K", "خ": "K", "گ": "K", "چ": "S", "س": "S", "ص": "S", "ش": "S", "ز": "S", "ژ": "S",
    "ف": "F",
    "ڤ": "F", "ر": "R", "ل": "L", "م": "M", "ن": "N",
}  # fmt: skip
_DIGRAPHS = (
    ("tch", "S"), ("sch", "S"), ("sh", "S"), ("kh", "K"), ("gh", "K"), ("ph", "F"), ("dh", "T"), ("th", "T"),
    ("ck", "K"), ("tz", "TS"),
)  # fmt: skip
_EITHER = {
    "ch": ("S", "K"),
    "x": ("KS", "S"),
    "j": ("K", "S"),
    "z": ("S", "TS"),
    "g": ("K", "S"),
    "c": ("K", "S"),
}
"""What is spoken in two ways, by the language that the name comes from."""
_MOST = 8
_LATIN = dict(zip("bpvftdkqslrmn", "BBFFTTKKSLRMN", strict=True))
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def arabic_skeleton(word: str) -> str:
    """Return the consonant classes of an Arabic word."""
    return _TWICE.sub(r"\1", "".join(_ARABIC.get(letter, "") for letter in word))


@lru_cache(maxsize=50_000)
def latin_skeletons(word: str) -> frozenset[str]:
    """Return the consonant classes of a word in Latin letters, one row for each way that it may be spoken."""
    plain = unicodedata.normalize("NFKD", word.lower())
    for letters, classes in _DIGRAPHS:
        plain = plain.replace(letters, classes)
    ways = [plain]
    for letters, spoken in _EITHER.items():
        ways = [way.replace(letters, each) for way in ways for each in (spoken if letters in way else ("",))][
            :_MOST
        ]
    return frozenset(_folded(way) for way in ways)


def _folded(spelt: str) -> str:
    classes = "".join(letter if letter.isupper() else _LATIN.get(letter, "") for letter in spelt)
    return _TWICE.sub(r"\1", classes)
