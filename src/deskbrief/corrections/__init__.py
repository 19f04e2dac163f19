"""Correct once: what a person changed in one paragraph, and where else in an article it should be changed.

``proposing`` tells a choice of term or name from an edit of style and leads it back to the Arabic; ``places``
finds the paragraphs where the same term stands, and changes them.
"""

from deskbrief.corrections.places import Place, places
from deskbrief.corrections.proposing import Proposal, propose

__all__ = ["Place", "Proposal", "places", "propose"]
