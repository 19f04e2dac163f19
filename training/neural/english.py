"""The English side: the draft engine's tokens with the source's symbols for numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbrief.translate.engines.draft.english_tokens import (
    NUMBER,
    Truecaser,
    tokenise_english,
    written_tokens,
)
from training.neural.symbols import MOST_NUMBERS, NUMBERS

_NOT_VALUE = re.compile(r"[^\d]")


def digits_of(text: str) -> list[str]:
    """Return the digits behind each ``#`` that ``tokenise_english`` makes of a text."""
    return [token for token in written_tokens(text) if NUMBER.fullmatch(token)]


def value(digits: str) -> str:
    """Return what makes two spellings of a number the same: ``2,000`` and ``2000``, ``5%`` and ``5``."""
    return _NOT_VALUE.sub("", digits)


def with_symbols(text: str, numbers: Sequence[str], truecaser: Truecaser) -> list[str] | None:
    """Return English tokens in which each number is the symbol of its match in the source.

    None where the two sides do not have the very same numbers: learning from such a pair would teach the
    model to drop a number or to invent one.
    """
    tokens = truecaser.restore(tokenise_english(text))
    found = digits_of(text)
    if len(found) != tokens.count("#") or len(found) != len(numbers) or len(found) > MOST_NUMBERS:
        return None
    free = list(enumerate(numbers))
    out: list[str] = []
    for token in tokens:
        if token != "#":
            out.append(token)
            continue
        digits = found.pop(0)
        match = next((item for item in free if value(item[1]) == value(digits)), None)
        if match is None or (match[1].endswith("%") and not digits.endswith("%")):
            return None
        free.remove(match)
        out.append(NUMBERS[match[0]])
        if digits.endswith("%") and not match[1].endswith("%"):
            out.append("%")
    return out


def alone(text: str, truecaser: Truecaser) -> tuple[list[str], list[str]] | None:
    """Return the tokens of English that has no source yet, and the digits that its symbols stand for."""
    found = digits_of(text)
    tokens = with_symbols(text, found, truecaser)
    return None if tokens is None else (tokens, found)
