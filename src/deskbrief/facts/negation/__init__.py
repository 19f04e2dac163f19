"""What a text negates: ``arabic_negations``, ``english_negations``."""

from deskbrief.facts.negation.arabic import arabic_negations
from deskbrief.facts.negation.english import english_negations
from deskbrief.facts.negation.negation import Negation, Strength

__all__ = ["Negation", "Strength", "arabic_negations", "english_negations"]
