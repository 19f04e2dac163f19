"""Slips of the keyboard are seen, and every one is mended by putting its suggestion in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.check.typography import TypographyCheck

SOURCE = "وصل الوفد إلى بغداد."


def found(target, source=SOURCE):
    return list(TypographyCheck().compare(source, target))


def mended(target, source=SOURCE):
    for finding in reversed(found(target, source)):
        target = target[: finding.start] + finding.suggestion + target[finding.end :]
    return target


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("The  delegation arrived.", "The delegation arrived."),
        ("The delegation arrived .", "The delegation arrived."),
        ("The delegation , he said, arrived.", "The delegation, he said, arrived."),
        ("Baghdad،the capital.", "Baghdad,the capital."),
        ("the delegation arrived.", "The delegation arrived."),
        ("The delegation arrived", "The delegation arrived."),
        ("It came. then it left again.", "It came. Then it left again."),
        ("He said i came.", "He said I came."),
    ],
)
def test_a_slip_is_mended_by_its_suggestion(target, right):
    assert mended(target) == right


def test_a_question_ends_in_a_question_mark():
    assert mended("Has it arrived.", "هل وصل؟") == "Has it arrived?"


@pytest.mark.parametrize(
    "target",
    [
        "The delegation arrived at 10:30 on 3.5.2024, in the U.S., e.g. Washington.",
        "See https://example.org/a,b and @un_iraq.",
        "“It arrived.”",
        "It arrived... and left.",
        "iPhones arrived.",
        "al-Sudani arrived.",
        "It came, saw, and left!",
    ],
)
def test_good_english_is_left_alone(target):
    assert found(target) == []


def test_a_headline_needs_no_full_stop():
    assert found("A delegation in Baghdad", "وفد في بغداد") == []


@given(st.text("ab .,،؛؟!?\"i'T", max_size=40), st.sampled_from([SOURCE, "هل وصل؟", "وصل"]))
def test_mending_everything_over_and_over_comes_to_an_end(target, source):
    for _ in range(12):
        again = mended(target, source)
        if again == target:
            break
        target = again
    assert found(target, source) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_looked_at(source, target):
    for finding in found(target, source):
        assert 0 <= finding.start < finding.end <= len(target)
