"""What people want words to be in English: terms, the files that they are kept in, and which of them hold.

Where they stand in a text, and how English takes them up, is the matter of ``translate.terms``.
"""

from deskbrief.glossary.glossary import EMPTY, Glossary
from deskbrief.glossary.term import Kind, Problem, ReadTerms, Term

__all__ = ["EMPTY", "Glossary", "Kind", "Problem", "ReadTerms", "Term"]
