"""Cut an article's blocks into sentences and tell the language of each block."""

from __future__ import annotations

from dataclasses import replace

from deskbrief.document import Article, Block, Segment, Sentence
from deskbrief.segment.language import language_of, prevailing_language
from deskbrief.segment.sentences import split_sentences

__all__ = ["language_of", "segment", "split_sentences"]


def segment(article: Article) -> tuple[Segment, ...]:
    """Return one segment for each block, in order, with its language set and its sentences cut.

    A block too short to tell its language (a headline of two words) is taken to be in the language of the
    Arabic script that prevails in the article, so that a Persian page's headline is not mistranslated.
    """
    prevailing = prevailing_language(block.text for block in article.blocks)
    return tuple(_segment(block, prevailing) for block in article.blocks)


def _segment(block: Block, prevailing: str) -> Segment:
    sentences = tuple(
        Sentence(f"{block.id}.{number}", block.start + start, block.start + end, block.text[start:end])
        for number, (start, end) in enumerate(split_sentences(block.text), start=1)
    )
    return Segment(replace(block, language=language_of(block.text, prevailing)), sentences)
