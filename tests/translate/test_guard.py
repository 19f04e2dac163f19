"""The guard: what it must see, and the honest English that it must leave alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.document import Fault
from deskbrief.translate.guard import arabic_left, faults, find_loop, lost_tail


def looped(text: str) -> str | None:
    span = find_loop(text)
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("before", "loop", "after"),
    [
        ("The ", "salad salad salad salad salad", " was good."),
        ("He said ", "and he and he and he and he", " left."),
        ("", "(Applause) (Applause) (Applause) (Applause) (Applause)", " Then he left."),
        ("The minister ", "of the interior of the interior of the interior", " spoke."),
        ("", "The committee met in the capital today. The committee met in the capital today.", " It rose."),
        ("He said, no, ", "hahahahahahahaha", " and left."),
        ("N", "ooooooooooooo", "!"),
    ],
)
def test_words_and_letters_said_over_and_over_are_a_loop(before, loop, after):
    assert looped(before + loop + after) == loop


@pytest.mark.parametrize(
    "text",
    [
        "It was very, very cold.",
        "No, no, no, he said, thank you, thank you.",
        "of the people, by the people, for the people",
        "Losses reached 1,000,000,000,000 dollars, or 0.000000000001 of it.",
        "---------- ......... ==========",
        "1 2 1 2 1 2 1 2 1 2 1 2",
        "The first, the second, the third, the fourth, the fifth and the sixth.",
        "Tom met Ann, Ann met Sue, Sue met Tom.",
        "",
    ],
)
def test_honest_repetition_is_not_a_loop(text):
    assert find_loop(text) is None


@given(st.lists(st.sampled_from("abcdefghij"), max_size=40), st.integers(6, 12), st.integers(2, 5))
def test_the_span_of_a_loop_holds_the_loop_and_lies_within_the_text(head, size, times):
    unit = " ".join(f"word{number}" for number in range(size))
    text = " ".join([*(f"{letter}{at}" for at, letter in enumerate(head)), *[unit] * times])
    start, end = find_loop(text)
    assert text[start:end] == " ".join([unit] * times)


@given(st.text(max_size=200))
def test_any_text_may_be_asked_for_loops_and_leftovers(text):
    for span in [find_loop(text) or (0, 0), *arabic_left(text)]:
        assert 0 <= span[0] <= span[1] <= len(text)


def test_arabic_words_left_in_the_english_are_one_span_each_stretch():
    text = "The وزير الداخلية said that داعش was near; 15٪ and ، do not count."
    assert [text[start:end] for start, end in arabic_left(text)] == ["وزير الداخلية", "داعش"]


SOURCE = "أعلنت وزارة الصحة عن افتتاح مركزين طبيين في المحافظة، وقالت إن العمل فيهما يبدأ في 15 أيار المقبل."
TARGET = (
    "The Health Ministry announced two medical centres in the province and said work starts there on 15 May."
)


def test_a_whole_translation_has_lost_nothing():
    assert not lost_tail(SOURCE, TARGET)


@pytest.mark.parametrize(
    "target",
    [
        "The Health Ministry announced two.",
        "The Health Ministry announced two medical centres in the province and said",
        "The Health Ministry announced two medical centres in the province.",
    ],
)
def test_a_translation_far_too_short_cut_off_or_without_the_last_figures_has_lost_its_tail(target):
    assert lost_tail(SOURCE, target)


def test_a_short_sentence_is_not_judged_by_its_length():
    assert not lost_tail("وصل الوفد أمس", "It came")


def test_vowel_marks_do_not_make_a_source_long():
    assert not lost_tail("وَصَلَ الوَفْدُ الوِزَارِيُّ إِلَى العَاصِمَةِ مَسَاءً", "The delegation arrived late")


@pytest.mark.parametrize("target", ["", "  "])
def test_nothing_at_all_is_empty_and_only_that(target):
    assert faults(SOURCE, target) == (Fault.EMPTY,)


def test_every_fault_is_named_once():
    target = "The وزارة " + "said said said said said said"
    assert faults(SOURCE, target) == (Fault.LOOP, Fault.UNTRANSLATED, Fault.LOST_TAIL)


def test_a_loop_that_the_source_has_too_is_no_fault():
    assert faults("لا لا لا لا لا لا", "No no no no no no") == ()


def test_a_good_translation_has_no_faults():
    assert faults(SOURCE, TARGET) == ()


@pytest.mark.parametrize("unit", ["word ", "a", "ab cd ", "وزير ", "1,0 "])
def test_a_very_long_text_is_judged_in_reasonable_time(unit):
    started = time.perf_counter()
    faults("نص " * 100_000, unit * (300_000 // len(unit)))
    assert time.perf_counter() - started < 20
