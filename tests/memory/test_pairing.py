"""Sentences of a person's paragraph are paired by their lengths; what does not fit stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.memory import pair_sentences

ADOPTED = "أقر مجلس البلدة خطة جديدة لتوزيع المياه على الأحياء الشرقية."
GLAD = "ورحب السكان بالقرار."
LATER = "وقال رئيس المجلس إن العمل سيبدأ مطلع الشهر المقبل."
ADOPTED_EN = "The town council adopted a new plan for distributing water to the eastern districts."
GLAD_EN = "Residents welcomed the decision."
LATER_EN = "The council's head said that the work would begin early next month."


def test_as_many_sentences_on_both_sides_go_together_in_order():
    pairs = pair_sentences([ADOPTED, GLAD, LATER], f"{ADOPTED_EN} {GLAD_EN} {LATER_EN}")
    assert pairs == [(ADOPTED, ADOPTED_EN), (GLAD, GLAD_EN), (LATER, LATER_EN)]


def test_a_sentence_that_was_cut_in_two_keeps_both_parts():
    cut = "The town council adopted a new plan. It is for distributing water to the eastern districts."
    assert pair_sentences([ADOPTED, GLAD], f"{cut} {GLAD_EN}") == [(ADOPTED, cut), (GLAD, GLAD_EN)]


def test_two_sentences_that_were_joined_are_one_source():
    joined = f"{ADOPTED_EN[:-1]}, and residents welcomed the decision."
    pairs = pair_sentences([ADOPTED, GLAD, LATER], f"{joined} {LATER_EN}")
    assert pairs == [(f"{ADOPTED} {GLAD}", joined), (LATER, LATER_EN)]


def test_english_that_cannot_be_cut_to_fit_is_one_pair():
    assert pair_sentences([ADOPTED, GLAD, LATER], GLAD_EN) == [(f"{ADOPTED} {GLAD} {LATER}", GLAD_EN)]


def test_line_breaks_of_the_editor_are_spaces():
    assert pair_sentences([GLAD], "Residents\nwelcomed  the decision.") == [(GLAD, GLAD_EN)]


@pytest.mark.parametrize("english", ["", "  \n"])
def test_without_english_there_is_nothing_to_keep(english):
    assert pair_sentences([GLAD], english) == []


@given(
    st.lists(st.sampled_from([ADOPTED, GLAD, LATER]), min_size=1, max_size=5),
    st.lists(st.sampled_from([ADOPTED_EN, GLAD_EN, LATER_EN]), min_size=1, max_size=5),
)
def test_nothing_is_lost_on_either_side(sources, english):
    pairs = pair_sentences(sources, " ".join(english))
    assert " ".join(source for source, _ in pairs) == " ".join(sources)
    assert " ".join(target for _, target in pairs) == " ".join(english)
