"""The words of the memory's pairs, in SQLite's full-text index: of those that stand, and of no others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from deskbrief.memory.keys import exact_key, source_words, target_words

_AT_A_TIME = 5000
_COMMON = 1200
"""Pairs that a word may stand in and still be asked for alone."""
_RAREST = 6
"""Words of a sentence that are asked for."""
_MOST = 800
"""Candidates that are scored."""
_COUNTED = 3000
"""Pairs with a word that are counted at most; of two words beyond that the longer counts as rarer."""
_ENOUGH = 400
"""Candidates from which words that stand in very many pairs are not asked for any more."""


def enter(connection: sqlite3.Connection, pairs: Iterable[tuple[int, str, str]]) -> None:
    """Enter (number, Arabic, English) into the index, within the transaction that there is."""
    for number, source, target in pairs:
        connection.execute(
            "INSERT INTO words (rowid, source, target) VALUES (?, ?, ?)",
            (number, " ".join(source_words(source)), " ".join(target_words(target))),
        )
        connection.execute("UPDATE pairs SET key = ? WHERE number = ?", (exact_key(source), number))


def leave(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Take pairs out of the index, within the transaction that there is."""
    connection.executemany("DELETE FROM words WHERE rowid = ?", [(number,) for number in numbers])


def enter_missing(connection: sqlite3.Connection) -> None:
    """Enter what an older deskbrief has written; some thousands at a time, so that others can write too."""
    while True:
        connection.execute("BEGIN IMMEDIATE")
        try:
            rows = connection.execute(
                "SELECT number, source, target FROM pairs WHERE key IS NULL AND withdrawn IS NULL LIMIT ?",
                (_AT_A_TIME,),
            ).fetchall()
            enter(connection, rows)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        if len(rows) < _AT_A_TIME:
            return


def candidates(connection: sqlite3.Connection, words: Sequence[str]) -> list[tuple[int, str]]:
    """Return the numbers and words of pairs that share the rarest of these Arabic words, the likeliest first.

    A sentence that is three quarters alike shares most of its words, so some of the rarest among them. Words
    that stand in very many pairs are asked for two at a time.
    """
    distinct = list(dict.fromkeys(words))
    frequency = {word: _frequency(connection, word) for word in distinct}
    known = sorted(
        (word for word in distinct if frequency[word]), key=lambda word: (frequency[word], -len(word))
    )[:_RAREST]
    hits: dict[int, int] = {}
    for at, word in enumerate(known):
        if frequency[word] <= _COMMON:
            queries = [_phrase(word)]
        elif len(hits) >= _ENOUGH:
            break  # the rarer words have found what there is
        else:
            both = [f"{_phrase(word)} AND {_phrase(other)}" for other in known[at + 1 : at + 3]]
            queries = both or [_phrase(word)]
        for query in queries:
            rows = connection.execute(
                "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?",
                (f"source : ({query})", _COMMON),
            )
            for (number,) in rows:
                hits[number] = hits.get(number, 0) + 1
    best = sorted(hits, key=lambda number: (-hits[number], -number))[:_MOST]
    found = []
    for first in range(0, len(best), 500):
        some = best[first : first + 500]
        marks = ",".join("?" * len(some))
        found += connection.execute(
            f"SELECT rowid, source FROM words WHERE rowid IN ({marks})", some
        ).fetchall()
    return found


def containing(
    connection: sqlite3.Connection, side: str, phrases: Sequence[Sequence[str]], limit: int, offset: int
) -> list[int]:
    """Return the numbers of pairs that have all of these phrases on a side, the newest first.

    A phrase is words that stand side by side, or one. The last word of all may be the beginning of one.
    """
    if not phrases:
        return []
    asked = " AND ".join(_phrase(" ".join(phrase)) for phrase in phrases)
    rows = connection.execute(
        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?",
        (f"{side} : ({asked}*)", limit, offset),
    )
    return [number for (number,) in rows]


def _frequency(connection: sqlite3.Connection, word: str) -> int:
    """Return in how many pairs a word stands, but no more than ``_COUNTED``: counting is reading."""
    row = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)",
        (f"source : {_phrase(word)}", _COUNTED),
    ).fetchone()
    return int(row[0])


def _phrase(word: str) -> str:
    """Return a word as FTS5 takes it, whatever is in it."""
    return '"' + word.replace('"', '""').replace("\0", "") + '"'
