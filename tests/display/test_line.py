"""A line is drawn as it must be read, by every kind of terminal, and leads back to its text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from deskbrief.arabic import strip_tashkeel
from deskbrief.display import Mode, border_fence, render_ltr_line, render_rtl_line, wrap_rtl
from deskbrief.display.brackets import mirrored
from support import golden_lines
from support.terminals import term_implicit, term_none, term_word

WIDTH = 64
PRESENTATION_FORM = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc]")
FENCES = re.compile("[\u200e\u200f]")
ENGLISH = "2024 saw 3 deaths (12%)"

TEXT = st.text(
    st.one_of(
        st.sampled_from(
            "ابتلألالآمحمدكةى ّ ُ  ()[]«»،؟!./-+%٪0123٤٥٦abcXYZ\u200c\u200d\u200e\u200f\u2067\u2069\ufeff"
        ),
        st.sampled_from(["ﷺ", "ﻼ", "ﹶ", "\u202e", "\x1b", "\t", "عـ", "漢", "é", "👍🏽", "\u0301"]).map(
            lambda one: one[0]
        ),
        st.characters(),
    ),
    max_size=60,
)
ONE_LINE = TEXT.map(lambda text: " ".join(text.split()))
MODES = st.sampled_from(list(Mode))


@pytest.mark.parametrize("line", golden_lines.LINES)
@pytest.mark.parametrize(
    ("mode", "terminal"),
    [
        (Mode.FENCED, term_implicit),
        (Mode.WORDS, term_word),
        (Mode.EXPLICIT, term_none),
        (Mode.VISUAL, term_none),
    ],
    ids=["fenced-on-a-reordering-terminal", "words-on-a-terminal-that-turns-words", "explicit", "visual"],
)
def test_each_mode_is_drawn_as_it_must_be_read(line, mode, terminal):
    """With the English pane beside it untouched, although that begins with a year."""
    rendered = render_rtl_line(golden_lines.logical(line), WIDTH, mode, ligatures=False)
    row = f"{rendered.text} │{border_fence(mode)} {ENGLISH}"
    wanted = golden_lines.picture(line)
    if mode is Mode.WORDS:
        wanted = [strip_tashkeel(cluster) for cluster in wanted]
    assert terminal(row) == [*" " * (WIDTH - len(wanted)), *wanted, *f" │ {ENGLISH}"]


def test_logical_text_beside_an_english_pane_is_what_goes_wrong():
    """The models of terminals can fail: without fences a number jumps across the border."""
    row = f"{golden_lines.logical(golden_lines.LINES[1])} │ {ENGLISH}"
    assert term_implicit(row)[-len(ENGLISH) :] != list(ENGLISH)


def test_visual_text_on_a_terminal_that_reorders_is_what_goes_wrong():
    line = golden_lines.LINES[12]
    rendered = render_rtl_line(golden_lines.logical(line), WIDTH, Mode.VISUAL, ligatures=False)
    assert term_implicit(rendered.text)[-len(golden_lines.picture(line)) :] != golden_lines.picture(line)


@pytest.mark.parametrize("text", ["أ) نص ب (ملاحظة", "(أ b) ج (د", "1) أولا 2) ثانيا (انظر x)", "a (ب c) د"])
def test_brackets_that_a_terminal_would_pair_or_mirror_wrongly_are_fenced_off(text):
    fenced = render_rtl_line(text, WIDTH, Mode.FENCED)
    assert term_implicit(fenced.text) == term_none(render_rtl_line(text, WIDTH, Mode.EXPLICIT).text)


def test_the_letters_are_in_visual_order_code_point_by_code_point():
    """Written out once, without the helpers of the golden table."""
    text = "\u0639\u0627\u0645 2024-03-12 (\u0646)"
    assert render_rtl_line(text, 18, Mode.EXPLICIT).text == "(\u0646) 2024-03-12 \u0645\u0627\u0639"
    assert render_rtl_line(text, 18, Mode.VISUAL).text == "(\ufee5) 2024-03-12 \ufee1\ufe8e\ufecb"
    assert render_rtl_line(text, 18, Mode.LOGICAL).text == text
    assert render_rtl_line(text, 18, Mode.FENCED).text == (
        "\u200e(\u200e\u200f\u0646\u200f\u200e)\u200e \u200e2024-03-12\u200e"
        " \u200e\u200f\u0639\u0627\u0645\u200f\u200e"
    )
    assert render_rtl_line(text, 18, Mode.WORDS).text == "(\u0646) 2024-03-12 \u0639\u0627\u0645"


@pytest.mark.parametrize(
    "text", ["و1,250,000", "2003م", "كوفيد-19", "(45 عاما)", "وReuters", "نعم،", "هـ١٤٤٥"]
)
def test_numbers_that_touch_letters_survive_a_terminal_that_turns_words(text):
    words = render_rtl_line(text, WIDTH, Mode.WORDS)
    assert term_word(words.text) == term_none(render_rtl_line(text, WIDTH, Mode.EXPLICIT).text)


@pytest.mark.parametrize("invisible", ["\u064f", "\u200c"])
def test_nothing_invisible_reaches_a_terminal_that_turns_words(invisible):
    assert render_rtl_line(f"م{invisible}د", 2, Mode.WORDS).text == "مد"


def test_a_mark_is_written_behind_its_letter_in_reversed_text():
    assert render_rtl_line("مُد", 2, Mode.EXPLICIT).text == "دم\u064f"


def test_lam_and_alef_take_one_cell_where_they_are_drawn_as_one():
    assert render_rtl_line("سلام", 4, Mode.VISUAL).text == " \ufee1\ufefc\ufeb3"
    assert render_rtl_line("سلام", 4, Mode.VISUAL, ligatures=False).cells == 4
    assert render_rtl_line("سلام", 4, Mode.EXPLICIT).text == "مالس"


def test_vowel_marks_can_be_hidden():
    rendered = render_rtl_line("مُحَمَّد", 4, Mode.LOGICAL, tashkeel=False)
    assert rendered.text == "محمد"
    assert rendered.cells_of(7) == (3, 4)


def test_a_line_is_set_against_the_right_edge_and_says_where_each_cell_leads():
    rendered = render_rtl_line("عام 2024", 12, Mode.VISUAL)
    assert rendered.text[:4] == "    "
    assert [rendered.index_at(column) for column in range(4, 12)] == [4, 5, 6, 7, 3, 2, 1, 0]
    assert rendered.index_at(0) == len("عام 2024")
    assert rendered.index_at(12) == 0
    assert rendered.cells_of(0) == (11, 12)
    assert rendered.cells_of(4) == (4, 5)


def test_a_search_hit_across_a_change_of_direction_is_drawn_in_stretches():
    text = "قال UNHCR نعم"
    rendered = render_rtl_line(text, len(text), Mode.VISUAL)
    assert rendered.stretches(4, 9) == [(4, 9)]
    assert rendered.stretches(2, 6) == [(4, 6), (9, 11)]
    assert rendered.stretches(3, 3) == []


def test_an_english_line_that_quotes_arabic_is_set_against_the_left_edge():
    rendered = render_ltr_line("He said نعم today", 20, Mode.EXPLICIT)
    assert rendered.text == "He said معن today   "
    assert rendered.index_at(19) == 17
    fenced = render_ltr_line("He said نعم today", 20, Mode.FENCED)
    assert term_implicit(fenced.text) == list(rendered.text)


def test_terminal_escapes_are_drawn_and_not_obeyed():
    assert render_rtl_line("\x1b[31mخبر", 8, Mode.LOGICAL).text == "\u241b[31mخبر"
    assert "\x1b" not in render_rtl_line("\x1b]0;خبر\x07", 20, Mode.FENCED).text


def test_an_override_does_not_turn_words_around():
    assert render_rtl_line("\u202eabc\u202c نعم", 7, Mode.VISUAL, ligatures=False).text.endswith("abc")


def test_a_direction_mark_of_the_author_decides_and_is_not_written():
    assert render_rtl_line("C++ لغة", 7, Mode.EXPLICIT).text == "ةغل ++C"
    assert render_rtl_line("C++\u200e لغة", 7, Mode.EXPLICIT).text == "ةغل C++"


def test_a_joiner_is_not_written_but_shapes_the_letter():
    assert render_rtl_line("ه\u200d", 1, Mode.FENCED).text == "\u200e\u200fه\u200f\u200e"
    assert render_rtl_line("ه\u200d", 1, Mode.VISUAL).text == "\ufeeb"


def test_a_non_joiner_parts_letters_and_takes_no_cell():
    text = "می\u200cشود"
    assert render_rtl_line(text, 6, Mode.VISUAL).text == "\ufea9\ufeee\ufeb7\ufbfd\ufee3".rjust(6)
    assert "\u200c" in render_rtl_line(text, 6, Mode.FENCED).text


def test_a_phrase_in_one_sign_is_written_out():
    rendered = render_rtl_line("محمد ﷺ", 30, Mode.LOGICAL)
    assert rendered.text == "محمد صلى الله عليه وسلم"
    assert rendered.stretches(5, 6) == [(5, 23)]


def test_a_mark_without_a_letter_gets_something_to_sit_on():
    assert render_rtl_line("\u064e", 1, Mode.LOGICAL).text == "\u25cc\u064e"


@given(ONE_LINE, MODES, st.booleans())
def test_what_is_written_is_the_displayed_text_in_another_order(text, mode, ligatures):
    """Mirror images and joined forms undone, fences and padding aside."""
    rendered = render_rtl_line(text, 0, mode, ligatures=ligatures)

    def plain(line: str) -> list[str]:
        line = FENCES.sub("", line).replace("\u200c", "")
        return sorted(min(character, mirrored(character)) for drawn in line for character in unjoined(drawn))

    assert plain(rendered.text) == plain(rendered.logical)


def unjoined(character: str) -> str:
    return unicodedata.normalize("NFKC", character) if PRESENTATION_FORM.match(character) else character


@given(ONE_LINE, st.integers(0, 80), MODES)
def test_the_cells_are_those_that_rich_counts(text, width, mode):
    text = "".join(character for character in text if known_to_both(character))
    rendered = render_rtl_line(text, width, mode)
    assert rendered.cells == cell_len(rendered.text)
    assert rendered.columns[-1] <= rendered.cells
    if mode is not Mode.LOGICAL:
        assert rendered.cells >= width


def known_to_both(character: str) -> bool:
    """Python's tables are older than Rich's: what was assigned since may have another width."""
    return unicodedata.category(character) != "Cn"


@given(ONE_LINE, MODES)
def test_every_displayed_cluster_has_its_cells_and_they_lead_back_to_it(text, mode):
    rendered = render_rtl_line(text, 70, mode)
    assert len(rendered.columns) == len(rendered.spans) + 1
    assert list(rendered.columns) == sorted(set(rendered.columns))
    for (start, end), column in zip(rendered.spans, rendered.columns, strict=False):
        assert 0 <= start < end <= len(text)
        assert rendered.index_at(column) == start
        left, right = rendered.cells_of(start)
        assert rendered.index_at(left) == rendered.index_at(right - 1) == start
        assert any(first <= column < last for first, last in rendered.stretches(start, end))


@given(ONE_LINE)
@example("ا \u064e ا")
def test_a_reordering_terminal_draws_the_fenced_line_as_a_plain_one_draws_the_explicit_line(text):
    fenced = render_rtl_line(text, 70, Mode.FENCED)
    explicit = render_rtl_line(text, 70, Mode.EXPLICIT)
    assert term_implicit(fenced.text) == term_none(explicit.text)


@given(TEXT, st.integers(1, 40), MODES)
def test_what_the_library_gives_as_logical_text_holds_no_presentation_forms(text, width, mode):
    for line in wrap_rtl(text, width, mode):
        assert not PRESENTATION_FORM.search(line.logical)
