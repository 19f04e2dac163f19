"""The memory on disk: approved pairs of sentences with where they come from.

A pair that is withdrawn or replaced stays in the file, marked so, until its desk or the whole memory is
forgotten. Several desks may be open at once; each change is on disk when its method returns.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from rapidfuzz.fuzz import ratio

from deskbrief import database, locations
from deskbrief.arabic.script import fold, has_arabic
from deskbrief.document import Side
from deskbrief.errors import MemoryStoreError
from deskbrief.memory import index
from deskbrief.memory.keys import exact_key, source_words, target_words
from deskbrief.memory.match import EXACT, Match, match, ranked
from deskbrief.memory.migrations import LATEST, migrate
from deskbrief.memory.migrations.m0001_pairs import APPLICATION_ID
from deskbrief.memory.pair import NewPair, Pair, storable

_PAIRS = "SELECT number, desk, segment, nth, source, target, engine, at FROM pairs WHERE withdrawn IS NULL"
LEAST = 75
"""The score from which a pair is offered for a sentence."""
SPARE = 3
"""Pairs beyond those wanted that are made offers: some may say the same."""
AT_A_TIME = 5000
"""Pairs of a file that are taken in at once."""
_QUOTED = re.compile(r'"([^"]+)"|([^\s"]+)')
_IMPORT = "import"
"""What stands for the paragraph of a pair that came from a file."""
_PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a change came to."""

    added: tuple[Pair, ...] = ()
    withdrawn: tuple[int, ...] = ()
    """Numbers of pairs that no longer stand."""


def memory_path() -> Path:
    """Return where this user's memory lies."""
    return locations.data_dir() / "memory.sqlite"


class Memory:
    """An open memory. It belongs to the thread that opened it."""

    def __init__(self, path: Path) -> None:
        """Open a memory, making the file if there is none.

        Raises:
            MemoryStoreError: it is damaged, of a newer deskbrief or another program, or cannot be opened.
        """
        self.path = path
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.chmod(0o600)  # SQLite gives its -wal and -shm the mode of the file
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)
            try:
                self._refuse_stranger()
                database.write_ahead(self._connection, _PATIENCE)
                self._connection.execute("PRAGMA synchronous = FULL")
                migrate(self._connection)
                index.enter_missing(self._connection)
            except BaseException:
                self._connection.close()
                raise
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a closed memory is not used again."""
        self._connection.close()

    @property
    def changes(self) -> int:
        """How often the memory was changed so far, by whomever."""
        return int(self._read("SELECT value FROM meta WHERE key = 'changes'")[0][0])

    def count(self) -> int:
        """Return how many pairs stand."""
        return int(self._read("SELECT count(*) FROM pairs WHERE withdrawn IS NULL")[0][0])

    def pairs(self, latest: int | None = None, desk: str | None = None) -> list[Pair]:
        """Return the pairs that stand, the oldest first; only so many of the latest, only those of a desk."""
        rows = self._read(
            f"{_PAIRS} AND (?1 IS NULL OR desk = ?1) ORDER BY number DESC LIMIT ?2",
            desk,
            -1 if latest is None else latest,
        )
        return [Pair(*row) for row in reversed(rows)]

    def lookup(self, source: str, least: int = LEAST, limit: int = 5) -> list[Match]:
        """Return what is kept for a sentence, or else for those like it, the likest first.

        ``least`` is the score from which a pair is offered, 0 to 100: rapidfuzz's ratio of the words' stems,
        numbers being all alike.
        """
        with self._errors():
            exact = self._by(f"{_PAIRS} AND key = ? ORDER BY number DESC LIMIT ?", exact_key(source), limit)
            same = " ".join(fold(source).split())
            found = [
                match(source, pair, EXACT) for pair in exact if " ".join(fold(pair.source).split()) == same
            ]
            if not found:
                found = self._alike(source, least, limit)
        return ranked(found)[:limit]

    def exact(self, sources: Sequence[str]) -> dict[str, str]:
        """Return of these sentences those that are there word for word, each with its newest translation."""
        found = {}
        with self._errors():
            for source in sources:
                same = " ".join(fold(source).split())
                for pair in self._by(f"{_PAIRS} AND key = ? ORDER BY number DESC", exact_key(source)):
                    if " ".join(fold(pair.source).split()) == same:
                        found[source] = pair.target
                        break
        return found

    def concordance(
        self, query: str, side: Side | None = None, limit: int = 50, offset: int = 0
    ) -> list[Pair]:
        """Return the pairs that have all words of a query, the newest first.

        Arabic words are those of the source and are compared by their stems, others those of the English;
        ``side`` asks one side for all. Words in quotation marks stand side by side. The last word may be a
        beginning.
        """
        is_source = has_arabic(query) if side is None else side is Side.SOURCE
        words_of, column = (source_words, "source") if is_source else (target_words, "target")
        phrases = [words_of(quoted or bare) for quoted, bare in _QUOTED.findall(query)]
        with self._errors():
            numbers = index.containing(self._connection, column, [p for p in phrases if p], limit, offset)
            return self._numbered(numbers)

    def translations_of(self, arabic: str, limit: int = 20) -> list[str]:
        """Return the approved English of sentences with these Arabic words side by side, the newest first.

        Words are compared by their stems.
        """
        words = arabic.replace('"', " ")
        return [pair.target for pair in self.concordance(f'"{words}"', Side.SOURCE, limit)]

    def add(self, pairs: Iterable[NewPair], origin: str) -> tuple[int, int]:
        """Take in pairs of a file; return how many were new, and how many known.

        ``origin`` is what they are listed and forgotten by, in the place of a desk.
        """
        added = known = 0
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        pending = iter(pairs)
        while some := list(islice(pending, AT_A_TIME)):
            with self._transaction():
                nth = self._next(origin)  # asked each time: somebody else may be importing under this name
                for pair in some:
                    source, target = storable(pair.source), storable(pair.target)
                    if self._has(source, target):
                        known += 1
                        continue
                    number = self._insert(
                        origin, _IMPORT, nth, source, target, storable(pair.engine), pair.at or at
                    )
                    index.enter(self._connection, [(number, source, target)])
                    added, nth = added + 1, nth + 1
                if added:
                    self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'changes'")
        return added, known

    def put(self, desk: str, segment: str, texts: Sequence[tuple[str, str]], engine: str) -> Kept:
        """Keep the pairs of a paragraph, (Arabic, English) each, in place of those that stood for it.

        A pair that says what it said keeps its number.
        """
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        texts = [(storable(source), storable(target)) for source, target in texts]
        with self._transaction():
            standing = {pair.nth: pair for pair in self._standing(desk, segment)}
            wanted = dict(enumerate(texts))
            gone = [p for nth, p in standing.items() if wanted.get(nth) != (p.source, p.target)]
            self._mark([pair.number for pair in gone], at)
            added = []
            for nth, (source, target) in wanted.items():
                if nth in standing and standing[nth] not in gone:
                    continue
                number = self._insert(desk, segment, nth, source, target, engine, at)
                index.enter(self._connection, [(number, source, target)])
                added.append(Pair(number, desk, segment, nth, source, target, engine, at))
            kept = Kept(tuple(added), tuple(pair.number for pair in gone))
            self._count(kept)
        return kept

    def withdraw(self, desk: str, segment: str) -> Kept:
        """Take the pairs of a paragraph back; nothing happens where none stand."""
        return self.put(desk, segment, (), "")

    def forget(self, desk: str | None = None) -> int:
        """Remove the pairs of a desk, or all, for good; return how many of those that went stood.

        What engines have kept of approved sentences goes too; they make it again of those that are left.
        """
        with self._transaction():
            where, values = ("WHERE desk = ?", (desk,)) if desk is not None else ("", ())
            both = self._connection.execute(
                f"SELECT count(*), count(*) - count(withdrawn) FROM pairs {where}", values
            ).fetchone()
            numbers = self._connection.execute(f"SELECT number FROM pairs {where}", values).fetchall()
            index.leave(self._connection, [number for (number,) in numbers])
            self._connection.execute(f"DELETE FROM pairs {where}", values)
            if both[0]:
                self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'changes'")
        if both[0]:
            self._wipe()
            shutil.rmtree(locations.lessons_dir(), ignore_errors=True)
        return int(both[1])

    def _next(self, origin: str) -> int:
        (highest,) = self._connection.execute(
            "SELECT max(nth) FROM pairs WHERE desk = ? AND segment = ? AND withdrawn IS NULL",
            (origin, _IMPORT),
        ).fetchone()
        return 0 if highest is None else int(highest) + 1

    def _insert(self, *values: object) -> int:
        number = self._connection.execute(
            "INSERT INTO pairs (desk, segment, nth, source, target, engine, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        ).lastrowid
        assert number is not None
        return number

    def _has(self, source: str, target: str) -> bool:
        rows = self._connection.execute(
            "SELECT source, target FROM pairs WHERE withdrawn IS NULL AND key = ?", (exact_key(source),)
        )
        return (source, target) in rows.fetchall()

    def _alike(self, source: str, least: int, limit: int) -> list[Match]:
        words = " ".join(source_words(source))
        if not words:
            return []
        scored = [
            (ratio(words, other, score_cutoff=least), number)
            for number, other in index.candidates(self._connection, words.split())
        ]
        best = sorted((each for each in scored if each[0]), reverse=True)[: limit + SPARE]
        pairs = {pair.number: pair for pair in self._numbered([number for _, number in best])}
        return [
            match(source, pairs[number], min(EXACT - 1, round(score)))
            for score, number in best
            if number in pairs
        ]

    def _numbered(self, numbers: Sequence[int]) -> list[Pair]:
        """Return the pairs of these numbers, in this order."""
        marks = ",".join("?" * len(numbers))
        found = {pair.number: pair for pair in self._by(f"{_PAIRS} AND number IN ({marks})", *numbers)}
        return [found[number] for number in numbers if number in found]

    def _by(self, query: str, *values: object) -> list[Pair]:
        return [Pair(*row) for row in self._connection.execute(query, values).fetchall()]

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _standing(self, desk: str, segment: str) -> Iterator[Pair]:
        rows = self._connection.execute(
            f"{_PAIRS} AND desk = ? AND segment = ?",
            (desk, segment),
        )
        return (Pair(*row) for row in rows.fetchall())

    def _mark(self, numbers: Sequence[int], at: str) -> None:
        index.leave(self._connection, numbers)
        self._connection.executemany(
            "UPDATE pairs SET withdrawn = ? WHERE number = ?", [(at, number) for number in numbers]
        )

    def _count(self, kept: Kept) -> None:
        if kept != Kept():
            self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'changes'")

    def _wipe(self) -> None:
        """Leave nothing of what was removed in the file or its log."""
        try:
            self._connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _refuse_stranger(self) -> None:
        application, version = database.identity(self._connection)
        if application not in (0, APPLICATION_ID) or (not application and version):
            raise MemoryStoreError(
                f"{self.path} is an SQLite file of another program.", "Move it away; it was not touched."
            )
        if version > LATEST:
            raise MemoryStoreError(
                f"The memory {self.path} was written by a newer deskbrief"
                f" (form {version}; this one knows {LATEST}).",
                "Update this deskbrief. The file was not touched.",
            )

    def _transaction(self) -> AbstractContextManager[None]:
        return database.transaction(self._connection, self._unusable)

    def _read(self, query: str, *values: object) -> list[Any]:
        return database.read(self._connection, query, values, self._unusable)

    def _unusable(self, error: Exception) -> MemoryStoreError:
        if database.is_damage(error):
            return MemoryStoreError(
                f"The memory {self.path} is damaged: {error}.",
                "Move the file away to begin anew; the desks are not touched by this.",
            )
        return MemoryStoreError(
            f"The memory {self.path} cannot be used: {database.why(error)}.",
            "It needs a folder that you may write to, on a disk with room. The desks are safe.",
        )
