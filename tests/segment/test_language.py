"""Languages: Arabic is not taken for its neighbours, nor they for Arabic."""

from __future__ import annotations

import subprocess
import sys

import pytest

from deskbrief.segment.language import language_of, prevailing_language


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد إلى العاصمة مساء أمس والتقى عدداً من المسؤولين",
        "شلونكم شباب، گاعدين ننتظر الكهرباء چان تجي بالليل وهسه ماكو",
        "چا وين رحتوا، گلت الك لا تروح هناك، وياهم ماكو امان ابد",
        "ازيك يا باشا عامل ايه النهارده، احنا كنا مستنيينك من بدري",
        "بزاف ديال الناس كايقولو بلي هاد الشي ماشي معقول",
        "وصل الرئیس الی بغداد یوم الاحد فی زیارة رسمیة تستمر یومین",
        "قال لاعب فريق چيلسي إن پاريس سان جرمان فريق قوي",
        "أعلنت حكومة الإقليم (حکومەتی هەرێم) عن صرف رواتب الموظفين يوم غد الخميس",
        "عاجل",
    ],
)
def test_arabic_is_arabic_in_dialect_on_a_persian_keyboard_and_with_foreign_names(text):
    assert language_of(text) == "ar"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "رئیس جمهور روز یکشنبه در تهران با وزیر امور خارجه دیدار و گفتگو کرد"),
        ("fa", "وي گفت كه دولت بايد براي حل مشكلات اقتصادي مردم برنامه ريزي كند و چاره اي بينديشد"),
        ("fa", "تحولات سوریه"),
        ("ur", "وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے پرعزم ہے"),
        ("ckb", "سەرۆکی هەرێمی کوردستان لەگەڵ باڵیۆزی ئەمریکا کۆبووەوە"),
        ("ps", "د افغانستان ولسمشر وايي چې د سولې خبرې به ډېر ژر پيل شي"),
    ],
)
def test_the_neighbours_of_arabic_are_told_apart(language, text):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said the talks would resume on Monday in Amman."),
        ("en", "BBC News"),
        ("fr", "Le ministre a déclaré que les négociations reprendraient lundi à Amman."),
        ("ru", "Министр заявил, что переговоры возобновятся в понедельник."),
    ],
)
def test_other_scripts_are_told_apart(language, text):
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "2024 - 15/3 %", "***", "https://example.com/news", "@desk_news", "🔴"])
def test_what_has_no_words_has_no_language(text):
    assert language_of(text) == "und"


def test_a_mixed_paragraph_is_arabic_if_a_substantial_part_of_it_is():
    assert language_of("أعلنت شركة Microsoft Corporation عن إطلاق Windows 12 Professional في الرياض") == "ar"
    assert language_of("The group, known as حركة الشباب, denied that it had taken part in the talks.") == "en"


def test_presentation_forms_are_read_as_letters():
    assert language_of("ﺍﻟﻌﺮﺍﻕ ﻭﺍﻟﺸﺎﻡ") == "ar"


def test_a_text_too_short_to_tell_is_in_the_language_of_its_article():
    assert language_of("تحولات منطقه") == "ar"
    assert language_of("تحولات منطقه", default="fa") == "fa"
    assert language_of("التحولات في المنطقة", default="fa") == "ar"


def test_the_prevailing_language_is_that_of_most_of_the_arabic_script():
    persian = "رئیس جمهور روز یکشنبه در تهران با وزیر امور خارجه دیدار و گفتگو کرد"
    assert prevailing_language(["تحولات", persian, "Tehran"]) == "fa"
    assert prevailing_language(["Tehran", "2024"]) == "ar"


def test_the_same_text_always_gets_the_same_answer():
    text = "وي گفت كه دولت بايد براي حل مشكلات اقتصادي مردم برنامه ريزي كند"
    assert len({language_of(text) for _ in range(20)}) == 1


def test_plain_arabic_does_not_load_langdetect():
    code = (
        "import sys; from deskbrief.segment import language_of;"
        "assert language_of('وصل الوفد إلى العاصمة مساء أمس') == 'ar';"
        "assert language_of('The talks will resume in the capital on Monday.') == 'en';"
        "assert 'langdetect' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
