"""What a person sets once for every desk: ``desk.toml`` in the configuration folder, never written here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from deskbrief import locations
from deskbrief.check.levels import Levels, levels
from deskbrief.check.run import installed
from deskbrief.errors import UsageError
from deskbrief.names.style import Style
from deskbrief.tui.keymaps import KEYMAPS

KEYMAP_NAMES = tuple(KEYMAPS)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, with what holds where the file says nothing."""

    theme: str = ""
    """``desk-dark``, ``desk-light``, or the name of one of Textual's themes; empty for the one used last."""
    keymap: str = "default"
    """``default``, or ``omegat`` for the habits of that tool."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of your own by command, such as ``approve = ["ctrl+a"]``; they go over the keymap's."""
    tashkeel: bool = True
    """Show the vowel marks of the Arabic."""
    ligatures: bool = True
    """Draw lam and alef as one letter, where deskbrief joins letters itself."""
    learning: bool = True
    """Keep what is approved, and have the engine learn from it."""
    names: Style = Style.NEWS
    """The house style in which the table of names suggests Arab names: ``news``, ``ala-lc`` or ``ijmes``."""
    checks: Levels = field(default_factory=dict)
    """How much the findings of a check matter, such as ``quotes = "off"`` or ``dates = "error"``; a check
    that is not named says so itself."""


def settings_path() -> Path:
    """Return where the settings are read from."""
    return locations.config_dir() / "desk.toml"


def read_settings(path: Path | None = None) -> Settings:
    """Return the settings; those of the file where there is one.

    Raises:
        UsageError: the file cannot be read, is not TOML, or sets something that there is not.
    """
    path = path or settings_path()
    names = [each.name for each in fields(Settings)]
    hint = f"Settings: {', '.join(names)}. Mend the file, or move it away."
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", "Make it readable.") from error
    except ValueError as error:  # also tomllib's and Unicode's
        raise UsageError(f"{path} is not valid TOML: {error}.", hint) from error
    for name, value in found.items():
        problem = _problem(name, value, names)
        if problem:
            raise UsageError(f"{path}: {problem}.", hint)
    keys = {
        name: (value,) if isinstance(value, str) else tuple(value)
        for name, value in found.pop("keys", {}).items()
    }
    try:
        wanted = levels(found.pop("checks", {}), installed())
    except UsageError as error:
        raise UsageError(f"{path}: {error.message}", error.hint) from error
    style = Style(found.pop("names", Style.NEWS))
    return Settings(**found, keys=keys, names=style, checks=wanted)


def _problem(name: str, value: Any, names: list[str]) -> str:
    if name not in names:
        return f"there is no setting {name!r}"
    if name in ("tashkeel", "ligatures", "learning") and not isinstance(value, bool):
        return f"{name} is {value!r}; it takes true or false"
    if name in ("theme", "keymap", "names") and not isinstance(value, str):
        return f"{name} is {value!r}; it takes a name in quotes"
    if name == "keymap" and value not in KEYMAP_NAMES:
        return f"there is no keymap {value!r}; there are {' and '.join(KEYMAP_NAMES)}"
    if name == "names" and value not in tuple(Style):
        return f"there is no style of names {value!r}; there are {', '.join(Style)}"
    if name == "keys" and not (isinstance(value, dict) and all(map(_is_keys, value.values()))):
        return "keys takes, for each command, a key or a list of keys"
    if name == "checks" and not isinstance(value, dict):
        return f"checks is {value!r}; it takes a table of checks and levels"
    return ""


def _is_keys(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(key, str) for key in value))
