"""A desk on disk: one SQLite file of cells (what is so now) and a log (how it came about).

A change is a set of cells with their new values. It is written together with its log entry in one
transaction, and on disk when ``write`` returns: whatever happens afterwards, it is there.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from deskbrief import database
from deskbrief.desk import backups
from deskbrief.desk.lock import Lock
from deskbrief.desk.migrations import LATEST, migrate
from deskbrief.desk.migrations.m0001_cells_and_log import APPLICATION_ID
from deskbrief.errors import DeskError

Key = tuple[str, str]
"""A cell's kind and id."""
Value = Any
"""What JSON can hold; None for a cell that is not there."""

MACHINE, PERSON = "machine", "person"
"""Who changed something, where it was not an engine, which goes by its own name."""


_MAGIC = b"SQLite format 3\0"
_HEADER = 100
"""Bytes of the header of an SQLite file: https://sqlite.org/fileformat2.html"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    seq: int
    at: str
    """ISO time in UTC."""
    who: str
    """``person``, ``machine``, or the name of an engine."""
    what: str
    about: str
    """The id of the paragraph or bullet that it is about."""
    cells: tuple[Key, ...]
    reverses: int | None = None
    """The entry that this one undoes or does again."""
    continues: int | None = None
    """The entry that this one goes on with: both are undone as one."""
    before: Mapping[Key, Value] | None = None
    after: Mapping[Key, Value] | None = None


class Store:
    """An open desk file. It belongs to the thread that opened it."""

    def __init__(self, path: Path) -> None:
        """Open a desk, making the file if there is none.

        Raises:
            DeskError: it is no desk, damaged, of a newer deskbrief, or cannot be opened.
        """
        self.path = path
        self.read_only = ""
        """Why nothing can be changed, for people; empty where it can."""
        self._lock = Lock(path)
        try:
            _make_folder(path.parent)
            _refuse_stranger(path)
            if not self._lock.take():
                holder = self._lock.holder
                by = f"process {holder}" if holder else "another process"
                self.read_only = f"This desk is open in {by}, so it can only be read here."
            self._connection = self._connect()
        except (OSError, sqlite3.Error) as error:
            self._lock.release()
            raise self._unusable(error) from error
        except BaseException:
            self._lock.release()
            raise

    def close(self) -> None:
        """Close the file and let others write; a closed store is not used again."""
        self._connection.close()
        self._lock.release()

    def cells(self) -> dict[Key, Value]:
        """Return every cell."""
        return {
            (kind, name): json.loads(value)
            for kind, name, value in self._read("SELECT kind, id, value FROM cells")
        }

    def meta(self, key: str) -> Value:
        """Return what is held under a key beside the cells; None where nothing is."""
        return next((json.loads(v) for (v,) in self._read("SELECT value FROM meta WHERE key = ?", key)), None)

    def set_meta(self, values: Mapping[str, Value]) -> None:
        """Hold values beside the cells, unlogged."""
        with self._transaction():
            self._put_meta(values)

    def write(
        self,
        changes: Mapping[Key, Value],
        before: Mapping[Key, Value],
        *,
        who: str,
        what: str,
        about: str,
        reverses: int | None = None,
        continues: int | None = None,
        meta: Mapping[str, Value] | None = None,
    ) -> Entry:
        """Set cells (None takes one away) and log it, in one transaction; return the log entry."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._transaction():
            for (kind, name), value in changes.items():
                if value is None:
                    self._connection.execute("DELETE FROM cells WHERE kind = ? AND id = ?", (kind, name))
                else:
                    self._connection.execute(
                        "INSERT INTO cells VALUES (?, ?, ?) "
                        "ON CONFLICT (kind, id) DO UPDATE SET value = excluded.value",
                        (kind, name, json.dumps(value)),
                    )
            self._put_meta(meta or {})
            row = (at, who, what, about, json.dumps(list(changes)), _packed(before), _packed(changes))
            seq = self._connection.execute(
                "INSERT INTO log (at, who, what, about, cells, before, after, reverses, continues) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, reverses, continues),
            ).lastrowid
        assert seq is not None
        return Entry(seq, at, who, what, about, tuple(changes), reverses, continues)

    def log(self) -> Iterator[Entry]:
        """Yield the log, the oldest entry first, without what the cells held."""
        columns = "seq, at, who, what, about, cells, reverses, continues"
        for row in self._read(f"SELECT {columns} FROM log ORDER BY seq"):
            yield _entry(row)

    def entry(self, seq: int) -> Entry:
        """Return one log entry with what the cells held before and after."""
        columns = "seq, at, who, what, about, cells, reverses, continues, before, after"
        (row,) = self._read(f"SELECT {columns} FROM log WHERE seq = ?", seq)
        return replace(_entry(row), before=_unpacked(row[-2]), after=_unpacked(row[-1]))

    def _connect(self) -> sqlite3.Connection:
        if self.read_only:
            connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)
            connection.isolation_level = None
            return connection
        is_new = not self.path.exists() or self.path.stat().st_size == 0
        self.path.touch(mode=0o600)
        self.path.chmod(0o600)  # SQLite gives its -wal and -shm the mode of the file
        connection = sqlite3.connect(self.path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")  # what is acknowledged outlives a power cut
            connection.execute("PRAGMA foreign_keys = ON")
            if not is_new:
                self._inspect(connection)
                if connection.execute("PRAGMA user_version").fetchone()[0]:
                    backups.make(connection, self.path)
            migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _inspect(self, connection: sqlite3.Connection) -> None:
        _refuse_newer(self.path, connection.execute("PRAGMA user_version").fetchone()[0])
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.read_only:
            raise DeskError(self.read_only, "Close the desk there, then open it here again.")
        with database.transaction(self._connection, self._unusable):
            yield

    def _put_meta(self, values: Mapping[str, Value]) -> None:
        self._connection.executemany(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [(key, json.dumps(value)) for key, value in values.items()],
        )

    def _read(self, query: str, *values: object) -> list[Any]:
        return database.read(self._connection, query, values, self._unusable)

    def _unusable(self, error: Exception) -> DeskError:
        if database.is_damage(error):
            return DeskError(f"The desk {self.path} is damaged: {error}.", backups.how_to_restore(self.path))
        return DeskError(
            f"The desk {self.path} cannot be used: {database.why(error)}.",
            "It needs a folder that you may write to, on a disk with room. What was saved before is safe.",
        )


def is_desk(path: Path) -> bool:
    """Tell whether a file is a desk, of whatever version; its name does not matter."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError:
        return False
    return _application(header) == APPLICATION_ID


def _application(header: bytes) -> int | None:
    """Return the application id in an SQLite file's header, None where it is no such file."""
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        return None
    (application,) = struct.unpack(">I", header[68:72])
    return int(application)


def _make_folder(path: Path) -> None:
    if not path.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)


def _refuse_stranger(path: Path) -> None:
    """Refuse, before SQLite touches the file, what is no desk or a desk that we do not understand."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        return
    if not header:
        return
    application = _application(header)
    if application is None:
        raise sqlite3.DatabaseError("it is not an SQLite file")
    (version,) = struct.unpack(">I", header[60:64])
    if application not in (0, APPLICATION_ID) or (not application and version):
        raise DeskError(
            f"{path} is an SQLite file of another program.", "Name another file; this one was not touched."
        )
    _refuse_newer(path, version)


def _refuse_newer(path: Path, version: int) -> None:
    if version > LATEST:
        raise DeskError(
            f"The desk {path} was written by a newer deskbrief (form {version}; this one knows {LATEST}).",
            "Open it with that deskbrief, or update this one. The file was not touched.",
        )


def _entry(row: Sequence[Any]) -> Entry:
    seq, at, who, what, about, cells, reverses, continues, *_ = row
    keys = tuple((kind, name) for kind, name in json.loads(cells))
    return Entry(seq, at, who, what, about, keys, reverses, continues)


def _packed(cells: Mapping[Key, Value]) -> str:
    return json.dumps([[kind, name, value] for (kind, name), value in cells.items()])


def _unpacked(packed: str) -> dict[Key, Value]:
    return {(kind, name): value for kind, name, value in json.loads(packed)}
