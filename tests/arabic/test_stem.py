"""The light stemmer makes one key of a word's commonest forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.arabic.stem import stem, words
from deskbrief.arabic.stopwords import STOP_WORDS


@pytest.mark.parametrize(
    "forms",
    [
        "الحكومة والحكومة للحكومة حكومة حكومتها",
        "المهندسون المهندسين مهندسين والمهندسون",
        "القوات قوات بالقوات وقوات",
        "قرار القرار والقرار قراره قراراً",
        "عراقي العراقية عراقية",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms):
    assert len({stem(word) for word in words(forms)}) == 1


def test_different_words_keep_different_stems():
    assert stem("جسر") != stem("جيش")


def test_a_number_is_one_word_with_its_separators():
    assert [stem(w) for w in words("بلغت 1,370 و٥٫٨.")] == ["بلغت", "1,370", "5.8"]


def test_latin_words_are_left_whole():
    assert stem("opening") == "opening"


def test_stop_words_are_folded_as_words_are():
    assert set(words("إلى على التي هذه")) <= STOP_WORDS


@given(st.text(alphabet="ابتثجحخدرسعفقكلمنهوي", min_size=3, max_size=12))
def test_a_stem_is_part_of_its_word_and_never_shorter_than_three_letters(word):
    assert stem(word) in word
    assert len(stem(word)) >= 3
