"""Segments made from bare text, as cleaning and segmenting would make them."""

from __future__ import annotations

from deskbrief.document import Article, Block, BlockKind, Segment, Source, Translation
from deskbrief.segment import segment


def article_of(*texts: str) -> Article:
    """An article whose paragraphs are these texts, with a blank line between; ids are b1, b2 and so on."""
    blocks, here = [], 0
    for number, text in enumerate(texts, start=1):
        blocks.append(Block(f"b{number}", BlockKind.PARAGRAPH, here, here + len(text), text))
        here += len(text) + 2
    return Article(Source("test", "\n\n".join(texts), sha256="0" * 64), tuple(blocks))


def segments_of(*texts: str) -> tuple[Segment, ...]:
    """The untranslated segments of these paragraphs."""
    return segment(article_of(*texts))


def translated(source: str, target: str, engine: str = "fake") -> Segment:
    """A paragraph of one sentence with this translation."""
    (part,) = segments_of(source)
    assert len(part.sentences) == 1, "give one sentence"
    return Segment(part.block, part.sentences, (Translation(part.sentences[0].id, target, engine),))
