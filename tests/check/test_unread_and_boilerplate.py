"""Approvals too fast to be read, and sentences that are no news."""

import pytest

from deskbrief.check.boilerplate import BoilerplateCheck
from deskbrief.check.unread import reading_time, too_fast
from support.segments import translated

LONG = "word " * 119


def test_half_a_minute_is_what_a_hundred_and_nineteen_words_take():
    assert reading_time(LONG) == pytest.approx(30)


@pytest.mark.parametrize(("seconds", "fast"), [(1, True), (9, True), (11, False), (60, False)])
def test_a_third_of_the_time_is_allowed(seconds, fast):
    assert too_fast(LONG, seconds) is fast


def test_a_short_text_is_taken_in_at_a_glance():
    assert not too_fast("word " * 10, 0.1)


def test_a_share_bar_within_a_paragraph_is_told_of_and_news_is_not():
    found = list(BoilerplateCheck().run(translated("شارك فيسبوك تويتر واتساب طباعة", "Share on Facebook")))
    assert [finding.code for finding in found] == ["boilerplate"]
    news = translated("وصل الوزير إلى بغداد أمس للمشاركة في القمة.", "The minister came to Baghdad.")
    assert list(BoilerplateCheck().run(news)) == []
