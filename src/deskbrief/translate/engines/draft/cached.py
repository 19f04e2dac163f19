"""Compiled tables in the user's cache directory: made once, opened fast."""

from __future__ import annotations

import marshal
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from deskbrief.files import replace_file
from deskbrief.locations import cache_dir
from deskbrief.translate.engines.draft.packed import unpack

_DAMAGE = (OSError, ValueError, EOFError, TypeError, KeyError)


def read_or_make(name: str, make: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return the tables of this name from the cache, or make and keep them.

    A cache that cannot be read or written only costs time. ``name`` must change whenever the content does.
    """
    path = cache_dir() / f"{name}.cache"
    with suppress(*_DAMAGE):
        found: tuple[Any, ...] = marshal.loads(path.read_bytes())
        return found
    made = make()
    with suppress(OSError):
        replace_file(path, marshal.dumps(made))
    return made


def packed_file(name: str, make: Callable[[], bytes]) -> dict[str, Any]:
    """Return the tables of a packed file in the cache, made there if need be.

    Where the cache cannot be written, the file is made for this process alone.
    """
    path = cache_dir() / f"{name}.tables"
    with suppress(*_DAMAGE):
        return unpack(path)
    made = make()
    with suppress(OSError):
        replace_file(path, made)
        return unpack(path)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        alone = Path(folder) / "draft.tables"
        alone.write_bytes(made)
        return unpack(alone)
