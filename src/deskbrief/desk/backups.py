"""Copies of a desk, made when it is opened: ten at most, each whole, the oldest given up first."""

from __future__ import annotations

import shlex
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

KEPT = 10


def folder(desk: Path) -> Path:
    """Return where the backups of a desk lie."""
    return desk.parent / "backups" / desk.stem


def listed(desk: Path) -> list[Path]:
    """Return the backups of a desk, the oldest first."""
    return sorted(folder(desk).glob("*.desk"))


def make(connection: sqlite3.Connection, desk: Path) -> Path | None:
    """Copy an open desk by SQLite's own means; None where nothing was logged since the newest copy.

    Opening a desk to look at it would otherwise push the copies of its past out.

    Raises:
        OSError, sqlite3.Error: there is no room, or the folder is not writable.
    """
    older = listed(desk)
    if older and _last_entry(connection) == _last_entry_of(older[-1]):
        return None
    into = folder(desk)
    into.parent.mkdir(mode=0o700, exist_ok=True)
    into.mkdir(mode=0o700, exist_ok=True)
    copy = into / f"{datetime.now(UTC):%Y-%m-%dT%H-%M-%S-%f}Z.desk"
    part = copy.with_suffix(".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    with closing(sqlite3.connect(part)) as target:
        connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # a copy is one file, not three
    part.replace(copy)
    for old in listed(desk)[:-KEPT]:
        old.unlink()
    return copy


def how_to_restore(desk: Path) -> str:
    """Return the advice that a person with a damaged desk needs: which copy, and the commands."""
    copies = listed(desk)
    if not copies:
        return f"There is no backup. Move {desk} away and open the article again to begin anew."
    name, newest = shlex.quote(str(desk)), shlex.quote(str(copies[-1]))
    return (
        f"Its newest backup is {copies[-1].name}. To go back to it: "
        f"mv {name} {name}.damaged; rm -f {name}-wal {name}-shm; cp {newest} {name}"
    )


def _last_entry(connection: sqlite3.Connection) -> object:
    return connection.execute("SELECT max(seq) FROM log").fetchone()[0]


def _last_entry_of(copy: Path) -> object:
    try:
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as connection:
            return _last_entry(connection)
    except sqlite3.Error:
        return object()  # a damaged copy is like no other
