"""A name that was changed, lost or brought in is seen; another spelling of it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.check.names import NamesCheck
from deskbrief.document import Side


def found(source, target):
    return list(NamesCheck().compare(source, target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("وصل الرئيس ترامب إلى واشنطن.", "President Trump arrived in Washington."),
        ("قال الجنرال كيفن ليهي ذلك.", "General Kevin Leahy said so."),
        ("قال الجنرال كيفن ليهي ذلك.", "General Kevin Lehi said so."),
        ("زار ماركو روبيو الأردن.", "Marco Rubio visited Jordan."),
        ("التقى محمد شياع السوداني الوفد.", "Mohammed Shia al-Sudani met the delegation."),
        ("التقى محمد شياع السوداني الوفد.", "Muhammad Shia Al Sudani met the delegation."),
        ("عقد الاجتماع في الموصل.", "The meeting was held in Mosul."),
        ("عاد إلى ألمانيا.", "He returned to Germany."),
        ("الحكومة العراقية", "the government of Iraq"),
        ("أعلن بوتين ذلك في موسكو.", "Putin announced it in Moscow."),
        ("عبر المحيط الهادئ", "across the Pacific"),
        ("وليهي في بغداد", "And Leahy is in Baghdad"),
        ("شركة Microsoft في بغداد", "Microsoft in Baghdad"),
    ],
)
def test_a_name_in_any_of_its_spellings_is_no_fault(source, target):
    assert found(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "wrong", "right"),
    [
        ("عاد الوفد من بيروت.", "The delegation returned from Tunis.", "Tunis", "Beirut"),
        ("تقع المدينة في فرنسا.", "The city lies in Bolivia.", "Bolivia", "France"),
    ],
)
def test_a_changed_name_is_one_finding_with_the_right_one_offered(source, target, wrong, right):
    (finding,) = found(source, target)
    assert finding.side is Side.TARGET
    assert target[finding.start : finding.end] == wrong
    assert finding.suggestion == right


def test_a_name_from_nowhere_is_pointed_at():
    target = "The minister said that Henderson had left."
    (finding,) = found("قال الوزير إن الوفد غادر.", target)
    assert target[finding.start : finding.end] == "Henderson"


def test_a_lost_name_is_pointed_at_in_the_arabic():
    source = "وصل الوفد إلى بغداد أمس."
    (finding,) = found(source, "The delegation arrived yesterday.")
    assert (finding.side, source[finding.start : finding.end]) == (Side.SOURCE, "بغداد")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(source, target):
    for finding in found(source, target):
        text = source if finding.side is Side.SOURCE else target
        assert 0 <= finding.start < finding.end <= len(text)
