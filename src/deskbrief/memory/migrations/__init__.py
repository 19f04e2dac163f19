"""What the memory's file looks like, step by step: one numbered module each, never changed once it is out."""

from __future__ import annotations

import sqlite3

from deskbrief import database
from deskbrief.memory.migrations import m0001_pairs, m0002_words

_STEPS = (m0001_pairs.STATEMENTS, m0002_words.STATEMENTS)

LATEST = len(_STEPS)
"""The version that this deskbrief writes."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file up to ``LATEST``; all of it happens or nothing."""
    database.migrate(connection, _STEPS)
