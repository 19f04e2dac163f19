"""A clause that one side lacks is seen, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.check.addition import AdditionCheck
from deskbrief.check.omission import OmissionCheck
from deskbrief.document import Side

PAIRS = [
    (
        "أعلنت وزارة الصحة عن افتتاح مركزين طبيين في المحافظة، وقالت إن العمل فيهما يبدأ في الشهر المقبل.",
        "The Health Ministry announced the opening of two medical centres in the province, and"
        " said that work in"
        " them will begin next month.",
    ),
    (
        "قتل سبعة أشخاص وأصيب عشرون آخرون في انفجار سيارة مفخخة قرب سوق شعبي شرقي العاصمة بغداد.",
        "Seven people were killed and twenty others injured when a car bomb exploded near a"
        " popular market in the"
        " east of the capital, Baghdad.",
    ),
    (
        "أكد رئيس الوزراء أن حكومته ماضية في مكافحة الفساد رغم الضغوط السياسية التي تتعرض لها.",
        "The prime minister affirmed that his government would go on fighting corruption"
        " despite the political"
        " pressure it is under.",
    ),
]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_whole_translation_raises_no_alarm(source, target):
    assert list(OmissionCheck().compare(source, target)) == []
    assert list(AdditionCheck().compare(source, target)) == []


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_lost_end_is_pointed_at_in_the_arabic(source, target):
    (finding,) = OmissionCheck().compare(source, " ".join(target.split()[:10]) + ".")
    assert finding.side is Side.SOURCE
    assert finding.end > len(source) * 0.6


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_clause_from_nowhere_is_pointed_at_in_the_english(source, target):
    added = " while farmers in the valleys complained about expensive fertiliser and cheap imported potatoes"
    (finding,) = AdditionCheck().compare(source, target.rstrip(".") + "," + added + ".")
    assert finding.side is Side.TARGET
    assert finding.start >= len(target) - 25


def test_a_short_text_is_left_alone():
    assert list(OmissionCheck().compare("وصل الوفد.", "Ok.")) == []


@given(st.text(max_size=120), st.text(min_size=1, max_size=120))
def test_any_two_texts_can_be_compared(source, target):
    for check in (OmissionCheck(), AdditionCheck()):
        for finding in check.compare(source, target):
            text = source if finding.side is Side.SOURCE else target
            assert 0 <= finding.start < finding.end <= len(text)


def test_a_hundred_thousand_characters_are_looked_at():
    list(OmissionCheck().compare("كلمة " * 20_000, "word " * 20_000))
