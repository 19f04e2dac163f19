"""Sums keep their currency."""

from __future__ import annotations

import pytest

from deskbrief.check.money import MoneyCheck
from deskbrief.document import Severity, Side
from deskbrief.facts.money import arabic_money, english_money


def found(source, target):
    return list(MoneyCheck().compare(source, target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("خصصت 5 ملايين دولار", "It allocated $5 million."),
        ("خصصت 5 ملايين دولار", "It allocated five million US dollars."),
        ("دفع ألف ليرة", "He paid a thousand lira."),
        ("دفع ألف جنيه", "He paid a thousand Egyptian pounds."),
        ("بلغت 162 مليون يورو", "It came to 162 mln EUR."),
        ("بألف دينار (نحو 700 دولار)", "for 1,000 dinars (about $700)"),
        ("ارتفع الدولار", "The currency rose."),
        ("فاز ريال مدريد بثلاثة أهداف", "Real Madrid won by three goals."),
        ("من بين 50 اسماً", "among 50 names"),
        ("فازوا بـ 3 جوائز", "They won 3 prizes."),
        ("عشرات مليارات اليوروات", "tens of billions of euros"),
    ],
)
def test_a_currency_may_be_written_in_any_way(source, target):
    assert found(source, target) == []


def test_another_currency_is_an_error_on_the_english():
    source, target = "خصصت 5 ملايين دينار", "It allocated 5 million dollars."
    (finding,) = found(source, target)
    assert (finding.severity, finding.side) == (Severity.ERROR, Side.TARGET)
    assert target[finding.start : finding.end] == "dollars"
    assert "دينار" in finding.message


def test_a_sum_that_loses_its_currency_is_a_warning_on_the_arabic():
    source = "خصصت 5 ملايين دينار"
    (finding,) = found(source, "It allocated 5 million.")
    assert (finding.severity, finding.side) == (Severity.WARNING, Side.SOURCE)
    assert source[finding.start : finding.end] == "دينار"


def test_a_sum_that_gains_a_currency_is_a_warning_on_the_english():
    (finding,) = found("خصصت 5 ملايين", "It allocated $5 million.")
    assert (finding.severity, finding.side) == (Severity.WARNING, Side.TARGET)


@pytest.mark.parametrize("word", ["دولارين", "ودينارين", "بليرتين"])
def test_a_dual_is_a_sum_by_itself(word):
    (money,) = arabic_money(f"دفع {word}")
    assert money.has_amount


def test_spans_are_those_of_the_text_as_written():
    text = "دفعَ ٣ دُولاراتٍ"
    (money,) = arabic_money(text)
    assert text[money.start : money.end] == "دُولاراتٍ"
    text = "He paid 3 billion new Iraqi dinars"
    (money,) = english_money(text)
    assert text[money.start : money.end] == "dinars" and money.has_amount
