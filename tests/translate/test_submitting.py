"""An engine that works by itself has its next batch before it is done, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.errors import CancelledError, EngineError
from deskbrief.translate.engine import Submitting
from deskbrief.translate.translator import Translator, window_of
from support.fake_engine import FakeEngine, plausible
from support.segments import segments_of
from support.submitting import Submits

SENTENCES = [f"وصل الوفد رقم {number} إلى المدينة." for number in range(10)]


def test_it_keeps_the_protocol_and_others_do_not():
    assert isinstance(Submits(), Submitting)
    assert not isinstance(FakeEngine(), Submitting)
    assert (window_of(Submits(window=7)), window_of(FakeEngine())) == (7, 16)


def test_the_next_batch_is_begun_before_the_answer_to_one_is_waited_for():
    engine = Submits()
    Translator(engine).translate(segments_of(*SENTENCES[:6]))
    assert engine.events == ["begin 1", "begin 2", "answer 1", "begin 3", "answer 2", "answer 3"]


def test_paragraphs_come_one_by_one_in_order():
    engine = Submits()
    done = Translator(engine).stream(segments_of(*SENTENCES[:6]))
    assert next(done).id == "b1"
    assert "answer 2" not in engine.events
    assert [segment.id for segment in done] == ["b2", "b3", "b4", "b5", "b6"]


@given(st.integers(1, 9), st.integers(1, 5))
def test_it_says_what_an_engine_that_is_waited_for_says(count: int, window: int):
    segments = segments_of(*SENTENCES[:count])
    assert Translator(Submits(window=window)).translate(segments) == Translator(FakeEngine()).translate(
        segments
    )


def test_what_its_library_raises_later_is_an_engine_error():
    with pytest.raises(EngineError, match="'fake' failed: a library's own words"):
        Translator(Submits(fails="رقم 3")).translate(segments_of(*SENTENCES))


def test_what_came_before_a_failure_stays_good():
    done = Translator(Submits(fails="رقم 5")).stream(segments_of(*SENTENCES))
    assert [next(done).id for _ in range(4)] == ["b1", "b2", "b3", "b4"]
    with pytest.raises(EngineError):
        next(done)


def test_a_bad_answer_is_tried_again_in_smaller_pieces():
    long = "قال الوزير إن الوفد وصل أمس، وأضاف أنه سيغادر غدا بعد لقاء الرئيس في القصر."
    engine = Submits({long: "said said said said said said said"}, window=5)
    (segment,) = Translator(engine).translate(segments_of(long))
    assert segment.translations[0].faults == ()
    assert len(engine.batches) == 2


def test_a_wish_to_stop_is_heard_before_a_batch_is_begun():
    engine = Submits()
    asked = iter([False, False, True])
    with pytest.raises(CancelledError):
        Translator(engine).translate(segments_of(*SENTENCES), cancelled=lambda: next(asked))
    assert len(engine.batches) == 2


def test_a_batch_size_of_the_callers_own_goes_before_the_window():
    engine = Submits(window=2)
    Translator(engine, batch_size=5).translate(segments_of(*SENTENCES))
    assert [len(batch) for batch in engine.batches] == [5, 5]


def test_plausible_is_what_the_fake_says():
    assert Submits().translate(["وصل الوفد."])[0][0].text == plausible("وصل الوفد.")
