"""Large read-only tables in one file that is mapped into memory, not read.

A million n-grams as Python dictionaries take half a second to load and 150 MB in every worker process. Here
they are open-addressing hash tables in plain arrays: opening costs nothing, and processes share the pages.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from array import array
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

EMPTY = (1 << 64) - 1
"""The key of a free slot."""
_MASK64 = (1 << 64) - 1
_MULTIPLIER = 0x9E3779B97F4A7C15
"""Fibonacci hashing: 2**64 divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4)."""
_ALIGN = 8


class NumberTable:
    """Whole numbers to small whole numbers."""

    __slots__ = ("_keys", "_mask", "_shift", "_values")

    def __init__(self, keys: memoryview, values: memoryview) -> None:
        self._keys = keys
        self._values = values
        self._mask = len(keys) - 1
        self._shift = 64 - self._mask.bit_length()

    def get(self, key: int) -> int | None:
        """Return the value of a key, or None."""
        slot = (key * _MULTIPLIER & _MASK64) >> self._shift
        keys = self._keys
        while (found := keys[slot]) != key:
            if found == EMPTY:
                return None
            slot = (slot + 1) & self._mask
        value: int = self._values[slot]
        return value


class TextTable:
    """Strings to strings."""

    __slots__ = ("_blob", "_index", "_offsets")

    def __init__(self, index: NumberTable, offsets: memoryview, blob: memoryview) -> None:
        self._index = index
        self._offsets = offsets
        self._blob = blob

    def get(self, key: str) -> str | None:
        """Return the value of a key, or None."""
        row = self._index.get(_digest(key))
        if row is None:
            return None
        line = str(self._blob[self._offsets[row] : self._offsets[row + 1]], "utf-8")
        found, _, value = line.partition("\t")
        return value if found == key else None

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None


def _digest(key: str) -> int:
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


def _hashed(pairs: Iterable[tuple[int, int]], size: int, code: str) -> Iterator[bytes]:
    """Yield the key and the value array of a table at most five eighths full."""
    slots = 1 << max(3, (size * 8 // 5).bit_length())
    keys, values = array("Q", [EMPTY]) * slots, array(code, [0]) * slots
    mask = slots - 1
    shift = 64 - mask.bit_length()
    for key, value in pairs:
        slot = (key * _MULTIPLIER & _MASK64) >> shift
        while keys[slot] != EMPTY:
            slot = (slot + 1) & mask
        keys[slot], values[slot] = key, value
    yield keys.tobytes()
    yield values.tobytes()


def _text(rows: Mapping[str, str]) -> Iterator[bytes]:
    lines = [f"{key}\t{value}".encode() for key, value in rows.items()]
    yield from _hashed(((_digest(key), row) for row, key in enumerate(rows)), len(rows), "I")
    offsets = array("Q", [0])
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    yield offsets.tobytes()
    yield b"".join(lines)


def pack(tables: Mapping[str, Mapping[int, int] | Mapping[str, str] | bytes]) -> bytes:
    """Return the file of these tables: numbers to bytes, strings to strings, or plain bytes."""
    header: dict[str, Any] = {}
    parts: list[bytes] = []
    at = 0
    for name, table in tables.items():
        if isinstance(table, bytes):
            kind, sections = "bytes", [table]
        elif table and isinstance(next(iter(table)), str):
            kind, sections = "text", list(_text(table))  # type: ignore[arg-type]
        else:
            kind, sections = "number", list(_hashed(table.items(), len(table), "B"))  # type: ignore[arg-type]
        spans = []
        for section in sections:
            spans.append((at, len(section)))
            padded = section + bytes(-len(section) % _ALIGN)
            parts.append(padded)
            at += len(padded)
        header[name] = [kind, spans]
    head = json.dumps(header).encode()
    head += b" " * (-(len(head) + 8) % _ALIGN)
    return len(head).to_bytes(8, "little") + head + b"".join(parts)


def unpack(path: Path) -> dict[str, Any]:
    """Map a file into memory and return its tables: ``NumberTable``, ``TextTable`` or ``memoryview``.

    Raises:
        ValueError: the file is damaged.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    size = int.from_bytes(view[:8], "little")
    header = json.loads(bytes(view[8 : 8 + size]))
    body = view[8 + size :]
    tables: dict[str, Any] = {}
    for name, (kind, spans) in header.items():
        if any(start + length > len(body) for start, length in spans):
            raise ValueError(f"{path} is cut short.")
        parts = [body[start : start + length] for start, length in spans]
        if kind == "bytes":
            tables[name] = parts[0]
        elif kind == "number":
            tables[name] = NumberTable(parts[0].cast("Q"), parts[1])
        else:
            index = NumberTable(parts[0].cast("Q"), parts[1].cast("I"))
            tables[name] = TextTable(index, parts[2].cast("Q"), parts[3])
    return tables
