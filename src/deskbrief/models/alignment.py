"""Word alignment read off a model's attention.

Each target word is linked to the source word that its pieces attend to most, a common reading of the
cross-attention of translation models (Bahdanau et al. 2015, section 5.2.1). It shows where to look;
it proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbrief.document import Link
from deskbrief.models.pieces import Piece, located

_WORD = re.compile(r"\w+(?:[\w'’.,-]*\w)?")

_LEAST = 0.2
"""The share of a target word's attention that a source word must draw to be linked."""


def links(
    source: str,
    pieces: Sequence[Piece],
    target: str,
    written: Sequence[str],
    attention: Sequence[Sequence[float]],
) -> tuple[Link, ...]:
    """Return links between words, in target order.

    ``attention`` has a row for each written piece and a column for each source piece; ``pieces`` carry their
    spans in ``source``, those of ``written`` are found in ``target``.
    """
    source_words = [match.span() for match in _WORD.finditer(source)]
    target_words = [match.span() for match in _WORD.finditer(target)]
    columns = [_word_at(source_words, piece.start, piece.end) for piece in pieces]
    drawn: list[dict[int, float]] = [{} for _ in target_words]
    for piece, row in zip(located(written, target), attention, strict=True):
        word = _word_at(target_words, piece.start, piece.end)
        if word is None:
            continue
        for column, weight in zip(columns, row, strict=True):
            if column is not None:
                drawn[word][column] = drawn[word].get(column, 0.0) + weight
    found = []
    for span, weights in zip(target_words, drawn, strict=True):
        best = max(weights, key=lambda column: weights[column], default=None)
        if best is not None and weights[best] >= _LEAST * sum(weights.values()):
            found.append(Link(*source_words[best], *span))
    return tuple(found)


def _word_at(words: Sequence[tuple[int, int]], start: int, end: int) -> int | None:
    """Return the number of the word that a span shares most characters with."""
    best, most = None, 0
    for number, (begin, stop) in enumerate(words):
        shared = min(end, stop) - max(start, begin)
        if shared > most:
            best, most = number, shared
    return best
