"""English text as the tables know it: tokens, numbers as ``#``, words in their true case."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*%?")
_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*%?(?:st|nd|rd|th|s|km|m)?(?![A-Za-z])|U\.S\.|(?:[A-Z]\.){2,}|'s\b"
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
    text = text.translate(_QUOTES)
    for pattern, full in _CONTRACTIONS:
        text = pattern.sub(full, text)
    tokens = []
    for token in _TOKEN.findall(text):
        if token[0].isdigit():
            tokens.append("#" if NUMBER.fullmatch(token) else token)
        elif token.endswith("'s") and len(token) > 2:
            tokens += [token[:-2], "'s"]
        else:
            tokens.append(token)
    return tokens


def learn_cases(lines: Iterable[list[str]]) -> dict[str, str]:
    """Return the commonest form of each word inside sentences, by its lower-case form.

    Sentences that were lower-cased as a whole tell nothing.
    """
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for tokens in lines:
        if all(token.islower() for token in tokens if token[0].isalpha()):
            continue
        for before, token in pairwise(tokens):
            if token[0].isalpha() and before not in '.:?!"([':
                seen[token.lower()][token] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in seen.items()}


class Truecaser:
    """Gives the first word of a sentence the case that it has inside sentences."""

    def __init__(self, cases: dict[str, str]) -> None:
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
