"""All the desks that there are, and how to be rid of one without a trace."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from deskbrief.desk import backups
from deskbrief.desk.lock import Lock
from deskbrief.desk.naming import SUFFIX, absolute, desks_dir, known
from deskbrief.desk.store import is_desk
from deskbrief.errors import DeskError


@dataclass(frozen=True, slots=True)
class DeskInfo:
    """What a list tells of one desk."""

    path: Path
    changed: datetime
    """When it was last written, in UTC."""
    article: str = ""
    """The path of its article; ``-`` where it came from standard input."""
    headline: str = ""
    """In Arabic, as written."""
    paragraphs: int = 0
    edited: int = 0
    approved: int = 0
    problem: str = ""
    """Why it cannot be read; empty where it can."""


def list_desks() -> list[DeskInfo]:
    """Return the desks of this user, the one changed last first; nothing is changed by looking."""
    found = [desk_info(path) for path in desks_dir().glob(f"*{SUFFIX}")]
    return sorted(found, key=lambda desk: (desk.changed, desk.path.name), reverse=True)


def find_desk(name: str) -> Path:
    """Return the desk that is meant: by its article's path, its own path, or the beginning of its name.

    Raises:
        DeskError: there is none, or more than one.
    """
    there = known(str(absolute(name)))
    if there is not None:
        return there
    path = Path(name)
    if path.is_file() and is_desk(path):
        return path
    named = sorted(p for p in desks_dir().glob(f"*{SUFFIX}") if name and p.name.startswith(name))
    if len(named) == 1:
        return named[0]
    if named:
        raise DeskError(
            f"{len(named)} desks have names that begin with {name}.",
            "Name one whole; deskbrief desks lists them.",
        )
    raise DeskError(f"There is no desk of {name}.", "deskbrief desks lists those that there are.")


def forget(path: Path) -> list[Path]:
    """Remove a desk, what SQLite keeps beside it, its lock and its backups; return what went.

    Raises:
        DeskError: it is open somewhere, or cannot be removed.
    """
    lock = Lock(path)
    try:
        if not lock.take():
            by = f"process {lock.holder}" if lock.holder else "another process"
            raise DeskError(f"The desk {path} is open in {by}.", "Close it there first.")
        gone = []
        copies = backups.folder(path)
        if copies.is_dir():
            gone += sorted(copies.iterdir())
            shutil.rmtree(copies)
        gone += sorted(other for other in path.parent.iterdir() if other.name.startswith(path.name))
        for other in gone:
            other.unlink(missing_ok=True)
        if copies.parent.is_dir() and not any(copies.parent.iterdir()):
            copies.parent.rmdir()
        return gone
    except OSError as error:
        raise DeskError(
            f"The desk {path} cannot be removed whole: {error.strerror}.", "Look at its folder's permissions."
        ) from error
    finally:
        lock.release()


def desk_info(path: Path) -> DeskInfo:
    """Return what a list tells of a desk, wherever its file lies; nothing is changed by looking."""
    changed = datetime.fromtimestamp(
        max(p.stat().st_mtime for p in (path, path.with_name(f"{path.name}-wal")) if p.exists()), UTC
    )
    # A closed desk is one file; told so, SQLite does not make the two others just to look at it.
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
            meta = dict(
                connection.execute("SELECT key, value FROM meta WHERE key IN ('article', 'headline')")
            )
            kinds = Counter(k for (k,) in connection.execute("SELECT kind FROM cells WHERE kind = 'row'"))
            done = [
                json.loads(v) for (v,) in connection.execute("SELECT value FROM cells WHERE kind = 'person'")
            ]
    except (sqlite3.Error, ValueError) as error:
        return DeskInfo(path, changed, problem=str(error))
    return DeskInfo(
        path,
        changed,
        json.loads(meta.get("article", '""')),
        json.loads(meta.get("headline", '""')),
        kinds["row"],
        sum(each["edited"] for each in done),
        sum(each["approved"] for each in done),
    )
