"""Large read-only tables in one file that is mapped into memory, not read.

Half a million rows as Python dictionaries take half a second to load and 150 MB in every worker process.
Here they lie in plain arrays, sorted by a checksum of their keys: opening costs nothing, processes share the
pages, and all that is done row by row, in packing as in looking up, is done by C.
"""

from __future__ import annotations

import json
import mmap
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any
from zlib import crc32

_ALIGN = 8


class TextTable:
    """Strings to strings."""

    __slots__ = ("_blob", "_checks", "_offsets")

    def __init__(self, checks: memoryview, offsets: memoryview, blob: memoryview) -> None:
        self._checks: Sequence[int] = checks
        self._offsets = offsets
        self._blob = blob

    def get(self, key: str) -> str | None:
        """Return the value of a key, or None."""
        wanted = key.encode("utf-8", "surrogatepass")
        check, checks = crc32(wanted), self._checks
        row = bisect_left(checks, check)
        while row < len(checks) and checks[row] == check:
            found, _, value = bytes(self._blob[self._offsets[row] : self._offsets[row + 1]]).partition(b"\t")
            if found == wanted:
                return value.decode()
            row += 1
        return None

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None


def _text(rows: Sequence[bytes]) -> list[bytes]:
    checks = [crc32(row[: row.find(b"\t")]) for row in rows]
    order = sorted(range(len(rows)), key=checks.__getitem__)
    offsets = array("Q", accumulate((len(rows[at]) for at in order), initial=0))
    return [
        array("I", (checks[at] for at in order)).tobytes(),
        offsets.tobytes(),
        b"".join([rows[at] for at in order]),
    ]


def pack(tables: Mapping[str, Sequence[bytes] | bytes]) -> bytes:
    """Return the file of these tables: rows of a key, a tab and its value in UTF-8, or plain bytes.

    No two rows of a table share a key, and no key holds a tab.
    """
    header: dict[str, Any] = {}
    parts: list[bytes] = []
    at = 0
    for name, table in tables.items():
        kind, sections = ("bytes", [table]) if isinstance(table, bytes) else ("text", _text(table))
        spans = []
        for section in sections:
            spans.append((at, len(section)))
            padding = bytes(-len(section) % _ALIGN)
            parts += (section, padding)
            at += len(section) + len(padding)
        header[name] = [kind, spans]
    head = json.dumps(header).encode()
    head += b" " * (-(len(head) + 8) % _ALIGN)
    return b"".join([len(head).to_bytes(8, "little"), head, *parts])


def unpack(path: Path) -> dict[str, Any]:
    """Map a file into memory and return its tables: ``TextTable`` or ``memoryview``.

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
        else:
            tables[name] = TextTable(parts[0].cast("I"), parts[1].cast("Q"), parts[2])
    return tables
