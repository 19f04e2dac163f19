"""``python -m tools.keys``: write ``docs/keys.md`` from the table of commands, so that it is never wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deskbrief.tui.commands import COMMANDS, Group
from deskbrief.tui.commands.texts import WHILE_EDITING, spelt
from deskbrief.tui.keymaps import KEYMAPS

FILE = Path(__file__).parents[1] / "docs" / "keys.md"

_INTRODUCTION = """\
# The keys of the desk

Written by `make keys` from the table of commands. At the desk, `?` or F1 shows those that work where the
cursor is, and ctrl+p finds a command by its name.

`keymap = "omegat"` in `desk.toml` (`deskbrief doctor` tells its folder) gives the habits of OmegaT; keys of
your own go over either:

```toml
keymap = "omegat"

[keys]
approve = "ctrl+a"
export = ["e", "f2"]
```

A plain terminal sends ctrl+m as Enter and ctrl+Enter as Enter, and knows neither ctrl with a figure nor
ctrl+shift with a letter; kitty's keyboard protocol does (kitty, WezTerm, foot, Ghostty and others). Where it
is not known, the second key of a command does the same.
"""


def document() -> str:
    """Return the whole document."""
    return "\n".join((_INTRODUCTION, *_editing(), *(line for group in Group for line in _group(group))))


def _editing() -> Iterator[str]:
    yield "## While editing\n"
    yield "| keys | what it does |\n|---|---|"
    yield from (f"| {_code(keys.split())} | {told}. |" for keys, told in WHILE_EDITING)
    yield ""


def _group(group: Group) -> Iterator[str]:
    default, omegat = COMMANDS.keys(KEYMAPS["default"]), COMMANDS.keys(KEYMAPS["omegat"])
    yield f"## {group.value}\n"
    yield "| command | keys | in OmegaT's keymap | what it does |\n|---|---|---|---|"
    for command in COMMANDS:
        if command.group is group:
            usual, other = default[command.name], omegat[command.name]
            there = "as before" if usual == other else _code(map(spelt, other))
            yield f"| `{command.name}` | {_code(map(spelt, usual))} | {there} | {command.help} |"
    yield ""


def _code(keys: Iterator[str] | list[str] | map[str]) -> str:
    return " ".join(f"`{key}`" for key in keys) or "none"


def main() -> int:
    """Write the file."""
    FILE.write_text(document(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
