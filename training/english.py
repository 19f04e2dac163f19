"""English text for training: the tokens of the draft engine, and the case of each word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from deskbrief.translate.engines.draft.english_tokens import NUMBER, Truecaser, tokenise_english

__all__ = ["NUMBER", "Truecaser", "learn_cases", "tokenise_english"]


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
