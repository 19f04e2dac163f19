"""On which line of a TOML file an entry or a key stands; tomllib does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""'  # a key or a bracket inside a string, or behind a #, is none
    r"|'''.*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{}=]"
    r"|\n",
    re.DOTALL,
)


@dataclass(slots=True)
class Table:
    """One table of the file: where it begins and where its keys stand, counted from 1."""

    name: str
    """As in the header, without its brackets; empty for what stands before any header."""
    line: int
    keys: dict[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of the table where the key is not found."""
        return self.keys.get(key, self.line)


def tables(text: str) -> list[Table]:
    """Return the tables of a TOML text in the order they stand in, the nameless first one included.

    The text must be valid TOML. Dotted keys and sub-tables count under their first part.
    """
    found = [Table("", 1)]
    depth, begin, line, in_value = 0, 0, 1, False
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign == "\n" and depth == 0:
            in_value, begin = False, token.end()
        elif sign == "=" and depth == 0 and not in_value:
            in_value = True
            found[-1].keys.setdefault(_first_part(text[begin : token.start()]), line)
        elif sign in "[{" and (in_value or depth):
            depth += 1
        elif sign in "]}" and depth:
            depth -= 1
        elif sign == "[" and not text[begin : token.start()].strip(" \t["):
            _open_table(found, text[begin:].partition("\n")[0], line)
            in_value = True  # the rest of a header holds no key
            depth += 1
        line += sign.count("\n")
    return found


def _open_table(found: list[Table], header: str, line: int) -> None:
    name = header.partition("#")[0].strip().strip("[]").strip()
    parent, _, child = name.partition(".")
    if child and found[-1].name == parent:
        found[-1].keys.setdefault(_first_part(child), line)
    else:
        found.append(Table(name, line))


def _first_part(key: str) -> str:
    key = key.strip()
    if key[:1] in {'"', "'"}:
        return key[1:].partition(key[0])[0]
    return key.partition(".")[0].strip()
