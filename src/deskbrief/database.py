"""How deskbrief works with its SQLite files, whatever they hold: their form, transactions, errors."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from deskbrief.errors import DeskbriefError

Unusable = Callable[[Exception], DeskbriefError]
"""Says for people what is wrong with a file."""
_MOMENT = 0.01
"""Seconds between two tries."""


def migrate(connection: sqlite3.Connection, steps: Sequence[Sequence[str]]) -> None:
    """Bring a file up to the last of the steps, statements each; all of it happens or nothing.

    ``PRAGMA user_version`` is the number of the last step that the file has been through.
    """
    if _version(connection) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again: another process may have made the same file meanwhile.
        for number, statements in enumerate(steps[_version(connection) :], start=_version(connection) + 1):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def identity(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return whose a file is and its form (``application_id``, ``user_version``), both as of one moment."""
    connection.execute("BEGIN")
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        return int(application), _version(connection)
    finally:
        connection.execute("COMMIT")


def write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Keep a file's log beside it, so that reading and writing do not wait for each other.

    SQLite does not wait for others while it changes this, whatever the connection's timeout; so we do,
    ``patience`` seconds.
    """
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_MOMENT)
        else:
            return


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


@contextmanager
def transaction(connection: sqlite3.Connection, unusable: Unusable) -> Iterator[None]:
    """Do what is inside wholly or not at all.

    Raises:
        DeskbriefError: what ``unusable`` makes of SQLite's error.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        raise unusable(error) from error


def read(
    connection: sqlite3.Connection, query: str, values: Sequence[object], unusable: Unusable
) -> list[Any]:
    """Return all rows of a query.

    Raises:
        DeskbriefError: what ``unusable`` makes of SQLite's error.
    """
    try:
        return connection.execute(query, values).fetchall()
    except sqlite3.Error as error:
        raise unusable(error) from error


def is_damage(error: Exception) -> bool:
    """Tell whether an error is about what is in the file, not about getting at it or about what was asked.

    SQLite tells what is in the file (``SQLITE_CORRUPT``, ``SQLITE_NOTADB``) as ``DatabaseError`` alone.
    """
    return type(error) is sqlite3.DatabaseError


def why(error: Exception) -> str:
    """Return what went wrong, in the system's words where it has any."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
