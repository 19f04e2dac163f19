"""The numbers of English text, as values."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.facts.quantities import Kind, english_quantities


def demanded(text):
    return [quantity.value for quantity in english_quantities(text) if quantity.is_demanded]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("300 people were killed", [300]),
        ("some 1,250 cases", [1250]),
        ("2.5 million people", [2_500_000]),
        ("$2.5bn", [2_500_000_000]),
        ("$3m", [3_000_000]),
        ("300k users", [300_000]),
        ("three thousand five hundred and twenty-two", [3522]),
        ("two and a half million", [2_500_000]),
        ("two thousand", [2000]),
        ("twenty five", [25]),
        ("twenty-five", [25]),
        ("a hundred men", [100]),
        ("one hundred and one dogs", [101]),
        ("two hundred thousand", [200_000]),
        ("the fifty-eighth session", [58]),
        ("the 21st century", [21]),
        ("15%", [15]),
        ("15 per cent", [15]),
        ("fifteen percent", [15]),
        ("two people", [2]),
        ("a five-member council", [5]),
        ("a 21-year-old man", [21]),
        ("two thirds", []),
        ("from 10 to 15 days", [10, 15]),
        ("10-15 days", [10]),
        ("in 2023", [2023]),
        ("seven", [7]),
        ("one man", []),
        ("CD4 cells and F-16 jets", []),
        ("at 3 p.m. on a Sunday", []),
        ("37. The mission went on", []),
        ("see https://example.org/2023/15", []),
        ("no number here", []),
        ("", []),
    ],
)
def test_a_number_that_must_be_answered_is_read_as_its_value(text, expected):
    assert demanded(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("dozens of people", 12), ("tens of thousands", 10_000), ("hundreds of families", 100)],
)
def test_an_uncounted_plural_is_an_approximation(text, value):
    (found,) = english_quantities(text)
    assert (found.value, found.kind) == (value, Kind.APPROXIMATE)


@pytest.mark.parametrize("text", ["both men", "twice", "a pair of shoes", "Elizabeth II"])
def test_two_in_other_words_answers_a_two_and_demands_none(text):
    assert [(q.value, q.is_demanded) for q in english_quantities(text)] == [(2, False)]


def test_a_decade_is_its_years_and_its_name():
    (found,) = english_quantities("the 1990s")
    assert {Fraction(1990), Fraction(90)} <= found.values


def test_two_thirds_are_a_fraction():
    assert Fraction(2, 3) in {quantity.value for quantity in english_quantities("two thirds of them")}


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_every_span_lies_in_it(text):
    for found in english_quantities(text):
        assert 0 <= found.start < found.end <= len(text)
