"""The heights of rows: measured where seen, estimated where not, and always the same as by counting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.tui.layout.heights import Heights

HEIGHTS = st.lists(st.integers(1, 30), min_size=1, max_size=40)


class Counted:
    """The same by counting lines one by one."""

    def __init__(self, heights: list[int]) -> None:
        self.heights = list(heights)

    @property
    def rows(self) -> list[int]:
        """For each line the row that it belongs to."""
        return [row for row, height in enumerate(self.heights) for _ in range(height)]

    def at(self, line: int) -> int:
        rows = self.rows
        return rows[max(0, min(line, len(rows) - 1))]


@given(HEIGHTS, st.data())
def test_they_agree_with_counting_whatever_is_measured_and_forgotten(estimates, data):
    heights, counted = Heights(estimates), Counted(estimates)
    measured: set[int] = set()
    for _ in range(data.draw(st.integers(0, 12))):
        index = data.draw(st.integers(0, len(estimates) - 1))
        if data.draw(st.booleans()):
            height = data.draw(st.integers(1, 30))
            assert heights.measure(index, height) == height - counted.heights[index]
            counted.heights[index] = height
            measured.add(index)
        else:
            heights.forget(index)
            measured.discard(index)
        line = data.draw(st.integers(-5, sum(counted.heights) + 5))
        assert heights.at(line) == counted.at(line)
    assert heights.total == len(counted.rows)
    assert len(heights) == len(estimates)
    for index, height in enumerate(counted.heights):
        assert heights.height(index) == height
        assert heights.top(index) == sum(counted.heights[:index])
        assert heights.is_measured(index) == (index in measured)
    assert heights.top(len(estimates)) == heights.total


def test_without_rows_there_is_no_height_and_no_row():
    heights = Heights()
    assert (heights.total, len(heights)) == (0, 0)
    with pytest.raises(IndexError, match="no rows"):
        heights.at(0)
