"""Which keys do what: the default one, and one in the habits of OmegaT, a tool that translators know.

OmegaT's keys: https://omegat.sourceforge.io (menu shortcuts of its manual). A plain terminal sends ctrl+m as
Enter, and knows neither ctrl with a figure nor ctrl+shift with a letter; there the keys with alt do the same.
"""

from __future__ import annotations

from collections.abc import Mapping

Keymap = Mapping[str, tuple[str, ...]]
"""Commands by name, with their keys; a command that is not named keeps those that it has by default."""

KEYMAPS: Mapping[str, Keymap] = {
    "default": {},
    "omegat": {
        "next-untouched": ("ctrl+u", "N"),
        "next-paragraph": ("ctrl+n", "ctrl+down"),
        "previous-paragraph": ("ctrl+p", "ctrl+up"),
        "revert": ("ctrl+m", "alt+m", "m"),
        "alternative-1": ("ctrl+1", "alt+1", "1"),
        "alternative-2": ("ctrl+2", "alt+2", "2"),
        "alternative-3": ("ctrl+3", "alt+3", "3"),
        "alternative-4": ("ctrl+4", "alt+4", "4"),
        "alternative-5": ("ctrl+5", "alt+5", "5"),
        "findings": ("ctrl+shift+v", "alt+v", "F"),
        "search": ("ctrl+f", "slash"),
        "export-again": ("ctrl+s",),
        "palette": ("f10",),
    },
}


def is_safe_while_typing(key: str) -> bool:
    """Tell whether a key is one that no text is written with, so that it can work within an editor too."""
    return key.startswith(("ctrl+", "alt+")) or (key[:1] == "f" and key[1:].isdecimal())
