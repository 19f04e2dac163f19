"""The translator: what goes to the engine, what comes back, and that nothing is lost between."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.document import Fault, Hypothesis, Link
from deskbrief.errors import CancelledError, EngineError, ModelMissingError
from deskbrief.translate.engine import Engine
from deskbrief.translate.translator import Translator
from support.fake_engine import FakeEngine, plausible
from support.segments import segments_of


def texts(segment):
    return [translation.text for translation in segment.translations]


def test_the_fake_engine_keeps_the_protocol():
    assert isinstance(FakeEngine(), Engine)


class TestWhatIsTranslated:
    def test_every_sentence_gets_one_translation_in_order(self):
        engine = FakeEngine({"وصل الوفد.": "The delegation arrived.", "ثم غادر.": "Then it left."})
        (segment,) = Translator(engine).translate(segments_of("وصل الوفد. ثم غادر."))
        assert [(t.sentence_id, t.text, t.engine) for t in segment.translations] == [
            ("b1.1", "The delegation arrived.", "fake"),
            ("b1.2", "Then it left.", "fake"),
        ]
        assert segment.translation == "The delegation arrived. Then it left."

    def test_english_passes_through(self):
        engine = FakeEngine()
        (segment,) = Translator(engine).translate(segments_of("The talks will resume on Monday."))
        assert texts(segment) == ["The talks will resume on Monday."]
        assert segment.translations[0].engine == "source"
        assert engine.batches == []

    def test_an_english_sentence_in_an_arabic_paragraph_passes_through(self):
        engine = FakeEngine()
        (segment,) = Translator(engine).translate(
            segments_of("كتب الوزير على صفحته أمس. Thank you all. ثم غادر.")
        )
        assert segment.translations[1].text == "Thank you all."
        assert [t.engine for t in segment.translations] == ["fake", "source", "fake"]

    def test_figures_alone_pass_through(self):
        (segment,) = Translator(FakeEngine()).translate(segments_of("2024 - 1445"))
        assert (texts(segment), segment.translations[0].engine) == (["2024 - 1445"], "source")

    def test_another_language_is_left_as_written(self):
        persian = "رئیس جمهور روز یکشنبه در تهران با وزیر امور خارجه دیدار و گفتگو کرد"
        engine = FakeEngine()
        (segment,) = Translator(engine).translate(segments_of(persian))
        assert (texts(segment), segment.translations[0].engine) == ([persian], "none")
        assert engine.batches == []

    def test_the_engine_is_given_normalised_text(self):
        engine = FakeEngine()
        Translator(engine).translate(segments_of("وصـــل ١٥ وزيراً\u200f إلى العاصمة"))
        assert engine.given == ["وصل 15 وزيراً إلى العاصمة"]

    def test_a_wrapped_line_reaches_the_engine_as_one_line(self):
        engine = FakeEngine()
        Translator(engine).translate(segments_of("وصل الوفد\nإلى العاصمة"))
        assert engine.given == ["وصل الوفد إلى العاصمة"]

    def test_a_lone_surrogate_does_not_reach_the_engine(self):
        engine = FakeEngine()
        (segment,) = Translator(engine).translate(segments_of("وصل الوفد \ud800 أمس"))
        assert engine.given == ["وصل الوفد \ufffd أمس"]
        assert segment.sentences[0].text == "وصل الوفد \ud800 أمس"

    def test_a_sentence_that_comes_twice_is_translated_once(self):
        engine = FakeEngine()
        first, second = Translator(engine).translate(segments_of("انتهى البيان.", "انتهـى البيان."))
        assert len(engine.given) == 1
        assert texts(first) == texts(second)
        assert second.translations[0].sentence_id == "b2.1"

    def test_nothing_to_translate_is_nothing(self):
        assert Translator(FakeEngine()).translate(()) == ()


class TestBatches:
    def test_batches_cross_paragraphs_in_reading_order(self):
        engine = FakeEngine()
        Translator(engine, batch_size=2).translate(segments_of("أولاً. ثانياً. ثالثاً.", "رابعاً.", "خامساً."))
        assert engine.batches == [["أولاً.", "ثانياً."], ["ثالثاً.", "رابعاً."], ["خامساً."]]

    def test_a_segment_is_streamed_as_soon_as_its_sentences_are_done(self):
        engine = FakeEngine()
        stream = Translator(engine, batch_size=2).stream(segments_of("أولاً.", "ثانياً.", "ثالثاً."))
        assert [next(stream).id, next(stream).id] == ["b1", "b2"]
        assert len(engine.batches) == 1
        assert [segment.id for segment in stream] == ["b3"]

    def test_progress_counts_sentences_up_to_all_of_them(self):
        seen = []
        Translator(FakeEngine(), batch_size=2).translate(
            segments_of("أولاً. ثانياً. ثالثاً.", "All is well in the city.", "أولاً."),
            progress=lambda done, total: seen.append((done, total)),
        )
        assert seen == [(1, 5), (4, 5), (5, 5)]

    def test_cancelling_stops_before_the_next_batch_and_keeps_what_was_streamed(self):
        engine = FakeEngine()
        stream = Translator(engine, batch_size=1).stream(
            segments_of("أولاً.", "ثانياً."), cancelled=lambda: len(engine.batches) == 1
        )
        assert next(stream).id == "b1"
        with pytest.raises(CancelledError):
            next(stream)
        assert len(engine.batches) == 1

    def test_a_paragraph_of_ten_thousand_sentences_takes_linear_time(self):
        paragraph = " ".join(f"وصل {number} إلى المدينة." for number in range(10_000))
        started = time.perf_counter()
        (segment,) = Translator(FakeEngine()).translate(segments_of(paragraph))
        assert len(segment.translations) == 10_000
        assert time.perf_counter() - started < 10


class TestLongSentences:
    LONG = "رفضت اللجنة الطلب المقدم؛ لأنه قُدّم بعد الموعد، وفق ما قالته في بيان"

    def test_a_sentence_above_the_limit_is_cut_and_joined_and_no_word_is_lost(self):
        engine = FakeEngine(max_units=5, otherwise=lambda text: f"[{text}]")
        Translator(engine).translate(segments_of(self.LONG))
        first_try = engine.batches[0]
        assert all(len(text.split()) <= 5 for text in first_try)
        assert " ".join(first_try) == self.LONG

    def test_scores_are_weighted_by_length(self):
        engine = FakeEngine(
            {"وصل الوفد؛": Hypothesis("ab", -1.0), "ثم غادر": Hypothesis("abcdef", -2.0)}, max_units=2
        )
        (segment,) = Translator(engine).translate(segments_of("وصل الوفد؛ ثم غادر"))
        assert segment.translations[0].text == "ab abcdef"
        assert segment.translations[0].score == pytest.approx(-1.75)

    def test_a_full_stop_set_at_a_seam_is_taken_away(self):
        engine = FakeEngine({"وصل الوفد،": "It came.", "ثم غادر.": "Then it left."}, max_units=2)
        (segment,) = Translator(engine).translate(segments_of("وصل الوفد، ثم غادر."))
        assert segment.translation == "It came, Then it left."

    def test_alignments_are_shifted_to_the_whole_sentence(self):
        engine = FakeEngine(
            {
                "وصل الوفد،": Hypothesis("It came,", None, (Link(0, 3, 3, 7),)),
                "ثم غادر": Hypothesis("then left", None, (Link(3, 7, 5, 9),)),
            },
            max_units=2,
        )
        (segment,) = Translator(engine).translate(segments_of("وصل الوفد، ثم غادر"))
        translation, source = segment.translations[0], segment.sentences[0].text
        links = [
            (
                source[link.source_start : link.source_end],
                translation.text[link.target_start : link.target_end],
            )
            for link in translation.alignment
        ]
        assert links == [("وصل", "came"), ("غادر", "left")]

    def test_alternatives_are_joined_rank_by_rank(self):
        engine = FakeEngine(
            {"وصل الوفد،": [Hypothesis("A"), Hypothesis("B")], "ثم غادر": [Hypothesis("c")]}, max_units=2
        )
        (segment,) = Translator(engine, n_best=2).translate(segments_of("وصل الوفد، ثم غادر"))
        assert segment.translations[0].text == "A c"
        assert [hypothesis.text for hypothesis in segment.translations[0].alternatives] == ["B c"]


class TestAlignmentsAndAlternatives:
    def test_an_alignment_points_into_the_sentence_as_written(self):
        written = "وصـــل ١٥ وزيراً"
        engine = FakeEngine(
            {"وصل 15 وزيراً": Hypothesis("15 came", None, (Link(0, 3, 3, 7), Link(4, 6, 0, 2)))}
        )
        (segment,) = Translator(engine).translate(segments_of(written))
        links = segment.translations[0].alignment
        assert [written[link.source_start : link.source_end] for link in links] == ["وصـــل", "١٥"]

    def test_the_other_hypotheses_are_kept_best_first(self):
        engine = FakeEngine({"وصل الوفد": [Hypothesis("A", -1), Hypothesis("B", -2), Hypothesis("C", -3)]})
        (segment,) = Translator(engine, n_best=3).translate(segments_of("وصل الوفد"))
        assert segment.translations[0].text == "A"
        assert [hypothesis.text for hypothesis in segment.translations[0].alternatives] == ["B", "C"]

    def test_a_line_break_in_a_translation_becomes_a_space(self):
        (segment,) = Translator(FakeEngine({"وصل الوفد": "It\ncame"})).translate(segments_of("وصل الوفد"))
        assert segment.translation == "It came"


class TestTheGuard:
    SENTENCE = "أعلن الوزير عن افتتاح المركز، وقال إن العمل يبدأ غداً"

    def test_a_bad_translation_is_tried_once_more_in_smaller_pieces(self):
        engine = FakeEngine({self.SENTENCE: "The The The The The The The The The The The The"})
        (segment,) = Translator(engine).translate(segments_of(self.SENTENCE))
        assert engine.batches == [
            [self.SENTENCE],
            ["أعلن الوزير عن افتتاح المركز،", "وقال إن العمل يبدأ غداً"],
        ]
        assert segment.translations[0].faults == ()
        assert segment.translation == "word1 word2 word3 word4 word5 word1 word2 word3 word4 word5"

    def test_a_second_try_that_is_no_better_is_thrown_away_and_the_fault_recorded(self):
        engine = FakeEngine(
            {self.SENTENCE: "The minister الوزير announced the opening of the centre today"},
            otherwise=lambda text: text,
        )
        (segment,) = Translator(engine).translate(segments_of(self.SENTENCE))
        assert segment.translation == "The minister الوزير announced the opening of the centre today"
        assert segment.translations[0].faults == ("untranslated",)

    def test_there_is_no_third_try(self):
        engine = FakeEngine(otherwise=lambda text: "no " * 20)
        (segment,) = Translator(engine).translate(segments_of(self.SENTENCE))
        assert len(engine.batches) == 2
        assert segment.translations[0].faults == ("loop",)

    def test_a_single_word_is_not_tried_again(self):
        engine = FakeEngine({"عاجل": "عاجل"})
        (segment,) = Translator(engine).translate(segments_of("عاجل"))
        assert engine.batches == [["عاجل"]]
        assert segment.translations[0].faults == ("untranslated",)

    def test_anything_is_better_than_nothing(self):
        engine = FakeEngine({self.SENTENCE: ""}, otherwise=lambda text: f"partly {text} done in time")
        (segment,) = Translator(engine).translate(segments_of(self.SENTENCE))
        assert segment.translations[0].faults == ("untranslated",)

    def test_good_sentences_of_the_same_batch_are_not_tried_again(self):
        engine = FakeEngine({self.SENTENCE: ""})
        Translator(engine).translate(segments_of(f"وصل الوفد أمس. {self.SENTENCE}"))
        assert "وصل الوفد أمس." not in engine.batches[1]


class TestEnginesThatMisbehave:
    def test_an_engine_that_breaks_down_is_named_in_the_error(self):
        def fail(text):
            raise RuntimeError("out of memory")

        with pytest.raises(EngineError, match="'fake' failed: out of memory"):
            Translator(FakeEngine(otherwise=fail)).translate(segments_of("وصل الوفد"))

    def test_an_error_meant_for_people_goes_through_as_it_is(self):
        def fail(text):
            raise ModelMissingError("not here")

        with pytest.raises(ModelMissingError):
            Translator(FakeEngine(otherwise=fail)).translate(segments_of("وصل الوفد"))

    def test_too_few_answers_are_an_error_and_never_shift_the_sentences(self):
        class Forgetful(FakeEngine):
            def translate(self, sentences, n_best=1):
                return super().translate(sentences, n_best)[:-1]

        with pytest.raises(EngineError, match="1 answers for 2 sentences"):
            Translator(Forgetful()).translate(segments_of("وصل الوفد. ثم غادر."))


WORDS = st.lists(
    st.sampled_from(["وصل", "الوفد،", "ثم", "غادر.", "«نعم»", "15", "د.", "Reuters", "؛", "أمس؟", "\u200f"]),
    max_size=40,
)


@given(st.lists(WORDS, max_size=4), st.integers(1, 6), st.integers(1, 5))
def test_every_arabic_word_reaches_the_engine_whatever_the_limits(paragraphs, limit, batch_size):
    engine = FakeEngine(max_units=limit)
    segments = segments_of(*(" ".join(words) for words in paragraphs if " ".join(words).strip()))
    translated = Translator(engine, batch_size=batch_size).translate(segments)
    asked = set(" ".join(engine.given).split())
    for before, after in zip(segments, translated, strict=True):
        assert [t.sentence_id for t in after.translations] == [s.id for s in before.sentences]
        if before.block.language == "ar":
            assert {word for word in ("وصل", "الوفد،", "غادر.") if word in before.block.text.split()} <= asked


class TestAnEngineThatStopsAtItsOwnLimit:
    def test_it_is_asked_again_in_smaller_pieces(self):
        text = "وصل الوفد إلى العاصمة صباحا، ثم غادرها مساء بعد لقاء الوزير."
        engine = FakeEngine(
            {text: Hypothesis("The delegation arrived in the capital in the", complete=False)}
        )
        (segment,) = Translator(engine).translate(segments_of(text))
        assert len(engine.given) > 1
        assert segment.translations[0].faults == ()

    def test_what_stays_unfinished_is_flagged(self):
        text = "وصل الوفد إلى العاصمة صباحا، ثم غادرها مساء بعد لقاء الوزير."
        engine = FakeEngine(otherwise=lambda given: Hypothesis(plausible(given), complete=False))
        (segment,) = Translator(engine).translate(segments_of(text))
        assert Fault.LOST_TAIL in segment.translations[0].faults


class TestApproved:
    """Sentences that a person approved before."""

    def test_they_come_as_they_were_approved_and_the_engine_is_not_asked(self):
        engine = FakeEngine()
        known = {"وصل الوفد.": "The delegation has arrived."}
        (segment,) = Translator(engine, approved=lambda texts: known).translate(
            segments_of("وصل الوفد. ثم غادر.")
        )
        assert [t.engine for t in segment.translations] == ["memory", engine.name]
        assert segment.translations[0].text == "The delegation has arrived."

    def test_each_sentence_is_asked_for_once(self):
        asked = []
        Translator(FakeEngine(), approved=lambda texts: asked.append(texts) or {}).translate(
            segments_of("وصل الوفد.", "وصل الوفد. ثم غادر.")
        )
        assert asked == [["وصل الوفد.", "ثم غادر."]]
