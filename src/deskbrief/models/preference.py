"""The models that a person wants where none is named: ``deskbrief models use NAME``."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from deskbrief import locations
from deskbrief.errors import CatalogueError
from deskbrief.files import replace_file
from deskbrief.models.entry import Role


def preference_file() -> Path:
    """Return where the choice is kept: a line for each role, ``translate = "NAME"``."""
    return locations.config_dir() / "in-use.toml"


def in_use(role: Role) -> str:
    """Return the name of the model to take where none is named: the chosen one, or the embedded one.

    Raises:
        CatalogueError: the file cannot be read, or says something else.
    """
    return _chosen().get(role.value, role.embedded)


def use(name: str, role: Role) -> None:
    """Take a model from now on where none is named; the embedded one ends a choice.

    Raises:
        CatalogueError: the file cannot be read or written.
    """
    chosen = {**_chosen(), role.value: name}
    kept = {key: value for key, value in chosen.items() if value != Role(key).embedded}
    lines = [
        "# Written by deskbrief models use.",
        *(f"{key} = {json.dumps(kept[key])}" for key in sorted(kept)),
    ]
    try:
        replace_file(preference_file(), "".join(f"{line}\n" for line in lines).encode())
    except OSError as error:
        raise CatalogueError(
            f"{preference_file()} cannot be written: {error.strerror}.", "Check its rights and the disk."
        ) from None


def _chosen() -> dict[str, str]:
    file = preference_file()
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise CatalogueError(
            f"{file} cannot be read: {error}.", "Remove it; deskbrief models use writes it."
        ) from None
    roles = [role.value for role in Role]
    for key, value in found.items():
        if key not in roles or not isinstance(value, str):
            raise CatalogueError(
                f"{file} says {key} = {value!r}.",
                f"Allowed: {' and '.join(roles)}, each with a name. Remove it, and use deskbrief models use.",
            )
    return found
