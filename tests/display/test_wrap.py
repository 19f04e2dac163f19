"""Lines are cut before they are put in order, at words where words fit, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskbrief.arabic import strip_tashkeel
from deskbrief.display import Mode, wrap_ltr, wrap_rtl

NEWS = "أعلنت وزارة الصحة، أمس الثلاثاء، أن 45% من المستشفيات (في بغداد والبصرة) تعمل بدعم من UNHCR."
TEXT = st.lists(
    st.sampled_from(
        [
            "خبر",
            "المستشفيات",
            " ",
            "  ",
            "\n",
            "\r\n",
            "2024-03-12",
            "UNHCR",
            "مُحَمَّدٌ",
            "ﷺ",
            "لا",
            "(",
            ")",
            "\ufeff",
            "漢字",
            "\u200f",
        ]
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize("mode", list(Mode))
def test_the_words_of_a_paragraph_come_line_after_line(mode):
    lines = wrap_rtl(NEWS, 24, mode)
    assert " ".join(line.logical for line in lines) == NEWS
    assert all(line.cells <= 24 for line in lines)
    assert [lines[0].logical, lines[1].logical] == ["أعلنت وزارة الصحة، أمس", "الثلاثاء، أن 45% من"]


def test_each_line_is_put_in_order_by_itself():
    first, second = wrap_rtl("قال UNHCR نعم", 9, Mode.EXPLICIT)
    assert first.text == "UNHCR لاق"
    assert second.text == "      معن"


def test_a_bracket_follows_its_partner_on_another_line():
    """In English, for there is a Latin letter inside; alone with its line it would run with the Arabic."""
    first, second = wrap_ltr("ب (ج a) د", 4, Mode.EXPLICIT)
    assert first.text == "ب (ج"
    assert second.text == "a) د"


def test_a_word_longer_than_a_line_is_cut_where_the_line_ends():
    lines = wrap_rtl("المستشفيات الكبرى", 4, Mode.LOGICAL)
    assert [line.logical for line in lines] == ["المس", "تشفي", "ات", "الكب", "رى"]


def test_a_letter_is_never_parted_from_its_marks_nor_lam_from_alef():
    assert [line.logical for line in wrap_rtl("مُحَمَّدٌ", 1, Mode.VISUAL)] == ["مُ", "حَ", "مَّ", "دٌ"]
    assert [line.logical for line in wrap_rtl("سلام", 2, Mode.VISUAL)] == ["سلا", "م"]


def test_line_breaks_of_the_text_are_kept():
    lines = wrap_rtl("خبر\n\nعاجل\r\nجدا", 10, Mode.LOGICAL)
    assert [line.logical for line in lines] == ["خبر", "", "عاجل", "جدا"]


def test_no_text_is_one_empty_line_as_wide_as_the_pane():
    (line,) = wrap_rtl("", 5, Mode.FENCED)
    assert (line.text, line.cells, line.index_at(3)) == ("     ", 5, 0)
    assert line.cells_of(0) is None


def test_english_lines_are_wrapped_from_the_left():
    assert [line.text for line in wrap_ltr("one two نعم لا", 8, Mode.EXPLICIT)] == ["one two ", "ال معن  "]


def test_a_pane_without_room_is_refused():
    with pytest.raises(ValueError, match="no room"):
        wrap_rtl("خبر", 0, Mode.VISUAL)


def test_white_space_at_a_break_belongs_to_the_line_but_is_not_drawn():
    first, second = wrap_rtl("خبر   عاجل", 5, Mode.LOGICAL)
    assert (first.start, first.end, first.logical) == (0, 6, "خبر")
    assert (second.start, second.end, second.logical) == (6, 10, "عاجل")
    assert first.cells_of(4) is None


@given(TEXT, st.integers(1, 30), st.sampled_from(list(Mode)))
@example("\ufeff", 3, Mode.VISUAL)
def test_wrapping_loses_nothing(text, width, mode):
    lines = wrap_rtl(text, width, mode)
    edges = [0, *[line.end for line in lines]]
    assert [line.start for line in lines] == edges[:-1]
    assert edges[-1] == len(text)
    shown = {at for line in lines for start, end in line.spans for at in range(start, end)}
    hidden = [character for at, character in enumerate(text) if at not in shown]
    if mode is Mode.WORDS:  # draws no vowel marks
        hidden = [character for character in hidden if strip_tashkeel(character)]
    assert set(hidden) <= set(" \r\n\ufeff\u200f")


@given(TEXT, st.integers(2, 30), st.sampled_from(list(Mode)))
def test_no_line_is_wider_than_the_pane(text, width, mode):
    assert all(line.cells <= width for line in wrap_rtl(text, width, mode))
