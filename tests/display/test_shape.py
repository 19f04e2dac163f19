"""Letters get the form that their neighbours call for, and none is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.display.shape import shape


@pytest.mark.parametrize(
    ("word", "drawn"),
    [
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),
        ("وزارة", "\ufeed\ufeaf\ufe8d\ufead\ufe93"),
        ("شيء", "\ufeb7\ufef2\ufe80"),
        ("على", "\ufecb\ufee0\ufef0"),
        ("مُد", "\ufee3\u064f\ufeaa"),
        ("هـ", "\ufeeb\u0640"),
        ("ه\u200d", "\ufeeb\u200d"),
        ("مي\u200cم", "\ufee3\ufef2\u200c\ufee1"),
        ("پکچ", "\ufb58\ufb91\ufb7b"),
        ("abc 12", "abc 12"),
    ],
)
def test_a_letter_joins_those_that_it_can(word, drawn):
    assert "".join(shape(word)) == drawn


@pytest.mark.parametrize(
    ("word", "drawn"),
    [
        ("لا", "\ufefb"),
        ("بلا", "\ufe91\ufefc"),
        ("لأن", "\ufef7\ufee5"),
        ("لآل", "\ufef5\ufedd"),
        ("لإ", "\ufef9"),
        ("لَا", "\ufefb\u064e"),
        ("للا", "\ufedf\ufefc"),
    ],
)
def test_lam_and_alef_become_one_letter(word, drawn):
    forms = shape(word)
    assert "".join(forms) == drawn
    assert len(forms) == len(word)


def test_without_ligatures_every_letter_keeps_its_own_form():
    assert shape("سلام", ligatures=False) == ["\ufeb3", "\ufee0", "\ufe8e", "\ufee1"]


def test_a_hyphen_between_lam_and_alef_parts_them():
    assert shape("ل-ا") == ["\ufedd", "-", "\ufe8d"]


@given(
    st.text(st.one_of(st.sampled_from("ابتلألآلىةءم\u064f\u0651\u0640 \u200c"), st.characters())),
    st.booleans(),
)
def test_the_forms_are_forms_of_the_text(text, ligatures):
    plain = [
        unicodedata.normalize("NFKC", form) if form != character else form
        for form, character in zip(shape(text, ligatures=ligatures), text, strict=True)
    ]
    assert sorted("".join(plain)) == sorted(text)
