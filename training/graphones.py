"""Aligns the letters of names: which Latin letters one or two Arabic letters stand for, by soft EM.

Chunks of two Arabic letters are needed for a few sounds only (``كس`` is an x) and would swallow what their
letters say alone, so they are made dear.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

LONGEST = 4
"""Latin letters of a chunk, at most: a consonant such as ``sch`` and the vowel that Arabic does not write."""
MANY = 10_000
"""Names from which the first rounds of EM need a part only."""
DOUBLE = 0.03
"""What the probability of a chunk of two Arabic letters is multiplied by."""
_FEWEST = 0.3
"""Expected count below which a chunk is forgotten."""

Chunk = tuple[str, str]
Table = dict[Chunk, float]


def learn_chunks(pairs: Iterable[tuple[str, str]], rounds: int = 6) -> Table:
    """Return the probability of each chunk."""
    table: Table = {}
    known = [pair for pair in pairs if len(pair[1]) <= LONGEST * len(pair[0])]
    for round_ in range(rounds):
        # The first rounds find the broad picture; a third of many names is enough for it.
        expected = _expected(known[:: 3 if round_ < rounds // 2 and len(known) > MANY else 1], table)
        total = sum(expected.values())
        table = {
            chunk: count / total * (DOUBLE if len(chunk[0]) == 2 else 1.0)
            for chunk, count in expected.items()
            if count > _FEWEST
        }
    return table


def _prior(arabic: str, latin: str) -> float:
    """Return what a chunk is worth before anything is known: one letter for one or two."""
    return (0.5 if len(arabic) == 1 and latin else 0.05) * 0.2 ** abs(len(latin) - 1)


def _expected(pairs: Iterable[Chunk], table: Table) -> dict[Chunk, float]:
    """Return expected counts by the forward-backward algorithm."""
    counts: dict[Chunk, float] = defaultdict(float)
    for arabic, latin in pairs:
        rows, columns = len(arabic), len(latin)
        ahead = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        behind = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        ahead[0][0] = behind[rows][columns] = 1.0
        edges = []
        for i in range(rows):
            for j in range(columns + 1):
                if not ahead[i][j]:
                    continue
                for di, dj in _steps(rows - i, columns - j):
                    chunk = arabic[i : i + di], latin[j : j + dj]
                    chance = table.get(chunk, 0.0) if table else _prior(*chunk)
                    if chance:
                        ahead[i + di][j + dj] += ahead[i][j] * chance
                        edges.append((i, j, di, dj, chunk, chance))
        total = ahead[rows][columns]
        if total < 1e-300:
            continue
        for i, j, di, dj, _, chance in reversed(edges):
            behind[i][j] += chance * behind[i + di][j + dj]
        for i, j, di, dj, chunk, chance in edges:
            counts[chunk] += ahead[i][j] * chance * behind[i + di][j + dj] / total
    return counts


def _steps(rows: int, columns: int) -> Iterable[tuple[int, int]]:
    """Yield how many Arabic and Latin letters the next chunk may take of those that are left."""
    for di in (1, 2):
        if di <= rows:
            for dj in range(di - 1, min(LONGEST, columns) + 1):
                yield di, dj


def cut(arabic: str, latin: str, table: Table) -> tuple[float, tuple[Chunk, ...]]:
    """Return the best chunks of a pair and their cost in nats; infinity and none where it cannot be cut."""
    rows, columns = len(arabic), len(latin)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(rows):
        for j in range(columns + 1):
            if (i, j) not in best:
                continue
            for di, dj in _steps(rows - i, columns - j):
                chance = table.get((arabic[i : i + di], latin[j : j + dj]))
                if chance:
                    cost, place = best[i, j][0] - math.log(chance), (i + di, j + dj)
                    if place not in best or cost < best[place][0]:
                        best[place] = (cost, (i, j))
    if (rows, columns) not in best:
        return math.inf, ()
    chunks: list[Chunk] = []
    at = (rows, columns)
    while at != (0, 0):
        before = best[at][1]
        chunks.append((arabic[before[0] : at[0]], latin[before[1] : at[1]]))
        at = before
    return best[rows, columns][0], tuple(reversed(chunks))
