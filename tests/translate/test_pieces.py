"""Long sentences: cut where it hurts least, and never a character lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.translate.pieces import split_long


def words(text: str) -> int:
    return len(text.split())


def cut(text: str, limit: int) -> list[str]:
    return [piece.text.strip() for piece in split_long(text, limit, words)]


def test_a_text_within_the_limit_is_one_piece():
    assert cut("وصل الوفد إلى العاصمة", 4) == ["وصل الوفد إلى العاصمة"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("رفضت اللجنة الطلب؛ لأنه قُدّم بعد الموعد، وفق ما قالته", "رفضت اللجنة الطلب؛"),
        ("وصل الوفد الوزاري أمس، واستقبله عدد من المسؤولين في المطار", "وصل الوفد الوزاري أمس،"),
        ("أعلن الوزير في بيان أن الطرق الرئيسية مفتوحة الآن", "أعلن الوزير في بيان"),
        ("زار الوزير المصنع الجديد وافتتح خط إنتاج ثانياً", "زار الوزير المصنع الجديد"),
    ],
)
def test_the_best_place_is_after_a_semicolon_then_a_comma_then_before_a_clause(text, first):
    assert cut(text, 7)[0] == first


def test_a_number_is_not_parted_from_its_noun_nor_a_title_from_its_name():
    assert (
        "5 ملايين"
        in cut("بلغت كلفة بناء السد 5 ملايين ليرة في عام", 6)[0]
        + cut("بلغت كلفة بناء السد 5 ملايين ليرة في عام", 6)[1]
    )
    assert not any(piece.endswith("د.") for piece in cut("التقى في مكتبه أمس د. سامر الحلواني وفداً من", 5))


def test_a_thousands_comma_is_no_place_to_cut():
    assert all(
        "1,250,000" in text or "1," not in text
        for text in cut("استوردت البلاد نحو 1,250,000 طن من القمح الطري", 4)
    )


def test_a_short_quotation_is_cut_only_if_there_is_no_other_place():
    text = "قالت صحيفة «النهار الجديد اليوم» إن الأزمة انتهت"
    assert any("«النهار الجديد اليوم»" in piece for piece in cut(text, 6))
    assert len(cut("«النهار الجديد اليوم» «صوت الناس الحر»", 2)) > 2


def test_a_single_word_above_the_limit_is_cut_by_force_or_left_whole():
    assert [piece.text for piece in split_long("كلمةطويلة", 5, len)] == ["كلمة", "طويلة"]
    assert [piece.text for piece in split_long("كلمةطويلة", 5, len, force=False)] == ["كلمةطويلة"]


def test_a_limit_below_one_is_refused():
    with pytest.raises(ValueError, match="limit is 0"):
        split_long("نص", 0, words)


TEXT = st.text(st.sampled_from([*"ابتوَ،؛. \n", *'5,1«»()"د']), max_size=120)


@given(TEXT, st.integers(1, 9), st.booleans())
def test_joined_the_pieces_are_the_text(text, limit, force):
    pieces = split_long(text, limit, len, force=force)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text == text[piece.start : piece.end] for piece in pieces)


@given(TEXT, st.integers(1, 9))
def test_every_piece_is_within_the_limit(text, limit):
    assert all(len(piece.text) <= limit for piece in split_long(text, limit, len))


@given(
    st.lists(st.sampled_from(["قال", "وأضاف", "5", "«نص", "نص»", "أن", "الوزير،", "انتهى؛"]), max_size=60),
    st.integers(2, 9),
)
def test_no_word_is_cut_if_every_word_is_within_the_limit(tokens, limit):
    pieces = split_long(" ".join(tokens), limit, words)
    assert [word for piece in pieces for word in piece.text.split()] == tokens
    assert all(words(piece.text) <= limit for piece in pieces)


@pytest.mark.parametrize("unit", ["كلمة ", "كلمة، ", "ا", "«ا ا» "])
def test_a_megabyte_is_cut_in_reasonable_time(unit):
    started = time.perf_counter()
    split_long(unit * (1_000_000 // len(unit)), 400, len if unit == "ا" else words)
    assert time.perf_counter() - started < 20
