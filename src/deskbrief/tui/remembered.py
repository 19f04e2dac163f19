"""What the screen remembers from one desk to the next, such as the theme used last: one small JSON file."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from deskbrief import locations
from deskbrief.files import replace_file


def path() -> Path:
    """Return the file."""
    return locations.data_dir() / "screen.json"


def recall(name: str) -> str | None:
    """Return what is remembered under a name; a file that cannot be read remembers nothing."""
    try:
        held = json.loads(path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    value = held.get(name) if isinstance(held, dict) else None
    return value if isinstance(value, str) else None


def keep(name: str, value: str) -> None:
    """Remember a value; where that fails, the next desk looks as it did before, and no harm is done."""
    held: dict[str, object] = {}
    with contextlib.suppress(OSError, ValueError):
        found = json.loads(path().read_text(encoding="utf-8"))
        held = found if isinstance(found, dict) else {}
    with contextlib.suppress(OSError):
        replace_file(path(), json.dumps({**held, name: value}).encode("utf-8"))
