"""Telling the article apart from the page around it, with a reason for everything that is left out."""

from deskbrief.clean.cleaner import clean
from deskbrief.clean.ids import block_id, carry_ids

__all__ = ["block_id", "carry_ids", "clean"]
