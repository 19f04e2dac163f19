"""How high each paragraph is (measured where it has been drawn, estimated where not) and where it begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """The heights of rows that stand below each other, in lines.

    Only what is seen is measured, so that an article of thousands of paragraphs opens at once.
    """

    def __init__(self, estimates: Iterable[int] = ()) -> None:
        self._heights = list(estimates)
        self._measured = [False] * len(self._heights)
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all rows."""
        return self._starts[-1]

    def is_measured(self, index: int) -> bool:
        """Tell whether a row's height is exact."""
        return self._measured[index]

    def height(self, index: int) -> int:
        """Return a row's height."""
        return self._heights[index]

    def top(self, index: int) -> int:
        """Return the line that a row begins at; of the number of rows, the line behind them all."""
        return self._starts[index]

    def at(self, line: int) -> int:
        """Return the row that a line belongs to; beyond either end the nearest row.

        Raises:
            IndexError: there are no rows.
        """
        if not self._heights:
            raise IndexError("there are no rows")
        return max(0, min(bisect_right(self._starts, line) - 1, len(self._heights) - 1))

    def measure(self, index: int, height: int) -> int:
        """Set a row's exact height; return by how much it differs from what was held."""
        by = height - self._heights[index]
        self._measured[index] = True
        if by:
            self._heights[index] = height
            self._tops = None
        return by

    def forget(self, index: int) -> None:
        """Let a row be measured again; until then its height counts as an estimate."""
        self._measured[index] = False

    @property
    def _starts(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops
