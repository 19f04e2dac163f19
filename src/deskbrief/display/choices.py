"""The mode that a person chose for each terminal: ``terminals.toml`` in the configuration folder."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from deskbrief import locations
from deskbrief.display.mode import Mode
from deskbrief.display.terminal import Terminal, default_mode, demanded_mode, identify
from deskbrief.errors import DeskbriefError
from deskbrief.files import replace_file

_HEADER = "# Which mode draws Arabic right, by terminal. deskbrief writes this file when you choose one.\n"


def choices_path() -> Path:
    """Return where the choices are kept."""
    return locations.config_dir() / "terminals.toml"


def read_choices(path: Path | None = None) -> dict[str, Mode]:
    """Return the chosen mode by terminal key; empty where nothing was chosen yet.

    Raises:
        DeskbriefError: the file cannot be read, or holds something else than modes.
    """
    path = path or choices_path()
    hint = f"Modes are {', '.join(Mode)}. Mend the file, or delete it to begin anew."
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DeskbriefError(f"{path} cannot be read: {error.strerror}.", "Make it readable.") from error
    except ValueError as error:  # also tomllib's and Unicode's
        raise DeskbriefError(f"{path} is not valid TOML: {error}.", hint) from error
    choices: dict[str, Mode] = {}
    for key, mode in found.items():
        if mode not in list(Mode):
            raise DeskbriefError(f"{path} gives {key!r} the mode {mode!r}, which is none.", hint)
        choices[key] = Mode(mode)
    return choices


def remember(terminal: Terminal, mode: Mode, path: Path | None = None) -> None:
    """Keep a person's choice for a terminal; the choices for others stay.

    Raises:
        DeskbriefError: the file that is there cannot be read, or it cannot be written; it stays as it was.
    """
    path = path or choices_path()
    choices = read_choices(path) | {terminal.key: mode}
    lines = [
        f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(choices[key])}\n" for key in sorted(choices)
    ]
    try:
        replace_file(path, (_HEADER + "".join(lines)).encode("utf-8"))
    except (OSError, ValueError) as error:
        raise DeskbriefError(
            f"The choice cannot be kept in {path}: {error}.", "It holds until deskbrief is left."
        ) from error


def mode_for(
    environment: Mapping[str, str], path: Path | None = None, *, answered: str | None = None
) -> tuple[Mode, str]:
    """Return the mode for the terminal of this environment and a sentence that says why.

    What the environment demands goes before what a person chose, and that before what is known of the
    terminal. ``answered`` is what the terminal calls itself, see ``asking.ask_name``.

    Raises:
        UsageError: the environment demands a mode that there is not.
        DeskbriefError: see ``read_choices``.
    """
    if demanded := demanded_mode(environment):
        return demanded
    key = identify(environment, answered).key
    if chosen := read_choices(path).get(key):
        return chosen, f"You chose it for {key}."
    return default_mode(environment, answered)
