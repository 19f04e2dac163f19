"""Painting: exact widths, and never another text than the one that was rendered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from deskbrief.display import Mode
from deskbrief.tui.layout.cells import FREE, Drawing, Tone, wrapped
from deskbrief.tui.layout.painting import blank, paint

PALETTE = {tone: Style(color=f"color({number})") for number, tone in enumerate(Tone, start=1)}
GROUND = Style(bgcolor="color(200)")
TEXT = st.text(
    st.sampled_from("ab ,.(1 2)")
    | st.sampled_from("مدرلإآ ،\u064f\u0651\u200d")
    | st.sampled_from("漢👩é\u0301\u200f"),
    max_size=80,
)
NARROW = st.text(st.sampled_from("ab ,.(1 2)مدرلإآ ،\u064f\u0651"), max_size=80)
SPANS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(Tone)), max_size=6)


def written(strip) -> str:
    return "".join(segment.text for segment in strip)


@given(
    TEXT, SPANS, st.integers(2, 60), st.sampled_from(Mode), st.booleans(), st.sampled_from(["", "• ", "10. "])
)
def test_a_painted_line_is_as_wide_as_its_column_and_says_what_was_rendered(
    text, spans, width, mode, rtl, lead
):
    spans = [(min(span[:2]), max(span[:2]), span[2]) for span in spans]
    for line in wrapped(text, spans, width, Drawing(mode), rtl=rtl, lead=lead):
        room = width + len(lead)
        strip = paint(line, room, PALETTE, GROUND)
        assert strip.cell_length == room
        missing = max(0, width - line.rendered.cells)
        padded = (missing, 0) if rtl else (0, missing)
        assert written(strip) == line.lead + " " * padded[0] + line.rendered.text + " " * padded[1]


@given(NARROW, SPANS, st.integers(8, 40), st.sampled_from(Mode), st.booleans())
def test_each_cell_has_the_look_of_the_last_span_that_covers_it(text, spans, width, mode, rtl):
    spans = [(min(span[:2]), max(span[:2]), span[2]) for span in spans]
    for line in wrapped(text, spans, width, Drawing(mode), rtl=rtl):
        looks = [Tone.PLAIN] * width
        for left, right, look in line.marks:
            shift = line.shift(width)
            looks[left + shift : right + shift] = [look] * (right - left)
        strip = paint(line, width, PALETTE, GROUND)
        drawn = []
        for column in range(width):
            (segment, *_) = strip.crop(column, column + 1)
            drawn.append(segment.style.color)
            assert segment.style.bgcolor == GROUND.bgcolor
        wanted = [PALETTE[look].color for look in looks]
        shift, cells = line.shift(width), line.rendered.cells
        assert drawn[shift : shift + cells] == wanted[shift : shift + cells]


def test_a_letter_of_two_cells_stays_whole_where_the_terminal_puts_it_elsewhere():
    (line,) = wrapped("111111👩آ", [(0, 4, Tone.HIT)], 9, Drawing(Mode.WORDS), rtl=True)
    assert written(paint(line, 9, PALETTE, GROUND)) == "111111👩آ"


def test_a_line_longer_than_its_column_is_cut_to_it():
    (line,) = wrapped("abcdefgh", (), 8, Drawing())
    assert written(paint(line, 5, PALETTE, GROUND)) == "abcde"


def test_what_is_free_for_the_editor_and_what_is_below_a_cell_is_blank():
    for line in (FREE, None):
        strip = paint(line, 7, PALETTE, GROUND)
        assert written(strip) == " " * 7
        assert {segment.style for segment in strip} == {GROUND}
    assert blank(0, GROUND).cell_length == 0
