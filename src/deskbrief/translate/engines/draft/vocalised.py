"""A lemma of the lexicon, spelt in Buckwalter's transliteration with its vowels, for people to read.

Romanised as the International Journal of Middle East Studies does it, without its exceptions for words that
English has taken in. A feminine ending is ``a``, that of a nisba ``ī``; a lemma has no case endings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans(
    dict(
        zip(
            "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{PJVGFNKaui~o`",
            "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىياپچڤگ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670",
            strict=True,
        )
    )
    | {"O": "أ", "W": "ؤ", "I": "إ", "_": None}
)
_CONSONANTS = {
    "b": "b", "t": "t", "v": "th", "j": "j", "H": "ḥ", "x": "kh", "d": "d", "*": "dh", "r": "r", "z": "z",
    "s": "s", "$": "sh", "S": "ṣ", "D": "ḍ", "T": "ṭ", "Z": "ẓ", "E": "ʿ", "g": "gh", "f": "f", "q": "q",
    "k": "k", "l": "l", "m": "m", "n": "n", "h": "h", "w": "w", "y": "y", "P": "p", "J": "ch", "V": "v",
    "G": "g", "'": "ʾ", ">": "ʾ", "<": "ʾ", "&": "ʾ", "}": "ʾ", "O": "ʾ", "W": "ʾ", "I": "ʾ",
}  # fmt: skip
_HAMZA = frozenset("'><&}OWI")
_NUMBERED = re.compile(r"(?:-[aui]+)?_\d+$")
"""What AraMorph adds to a lemma: the vowels of a verb's imperfect, and which of its homographs it is."""
_SPOKEN = re.compile(
    r"(?P<nisba>iy~$)|(?P<i>iy(?![aui~AFNK`|])o?|iY)|(?P<u>uw(?![aui~FNK`|])o?A?$|uw(?![aui~AFNK`|])o?)"
    r"|(?P<an>A?FA?Y?|YF)|(?P<long>a?[AY`])|(?P<madda>\|)"
    r"|(?P<at>p(?=[FNK]))|(?P<ending>p)|(?P<wasla>\{)|(?P<letter>[^aiuoFNK~])(?P<twice>~?)"
    r"|(?P<vowel>[aui])|(?P<case>[NK])"
)
_CASES = {"N": "un", "K": "in"}


def lemma_of(entry: str) -> str:
    """Return a lemma without what AraMorph adds to tell homographs apart: ``Ealim-a_1`` is ``Ealim``."""
    return _NUMBERED.sub("", entry.strip().rpartition(" ")[2])


def in_arabic(buckwalter: str) -> str:
    """Return Arabic script with vowel marks, composed (NFC); an initial wasla is a bare alef."""
    return unicodedata.normalize("NFC", buckwalter.translate(_ARABIC))


@lru_cache(maxsize=20_000)
def romanised(buckwalter: str) -> str:
    """Return Latin letters: ``madorasap`` gives ``madrasa``. Anything else is left out."""
    word, article = buckwalter.replace("ll~a", "ll~A").replace("ll~", "l~"), ""
    if word.startswith("Al") and len(word) > 3 and word[2] not in "~aiuo":
        article, word = "al-", word[2] + word[3:].removeprefix("~")
    out = ""
    for match in _SPOKEN.finditer(word):
        out += _sound(match, word)
    return article + out


def _sound(match: re.Match[str], word: str) -> str:
    what, first = match.lastgroup, match.start() == 0
    if what == "twice":
        letter = match["letter"]
        if first and letter in _HAMZA:
            return ""
        return _CONSONANTS.get(letter, "") * (2 if match["twice"] else 1)
    if what in ("long", "wasla") and first:
        # An alef that carries no vowel of its own is read with one; one that does only bears it.
        return "" if word[1:2] in tuple("aui") else "a"
    if what == "case":
        return _CASES[match[0]]
    if what == "vowel":
        return match[0]
    return {
        "nisba": "ī", "i": "ī", "u": "ū", "an": "an", "long": "ā", "madda": "ā" if first else "ʾā", "at": "t",
    }.get(what or "", "")  # fmt: skip
