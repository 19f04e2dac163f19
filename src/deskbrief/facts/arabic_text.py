"""An Arabic text read once for all that asks about it: its tokens, folded, with their places as written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft.tokens import Kind, tokenise
from deskbrief.translate.engines.draft.units import fold_spelling


class ArabicToken(NamedTuple):
    """A word, number, literal or mark. A tuple, for there are many, and it is made four times as fast."""

    text: str
    """Normalised, without vowel marks; digits are Latin."""
    folded: str
    """The same with hamza forms, and final yeh and alef maqsura, folded (``fold_spelling``)."""
    kind: Kind
    start: int
    """Offsets into the text as written."""
    end: int

    @property
    def is_word(self) -> bool:
        """It is made of Arabic letters."""
        return self.kind is Kind.WORD


@dataclass(frozen=True, slots=True)
class ArabicText:
    """A text and its tokens."""

    written: str
    tokens: tuple[ArabicToken, ...]
    words: tuple[ArabicToken, ...]
    """The tokens of Arabic letters."""


_folded = lru_cache(maxsize=50_000)(fold_spelling)


@lru_cache(maxsize=64)
def read_arabic(text: str) -> ArabicText:
    """Return a text with its tokens; the last few are kept, for every check asks for the same."""
    normalised = normalise(text)
    plain = normalised.text is text or normalised.text == text
    tokens = []
    for found, kind, start, end in tokenise(normalised.text):
        if not plain:
            start, end = normalised.span(start, end)
        tokens.append(ArabicToken(found, _folded(found) if kind is Kind.WORD else found, kind, start, end))
    return ArabicText(text, tuple(tokens), tuple(token for token in tokens if token.kind is Kind.WORD))
