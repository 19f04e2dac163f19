"""Names in Latin letters: the way English news spells an Arabic name, letter by letter.

A rule of last resort for names that no table holds. Short vowels are not written in Arabic, so one ``a`` is
put where English could not be spoken without a vowel.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ء": "", "ؤ": "o", "ئ": "e", "ب": "b",
    "ت": "t",
    "ة": "a", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh", "ک": "k",
    "ی": "i",
}  # fmt: skip
_VOWELS = frozenset("aeiou")
_SPOKEN_TOGETHER = frozenset(
    "bl br ch cl cr dh dr fl fr gh gl gr kh kl kr ld lf lk lm ln lt mb mp nd ng nk ns nt ph pl pr rc rd rg"
    " rk rl rm rn rs rt sh sk sl sm sn sp st sw th tr ts tw".split()
)


def _spell(word: str, waw: str) -> list[str]:
    parts: list[str] = []
    for index, letter in enumerate(word):
        following = word[index + 1] if index + 1 < len(word) else ""
        before = parts[-1] if parts else ""
        if letter in "وي":
            vowel, consonant = (waw, "w") if letter == "و" else ("i", "y")
            initial = not parts
            if following in ("ا", "ى", "ة", "آ", "و", "ي") or initial:
                parts.append(consonant)
            else:
                parts.append(vowel if before[-1:] not in _VOWELS or before == "a" else consonant)
        else:
            parts.append(_LETTERS[letter] if letter in _LETTERS else _by_name(letter))
    return [part for part in parts if part]


def _by_name(letter: str) -> str:
    """Return a letter of another language in Arabic script by what Unicode calls it: ``ڭ`` is an NG."""
    name = unicodedata.name(letter, "").split()
    return name[2][0].lower() if name[:2] == ["ARABIC", "LETTER"] and len(name) > 2 else letter


@lru_cache(maxsize=20_000)
def romanise(word: str, native: bool = False) -> str:
    """Return an Arabic word in Latin letters, capitalised: ``رعد`` gives ``Raad``.

    The long vowel that waw stands for is ``u`` in a ``native`` name and mostly ``o`` in a foreign one (so in
    two of three of the name tables' entries with one waw).
    """
    article = ""
    if word.startswith("ال") and len(word) > 4:
        article, word = "al-", word[2:]
    out = ""
    run = 0
    for part in _spell(word, "u" if native else "o"):
        if part[0] in _VOWELS:
            run = 0
        else:
            run += 1
            if run > 1 and not (run == 2 and out[-1:] + part[:1] in _SPOKEN_TOGETHER and len(part) == 1):
                out += "a"
                run = 1
        out += part
    return article + out[:1].upper() + out[1:]
