"""Whole files or none: what is written replaces its predecessor in one step."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


def replace_file(path: Path | str, data: bytes) -> None:
    """Write a file, making its folder if need be.

    The bytes go to a new file in the same folder, to disk, and then take the name of ``path`` at once: a
    reader, a crash or a full disk sees the old file or the new one, never a part. A file that is replaced
    keeps its mode; a symbolic link is followed.

    Raises:
        OSError: it cannot be written there; nothing is left behind.
        ValueError: the path holds a null character.
    """
    part = None
    try:
        target = Path(os.path.realpath(path))
        part = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise IsADirectoryError(f"{target.name} is a folder")
        _write_through(part, data)
        with contextlib.suppress(FileNotFoundError):
            part.chmod(target.stat().st_mode & 0o7777)
        part.replace(target)
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink()


def _write_through(part: Path, data: bytes) -> None:
    # Not tempfile: its files are private (0600), and what is written should obey the person's umask.
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
