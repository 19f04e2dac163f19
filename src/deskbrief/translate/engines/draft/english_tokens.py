"""English text as the tables know it: tokens, numbers as ``#``, words in their true case."""

from __future__ import annotations

import re
from typing import Protocol

from deskbrief.translate.engines.draft.tables import LONE_HASH

NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*%?")
_TOKEN = re.compile(
    r"https?://\S*[\w/]|#[^\W\d]\w*|\d+(?:[.,:/]\d+)*%?(?:st|nd|rd|th|s|km|m)?(?![A-Za-z])|U\.S\.|(?:[A-Z]\.){2,}|'s\b"
    r"|[^\W\d_]+(?:[-.'’][^\W\d_]+)*|\.{2,}|…|[^\s]"
)
_CONTRACTIONS = (
    (re.compile(r"\bcan't\b", re.I), "cannot"),
    (re.compile(r"\bwon't\b", re.I), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"\b(I)'m\b"), r"\1 am"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
)
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "´": "'"}
)


def tokenise_english(text: str) -> list[str]:
    """Return the tokens; contractions are written out and a number becomes ``#``."""
    return [placed(token) for token in written_tokens(text)]


def placed(token: str) -> str:
    """Return a written token as the tables know it."""
    return "#" if NUMBER.fullmatch(token) else LONE_HASH if token == "#" else token


def written_tokens(text: str) -> list[str]:
    """Return the tokens of ``tokenise_english`` with numbers as they are written."""
    text = text.translate(_QUOTES)
    for pattern, full in _CONTRACTIONS:
        text = pattern.sub(full, text)
    tokens = []
    for token in _TOKEN.findall(text):
        if token.endswith("'s") and len(token) > 2 and not token[0].isdigit():
            tokens += [token[:-2], "'s"]
        else:
            tokens.append(token)
    return tokens


class Cases(Protocol):
    """Words in small letters to their true case: a dictionary, or ``learning.CommonCases``."""

    def get(self, word: str, default: str, /) -> str:
        """Return the true case of a word in small letters, or ``default`` where it is not known."""
        ...


class Truecaser:
    """Gives the first word of a sentence the case that it has inside sentences."""

    def __init__(self, cases: Cases) -> None:
        self.best = cases

    def restore(self, tokens: list[str]) -> list[str]:
        """Return the tokens with sentence starts in their true case.

        A headline in capitals, and a sentence without a single capital, are restored word by word.
        """
        shouting = sum(token.isupper() and len(token) > 3 for token in tokens) > len(tokens) / 3
        shouting = shouting or all(token.islower() for token in tokens if token[0].isalpha())
        out = []
        start = True
        for token in tokens:
            if token[0].isalpha():
                if start or shouting:
                    out.append(self.best.get(token.lower(), token.lower() if shouting else token))
                elif token.isupper() and len(token) > 4:
                    out.append(self.best.get(token.lower(), token))
                else:
                    out.append(token)
                start = False
            else:
                out.append(token)
                start = start or token in '.:?!"'
        return out
