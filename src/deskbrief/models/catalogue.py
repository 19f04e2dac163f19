"""The list of models: deskbrief's own, changed and extended by the user's, and any local folder besides."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from pathlib import Path

import deskbrief
from deskbrief import locations
from deskbrief.errors import CatalogueError
from deskbrief.models.added import read_added
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.models.schema import Key, read_entries

FILE = "models.toml"

VARIABLE = "DESKBRIEF_MODELS"
"""The environment variable that names the user's file."""


class Catalogue:
    """The models that can be asked for, by role and name."""

    def __init__(self, entries: Mapping[Key, ModelEntry], device: str | None = None) -> None:
        """``device``: where all of them run, whatever their entries say."""
        self._device = device
        self._entries = {key: self._placed(entry) for key, entry in entries.items()}

    def on(self, device: str | None) -> Catalogue:
        """Return the same models, to be run on a device; None leaves each where its entry has it."""
        return Catalogue(self._entries, device)

    def of(self, role: Role) -> tuple[ModelEntry, ...]:
        """Return the models of a role in the order of the files; the first is the default."""
        return tuple(entry for (has, _), entry in self._entries.items() if has is role)

    def names(self, role: Role) -> tuple[str, ...]:
        """Return the names of the models of a role."""
        return tuple(entry.name for entry in self.of(role))

    def get(self, name: str, role: Role) -> ModelEntry:
        """Return the model of this name: an entry, the hub id of one, or the path of a local folder.

        Raises:
            CatalogueError: there is no such model; names the nearest and all that there are.
        """
        if (role, name) in self._entries:
            return self._entries[role, name]
        by_hub = next((entry for entry in self.of(role) if entry.hub == name), None)
        if by_hub is not None:
            return by_hub
        if _is_path(name):
            return self._placed(_local_model(name, role))
        raise self._unknown(name, role)

    def _placed(self, entry: ModelEntry) -> ModelEntry:
        return replace(entry, device=self._device) if self._device else entry

    def _unknown(self, name: str, role: Role) -> CatalogueError:
        names = self.names(role)
        known = f"{role.option} takes: {', '.join(names)}; or the path of a local model folder."
        other = next((r for r in Role if r is not role and (r, name) in self._entries), None)
        if other is not None:
            return CatalogueError(f"The model {name!r} is for {other.option}, not for {role.option}.", known)
        folded = {each.casefold(): each for each in names}
        near = difflib.get_close_matches(name.rpartition("/")[2].casefold(), folded, n=1, cutoff=0.5)
        guess = f"Did you mean {folded[near[0]]!r}? " if near else ""
        return CatalogueError(f"There is no model {name!r} to {role.value} with.", guess + known)


def load_catalogue(user_file: Path | None = None) -> Catalogue:
    """Return deskbrief's own list, what was added by ``deskbrief models add``, overlaid by the user's file.

    The user's file is the one given, or the one that ``DESKBRIEF_MODELS`` names, or ``models.toml`` in the
    configuration folder where that exists.

    Raises:
        CatalogueError: a file is wrong (all its faults are told), or one that was named is not there.
    """
    own = {**read_entries(_own_text(), FILE), **read_added()}
    user_file = user_file or _user_file()
    if user_file is None:
        return Catalogue(own)
    theirs = read_entries(_text_of(user_file), str(user_file), user_file.parent, own)
    return Catalogue({**own, **theirs})


def user_file() -> Path:
    """Return where the user's own models.toml belongs, whether it is there or not."""
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else locations.config_dir() / FILE


def _user_file() -> Path | None:
    file = user_file()
    return file if os.environ.get(VARIABLE) or file.exists() else None


def _own_text() -> str:
    packaged = resources.files(deskbrief) / FILE
    if packaged.is_file():
        return packaged.read_text("utf-8")
    # An editable install runs from the source tree, where the file lies at the top.
    return (Path(deskbrief.__file__).parents[2] / FILE).read_text("utf-8")


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{file} is not UTF-8 (byte {error.start}).", "Save it as UTF-8.") from None
    except OSError as error:
        hint = (
            f"Create it, or unset {VARIABLE}." if os.environ.get(VARIABLE) else "Check its path and rights."
        )
        raise CatalogueError(f"{file} cannot be read: {error.strerror}.", hint) from None


def _is_path(name: str) -> bool:
    looks = "/" in name or os.sep in name or name.startswith(("~", "."))
    return looks and Path(name).expanduser().is_dir()


def _local_model(name: str, role: Role) -> ModelEntry:
    from deskbrief.models.recognise import recognise

    folder = Path(name).expanduser().resolve()
    return ModelEntry(folder.name, recognise(folder).kind, role, path=str(folder), origin=role.option)
