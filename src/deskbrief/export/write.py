"""Whole files or none: what is written replaces its predecessor in one step."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from deskbrief.errors import ExportError
from deskbrief.export.escape import well_formed


def write_atomically(path: Path | str, text: str) -> None:
    """Write a UTF-8 file with line ends as they are in ``text``, making its folder if need be.

    The text goes to a new file in the same folder, to disk, and then takes the name of ``path`` at once: a
    reader, a crash or a full disk sees the old file or the new one, never a part. A file that is replaced
    keeps its mode; a symbolic link is followed.

    Raises:
        ExportError: it cannot be written there; nothing is left behind.
    """
    part = None
    try:
        target = Path(os.path.realpath(path))
        part = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise IsADirectoryError(f"{target.name} is a folder")
        _write_through(part, well_formed(text).encode("utf-8"))
        with contextlib.suppress(FileNotFoundError):
            part.chmod(target.stat().st_mode & 0o7777)
        part.replace(target)
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Name a file in a folder that you may write to, on a disk with room.",
        ) from error
    except ValueError as error:  # a null character in the path
        raise ExportError(f"{str(path)!r} is not a file name: {error}.", "Choose another one.") from error
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink()


def _write_through(part: Path, data: bytes) -> None:
    # Not tempfile: its files are private (0600), and a brief should obey the person's umask.
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
