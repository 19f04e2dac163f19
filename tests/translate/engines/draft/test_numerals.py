"""No learned phrase may change a value: number words of both languages."""

import pytest

from deskbrief.translate.engines.draft.numerals import (
    arabic_values,
    english_values,
    gives_number,
    states_number,
)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [("ثلاثة", "three"), ("الثالث", "third"), ("عشرين", "twenty"), ("عامين", "two"), ("مليون", "million"),
     ("خمسة عشر", "fifteen"), ("ثلث", "third"), ("الاف", "thousands")],
)  # fmt: skip
def test_the_same_value_in_both_languages(arabic, english):
    assert english_values([english]) <= arabic_values(arabic.split())


@pytest.mark.parametrize(
    ("arabic", "english"), [("التاسعة", "sixty-ninth"), ("كتاب", "three"), ("اربعة", "five")]
)
def test_another_value_is_noticed(arabic, english):
    assert not english_values([english]) <= arabic_values([arabic])


@pytest.mark.parametrize("unit", ["عامين", "ثلاثة", "الخمسين", "مليون", "سبع"])
def test_a_number_word_must_be_given_in_english(unit):
    assert states_number(unit)


@pytest.mark.parametrize("unit", ["ستار", "مسلمين", "عشيرة", "القوانين", "خمسينيات"])
def test_a_word_that_only_looks_like_one_need_not(unit):
    assert not states_number(unit)


def test_a_number_is_given_in_words_or_figures():
    assert gives_number(["two", "years"])
    assert gives_number(["#", "years"])
    assert not gives_number(["since", "years"])
