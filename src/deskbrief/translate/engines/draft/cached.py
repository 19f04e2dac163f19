"""Compiled tables in the user's cache directory: made once, read fast."""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from deskbrief.locations import cache_dir


def read_or_make(name: str, make: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return the tables of this name from the cache, or make and keep them.

    A cache that cannot be read or written only costs time. ``name`` must change whenever the content does.
    """
    path = cache_dir() / f"{name}.cache"
    with suppress(OSError, ValueError, EOFError, TypeError):
        found: tuple[Any, ...] = marshal.loads(path.read_bytes())
        return found
    made = make()
    with suppress(OSError):
        _write(path, made)
    return made


def _write(path: Path, tables: tuple[Any, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as file:
        marshal.dump(tables, file)
    Path(name).replace(path)
