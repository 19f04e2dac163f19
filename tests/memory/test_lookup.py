"""The memory finds a sentence again, one like it with its own numbers, and words on either side."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbrief import database
from deskbrief.document import Side
from deskbrief.memory import Memory, NewPair
from deskbrief.memory.migrations import LATEST, m0001_pairs

PLAN = (
    "أقر مجلس البلدة خطة جديدة لتوزيع المياه على الأحياء الشرقية",
    "The town council adopted a new plan for water.",
)
WELLS = (
    "سيحفر المجلس 12 بئراً خلال العام الحالي في القرى الشمالية",
    "The council will dig 12 wells this year.",
)
RAIN = ("هطلت أمطار غزيرة على المحافظة مساء الأحد", "Heavy rain fell on the province on Sunday evening.")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "memory.sqlite"


@pytest.fixture
def memory(path):
    with Memory(path) as memory:
        memory.put("/a.desk", "p1", [PLAN, WELLS], "draft")
        memory.put("/b.desk", "p1", [RAIN], "draft")
        yield memory


def best(memory, source):
    found = memory.lookup(source)
    return found[0] if found else None


def test_a_sentence_that_is_there_is_found_whatever_its_vowel_marks_and_spaces(memory):
    found = best(memory, "أَقَرَّ  مجلس البلدة خطة جديدة لتوزيع المياه على الأحياء الشرقية")
    assert (found.score, found.suggestion, found.changed) == (100, PLAN[1], ())


def test_of_several_sentences_those_that_are_there_come_with_their_newest_translation(memory):
    memory.put("/c.desk", "p", [(RAIN[0], "It rained hard on Sunday.")], "draft")
    assert memory.exact([RAIN[0], PLAN[0] + "!", PLAN[0]]) == {
        RAIN[0]: "It rained hard on Sunday.",
        PLAN[0]: PLAN[1],
    }


def test_one_that_is_like_it_is_offered_with_what_differs(memory):
    source = "أقر مجلس البلدة خطة جديدة لتوزيع المياه على الأحياء الغربية"
    found = best(memory, source)
    assert 75 <= found.score < 100
    assert [source[start:end] for start, end in found.changed] == ["الغربية"]


def test_a_number_that_differs_is_swapped_in(memory):
    found = best(memory, "سيحفر المجلس 35 بئراً خلال العام الحالي في القرى الشمالية")
    assert found.suggestion == "The council will dig 35 wells this year."
    assert (found.swapped, found.left) == ((("12", "35"),), ())
    assert found.score < 100


def test_a_number_in_words_becomes_figures(memory):
    memory.put(
        "/c.desk",
        "p",
        [("قتل ثلاثة جنود في الهجوم على القاعدة", "Three soldiers died in the attack.")],
        "draft",
    )
    found = best(memory, "قتل خمسة جنود في الهجوم على القاعدة")
    assert found.suggestion == "5 soldiers died in the attack."


def test_a_weekday_that_differs_is_swapped_in(memory):
    found = best(memory, "هطلت أمطار غزيرة على المحافظة مساء الخميس")
    assert found.suggestion == "Heavy rain fell on the province on Thursday evening."


def test_a_number_that_cannot_be_swapped_is_told(memory):
    memory.put(
        "/c.desk", "p", [("زار الوفد 3 مدن في 3 أيام فقط هذا الشهر", "The delegation toured.")], "draft"
    )
    found = best(memory, "زار الوفد 4 مدن في 3 أيام فقط هذا الشهر")
    assert found.left == ("4",)
    assert found.suggestion == "The delegation toured."


def test_what_is_too_far_is_not_offered(memory):
    assert best(memory, "افتتح الوزير معرضاً للكتاب في العاصمة") is None


def test_what_was_withdrawn_or_forgotten_is_not_found(memory):
    memory.withdraw("/b.desk", "p1")
    assert best(memory, RAIN[0]) is None
    memory.forget("/a.desk")
    assert best(memory, PLAN[0]) is None
    assert memory.concordance("council") == []


def test_of_two_translations_of_one_sentence_the_newer_comes_first(memory):
    memory.put("/c.desk", "p", [(RAIN[0], "It rained hard on Sunday.")], "draft")
    assert [found.suggestion for found in memory.lookup(RAIN[0])] == ["It rained hard on Sunday.", RAIN[1]]


def test_words_in_quotation_marks_stand_side_by_side(memory):
    for number, english in enumerate(("The council of the town met.", "The town of the council.")):
        memory.put("a.desk", f"q{number}", [(f"نص {number}", english)], "draft")
    assert [pair.target for pair in memory.concordance('"council of the town" met')] == [
        "The council of the town met."
    ]


@pytest.mark.parametrize(
    ("query", "side", "wanted"),
    [
        ("المجلس", None, [WELLS, PLAN]),
        ("ومجلس", None, [WELLS, PLAN]),
        ("council", None, [WELLS, PLAN]),
        ("COUN", None, [WELLS, PLAN]),
        ("council water", None, [PLAN]),
        ("12", Side.TARGET, [WELLS]),
        ("nothing", None, []),
        ('"* OR (', None, []),
        ('"water council"', None, []),
    ],
)
def test_words_are_found_on_their_side(memory, query, side, wanted):
    assert [(pair.source, pair.target) for pair in memory.concordance(query, side)] == wanted


def test_imported_pairs_are_found_and_taken_in_once(memory):
    pairs = [NewPair("وصل الوفد إلى العاصمة", "The delegation arrived."), NewPair(*PLAN)]
    assert memory.add(pairs, "import:agency.tmx") == (1, 1)
    assert memory.add(pairs, "import:agency.tmx") == (0, 2)
    assert best(memory, pairs[0].source).suggestion == "The delegation arrived."
    assert memory.forget("import:agency.tmx") == 1


def test_a_memory_of_the_first_form_is_searchable_when_it_is_opened(path):
    with sqlite3.connect(path, isolation_level=None) as old:
        database.migrate(old, [m0001_pairs.STATEMENTS])
        old.execute(
            "INSERT INTO pairs (desk, segment, nth, source, target, engine, at)"
            " VALUES ('d', 's', 0, ?, ?, 'e', 't')",
            PLAN,
        )
    old.close()
    with Memory(path) as memory:
        assert best(memory, PLAN[0]).suggestion == PLAN[1]
    with sqlite3.connect(path) as now:
        assert now.execute("PRAGMA user_version").fetchone()[0] == LATEST


def test_what_was_forgotten_is_nowhere_in_the_file(memory, path):
    memory.forget()
    memory.close()
    assert b"Sunday" not in path.read_bytes()
    assert b"sunday" not in path.read_bytes()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_the_text_it_comes_back_as_it_was_and_asking_never_fails(memory, source, target):
    source, target = (text.encode("utf-8", "replace").decode() for text in (source, target))
    memory.put("/any.desk", "p", [(source, target)], "draft")
    assert (source, target) in [(pair.source, pair.target) for pair in memory.pairs(desk="/any.desk")]
    memory.lookup(source)
    memory.concordance(target)
    memory.concordance(source, Side.SOURCE)
