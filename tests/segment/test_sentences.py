"""Sentences: what ends one in Arabic news, what does not, and that nothing is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.segment import split_sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize("mark", [".", "!", "?", "؟", "؟!", "۔", "!!!"])
def test_a_terminal_mark_ends_the_sentence(mark):
    assert cut(f"وصل الوفد{mark} ثم غادر") == [f"وصل الوفد{mark}", "ثم غادر"]


@pytest.mark.parametrize("mark", ["؛", "،", ":", "..", "…", "..."])
def test_the_arabic_semicolon_and_an_ellipsis_stay_inside_the_sentence(mark):
    assert len(cut(f"انتهت الأزمة{mark} وبدأت أخرى.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "قال د. سامر إن الوضع مستقر",
        "حضر أ.د. منى ود. باسل وم. هبة الاجتماع",
        "أوقفت الشرطة المدعو ع. س. في الحي",
        "وقعه J. K. Marlow في لندن",
        "يعود إلى 430 ق.م. في بابل",
        "انظر ص. 45 من التقرير",
        "زار Dr. Anna Brandt المقر",
        "تراجعت أسهم Acme Inc. في بورصة لندن",
        "1. صرف الرواتب قبل العيد",
        "قال د.محمود إن المستشفى يعمل",
    ],
)
def test_the_dot_of_an_abbreviation_an_initial_or_a_list_number_ends_nothing(text):
    assert cut(text) == [text]


def test_an_era_or_a_unit_ends_the_sentence_only_if_another_plainly_begins():
    assert cut("بُنيت سنة 1120م. ثم هُدمت") == ["بُنيت سنة 1120م. ثم هُدمت"]
    assert cut("يبلغ ارتفاعه 2.5 م. وتصل سعته إلى ألف") == ["يبلغ ارتفاعه 2.5 م.", "وتصل سعته إلى ألف"]


@pytest.mark.parametrize(
    "token",
    [
        "3.75",
        "1.250.000",
        "12.5.2024",
        "٣٫٥٪",
        "https://example.com/a.b?x=1.2",
        "info@news.example.com",
        "report.v2.pdf",
    ],
)
def test_a_dot_inside_a_number_an_address_or_a_file_name_ends_nothing(token):
    text = f"نشرت الهيئة {token} أمس."
    assert cut(text) == [text]


def test_the_dot_after_an_address_ends_the_sentence_and_is_not_part_of_the_address():
    assert cut("راسلونا على info@example.com. وسنرد قريباً.") == [
        "راسلونا على info@example.com.",
        "وسنرد قريباً.",
    ]


@pytest.mark.parametrize("quotes", ["«»", "“”", "”“", "””", '""', "()"])
def test_a_short_quotation_stays_whole(quotes):
    text = f"هتفوا {quotes[0]}لا للغلاء! لا للتقشف! نريد حلاً{quotes[1]} أمام البرلمان."
    assert cut(text) == [text]


def test_a_closing_quote_stays_with_its_sentence():
    assert cut("قال: «سنعيد الإعمار.» وأضاف: «لدينا خطة.»") == [
        "قال: «سنعيد الإعمار.»",
        "وأضاف: «لدينا خطة.»",
    ]


def test_a_long_quotation_is_cut_at_its_full_stops():
    first = "أوضح أن “" + "الوضع في الأسواق لم يعد يحتمل مزيداً من التأخير " * 4 + "الآن."
    second = "وهذا ما طالبت به الغرفة”."
    assert cut(f"{first} {second}") == [first, second]


def test_a_quotation_that_is_never_closed_does_not_swallow_the_paragraph():
    assert len(cut("قال «إن الأمر انتهى. وغادر القاعة. ثم عاد. " + "وتحدث مع الصحفيين طويلاً. " * 10)) == 13


def test_a_missing_space_after_the_full_stop_is_seen():
    assert cut("انتهت العملية.وقالت القيادة ذلك") == ["انتهت العملية.", "وقالت القيادة ذلك"]


def test_list_items_on_lines_of_their_own_are_sentences():
    assert cut("قرر المجلس:\n- فتح المعبر\n- إلغاء الرسوم") == [
        "قرر المجلس:",
        "- فتح المعبر",
        "- إلغاء الرسوم",
    ]


def test_a_wrapped_line_is_not_a_sentence_end():
    assert len(cut("أعلنت الشركة عن إضافة عشر\nحافلات جديدة إلى خطوطها.")) == 1


def test_a_mark_without_words_joins_the_sentence_beside_it():
    assert cut("وصل الوفد. !") == ["وصل الوفد. !"]
    assert cut("… . وصل الوفد.") == ["… . وصل الوفد."]


AWKWARD = st.text(
    st.sampled_from(
        [*"ابتمهوي", *" \n\t", *".!?؟…؛،:", *'«»“”"()[]', *"٣5", "د", "ـ", "َ", "\u200f", "\ud800", "a", "A"]
    ),
    max_size=200,
)


@given(st.one_of(AWKWARD, st.text(max_size=200)))
def test_nothing_is_lost_and_nothing_invented(text):
    spans = split_sentences(text)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    here = 0
    for start, end in spans:
        assert here <= start < end <= len(text)
        assert text[here:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        here = end


@pytest.mark.parametrize(
    "unit", ["كلمة ", "د. ", "! ", "«", '"ا ', ". . ", "\n \n", "ا. [1]", "1. ", "...", "ء.ء"]
)
def test_a_megabyte_without_a_line_break_takes_linear_time(unit):
    megabyte = unit * (1_000_000 // len(unit))
    started = time.perf_counter()
    split_sentences(megabyte)
    assert time.perf_counter() - started < 8
