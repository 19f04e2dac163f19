"""Where the first checks point, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deskbrief.check.language import LanguageCheck
from deskbrief.check.loop import LoopCheck
from deskbrief.check.lost_tail import LostTailCheck
from deskbrief.check.untranslated import UntranslatedCheck
from deskbrief.document import Segment, Translation
from support.segments import segments_of, translated


def with_translations(source: str, *targets: str) -> Segment:
    (part,) = segments_of(source)
    translations = tuple(Translation(s.id, t, "fake") for s, t in zip(part.sentences, targets, strict=True))
    return replace(part, translations=translations)


def pointed_at(check, segment: Segment) -> list[str]:
    texts = {"source": segment.block.text, "target": segment.translation}
    return [texts[finding.side][finding.start : finding.end] for finding in check.run(segment)]


def test_a_span_counts_the_sentences_before_it():
    segment = with_translations(
        "وصل الوفد. ثم زار الموصل. ثم غادر.", "The delegation arrived.", "It visited الموصل.", "Then it left."
    )
    assert pointed_at(UntranslatedCheck(), segment) == ["الموصل"]


def test_an_empty_translation_is_pointed_at_in_the_source():
    segment = with_translations("وصل الوفد. ثم غادر.", "The delegation arrived.", "")
    assert pointed_at(UntranslatedCheck(), segment) == ["ثم غادر."]


def test_an_empty_translation_does_not_shift_the_spans_after_it():
    segment = with_translations("وصل الوفد. ثم غادر. ثم عاد.", "", "", "It returned عاد.")
    assert pointed_at(UntranslatedCheck(), segment) == ["وصل الوفد.", "ثم غادر.", "عاد"]


def test_arabic_in_english_that_passed_through_is_pointed_at():
    segment = translated(
        "The group, known as حركة الشباب, denied it.", "The group, known as حركة الشباب, denied it.", "source"
    )
    assert pointed_at(UntranslatedCheck(), segment) == ["حركة الشباب"]


def test_a_loop_is_pointed_at_and_a_repetition_of_the_source_is_not():
    assert pointed_at(LoopCheck(), translated("صفقوا طويلاً", "They clap clap clap clap clap.")) == [
        "clap clap clap clap clap."
    ]
    assert pointed_at(LoopCheck(), translated("لا لا لا لا لا لا", "No no no no no no")) == []


def test_a_lost_tail_is_pointed_at_in_the_source():
    source, target = LostTailCheck.example
    assert pointed_at(LostTailCheck(), translated(source, target)) == [source]


def test_the_language_is_named():
    source, _ = LanguageCheck.example
    (finding,) = LanguageCheck().run(translated(source, source, "none"))
    assert finding.message == "The paragraph is Persian: left as written, not translated."


@pytest.mark.parametrize("text", ["The talks will resume on Monday.", "وصل الوفد إلى العاصمة", "2024 - 1445"])
def test_arabic_english_and_figures_are_no_matter_for_the_language_check(text):
    assert list(LanguageCheck().run(translated(text, text, "source"))) == []
