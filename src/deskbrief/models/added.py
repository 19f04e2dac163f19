"""Models that a person has added: a list in the form of models.toml, written by ``deskbrief models add``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from deskbrief.errors import CatalogueError
from deskbrief.files import replace_file
from deskbrief.models.entry import ModelEntry
from deskbrief.models.fetch import models_dir
from deskbrief.models.schema import Key, read_entries

_HEAD = "# Written by deskbrief models add and remove; your own models.toml overrides it.\n"


def added_file() -> Path:
    """Return where the list lies, whether it is there or not."""
    return models_dir() / "added.toml"


def read_added() -> dict[Key, ModelEntry]:
    """Return the models that were added.

    Raises:
        CatalogueError: the list cannot be read; all its faults are told.
    """
    file = added_file()
    try:
        return read_entries(file.read_text("utf-8"), str(file), file.parent)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{file} cannot be read: {error}.", "Correct it, or remove it.") from None


def add(entry: ModelEntry) -> None:
    """Add a model to the list, in the place of one of the same role and name.

    Raises:
        CatalogueError: the list cannot be read or written.
    """
    _write({**read_added(), (entry.role, entry.name): entry}.values())


def forget(entry: ModelEntry) -> bool:
    """Take a model off the list; return whether it was there.

    Raises:
        CatalogueError: the list cannot be read or written.
    """
    entries = read_added()
    was_there = entries.pop((entry.role, entry.name), None) is not None
    if was_there:
        _write(entries.values())
    return was_there


def _write(entries: Iterable[ModelEntry]) -> None:
    text = _HEAD + "".join(f"\n[[model]]\n{_table(entry)}" for entry in entries)
    try:
        replace_file(added_file(), text.encode())
    except OSError as error:
        raise CatalogueError(
            f"{added_file()} cannot be written: {error.strerror}.", "Check its rights and the disk."
        ) from None


def _table(entry: ModelEntry) -> str:
    """Return the keys of an entry that say something, as TOML."""
    lines = []
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name == "origin" or value in (None, "", ()) or value == field.default:
            continue
        # Strings, whole numbers and lists of strings are written alike in JSON and TOML.
        shown = list(value) if isinstance(value, tuple) else value
        lines.append(f"{field.name} = {json.dumps(shown, ensure_ascii=False)}\n")
    return "".join(lines)
