"""The names of an Arabic text: where they begin and end, and what they name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbrief.glossary import Kind
from deskbrief.names.finding import find_names, mentions_of


def found(text: str) -> list[tuple[str, Kind]]:
    return [(" ".join(mention.words), mention.kind) for mention in find_names(text)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("استقبل رئيس الوزراء محمد شياع السوداني الوفد.", "محمد شياع السوداني", Kind.PERSON),
        ("وصل الجنرال ليهي أمس.", "ليهي", Kind.PERSON),
        ("وأضاف ليهي أن الأمر انتهى.", "ليهي", Kind.PERSON),
        ("قال محافظ السدير كريم الساعدي إن الأمر انتهى.", "كريم الساعدي", Kind.PERSON),
        ("وزار كريم الساعدي القرى المتضررة.", "كريم الساعدي", Kind.PERSON),
        ("التقى عبد الله بن زايد الوفد.", "عبد الله بن زايد", Kind.PERSON),
        ("روى أبو سامر ما حدث.", "أبو سامر", Kind.PERSON),
        ("قال سالم الحداد إن الخطة ستبدأ.", "سالم الحداد", Kind.PERSON),
        ("وصل الوفد إلى بغداد.", "بغداد", Kind.PLACE),
        ("خرج الناس في مدينة الغدير أمس.", "الغدير", Kind.PLACE),
        ("أعلنت وزارة الدفاع العراقية ذلك.", "وزارة الدفاع العراقية", Kind.ORGANISATION),
        ("أقر مجلس النواب القانون.", "مجلس النواب", Kind.ORGANISATION),
        ("هاجم تنظيم داعش الإرهابي القرية.", "تنظيم داعش", Kind.ORGANISATION),
        ("نشرته صحيفة الناشيونال إنترست أمس.", "صحيفة الناشيونال إنترست", Kind.ORGANISATION),
    ],
)
def test_a_name_is_found_in_full_and_known_for_what_it_is(text, name, kind):
    assert (name, kind) in found(text)


@pytest.mark.parametrize("clothed", ["وبغداد", "لبغداد", "ببغداد", "وليهي", "للأمم المتحدة"])
def test_a_name_stands_without_the_clitics_before_it(clothed):
    ((name, _),) = found(f"كان ذلك {clothed} أمس.")
    assert name in ("بغداد", "ليهي", "الأمم المتحدة")


@pytest.mark.parametrize(
    "text",
    [
        "جرى ذلك يوم الأحد الماضي.",
        "وصل في كانون الثاني إلى هنا.",
        "بحث على الإنترنت عن سعر الدولار.",
        "رحب السكان بالخطة الجديدة.",
        "كان قلب الفؤاد سليماً.",
    ],
)
def test_what_is_no_name_is_left_alone(text):
    assert found(text) == []


def test_a_family_name_is_one_wherever_it_stands_once_the_full_name_is_known():
    texts = [
        "استقبل رئيس الوزراء محمد شياع السوداني الوفد.",
        "وأشار السوداني إلى الأمر.",
        "ورحب الشعب السوداني.",
    ]
    names = [(number, " ".join(mention.words)) for number, mention in mentions_of(texts)]
    assert names == [(0, "محمد شياع السوداني"), (1, "السوداني")]


def test_a_word_that_only_itself_speaks_for_counts_where_it_stands_again():
    once = ["وصل شخبوطي أمس."]
    assert [mention.words for _, mention in mentions_of(once)] == []
    assert [mention.words for _, mention in mentions_of([*once, "غادر شخبوطي اليوم."])] == [("شخبوطي",)] * 2


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="محمد بن السوداني ليهي وقال الجنرال،. «»123ab\u0640\u064b\n", max_size=80))
def test_whatever_the_text_names_lie_in_it_in_order_and_apart(text):
    at = 0
    for mention in find_names(text):
        assert at <= mention.start < mention.end <= len(text)
        assert mention.words and all(mention.words)
        at = mention.end
