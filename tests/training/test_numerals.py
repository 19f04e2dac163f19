"""No learned phrase may change a value: number words of both languages."""

import pytest
from training.numerals import arabic_values, english_values


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
