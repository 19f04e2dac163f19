"""Terms are found in whatever form they stand, and not where a word is only spelt like them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbrief.glossary import EMPTY, Glossary, Kind, Term
from deskbrief.translate.terms.finding import TermFinder

GLOSSARY = Glossary(
    [
        Term("ليهي", "Leahy", Kind.PERSON),
        Term("علي", "Ali", Kind.PERSON),
        Term("بنان", "Banan", Kind.PERSON),
        Term("لجنة", "panel"),
        Term("كتاب", "volume"),
        Term("نازح", "displaced person"),
        Term("وزارة الدفاع", "Ministry of Defence", Kind.ORGANISATION),
        Term("وزارة", "ministry"),
        Term("إقليم كردستان", "Kurdistan Region", Kind.PLACE),
    ]
)
FINDER = TermFinder(GLOSSARY)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.term.target) for each in FINDER.find(text)]


@pytest.mark.parametrize(
    "word", ["ليهي", "وليهي", "لليهي", "بليهي", "ولليهي", "فليهي", "ليهى", "ليـهي", "لِيهي"]
)
def test_a_name_is_found_behind_clitics_and_in_other_spellings(word):
    assert found(f"وقال {word} أمس") == [(word, "Leahy")]


@pytest.mark.parametrize("word", ["اللجنة", "لجان", "اللجان", "لجنتين", "لجنتها", "ولجنة", "بلجنته", "لجنه"])
def test_a_noun_is_found_with_its_article_its_pronoun_and_in_its_plurals(word):
    assert found(f"قالت {word} إن التقرير جاهز") == [(word, "panel")]


def test_the_longer_of_two_terms_counts():
    assert found("زار وزارة الدفاع ثم وزارة أخرى") == [
        ("وزارة الدفاع", "Ministry of Defence"),
        ("وزارة", "ministry"),
    ]


def test_the_words_of_a_term_may_lack_their_article():
    assert found("في وزارة دفاع") == [("وزارة دفاع", "Ministry of Defence")]


def test_vowel_marks_and_quotation_marks_do_not_hide_a_term():
    assert found("إقليمُ كردستانَ و«إقليم كردستان»") == [
        ("إقليمُ كردستانَ", "Kurdistan Region"),
        ("إقليم كردستان", "Kurdistan Region"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "زار لبنان أمس",  # not ل and بنان
        "كتب الرجل رسالة",  # a verb, not the plural of كتاب
        "وزير الدفاع",
        "جلس على الكرسي",  # on, not Ali
    ],
)
def test_a_word_that_is_only_spelt_alike_is_none(text):
    assert found(text) == []


def test_a_name_that_is_spelt_like_a_small_word_is_found_where_it_is_written_so():
    assert found("قال علي إنه جلس على الكرسي") == [("علي", "Ali")]


def test_number_and_article_are_told():
    (panels,) = FINDER.find("اجتمعت اللجان")
    (panel,) = FINDER.find("شكلت لجنة")
    assert (panels.number, panels.is_definite) == ("P", True)
    assert (panel.number, panel.is_definite) == ("S", False)


@pytest.mark.parametrize(
    "written", ["@Iraq_MoD", "https://a.example/b?c=1", "press@coast.example", "F-16", "iPhone"]
)
def test_addresses_handles_and_codes_are_kept(written):
    text = f"نشر {written} أمس"
    (kept,) = TermFinder(EMPTY).find(text)
    assert (text[kept.start : kept.end], kept.term.target, kept.term.kind) == (written, written, Kind.KEEP)


@settings(max_examples=150)
@given(st.text(alphabet="لجنةوزاردفع كتابيه،.«»ًـ@aF1-", max_size=60))
def test_spans_lie_in_the_text_and_do_not_meet(text):
    last = 0
    for each in FINDER.find(text):
        assert last <= each.start < each.end <= len(text)
        last = each.end
