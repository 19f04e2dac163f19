import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.arabic import arabic_share, fold, has_arabic


def test_the_share_counts_letters_only():
    assert arabic_share("خبر 2024!") == 1.0
    assert arabic_share("abc ابج") == 0.5
    assert arabic_share("2024 …") == 0.0
    assert arabic_share("") == 0.0


def test_presentation_forms_are_arabic():
    assert has_arabic("\ufefb")
    assert not has_arabic("123 ، ؟ abc \ud800")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إعلان", "اعلان"),
        ("مدرسة", "مدرسه"),
        ("على", "علي"),
        ("مُحَمَّد", "محمد"),
        ("سـلام", "سلام"),
        ("س\ufefbم", "سلام"),
        ("مسؤول", "مسوول"),
        ("کرکوک", "كركوك"),
        ("Reuters", "reuters"),
        ("٢٠٢٤", "2024"),
    ],
)
def test_variants_of_one_spelling_fold_together(one, other):
    assert fold(one) == fold(other)


def test_different_words_stay_apart():
    assert fold("كتب") != fold("كتاب")
    assert fold("سماء") != fold("سما")


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_a_share_is_a_share(text):
    assert 0.0 <= arabic_share(text) <= 1.0
    assert has_arabic(text) == (arabic_share(text) > 0)
