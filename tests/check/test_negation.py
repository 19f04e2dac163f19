"""A lost or invented "not" is seen; what languages negate in other ways is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.check.negation import NegationCheck
from deskbrief.document import Side


def found(source, target):
    return list(NegationCheck().compare(source, target))


@pytest.mark.parametrize(
    ("source", "target", "word"),
    [
        ("لم يوقع الوزير الاتفاق.", "The minister signed the agreement.", "لم"),
        ("لن تشارك بلاده في القمة.", "His country will take part in the summit.", "لن"),
        ("ليس هناك دليل على ذلك.", "There is evidence for that.", "ليس"),
        ("عقد الاجتماع بدون رئيس الوزراء.", "The meeting was held with the prime minister.", "بدون"),
        ("وصف القرار بأنه غير قانوني.", "He described the decision as legal.", "غير"),
        ("خلا اللقاء من أي حديث عن الانسحاب.", "The meeting discussed the withdrawal.", "خلا"),
        ("وليس من حق الحكومة ذلك.", "The government has the right to do that.", "وليس"),
        ("طالب بألا تتدخل الدول في شؤون بلاده.", "He demanded that states interfere in his country.", "بألا"),
    ],
)
def test_a_lost_negation_is_pointed_at_in_the_arabic(source, target, word):
    (finding,) = found(source, target)
    assert (finding.side, source[finding.start : finding.end]) == (Side.SOURCE, word)


@pytest.mark.parametrize(
    ("source", "target", "word"),
    [
        ("وقع الوزير الاتفاق.", "The minister did not sign the agreement.", "not"),
        ("تشارك بلاده في القمة.", "His country never takes part in the summit.", "never"),
        ("عقد الاجتماع بحضور الوزير.", "The meeting was held without the minister.", "without"),
    ],
)
def test_an_invented_negation_is_pointed_at_in_the_english(source, target, word):
    (finding,) = found(source, target)
    assert (finding.side, target[finding.start : finding.end]) == (Side.TARGET, word)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("لم يوقع الوزير الاتفاق.", "The minister didn't sign the agreement."),
        ("لم يتمكن من الحضور.", "He was unable to attend."),
        ("رفض الوزير التعليق.", "The minister would not comment."),
        ("نفى الوزير التقارير.", "The minister said the reports were not true. He denied them."),
        ("لا يزال الوضع صعباً.", "The situation is still difficult."),
        ("ولا سيما في الجنوب.", "Especially in the south."),
        ("قتل ما لا يقل عن عشرة أشخاص.", "At least ten people were killed."),
        ("لا بد من الحوار.", "Dialogue is necessary."),
        ("لم يحضر إلا الوزير.", "Only the minister attended."),
        ("لم يصل الوفد بعد.", "The delegation has yet to arrive."),
        ("طائرة بدون طيار", "a drone"),
        ("غير أن الوزير وصل.", "But the minister arrived."),
        ("سواء حضر أم لا", "whether or not he comes"),
        ("لم يحضر الرئيس ولا الوزير.", "Neither the president nor the minister came."),
        ("وصف القرار بأنه غير قانوني.", "He called the decision illegal."),
        ("يشعر بألم في صدره.", "He feels a pain in his chest."),
    ],
)
def test_a_negation_that_is_answered_is_no_fault(source, target):
    assert found(source, target) == []


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_can_be_compared(source, target):
    for finding in found(source, target):
        text = source if finding.side is Side.SOURCE else target
        assert 0 <= finding.start < finding.end <= len(text)
