"""A person's cuts done again on a fresh reading of the page: paragraphs split, merged, put back.

Only where the words are the same, white space apart; all else is left to ``clean.ids.carry_ids``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deskbrief.document import Article, Block, BlockKind


def reshaped(previous: Article, current: Article) -> Article:
    """Return the current article with the previous one's paragraphs where their words are still there."""
    known = {_words(block.text) for block in previous.blocks}
    blocks = list(current.blocks)
    there = {_words(block.text) for block in blocks}
    back = [block for block in current.dropped if _words(block.text) in known - there]
    blocks += [Block(b.id, BlockKind.PARAGRAPH, b.start, b.end, b.text) for b in back]
    blocks.sort(key=lambda block: block.start)
    blocks = [part for block in blocks for part in _split(block, previous.blocks, known)]
    blocks = _merged(blocks, previous.blocks, current.source.text)
    seen: set[str] = set()
    named = []
    for number, block in enumerate(blocks):
        named.append(replace(block, id=f"{block.id}~{number}") if block.id in seen else block)
        seen.add(block.id)
    return replace(current, blocks=tuple(named), dropped=tuple(b for b in current.dropped if b not in back))


def _words(text: str) -> str:
    return "".join(text.split())


def _split(block: Block, previous: Sequence[Block], known: set[str]) -> list[Block]:
    words = _words(block.text)
    if words in known:
        return [block]
    for first, row in enumerate(previous):
        if not words.startswith(_words(row.text)):
            continue
        lengths, rest = [], words
        for row in previous[first:]:
            part = _words(row.text)
            if not part or not rest.startswith(part):
                break
            lengths.append(len(part))
            rest = rest[len(part) :]
        if not rest and len(lengths) > 1:
            return _cut(block, lengths)
    return [block]


def _cut(block: Block, lengths: Sequence[int]) -> list[Block]:
    """Cut a block after so many characters that are not white space, again and again."""
    places = [at for at, character in enumerate(block.text) if not character.isspace()]
    parts, done = [], 0
    for length in lengths:
        start, end = places[done], places[done + length - 1] + 1
        parts.append(
            replace(block, start=block.start + start, end=block.start + end, text=block.text[start:end])
        )
        done += length
    return parts


def _merged(blocks: list[Block], previous: Sequence[Block], text: str) -> list[Block]:
    there = {_words(block.text) for block in blocks}
    for row in previous:
        words = _words(row.text)
        if words in there:
            continue
        for first, block in enumerate(blocks):
            count = _run(blocks[first:], words)
            if count:
                end = blocks[first + count - 1].end
                whole = replace(block, end=end, text=text[block.start : end])
                if _words(whole.text) == words:  # nothing that was left out lies between
                    blocks = [*blocks[:first], whole, *blocks[first + count :]]
                break
    return blocks


def _run(blocks: Sequence[Block], words: str) -> int:
    """Return how many blocks, from the first, make up these words; 0 where they do not."""
    for count, block in enumerate(blocks, start=1):
        part = _words(block.text)
        if not part or not words.startswith(part):
            return 0
        words = words[len(part) :]
        if not words:
            return count if count > 1 else 0
    return 0
