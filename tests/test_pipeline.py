"""The one way through the core: a source becomes a brief, or an error says why it cannot."""

from datetime import date

import pytest

from deskbrief.document import Hypothesis
from deskbrief.errors import CancelledError, NoArticleError, UsageError
from deskbrief.load import load_bytes
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.pipeline import brief_source, read_article, signature, today_or_epoch

TODAY = date(2025, 1, 2)
SCRIPT = 'document.addEventListener("DOMContentLoaded", function() { console.log("x"); });\n'


class Engine:
    """Says which words it was given."""

    name = "counting"
    signature = "counting:1"
    max_units = None

    def measure(self, text):
        return len(text.split())

    def translate(self, sentences, n_best=1):
        return [[Hypothesis(f"English of {len(sentence.split())} words.")] for sentence in sentences]


@pytest.fixture
def summarizer():
    from deskbrief.brief.summarizers import open_summarizer

    return open_summarizer(load_catalogue().get("lead-rank", Role.SUMMARIZE))


def source(text, name="news.txt"):
    return load_bytes(text.encode(), name, ".txt")


def test_a_source_becomes_a_brief_with_every_sentence_translated(article, summarizer):
    brief = brief_source(source(article), Engine(), summarizer, today=TODAY)
    assert brief.made_on == "2025-01-02"
    assert brief.engine == "counting"
    assert "counting:1" in brief.signature
    for part in brief.segments:
        assert len(part.translations) == len(part.sentences) > 0
        assert all(translation.text.startswith("English of") for translation in part.translations)
    assert brief.key_points


def test_progress_is_told_up_to_the_last_sentence(article, summarizer):
    told = []
    brief = brief_source(source(article), Engine(), summarizer, progress=lambda *step: told.append(step))
    total = sum(len(part.sentences) for part in brief.segments)
    assert told[-1] == (total, total)
    assert told == sorted(told)


def test_a_wish_to_stop_stops(article, summarizer):
    with pytest.raises(CancelledError):
        brief_source(source(article), Engine(), summarizer, cancelled=lambda: True)


def test_a_page_of_nothing_but_script_says_what_was_dropped():
    with pytest.raises(NoArticleError) as caught:
        read_article(source(SCRIPT))
    assert "news.txt holds no article text" in caught.value.message
    assert "dropped: 1 " in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council approved the plan on Tuesday, and the mayor said that work begins soon.", "English"),
        (
            "رئیس جمهور گفت که این پروژه تا پایان سال به بهره‌برداری می‌رسد و مردم از آن استفاده می‌کنند.",
            "Persian",
        ),
        ("12 34\n\n56", "undetermined"),
    ],
)
def test_a_text_without_arabic_says_what_it_is_in(text, language):
    with pytest.raises(NoArticleError, match="holds no Arabic") as caught:
        read_article(source(text))
    assert language in caught.value.message


def test_arabic_among_english_is_an_article(article):
    _, segments = read_article(source(f"{article}\nThe council approved the plan on Tuesday.\n"))
    assert {part.block.language for part in segments} == {"ar", "en"}


def test_a_text_of_two_words_is_an_article():
    assert read_article(source("خبر عاجل"))


def test_the_signature_is_known_before_there_is_a_brief(article, summarizer):
    assert signature(Engine(), summarizer) == brief_source(source(article), Engine(), summarizer).signature


def test_the_date_can_be_fixed_from_outside(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735776000")
    assert today_or_epoch() == date(2025, 1, 2)


@pytest.mark.parametrize("value", ["yesterday", "1e9", "9" * 30])
def test_a_date_from_outside_that_is_none_is_an_error(monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        today_or_epoch()
