"""What of a model lies on this machine, and how it goes away."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from deskbrief.errors import CatalogueError, ModelMissingError
from deskbrief.models import added, preference, record
from deskbrief.models.conversion import conversions_dir
from deskbrief.models.entry import ModelEntry
from deskbrief.models.fetch import find, models_dir


class State(StrEnum):
    """Whether a model would run if it were chosen now."""

    READY = "ready"
    TO_PULL = "to pull"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Installed:
    """What is known of a model on this machine."""

    entry: ModelEntry
    state: State
    problem: str = ""
    """Why it would not run."""
    folder: Path | None = None
    commit: str = ""
    """Of the hub's repository, where it was fetched from one."""
    size: int = 0
    """Bytes on the disk, its conversions with it."""
    in_use: bool = False
    """It is taken where no model is named."""


def look(entry: ModelEntry) -> Installed:
    """Return what there is of a model; uses no network."""
    in_use = preference.in_use(entry.role) == entry.name
    if not entry.hub and not entry.path:
        return Installed(entry, State.READY, in_use=in_use)
    try:
        folder = find(entry)
    except ModelMissingError as error:
        return Installed(entry, State.DAMAGED, error.message, in_use=in_use)
    if folder is None:
        return Installed(entry, State.TO_PULL, "it has not been fetched", in_use=in_use)
    size = _size(folder) + sum(map(_size, _conversions(entry)))
    commit = str((record.read(folder) or {}).get("commit") or "")
    return Installed(entry, State.READY, "", folder, commit, size, in_use)


def remove(entry: ModelEntry) -> tuple[list[Path], int]:
    """Remove what deskbrief has of a model; return the folders that went, and the bytes.

    A folder that the user named stays where it is, and so does the hub's own cache.

    Raises:
        CatalogueError: there is nothing of it to remove, or it cannot be removed.
    """
    if not entry.hub and not entry.path:
        raise CatalogueError(f"{entry.name!r} comes with deskbrief.", "It stays; others can be removed.")
    own = models_dir() / entry.name
    folders = [
        folder
        for folder in (own, own.with_name(f"{own.name}.partial"), *_conversions(entry))
        if folder.is_dir()
    ]
    size = sum(map(_size, folders))
    try:
        for folder in folders:
            shutil.rmtree(folder)
    except OSError as error:
        raise CatalogueError(
            f"{error.filename} cannot be removed: {error.strerror}.", "Check its rights."
        ) from error
    if not added.forget(entry) and not folders:
        where = f"; {entry.path} is yours, and {entry.origin} names it" if entry.path else ""
        raise CatalogueError(
            f"There is nothing of {entry.name!r} to remove here{where}.", "deskbrief models list"
        )
    if preference.in_use(entry.role) == entry.name:
        preference.use(entry.role.embedded, entry.role)
    return folders, size


def _conversions(entry: ModelEntry) -> list[Path]:
    """Return the conversions of a model: of all revisions and compute types."""
    found = []
    for folder in conversions_dir().glob("*"):
        name, *_ = folder.name.rsplit("-", 3)
        if folder.is_dir() and name.removesuffix("-local") == entry.name:
            found.append(folder)
    return sorted(found)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
