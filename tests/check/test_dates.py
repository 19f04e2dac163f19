"""Months, days and weekdays are compared whatever each side calls them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.check.dates import DatesCheck
from deskbrief.check.numbers import NumbersCheck
from deskbrief.document import Side


def found(source, target):
    return list(DatesCheck().compare(source, target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("في كانون الثاني الماضي", "last January"),
        ("في يناير الماضي", "last January"),
        ("في جانفي الماضي", "last January"),
        ("في كانون الثاني/يناير 2024", "in January 2024"),
        ("في 5 تشرين الأول", "on 5 October"),
        ("في 5 تشرين الأول", "on October 5th"),
        ("في الثالث من نيسان", "on 3 April"),
        ("في 12 أيار/مايو 2015", "on May 12, 2015"),
        ("في غشت", "in August"),
        ("في أوت", "in August"),
        ("اليوم الأحد", "on Sunday"),
        ("يوم الاثنين", "on Monday"),
        ("مساء الأربعاء", "on Wednesday evening"),
        ("في 10 رمضان 1445", "on 20 March 2024"),
        ("خلال شهر رمضان", "during Ramadan"),
        ("قال أحد المسؤولين", "an official said"),
        ("قد يكون ذلك", "That may be so. May he come?"),
        ("من 3 إلى 5 حزيران", "from 3 to 5 June"),
    ],
)
def test_the_same_date_in_other_words_is_no_fault(source, target):
    assert found(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "words", "right"),
    [
        ("في حزيران الماضي", "last July", "July", "June"),
        ("يوم الخميس", "on Tuesday", "Tuesday", "Thursday"),
        ("في 15 شباط 2011", "on 17 February 2011", "17", "15"),
    ],
)
def test_a_moved_date_is_one_finding_with_the_right_one_offered(source, target, words, right):
    (finding,) = found(source, target)
    assert (target[finding.start : finding.end], finding.suggestion) == (words, right)


def test_a_lost_weekday_is_pointed_at_in_the_arabic():
    source = "وصل الوفد يوم الخميس."
    (finding,) = found(source, "The delegation arrived.")
    assert (finding.side, source[finding.start : finding.end]) == (Side.SOURCE, "الخميس")


def test_the_wrong_gregorian_day_of_a_hijri_date_is_seen():
    (finding,) = found("في 10 رمضان 1445", "on 2 March 2024")
    assert "20 March 2024" in finding.message


def test_the_day_of_a_month_is_one_fault_not_two():
    source, target = "في 15 شباط 2011", "on 17 February 2011"
    assert list(NumbersCheck().compare(source, target)) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(source, target):
    for finding in found(source, target):
        text = source if finding.side is Side.SOURCE else target
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("عند الساعة الثالثة والنصف عصراً", "at 3:30 p.m.", 0),
        ("عند الساعة الثالثة والنصف عصراً", "at 15:30", 0),
        ("عند الساعة الثالثة والنصف عصراً", "at half past three", 0),
        ("عند الساعة الثالثة والنصف عصراً", "at 4:30 p.m.", 1),
        ("في الساعة 10:15 صباحاً", "at 10.15 a.m.", 0),
        ("في الساعة 10:15 صباحاً", "at 10.15 p.m.", 1),
        ("الساعة الثانية عشرة ظهراً", "at noon", 0),
        ("في الساعة 18:00", "at 6 p.m.", 0),
        ("في الساعة الخامسة فجراً", "at five o'clock in the morning", 0),
        ("منذ ساعة", "an hour ago", 0),
    ],
)
def test_times_of_day_are_compared_over_both_clocks(source, target, count):
    assert len(found(source, target)) == count
