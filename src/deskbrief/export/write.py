"""Briefs on disk: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from deskbrief.errors import ExportError
from deskbrief.export.escape import well_formed
from deskbrief.files import replace_file


def write_atomically(path: Path | str, text: str) -> None:
    """Write a UTF-8 file with line ends as they are in ``text``; see ``files.replace_file``.

    Raises:
        ExportError: it cannot be written there; nothing is left behind.
    """
    try:
        replace_file(path, well_formed(text).encode("utf-8"))
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Name a file in a folder that you may write to, on a disk with room.",
        ) from error
    except ValueError as error:  # a null character in the path
        raise ExportError(f"{str(path)!r} is not a file name: {error}.", "Choose another one.") from error
