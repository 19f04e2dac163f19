"""What a desk's file looks like, step by step: one numbered module each, never changed once it is out.

A desk is brought up to date when it is opened for writing, in one transaction; ``PRAGMA user_version`` is the
number of the last step that it has been through.
"""

from __future__ import annotations

import sqlite3

from deskbrief import database
from deskbrief.desk.migrations import m0001_cells_and_log

_STEPS = (m0001_cells_and_log.STATEMENTS,)

LATEST = len(_STEPS)
"""The version that this deskbrief writes."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file up to ``LATEST``; all of it happens or nothing."""
    database.migrate(connection, _STEPS)
