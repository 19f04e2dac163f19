"""What was fetched, recorded beside it: repository, commit, and each file's size and SHA-256.

The record travels with the folder. At each use the sizes are compared; a file whose time stamp is not the
recorded one (it was copied, or touched) is hashed again in full, so a changed file is found and an unchanged
one of many gigabytes is not read twice.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from deskbrief import __version__

FILE = "deskbrief-model.json"

_SAMPLE = 1 << 16
"""Bytes read at both ends of a file for a fingerprint."""


def write(folder: Path, hub: str, revision: str, commit: str, names: Iterable[str]) -> dict[str, str]:
    """Record the files of a folder as they are now and return their SHA-256, in hexadecimal, by name."""
    files = {name: _state(folder / name) for name in sorted(names) if (folder / name).is_file()}
    _save(
        folder,
        {
            "hub": hub,
            "revision": revision,
            "commit": commit,
            "by": f"deskbrief {__version__}",
            "files": files,
        },
    )
    return {name: state["sha256"] for name, state in files.items()}


def read(folder: Path) -> dict[str, Any] | None:
    """Return the record of a folder, or None if it has none that can be read."""
    try:
        found = json.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("files"), dict) else None


def damage(folder: Path) -> str:
    """Return how the recorded files differ from what was fetched, in words; empty if they do not.

    A folder without a record has nothing to differ from: the user put it there.
    """
    found = read(folder)
    if found is None:
        return f"{FILE} cannot be read" if (folder / FILE).exists() else ""
    touched = False
    for name, state in found["files"].items():
        if difference := _difference(folder / name, state, in_full=False):
            return difference
        if (now := (folder / name).stat().st_mtime_ns) != state.get("mtime_ns"):
            state["mtime_ns"], touched = now, True
    if touched:
        _save(folder, found)
    return ""


def damages(folder: Path) -> list[str]:
    """Return all that differs from what was fetched, every file read in full."""
    found = read(folder)
    if found is None:
        return [f"{FILE} cannot be read"] if (folder / FILE).exists() else []
    differences = (_difference(folder / name, state, in_full=True) for name, state in found["files"].items())
    return [difference for difference in differences if difference]


def _difference(file: Path, state: dict[str, Any], *, in_full: bool) -> str:
    """Return how a file differs from what was recorded of it; one with its time stamp counts as read."""
    if not file.is_file():
        return f"{file.name} is gone"
    stat = file.stat()
    if stat.st_size != state.get("size"):
        return f"{file.name} has {stat.st_size} bytes instead of {state.get('size')}"
    has_to_be_read = in_full or stat.st_mtime_ns != state.get("mtime_ns")
    return f"{file.name} has other content" if has_to_be_read and _sha256(file) != state.get("sha256") else ""


def version(folder: Path) -> str:
    """Return what tells this copy of a model from any other, for signatures: a commit or a fingerprint.

    The commit is the recorded one or, in the hub's cache, the snapshot's. A folder of unknown origin gets a
    fingerprint of its files' names, sizes and both ends, which reads little of even the largest weights.
    """
    commit = (read(folder) or {}).get("commit") or folder.name
    if isinstance(commit, str) and re.fullmatch(r"[0-9a-f]{40}", commit):
        return commit[:12]
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if not file.is_file() or file.name == FILE or file.suffix == ".md":
            continue
        size = file.stat().st_size
        digest.update(f"{file.name}\0{size}\0".encode())
        with file.open("rb") as stream:
            digest.update(stream.read(_SAMPLE))
            if size > _SAMPLE:
                stream.seek(max(_SAMPLE, size - _SAMPLE))
                digest.update(stream.read(_SAMPLE))
    return f"local-{digest.hexdigest()[:12]}"


def _state(file: Path) -> dict[str, Any]:
    stat = file.stat()
    return {"size": stat.st_size, "sha256": _sha256(file), "mtime_ns": stat.st_mtime_ns}


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _save(folder: Path, content: dict[str, Any]) -> None:
    with contextlib.suppress(PermissionError):  # a read-only folder of models is hashed again each time
        (folder / FILE).write_text(json.dumps(content, indent=2) + "\n", "utf-8")
