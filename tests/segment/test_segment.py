"""Segments: every block gets its language and its sentences, with spans into the source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.segment import segment
from support.segments import article_of


def test_a_sentence_is_numbered_from_one_and_points_into_the_source():
    article = article_of("عنوان الخبر", "وصل الوفد. ثم غادر.")
    _, second = segment(article)
    assert [sentence.id for sentence in second.sentences] == ["b2.1", "b2.2"]
    assert [article.source.text[s.start : s.end] for s in second.sentences] == ["وصل الوفد.", "ثم غادر."]
    assert [sentence.text for sentence in second.sentences] == ["وصل الوفد.", "ثم غادر."]


def test_every_block_gets_its_own_language():
    segments = segment(article_of("وصل الوفد إلى العاصمة.", "The talks will resume.", "1445 - 2024"))
    assert [part.block.language for part in segments] == ["ar", "en", "und"]


def test_a_short_headline_is_in_the_language_of_its_article():
    persian = (
        "رئیس جمهور روز یکشنبه در تهران با وزیر امور خارجه دیدار و گفتگو کرد. این دیدار دو ساعت طول کشید."
    )
    headline, _ = segment(article_of("تحولات منطقه", persian))
    assert headline.block.language == "fa"


def test_an_article_without_blocks_has_no_segments():
    assert segment(article_of()) == ()


@given(st.lists(st.text(min_size=1, max_size=80), max_size=4))
def test_the_sentences_of_a_block_hold_all_of_its_text(texts):
    article = article_of(*texts)
    for part in segment(article):
        kept = "".join(article.source.text[s.start : s.end] for s in part.sentences)
        assert "".join(kept.split()) == "".join(part.block.text.split())
