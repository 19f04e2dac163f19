"""An English text read once for all that asks about it: its words and marks, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    (?P<number>\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)\b)?%?)
  | (?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)
  | (?P<mark>\.{2,}|\S)
    """,
    re.VERBOSE,
)
_OPENS = frozenset('.!?…:"“”«»;(')
"""After one of these a capital says nothing."""


class EnglishToken(NamedTuple):
    """A word, number or mark. A tuple, for there are many, and it is made four times as fast."""

    text: str
    lower: str
    """In small letters, with a straight apostrophe."""
    start: int
    end: int
    kind: str
    """``word``, ``number`` or ``mark``."""
    opens: bool
    """It is the first word of the text, or follows a mark after which English writes a capital."""

    @property
    def is_word(self) -> bool:
        """It is made of letters."""
        return self.kind == "word"

    @property
    def is_capitalised(self) -> bool:
        """It begins with a capital where English would not write one for a common word."""
        return self.text[0].isupper() and not self.opens


@dataclass(frozen=True, slots=True)
class EnglishText:
    """A text and its tokens."""

    written: str
    tokens: tuple[EnglishToken, ...]
    words: tuple[EnglishToken, ...]
    """The tokens made of letters."""


@lru_cache(maxsize=64)
def read_english(text: str) -> EnglishText:
    """Return a text with its tokens; the last few are kept, for every check asks for the same."""
    tokens = []
    opens = True
    for match in _TOKEN.finditer(text):
        found, kind = match[0], match.lastgroup or "mark"
        lower = found.lower().replace("’", "'") if kind == "word" else found
        tokens.append(EnglishToken(found, lower, match.start(), match.end(), kind, opens))
        opens = found[-1] in _OPENS if kind == "mark" else False
    return EnglishText(text, tuple(tokens), tuple(token for token in tokens if token.kind == "word"))
