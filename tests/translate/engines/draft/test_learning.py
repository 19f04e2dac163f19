"""The draft engine learns from what is approved, forgets it without a trace, and is not led astray by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.engines.draft.engine import DraftEngine
from deskbrief.translate.engines.draft.english_tokens import written_tokens
from deskbrief.translate.engines.draft.lessons import KeptLessons, Lesson, Taught
from deskbrief.translate.job import engine_text
from deskbrief.translate.learning import Approved, Learning


@pytest.fixture
def engine():
    return DraftEngine(load_catalogue().get("draft", Role.TRANSLATE))


def approved(number: int, source: str, text: str) -> Approved:
    return Approved(number, engine_text(source), text)


def said(engine, source: str) -> str:
    return engine.translate([engine_text(source)])[0][0].text


PLAN = "أقر مجلس البلدة خطة جديدة لتوزيع المياه."
PLAN_EN = "The town's councillors voted through a fresh scheme to share out the water."
NAMED = "وقال السيناتور درمبلاوي إن الخطة جديدة."
NAMED_EN = "Senator Drambelawi said that the plan is new."


def test_it_is_an_engine_that_learns(engine):
    assert isinstance(engine, Learning)


def test_a_sentence_that_was_approved_comes_out_as_it_was_approved(engine):
    engine.learn([approved(1, PLAN, PLAN_EN)])
    assert said(engine, PLAN) == PLAN_EN


def test_so_it_does_with_other_vowel_marks_and_the_opening_and(engine):
    engine.learn([approved(1, PLAN, PLAN_EN)])
    assert said(engine, "و" + PLAN.replace("مجلس", "مَجلس")) == PLAN_EN


def test_other_offers_stand_behind_it(engine):
    before = said(engine, PLAN)
    engine.learn([approved(1, PLAN, PLAN_EN)])
    offers = [made.text for made in engine.translate([engine_text(PLAN)], 3)[0]]
    assert offers[0] == PLAN_EN
    assert len(offers) == 3
    assert before != PLAN_EN


def test_another_number_is_another_sentence(engine):
    engine.learn([approved(1, "قتل 12 شخصا في الهجوم.", "The attack left 12 people dead.")])
    assert "15" in said(engine, "قتل 15 شخصا في الهجوم.")
    assert "12" not in said(engine, "قتل 15 شخصا في الهجوم.")


def test_a_name_spelt_by_a_person_is_spelt_so_at_once_elsewhere(engine):
    other = "زار درمبلاوي المدينة أمس."
    assert "Drambelawi" not in said(engine, other)
    engine.learn([approved(1, NAMED, NAMED_EN)])
    assert "Drambelawi" in said(engine, other)


def test_so_is_a_common_given_name(engine):
    other = "وصل محمد إلى بغداد."
    assert "Mohammed" in said(engine, other)
    engine.learn([approved(1, "قال محمد إن الخطة جديدة.", "Muhammad said that the plan is new.")])
    assert "Muhammad" in said(engine, other)


def test_a_phrase_is_used_in_another_sentence(engine):
    engine.learn(
        [approved(1, "افتتح الوزير محطة تحلية المياه.", "The minister opened the water desalination plant.")]
    )
    assert "water desalination plant" in said(engine, "زار المدير محطة تحلية المياه.")


def test_one_free_translation_does_not_spoil_a_common_word(engine):
    other = "ذهب الوزير إلى المدينة في الصباح."
    before = said(engine, other)
    engine.learn([approved(1, "وصل إلى المكتب في المساء.", "He reached the office, evening having come.")])
    assert said(engine, other) == before


def test_no_lesson_changes_a_number_or_a_negation(engine):
    engine.learn([approved(1, "لم يصل ثلاثة وزراء.", "Five ministers arrived.")])
    assert "five" not in said(engine, "تحدث ثلاثة وزراء.").lower()


def test_what_was_approved_later_wins(engine):
    engine.learn([approved(1, PLAN, "An older version."), approved(2, PLAN, PLAN_EN)])
    assert said(engine, PLAN) == PLAN_EN
    engine.forget([2])
    assert said(engine, PLAN) == "An older version."


def test_a_pair_of_the_same_number_takes_the_place_of_the_first(engine):
    engine.learn([approved(1, NAMED, NAMED_EN)])
    engine.learn([approved(1, PLAN, PLAN_EN)])
    assert "Drambelawi" not in said(engine, NAMED)


def test_the_signature_tells_what_was_learned(engine):
    bare = engine.signature
    engine.learn([approved(1, PLAN, PLAN_EN)])
    taught = engine.signature
    engine.learn([approved(2, NAMED, NAMED_EN)])
    assert len({bare, taught, engine.signature}) == 3
    engine.forget([2])
    assert engine.signature == taught
    engine.forget([1])
    assert engine.signature == bare


def test_completing_goes_on_as_approved(engine):
    engine.learn([approved(1, PLAN, PLAN_EN)])
    assert engine.complete(engine_text(PLAN), PLAN_EN[:20]) == PLAN_EN[20:]


def test_lessons_of_an_earlier_sitting_are_kept(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    lesson = Lesson("a b", (Taught("a", "An", 1, 2.5),))
    first = KeptLessons("test")
    for number in range(60):
        first.get(str(number), "English", lambda: lesson)
    first.write()
    assert KeptLessons("test").get("7", "English", lambda: pytest.fail("it was kept")) == lesson


def test_numbers_stay_as_they_are_written():
    assert written_tokens("It cost $1,200 on May 5th.") == "It cost $ 1,200 on May 5th .".split()


POOL = [
    (PLAN, PLAN_EN),
    (PLAN, "The council of the town endorsed a new plan."),
    (NAMED, NAMED_EN),
    ("رحب السكان بالقرار.", "Residents hailed the ruling."),
    ("رحب درمبلاوي بالقرار الجديد.", "Drambelawi hailed the new ruling."),
    ("لا", "No"),
]
PROBES = [PLAN, NAMED, "رحب المجلس بالقرار.", "زار درمبلاوي مجلس البلدة."]


@pytest.fixture(scope="module")
def fresh():
    return DraftEngine(load_catalogue().get("draft", Role.TRANSLATE))


@settings(max_examples=25)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4), st.sampled_from(range(len(POOL)))), max_size=10))
def test_only_the_pairs_that_are_known_now_matter(fresh, steps):
    """Whatever was approved and withdrawn on the way, the engine is as one that learned just the rest."""
    entry = load_catalogue().get("draft", Role.TRANSLATE)
    learner, rest = DraftEngine(entry), DraftEngine(entry)
    known: dict[int, int] = {}
    for is_approval, number, which in steps:
        if is_approval:
            learner.learn([approved(number, *POOL[which])])
            known[number] = which
        else:
            learner.forget([number])
            known.pop(number, None)
    rest.learn([approved(number, *POOL[which]) for number, which in sorted(known.items(), reverse=True)])
    assert learner.signature == rest.signature
    assert [said(learner, probe) for probe in PROBES] == [said(rest, probe) for probe in PROBES]
    learner.forget(list(known))
    assert learner.signature == fresh.signature
    assert learner.translate([engine_text(p) for p in PROBES], 2) == fresh.translate(
        [engine_text(p) for p in PROBES], 2
    )


def test_a_hashtag_is_learned_whole(engine):
    engine.learn([approved(1, "تابعوا التغطية #جدار_النور", "Follow the coverage #LightWall")])
    assert "#LightWall" in said(engine, "وصل الوفد اليوم #جدار_النور")


def test_an_address_is_never_learned_away(engine):
    engine.learn([approved(1, "اقرأ المزيد: https://example.org/a", "Read more here")])
    assert said(engine, "اقرأ المزيد: https://example.org/b").endswith("https://example.org/b")
