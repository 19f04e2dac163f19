"""Sentence pairs as the phrase table and the language model see them: units of Arabic, tokens of English."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from deskbrief.translate.engines.draft.segmenter import Segmenter
from training.corpus import Corpus, Pair
from training.english import Truecaser, learn_cases, tokenise_english
from training.source import content_units

if TYPE_CHECKING:
    from training.config import English
    from training.material import OwnMaterial

Sentence = tuple[list[str], list[bool], list[str], float]
"""Source units, which of them carry content, English tokens, what a sighting counts."""


def true_cases(
    pairs: Sequence[Pair], corpus: Corpus, english: Sequence[English], lines: int
) -> dict[str, str]:
    """Return each English word in the case that it has inside sentences, by its lower-case form."""
    first = (line for _, line, _ in itertools.islice(corpus.english_lines(english), lines))
    texts = itertools.chain((text for _, text, _ in pairs), first)
    return learn_cases(tokenise_english(text) for text in texts)


def evidence(pairs: Sequence[Pair], own: OwnMaterial, least_weight: float) -> Iterator[Pair]:
    """Yield (Arabic, English, weight) of what tells which reading of a word is meant."""
    yield from (pair for pair in pairs if pair[2] >= least_weight)
    yield from ((arabic, english, 1.0) for arabic, english in own.phrases)
    yield from ((form, " ".join(options), 2.0) for form, options in own.words)


def sentences(segmenter: Segmenter, cases: dict[str, str], pairs: Iterable[Pair]) -> list[Sentence]:
    """Return every pair that has words on both sides."""
    truecaser = Truecaser(cases)
    found = []
    for arabic, english, weight in pairs:
        keys, content = content_units(segmenter, arabic)
        target = truecaser.restore(tokenise_english(english))
        if keys and target:
            found.append((keys, content, target, weight))
    return found


def english_side(
    data: Sequence[Sentence],
    cases: dict[str, str],
    corpus: Corpus,
    english: Sequence[English],
    least_weight: float,
    counted: Counter[str],
) -> Iterator[tuple[list[str], float]]:
    """Yield (tokens, weight) for the language model; ``counted`` gets the lines of each English file."""
    truecaser = Truecaser(cases)
    for _, _, target, weight in data:
        yield target, max(least_weight, weight)
    for name, line, weight in corpus.english_lines(english):
        counted[name] += 1
        yield truecaser.restore(tokenise_english(line)), weight
