"""What a sentence of the memory is found by: its folded text, and its words without clitics and endings."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from deskbrief.arabic.script import fold
from deskbrief.arabic.stem import stem

_WORD = re.compile(r"\d+(?:[.,٫٬:/]\d+)*|[^\W_]+")
_LATIN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
NUMBER = "0"
"""Stands for every number, so that sentences which differ in one are alike."""
_LONGEST = 20_000
"""Characters of a text that are looked at."""


def exact_key(source: str) -> int:
    """Return a number of 63 bits that the same sentence always has, white space and vowel marks apart."""
    text = " ".join(fold(source).split())
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def source_words(source: str) -> list[str]:
    """Return the stems of an Arabic sentence in order; a number is ``NUMBER``."""
    return [NUMBER if word[0].isdigit() else _stem(word) for word in _WORD.findall(fold(source[:_LONGEST]))]


def target_words(target: str) -> list[str]:
    """Return the words of an English sentence in order, in small letters."""
    return [word.lower().replace("’", "'") for word in _LATIN.findall(target[:_LONGEST])]


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return stem(word)
