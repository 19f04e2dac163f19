"""Which words of a paragraph translate which, by the links that its engine gave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbrief.desk import Row
from deskbrief.document import Link, Side

_WORD = re.compile(r"\S+")
Stretch = tuple[int, int]


def aligned(row: Row, side: Side, index: int) -> dict[Side, list[Stretch]]:
    """Return the word at an index of one side of a paragraph, and the words of the other side linked with it.

    Indices are those of ``Row.source`` and ``Row.text``. Where the engine gave no link, or a person rewrote
    the sentence, there is only the word itself.
    """
    text = row.source if side is Side.SOURCE else row.text
    word = next(
        (found.span() for found in _WORD.finditer(text) if found.start() <= index < found.end()), None
    )
    if word is None:
        return {Side.SOURCE: [], Side.TARGET: []}
    linked = [link for link in _links(row) if _meets(_of(link, side), word)]
    other = Side.TARGET if side is Side.SOURCE else Side.SOURCE
    return {side: [word], other: sorted({_of(link, other) for link in linked})}


def _links(row: Row) -> Iterator[Link]:
    """Yield all links with offsets into the paragraph's texts."""
    sentences = {sentence.id: sentence for sentence in row.sentences}
    at = 0
    for made in row.shown:
        sentence = sentences.get(made.sentence_id)
        begin = sentence.start - row.block.start if sentence else 0
        for link in made.alignment:
            yield Link(
                begin + link.source_start,
                begin + link.source_end,
                at + link.target_start,
                at + link.target_end,
            )
        at += len(made.text) + 1 if made.text else 0


def _of(link: Link, side: Side) -> Stretch:
    if side is Side.SOURCE:
        return link.source_start, link.source_end
    return link.target_start, link.target_end


def _meets(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
