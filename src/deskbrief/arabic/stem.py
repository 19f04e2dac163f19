"""A light stemmer: enough for two mentions of a thing to be counted as one.

The affixes are those of the light stemmers of Larkey, Ballesteros and Connell (2007, "Light Stemming for
Arabic Information Retrieval"), to which attached pronouns are added. It makes keys for comparison, not
lemmas for people: no root is sought, no broken plural undone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from deskbrief.arabic.script import fold

WORD = re.compile(r"[^\W_]+(?:[.,٫٬][0-9\u0660-\u0669]+)*")
"""A word, or a number with its separators."""

_ARTICLES = ("ال", "بال", "كال", "فال", "لل")
_SUFFIXES = (
    "تها",
    "تهم",
    "تنا",
    "ته",
    "ها",
    "هم",
    "هن",
    "نا",
    "وا",
    "ان",
    "ات",
    "ون",
    "ين",
    "يه",
    "ه",
    "ي",
    "ا",
)
"""As they stand in folded text, longer ones first; ``ته`` is a teh marbuta opened by a pronoun, ``ا`` what is
left of tanwin."""
_SHORTEST = 3
"""Letters that must be left: what is shorter says too little."""


def words(text: str) -> list[str]:
    """Return the words of a text, folded (see ``fold``), in order."""
    return WORD.findall(fold(text))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a folded word without its conjunction, article and commonest endings."""
    if not "\u0600" <= word[:1] <= "\u06ff":
        return word
    left = word
    if left[0] in "وف" and len(left) > _SHORTEST:
        left = left[1:]
    for article in _ARTICLES:
        if left.startswith(article) and len(left) - len(article) >= _SHORTEST:
            left = left[len(article) :]
            break
    for suffix in _SUFFIXES:
        if left.endswith(suffix) and len(left) - len(suffix) >= _SHORTEST:
            return left[: -len(suffix)]
    return left
