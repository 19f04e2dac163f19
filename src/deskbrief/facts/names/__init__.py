"""The names that a text states, and what speaks for a name in the other language."""

from deskbrief.facts.names.arabic import Spoken, arabic_names, spoken_by
from deskbrief.facts.names.english import english_names
from deskbrief.facts.names.name import Name

__all__ = ["Name", "Spoken", "arabic_names", "english_names", "spoken_by"]
