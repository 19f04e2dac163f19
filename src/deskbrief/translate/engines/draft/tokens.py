"""A sentence cut into words, numbers, literals and punctuation, each with its place."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from deskbrief.arabic.normalise import strip_tashkeel


class Kind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    """Arabic letters."""
    NUMBER = "number"
    LITERAL = "literal"
    """Copied as it is: Latin words, URLs, addresses, handles, hashtags; Arabic hashtags are translated."""
    PUNCTUATION = "punctuation"


class Token(NamedTuple):
    """One token; ``text`` has no vowel marks, the span covers them."""

    text: str
    kind: Kind
    start: int
    end: int


_ARABIC_LETTERS = "\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u0870-\u08ff"
_KEYBOARD = str.maketrans("کیہ", "كيه")
"""Letters of a Persian or Urdu keyboard that Iraqi and Gulf sites type in Arabic words."""
_TOKEN = re.compile(
    rf"""
    (?P<word>[{_ARABIC_LETTERS}]+)
  | (?P<literal>https?://[^\s«»“”"،]+ | www\.[^\s«»“”"،]+
      | [A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+ | [@\#][A-Za-z0-9_]+)
  | (?P<hashtag>\#(?=\w*[{_ARABIC_LETTERS}])[\w{_ARABIC_LETTERS}]+)
  | (?P<number>\d+(?:[.,:/]\d+)*%?)
  | (?P<latin>[^\W\d_{_ARABIC_LETTERS}](?:(?:(?![{_ARABIC_LETTERS}])[\w.'’&+-])*[^\W_{_ARABIC_LETTERS}])?)
  | (?P<punctuation>\.{{2,}}|…|\S(?:[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d\S)*)
    """,
    re.VERBOSE,
)
_KINDS = {
    "literal": Kind.LITERAL, "hashtag": Kind.LITERAL, "latin": Kind.LITERAL, "number": Kind.NUMBER,
    "word": Kind.WORD, "punctuation": Kind.PUNCTUATION,
}  # fmt: skip


def tokenise(text: str) -> list[Token]:
    """Cut a normalised sentence into tokens; only white space lies between them."""
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = _KINDS[match.lastgroup or "punctuation"]
        is_arabic = kind is Kind.WORD or match.lastgroup == "hashtag"
        found = _letters(match[0]) if is_arabic else match[0]
        if found:
            tokens.append(Token(found, kind, match.start(), match.end()))
    return tokens


@lru_cache(maxsize=50_000)
def _letters(word: str) -> str:
    """Return an Arabic word without its vowel marks, in the letters of an Arabic keyboard."""
    return strip_tashkeel(word).translate(_KEYBOARD)
