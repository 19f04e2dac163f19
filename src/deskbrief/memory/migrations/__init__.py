"""What the memory's file looks like, step by step: one numbered module each, never changed once it is out."""

from __future__ import annotations

import sqlite3

from deskbrief.memory.migrations import m0001_pairs

_STEPS = (m0001_pairs.STATEMENTS,)

LATEST = len(_STEPS)
"""The version that this deskbrief writes."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file up to ``LATEST``; all of it happens or nothing."""
    connection.execute("BEGIN IMMEDIATE")  # another desk may be making the same file
    try:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, statements in enumerate(_STEPS[version:], start=version + 1):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
