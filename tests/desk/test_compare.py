"""What a person changed, as a reader sees it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.desk.compare import Kind, differences

WRAPPED = {Kind.SAME: "{}", Kind.DELETED: "[-{}-]", Kind.INSERTED: "[+{}+]"}


def shown(before: str, after: str) -> str:
    return "".join(WRAPPED[stretch.kind].format(stretch.text) for stretch in differences(before, after))


def test_equal_texts_are_one_stretch():
    assert shown("The plan was approved.", "The plan was approved.") == "The plan was approved."
    assert differences("", "") == ()


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ("The plan was approved.", "The scheme was approved.", "The [-plan-][+scheme+] was approved."),
        ("a very big house", "a big house", "a [-very -]big house"),
        ("a big house", "a very big house", "a [+very +]big house"),
        ("The plan, it says", "The plan it says", "The plan[-,-] it says"),
        ("It costs 1,200.", "It costs 1,250.", "It costs [-1,200-][+1,250+]."),
        ("It isn't so.", "It is so.", "It [-isn't-][+is+] so."),
        ("One. Two.", "One.\nTwo.", "One.[- -][+\n+]Two."),
        ("", "News.", "[+News.+]"),
        ("News.", "", "[-News.-]"),
    ],
)
def test_a_change_is_told_in_whole_words(before, after, seen):
    assert shown(before, after) == seen


def test_a_new_sentence_is_one_stretch_that_begins_where_the_sentence_does():
    assert shown("A won. C won.", "A won. B won. C won.") == "A won. [+B won. +]C won."
    assert shown("He left. He won. He sang.", "He left. He sang.") == "He left. [-He won. -]He sang."


def test_a_lone_short_word_between_two_changes_is_not_left_standing():
    assert shown("The minister was angry today.", "The premier was furious today.") == (
        "The [-minister was angry-][+premier was furious+] today."
    )


def test_a_word_that_says_as_much_as_the_changes_beside_it_stays():
    assert shown("The council approved plans.", "A council approved it.") == (
        "[-The-][+A+] council approved [-plans-][+it+]."
    )


def test_two_insertions_stay_apart():
    assert shown("the dog and the cat", "the big dog and the small cat") == (
        "the [+big +]dog and the [+small +]cat"
    )


def test_a_letter_and_its_marks_are_one_word():
    assert shown("He said مُدير.", "He said مَدير.") == "He said [-مُدير-][+مَدير+]."


def test_offsets_lead_back_into_the_text_that_each_stretch_is_from():
    before, after = "The old plan costs much.", "The plan costs too much now."
    for stretch in differences(before, after):
        text = before if stretch.kind is Kind.DELETED else after
        assert text[stretch.start : stretch.end] == stretch.text


TEXTS = st.text(st.sampled_from("ab .,\n'é\u0301👩\u200d💻1") | st.characters(), max_size=60) | st.lists(
    st.sampled_from("the of a minister said . , plan approved 1,200".split()), max_size=30
).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_stretches(before, after):
    stretches = differences(before, after)
    assert "".join(s.text for s in stretches if s.kind is not Kind.INSERTED) == before
    assert "".join(s.text for s in stretches if s.kind is not Kind.DELETED) == after


@given(TEXTS, TEXTS)
def test_stretches_are_not_empty_and_neighbours_differ(before, after):
    stretches = differences(before, after)
    assert all(stretch.text for stretch in stretches)
    assert all(one.kind is not other.kind for one, other in pairwise(stretches))


@given(TEXTS, TEXTS)
def test_stretches_of_one_text_follow_each_other_without_a_gap(before, after):
    was = now = 0
    for stretch in differences(before, after):
        at = was if stretch.kind is Kind.DELETED else now
        assert (stretch.start, stretch.end) == (at, at + len(stretch.text))
        was += len(stretch.text) if stretch.kind is not Kind.INSERTED else 0
        now += len(stretch.text) if stretch.kind is not Kind.DELETED else 0


def test_texts_too_long_to_compare_still_give_both_back(monkeypatch):
    monkeypatch.setattr("deskbrief.desk.compare.MOST", 3)
    assert shown("It was said that he won.", "It was denied that he won.") == (
        "It was [-said-][+denied+] that he won."
    )
