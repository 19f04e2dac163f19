"""kill -9 while a person types: the desk opens again, and no more is gone than the last second of typing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("pyte")

from benchmarks.desk_kill import rounds

KILLS = 10
"""``python -m benchmarks.desk_kill`` kills fifty times."""


def test_what_was_typed_a_second_before_a_kill_at_any_moment_is_there_afterwards(tmp_path):
    killed = list(rounds(KILLS, tmp_path, Path(os.environ["XDG_CACHE_HOME"])))
    assert len(killed) == KILLS
    for each in killed:
        assert each.is_whole
        assert each.lost_s <= 1.0
    assert killed[-1].kept != killed[0].before, "something was typed, and saved as it was typed"
