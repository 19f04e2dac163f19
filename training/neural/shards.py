"""Tokenised data as numpy arrays: words by number, English by sentencepiece, written whole or not at all.

A source is kept as numbers of *words* (a unit with its glosses), not as pieces: that is a third of the size,
and hiding words and forgetting glosses stays a choice of each draw.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of different lengths: ``values[offsets[i]:offsets[i + 1]]`` is row i."""

    values: Ints
    """(total,) unsigned."""
    offsets: Ints
    """(rows + 1,) int64, the first 0."""

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]], kind: Any = np.uint32) -> Ragged:
        """Return rows as one."""
        lengths: list[int] = [0]
        flat: list[int] = []
        for row in rows:
            lengths.append(len(row))
            flat.extend(row)
        return cls(np.array(flat, kind), np.cumsum(np.array(lengths, np.int64)))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> Ints:
        return self.values[self.offsets[row] : self.offsets[row + 1]]

    @property
    def lengths(self) -> Ints:
        """(rows,) how long each is."""
        return np.diff(self.offsets)

    def take(self, rows: Ints) -> Ragged:
        """Return chosen rows, in that order, in time proportional to what is taken."""
        lengths = self.lengths[rows]
        offsets = np.concatenate([[0], np.cumsum(lengths)])
        steps = np.arange(offsets[-1]) - np.repeat(offsets[:-1] - self.offsets[rows], lengths)
        return Ragged(self.values[steps], offsets)


@dataclass(frozen=True, slots=True)
class Shards:
    """All that a training run reads."""

    sets: tuple[str, ...]
    """Names of the sets, in the order of their numbers."""
    set_of: Ints
    """(pairs,) uint8: which set each pair is of."""
    source: Ragged
    """A pair -> numbers of its words."""
    target: Ragged
    """A pair -> sentencepieces of its English, without the end."""
    keys: Ragged
    """A word -> pieces of its key."""
    glosses: tuple[Ragged, ...]
    """First, second gloss: a word -> its marker and pieces, or nothing."""
    about: dict[str, Any]
    """What was counted while they were made; ``synthetic`` names the sets whose Arabic side was made."""

    @property
    def digest(self) -> str:
        """The first twelve digits of the SHA-256 over pairs and words."""
        found = hashlib.sha256()
        for ragged in (self.source, self.target, self.keys, *self.glosses):
            found.update(ragged.values.tobytes())
        return found.hexdigest()[:12]


def write(path: Path, body: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(body)
    part.replace(path)


def save(shards: Shards, path: Path) -> None:
    """Keep shards as one compressed file."""
    arrays: dict[str, Ints] = {"set_of": shards.set_of}
    for name, ragged in _named(shards):
        arrays[name + ".values"] = _narrow(ragged.values)
        arrays[name + ".lengths"] = _narrow(ragged.lengths)
    arrays["about"] = np.frombuffer(json.dumps([shards.sets, shards.about]).encode(), np.uint8)
    body = io.BytesIO()
    np.savez(body, **arrays)  # type: ignore[arg-type]  # numpy's stub sees allow_pickle
    write(path, lzma.compress(body.getvalue(), preset=3))


def load(path: Path) -> Shards:
    """Read what ``save`` wrote.

    Raises:
        FileNotFoundError: the stage before has not run.
    """
    with np.load(io.BytesIO(lzma.decompress(path.read_bytes()))) as arrays:

        def ragged(name: str) -> Ragged:
            lengths = arrays[name + ".lengths"].astype(np.int64)
            return Ragged(arrays[name + ".values"], np.concatenate([[0], np.cumsum(lengths)]))

        sets, about = json.loads(arrays["about"].tobytes().decode())
        glosses = sum(name.startswith("gloss") and name.endswith("values") for name in arrays.files)
        return Shards(
            tuple(sets), arrays["set_of"], ragged("source"), ragged("target"), ragged("keys"),
            tuple(ragged(f"gloss{place}") for place in range(glosses)), about,
        )  # fmt: skip


def _named(shards: Shards) -> list[tuple[str, Ragged]]:
    found = [("source", shards.source), ("target", shards.target), ("keys", shards.keys)]
    return found + [(f"gloss{place}", ragged) for place, ragged in enumerate(shards.glosses)]


def _narrow(values: Ints) -> Ints:
    most = int(values.max(initial=0))
    return values.astype(np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32)
