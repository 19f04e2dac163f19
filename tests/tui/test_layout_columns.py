"""How wide the columns are, beside each other or stacked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.tui.layout.columns import GUTTER, SEPARATOR, STACKED_BELOW, columns_for
from deskbrief.tui.layout.spot import PARTS, Part


@given(st.integers(STACKED_BELOW - 2, 500))
def test_columns_beside_each_other_fill_the_desk_without_gap_or_overlap(width):
    of = columns_for(width, is_stacked=False).of
    x = GUTTER
    for part in PARTS:
        assert of[part].x == x
        assert of[part].width >= 8
        x += of[part].width + SEPARATOR
    assert x - SEPARATOR == width


@given(st.integers(STACKED_BELOW - 2, 500))
def test_english_has_more_room_than_its_arabic(width):
    of = columns_for(width, is_stacked=False).of
    assert of[Part.TARGET].width > of[Part.SOURCE].width > 0


@given(st.integers(0, 200))
def test_stacked_columns_have_all_the_room_behind_the_gutter_and_at_least_that_of_a_word(width):
    of = columns_for(width, is_stacked=True).of
    assert len(set(of.values())) == 1
    assert of[Part.TARGET].x == GUTTER
    assert of[Part.TARGET].width == max(8, width - GUTTER)


@given(st.integers(STACKED_BELOW, 300), st.data())
def test_a_cell_belongs_to_the_last_column_that_begins_before_it_and_the_gutter_to_none(width, data):
    columns = columns_for(width, is_stacked=False)
    x = data.draw(st.integers(0, width - 1))
    part = columns.part_at(x)
    if x < GUTTER:
        assert part is None
    else:
        column = columns.of[part]
        assert column.x <= x < column.x + column.width + SEPARATOR
