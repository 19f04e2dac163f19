"""Numbers are compared as values, however each language writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.check.numbers import NumbersCheck
from deskbrief.document import Side


def found(source, target):
    return list(NumbersCheck().compare(source, target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("قتل ثلاثة آلاف شخص", "Three thousand people were killed."),
        ("قتل ثلاثة آلاف شخص", "3,000 people were killed."),
        ("تبلغ الكلفة 2.5 مليار دولار", "It costs $2.5bn."),
        ("تبلغ الكلفة مليارين ونصف المليار", "It costs two and a half billion."),
        ("قبل عامين", "two years ago"),
        ("قبل عامين", "a couple of years ago"),
        ("بنسبة 50 في المئة", "by half"),
        ("في الذكرى السبعين", "on the 70th anniversary"),
        ("في تسعينيات القرن الماضي", "in the 1990s"),
        ("الملك تشارلز الثالث", "King Charles III"),
        ("عشرات القتلى", "dozens of dead"),
        ("كوفيد-19", "the pandemic"),
        ("أحد المسؤولين", "one official"),
        ("خمسة وعشرون شخصاً و13 طفلاً", "25 people and thirteen children"),
    ],
)
def test_the_same_value_in_other_words_is_no_fault(source, target):
    assert found(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("قتل 300 شخص", "30 people were killed.", "30"),
        ("في عام 1987", "in 1978", "1978"),
        ("قتل ثلاثة عشر شخصاً", "Thirty people were killed.", "Thirty"),
        ("نزح مليونا شخص", "Two hundred people were displaced.", "Two hundred"),
    ],
)
def test_a_changed_number_is_one_finding_on_the_english(source, target, words):
    (finding,) = found(source, target)
    assert finding.side is Side.TARGET
    assert target[finding.start : finding.end] == words


def test_figures_are_mended_by_one_key():
    (finding,) = found("نزح 3500 شخص", "5,300 people were displaced.")
    assert finding.suggestion == "3,500"


def test_a_year_is_suggested_without_a_comma():
    (finding,) = found("منذ عام 2014", "since 2004")
    assert finding.suggestion == "2014"


def test_a_lost_number_is_pointed_at_in_the_arabic():
    source = "وصل سبعة وزراء إلى بغداد."
    (finding,) = found(source, "The ministers arrived in Baghdad.")
    assert (finding.side, source[finding.start : finding.end]) == (Side.SOURCE, "سبعة")


def test_a_number_from_nowhere_is_pointed_at_in_the_english():
    target = "Seven ministers arrived in Baghdad."
    (finding,) = found("وصل الوزراء إلى بغداد.", target)
    assert (finding.side, target[finding.start : finding.end]) == (Side.TARGET, "Seven")


@given(st.text(max_size=100), st.text(max_size=100))
def test_any_two_texts_can_be_compared(source, target):
    for finding in found(source, target):
        text = source if finding.side is Side.SOURCE else target
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("قُتل عشرات المدنيين", "Hundreds of civilians were killed.", "Hundreds"),
        ("تظاهر آلاف الأشخاص عام 2003", "Millions of people demonstrated in 2003.", "Millions"),
        ("مئات الآلاف من الناس", "tens of thousands of people", "tens of thousands"),
    ],
)
def test_dozens_that_became_hundreds_are_found(source, target, words):
    (finding,) = found(source, target)
    assert target[finding.start : finding.end] == words


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("قُتل عشرات المدنيين", "Scores of civilians were killed."),
        ("قُتل عشرات المدنيين", "Many civilians were killed."),
        ("آلاف الأشخاص", "several thousand people"),
    ],
)
def test_what_is_said_about_may_be_said_in_other_words(source, target):
    assert found(source, target) == []


def test_the_number_of_a_paragraph_is_compared_too():
    (finding,) = found("51 - وواصل الفريق عمله", "5. The group continued its work.")
    assert finding.suggestion == "51"
    assert found("51 - وواصل الفريق عمله", "51. The group continued its work.") == []
