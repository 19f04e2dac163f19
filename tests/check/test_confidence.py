"""Confidence is a share, falls where something is wrong, and says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.check.confidence import confidence
from deskbrief.check.run import run_checks
from support.segments import translated

pytestmark = pytest.mark.every_check
SOURCE = (
    "أعلنت وزارة الصحة افتتاح 12 مركزاً طبياً في محافظة البصرة، وقالت إن العمل فيها لن يبدأ قبل الشهر المقبل."
)
GOOD = (
    "The Ministry of Health announced the opening of 12 medical centres in Basra governorate, and said that"
    " work in them would not begin before next month."
)


def trust(target, engine="opusmt"):
    (segment,) = run_checks([translated(SOURCE, target, engine)])
    return confidence(segment)


def test_a_good_translation_has_no_reason_against_it():
    assert trust(GOOD).reasons == ()


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (GOOD.replace("12", "120"), "a number differs"),
        (GOOD.replace("would not begin", "would begin"), "a negation differs"),
        (GOOD.replace("medical", "طبية"), "Arabic is left in the English"),
        ("The Ministry of Health announced the opening of 12 centres.", "something seems to be left out"),
    ],
)
def test_what_is_wrong_lowers_it_and_is_named(target, reason):
    found = trust(target)
    assert reason in found.reasons
    assert found.value < trust(GOOD).value


def test_a_stronger_engine_is_trusted_more():
    assert trust(GOOD, "nllb-200").value > trust(GOOD, "argos").value > trust(GOOD, "draft").value


def test_the_drafts_own_score_counts():
    segment = translated(SOURCE, GOOD, "draft")
    low, high = (
        replace(segment, translations=tuple(replace(t, score=score) for t in segment.translations))
        for score in (-3.0, -1.0)
    )
    assert confidence(low).value < confidence(high).value


def test_without_a_translation_there_is_none():
    assert confidence(replace(translated(SOURCE, GOOD), translations=())).value == 0


@given(st.text("ابتنيولم 0123ab", min_size=1, max_size=80), st.text(max_size=80))
def test_it_lies_between_nought_and_one_for_any_text(source, target):
    found = confidence(translated(f"ا{source}ا", target))
    assert 0 <= found.value <= 1
    assert all(found.reasons)
