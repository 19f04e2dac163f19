"""A paragraph's cells put together, and the way from a cell of the screen back to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.tui.layout.cells import Drawing
from deskbrief.tui.layout.columns import columns_for
from deskbrief.tui.layout.rows import SPACE_BELOW, Reserved, estimated_height, lay_out
from deskbrief.tui.layout.spot import PARTS, Part, Spot
from support.row_views import bullet, view_of

ARABIC = "أقر مجلس بلدة الأمل أمس الثلاثاء خطة جديدة لتوزيع المياه على الأحياء الشرقية."
ENGLISH = "The council of Al-Amal adopted on Tuesday a new plan to bring water to the eastern districts."
VIEW = view_of(ARABIC, ENGLISH, bullets=(bullet("There is a plan for the east"), bullet("It was adopted")))
BESIDE, STACKED = columns_for(118, is_stacked=False), columns_for(58, is_stacked=True)


def test_beside_each_other_all_cells_begin_on_the_first_line_and_the_longest_makes_the_height():
    layout = lay_out(VIEW, BESIDE, Drawing())
    assert set(layout.tops.values()) == {0}
    assert layout.height == max(map(len, layout.cells.values())) + SPACE_BELOW


def test_stacked_cells_stand_below_each_other_from_source_to_bullets():
    layout = lay_out(VIEW, STACKED, Drawing())
    assert [layout.tops[part] for part in PARTS] == sorted(layout.tops[part] for part in PARTS)
    assert layout.height == sum(map(len, layout.cells.values())) + SPACE_BELOW


@pytest.mark.parametrize("columns", [BESIDE, STACKED], ids=["beside", "stacked"])
def test_what_is_at_the_place_of_a_spot_is_that_spot(columns):
    layout = lay_out(VIEW, columns, Drawing())
    for spot in (Spot(Part.SOURCE), Spot(Part.TARGET), Spot(Part.BRIEF, item=0), Spot(Part.BRIEF, item=1)):
        place = layout.place(spot)
        for y in (place.y, place.y + place.height - 1):
            assert layout.part_at(place.x, y) is spot.part
            assert layout.line(spot.part, y) is not None
            if spot.part is Part.BRIEF:
                assert layout.item_at(spot.part, y) == spot.item


def test_the_gutter_belongs_to_no_cell():
    for columns in (BESIDE, STACKED):
        assert lay_out(VIEW, columns, Drawing()).part_at(2, 0) is None


def test_below_the_last_bullet_is_the_last_bullet_and_without_bullets_the_first_place():
    assert lay_out(VIEW, BESIDE, Drawing()).item_at(Part.BRIEF, 99) == 1
    assert lay_out(view_of(ARABIC, ENGLISH), BESIDE, Drawing()).item_at(Part.BRIEF, 0) == 0


@pytest.mark.parametrize("columns", [BESIDE, STACKED], ids=["beside", "stacked"])
@pytest.mark.parametrize("height", [1, 7])
def test_an_editor_has_the_room_that_it_asks_for_in_place_of_the_translation(columns, height):
    spot = Spot(Part.TARGET)
    layout = lay_out(VIEW, columns, Drawing(), Reserved(spot, height))
    assert layout.place(spot).height == height
    assert all(line.rendered is None for line in layout.cells[Part.TARGET])
    assert layout.cells[Part.SOURCE] == lay_out(VIEW, columns, Drawing()).cells[Part.SOURCE]


def test_an_editor_of_a_bullet_leaves_the_other_bullets_and_its_mark():
    layout = lay_out(VIEW, BESIDE, Drawing(), Reserved(Spot(Part.BRIEF, item=0), 3))
    lines = layout.cells[Part.BRIEF]
    assert [line.lead for line in lines[:3]] == ["• ", "  ", "  "]
    assert all(line.rendered is None for line in lines[:3])
    assert lines[3].rendered.logical.strip() == "It was adopted"
    place = layout.place(Spot(Part.BRIEF, item=0))
    assert (place.height, place.x) == (3, BESIDE.of[Part.BRIEF].x + 2)


def test_a_new_bullet_gets_room_behind_the_others():
    layout = lay_out(VIEW, BESIDE, Drawing(), Reserved(Spot(Part.BRIEF, item=2), 1))
    before = lay_out(VIEW, BESIDE, Drawing()).cells[Part.BRIEF]
    assert layout.cells[Part.BRIEF][:-1] == before
    assert layout.cells[Part.BRIEF][-1].lead == "• "


@given(st.integers(0, 5000), st.integers(60, 200), st.booleans())
def test_an_estimate_is_never_without_a_line_and_grows_with_the_source(length, width, is_stacked):
    columns = columns_for(width, is_stacked=is_stacked)
    assert estimated_height(length, columns) >= 2
    assert estimated_height(length + 500, columns) > estimated_height(length, columns)


def test_an_estimate_is_near_what_is_measured():
    view = view_of(ARABIC * 3, ENGLISH * 3)
    for columns in (BESIDE, STACKED):
        measured = lay_out(view, columns, Drawing()).height
        assert abs(estimated_height(len(view.row.source), columns) - measured) <= 3
