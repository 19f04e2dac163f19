"""What is displayed of a text, and which stretch of it each displayed character stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.display.shown import shown, written


@pytest.mark.parametrize(
    ("text", "displayed"),
    [
        ("\ufe8d\ufedf\ufea0\ufe92\ufede", "الجبل"),
        ("\ufefb", "لا"),
        ("ﷺ", "صلى الله عليه وسلم"),
        ("ﷲ", "الله"),
        ("\ufdfd", "بسم الله الرحمن الرحيم"),
        ("ا\u0654", "أ"),
        ("م\ufe77", "مَ"),
        ("\ufeffخبر\u00ad\u200b", "خبر"),
        ("\u202eخبر\u202c", "خبر\u202c"),
        ("❤\ufe0f", "❤"),
        ("a\tb\nc", "a b c"),
        ("\x00\x1b\x7f\x9b", "\u2400\u241b\u2421\ufffd"),
        ("\ud800", "\ufffd"),
        ("\u064fخبر", "\u25cc\u064fخبر"),
        ("طه\u200c", "طه\u200c"),
    ],
)
def test_a_sign_is_displayed_as_letters_pictures_or_not_at_all(text, displayed):
    assert shown(text).text == displayed


def test_direction_marks_are_kept_for_the_order_and_not_written():
    assert written(shown("\u200fخبر\u2066x\u2069").text) == "خبرx"


def test_without_tashkeel_letters_keep_their_places():
    bare = shown("مُحَمَّد", tashkeel=False)
    assert bare.text == "محمد"
    assert list(bare.offsets) == [0, 2, 4, 7]


@given(st.text(st.one_of(st.sampled_from("ابا\u0654\u064fﷺﻼ\ufeff\u200f"), st.characters())), st.booleans())
def test_every_displayed_character_stands_for_a_stretch_of_the_text_in_order(text, tashkeel):
    what = shown(text, tashkeel=tashkeel)
    assert len(what.text) == len(what.offsets) == len(what.ends)
    assert list(what.offsets) == sorted(what.offsets)
    assert all(0 <= start < end <= len(text) for start, end in zip(what.offsets, what.ends, strict=True))


@given(st.text())
def test_nothing_that_a_terminal_would_obey_is_displayed(text):
    assert not [
        character for character in shown(text).text if character < " " or "\x7f" <= character < "\xa0"
    ]
