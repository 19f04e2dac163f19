"""Doubled words, quotation marks, and who said it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.check.attribution import AttributionCheck
from deskbrief.check.doubled import DoubledCheck
from deskbrief.check.modality import ModalityCheck
from deskbrief.check.quotes import QuotesCheck
from deskbrief.document import Side

SOURCE = "وصل الوفد إلى بغداد."


def doubled(target, source=SOURCE):
    return [(f.suggestion, f.severity.value) for f in DoubledCheck().compare(source, target)]


def test_a_word_said_twice_is_offered_once():
    assert doubled("It arrived in in Baghdad.") == [("in", "warning")]


def test_what_is_said_over_and_over_is_one_finding_over_all_of_it():
    target = "The minister said the minister said the minister said so."
    (finding,) = DoubledCheck().compare(SOURCE, target)
    assert (finding.start, finding.end) == (0, target.index(" so."))
    assert finding.message == "Said 3 times: The minister said"


def test_a_phrase_said_twice_is_an_error():
    assert doubled("It came to the city to the city at noon.") == [("to the city", "error")]


@pytest.mark.parametrize(
    "target", ["He had had enough.", "a very very long day", "In Baghdad. Baghdad is hot."]
)
def test_what_english_says_twice_is_left_alone(target):
    assert doubled(target) == []


def test_a_repetition_of_the_source_is_left_alone():
    assert doubled("No one, one two two.", "واحد واحد اثنان") == []


def quotes(source, target):
    return [f.side for f in QuotesCheck().compare(source, target)]


@pytest.mark.parametrize(
    ("source", "target", "sides"),
    [
        ("قال: «لن نوقع الاتفاق أبداً».", "He said: “We will never sign the agreement.”", []),
        ("قال: «لن نوقع الاتفاق أبداً».", 'He said: "We will never sign the agreement."', []),
        ("قال: «لن نوقع الاتفاق أبداً».", "He said: “We will never sign the agreement.", [Side.TARGET]),
        ("قال: «لن نوقع الاتفاق أبداً».", "He said they would never sign the agreement.", [Side.SOURCE]),
        ("قال إنه لن يوقع.", "He said: “I will never sign this agreement.”", [Side.TARGET]),
        ("وصل الوفد", "The delegation's boss arrived", []),
    ],
)
def test_quotations_open_close_and_stand_on_both_sides(source, target, sides):
    assert quotes(source, target) == sides


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("قال الوزير إن الوضع صعب.", "The situation is difficult, the minister said.", 0),
        ("قال الوزير إن الوضع صعب.", "The situation is difficult.", 1),
        ("بحسب المصدر فإن العدد ارتفع.", "According to the source, the number rose.", 0),
        ("بحسب المصدر فإن العدد ارتفع.", "The number rose.", 1),
        ("نفى المتحدث وقوع الهجوم.", "The spokesman denied the attack.", 0),
        ("نفى المتحدث وقوع الهجوم.", "The spokesman confirmed the attack.", 1),
        ("وصل الوفد.", "The delegation arrived.", 0),
    ],
)
def test_who_said_it_is_not_lost(source, target, count):
    assert len(list(AttributionCheck().compare(source, target))) == count


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(source, target):
    for check in (DoubledCheck(), QuotesCheck(), AttributionCheck()):
        for finding in check.compare(source, target):
            text = source if finding.side is Side.SOURCE else target
            assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("ربما يزور الوزير بغداد.", "The minister may visit Baghdad.", 0),
        ("ربما يزور الوزير بغداد.", "The minister visits Baghdad.", 1),
        ("قد يزور الوزير بغداد.", "The minister visits Baghdad.", 1),
        ("وقد زار الوزير بغداد.", "The minister visited Baghdad.", 0),
        ("يجب إطلاق سراحهم.", "They must be released.", 0),
        ("يجب إطلاق سراحهم.", "They were released.", 1),
        ("يزعم التنظيم أنه انتصر.", "The group claims victory.", 0),
        ("يزعم التنظيم أنه انتصر.", "The group has won.", 1),
    ],
)
def test_what_may_be_is_not_stated(source, target, count):
    assert len(list(ModalityCheck().compare(source, target))) == count
