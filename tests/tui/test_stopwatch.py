"""The time that a person worked: from key to key, pauses left out, kept from sitting to sitting."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.tui.stopwatch import PAUSE, Stopwatch
from support.desk_app import sitting, write_article


def counted(*touches: float) -> float:
    watch = Stopwatch()
    for now in touches:
        watch.touch(now)
    return watch.take()


def test_the_time_between_keys_is_counted():
    assert counted(100, 101.5, 104) == 4


def test_one_key_alone_takes_no_time():
    assert counted(100) == 0


@pytest.mark.parametrize("pause", [PAUSE, PAUSE * 100])
def test_a_pause_of_a_minute_and_more_is_left_out(pause):
    assert counted(0, 2, 2 + pause, 5 + pause) == 5


def test_a_clock_that_goes_back_takes_nothing_away():
    assert counted(10, 5, 6) == 1


def test_what_was_taken_is_not_counted_again():
    watch = Stopwatch()
    watch.touch(0)
    watch.touch(3)
    assert (watch.take(), watch.take()) == (3, 0)
    watch.touch(4)
    assert watch.take() == 1


@given(st.lists(st.floats(0, 1000), max_size=30))
def test_no_more_is_counted_than_has_gone_by(touches):
    touches.sort()
    gone = touches[-1] - touches[0] if touches else 0
    assert 0 <= counted(*touches) <= gone + 1e-6


def test_keys_at_the_desk_are_counted_and_what_was_worked_adds_up_over_sittings(tmp_path, monkeypatch):
    article = write_article(tmp_path)
    now = [0.0]
    clock = SimpleNamespace(monotonic=lambda: now[0])
    monkeypatch.setattr(
        "deskbrief.tui.screens.desk.time", clock
    )  # the module's own name, not everybody's clock

    async def sit() -> float:
        async with sitting(article) as desk:
            for _ in range(3):
                now[0] += 10
                await desk.press("down")
            desk.screen.count_time()
            return desk.session.statistics().seconds

    assert asyncio.run(sit()) == 20
    now[0] += 10_000
    assert asyncio.run(sit()) == 40
