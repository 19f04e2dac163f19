"""The money that a text speaks of, by currency: ``arabic_money``, ``english_money``."""

from deskbrief.facts.money.arabic import arabic_money
from deskbrief.facts.money.english import english_money
from deskbrief.facts.money.money import Money

__all__ = ["Money", "arabic_money", "english_money"]
