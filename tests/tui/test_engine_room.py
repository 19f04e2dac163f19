"""How engines are shared."""

from __future__ import annotations

from deskbrief.tui.workers.engines import Manners, Shared
from support.fake_engine import FakeEngine


def batches(manners: Manners | None) -> list[int]:
    """How many sentences the engine gets at once when it is asked for three."""
    engine = FakeEngine()
    Shared(engine, manners).translate(["أ", "ب", "ج"])
    return [len(batch) for batch in engine.batches]


def test_an_engine_that_leaves_python_gets_its_batch_whole():
    assert batches(None) == [3]


def test_an_engine_in_python_gets_its_sentences_one_by_one_so_that_keys_come_between():
    assert batches(Manners()) == [1, 1, 1]


def test_the_answers_are_the_same_and_in_order():
    asked = ["أ", "ب", "ج"]
    assert Shared(FakeEngine(), Manners()).translate(asked, 2) == FakeEngine().translate(asked, 2)
