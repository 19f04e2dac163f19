"""Scraped text inside Markdown, YAML and HTML, so that it can never be anything but text.

Two readers are meant: GitHub (cmark-gfm) and Pandoc's own Markdown, whose attributes, citations, mathematics
and raw TeX GitHub does not have. Both let any ASCII punctuation be escaped with a backslash.
"""

from __future__ import annotations

import json
import re

REPLACEMENT = "\ufffd"

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters, the tab and the newline apart: a terminal would obey them."""
_ALWAYS = re.compile(r"[\\`*_\[\]<>|~^$&#@{}]")
_LIVE_LINK = re.compile(r"(?i)(?<=[a-z])(?=://)|(?<=\bwww)(?=\.)")
_FIRST_MARK = re.compile(r"[-+=:%!](?=\s|$|[-=:])|[-=+]")
_LIST_LABEL = re.compile(r"(\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s|$)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_TEX = re.compile(r"(?<!\\)\\++(?=[A-Za-z])")
_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BACKTICKS = re.compile(r"`+")


def well_formed(text: str) -> str:
    """Return the text with lone surrogates, which no file can hold, as U+FFFD."""
    return _SURROGATE.sub(REPLACEMENT, text)


def printable(text: str) -> str:
    """Return the text well formed, with newlines as line ends and other control characters as U+FFFD."""
    return _CONTROL.sub(REPLACEMENT, well_formed(text).replace("\r\n", "\n").replace("\r", "\n"))


def inline(text: str) -> str:
    """Return Markdown that shows the text on one line, runs of white space as one space.

    Addresses stay text: what was scraped is never a live link.
    """
    plain = printable(" ".join(text.split()))
    escaped = _LIVE_LINK.sub(lambda _: "\\", _ALWAYS.sub(r"\\\g<0>", plain))
    label = _LIST_LABEL.match(escaped)
    if label:
        return f"{label[1]}\\{label[2]}{escaped[label.end() :]}"
    return "\\" + escaped if _FIRST_MARK.match(escaped) else escaped


def lines(text: str) -> str:
    """Return Markdown that shows the text with its line ends; blank lines are left out."""
    kept = (line for line in printable(text).split("\n") if line.strip())
    return "\\\n".join(inline(line) for line in kept)


def fenced(text: str, indent: str = "") -> str:
    """Return a code block that shows the text exactly; ``indent`` goes before each line."""
    shown = printable(text)
    longest = max((len(run) for run in _BACKTICKS.findall(shown)), default=0)
    fence = "`" * max(3, longest + 1)
    body = [f"{fence}text", *shown.split("\n"), fence]
    return "\n".join(f"{indent}{line}" if line else line for line in body)


def yaml_string(text: str) -> str:
    """Return a double-quoted YAML scalar on one line.

    Pandoc reads the values of front matter as Markdown, so what looks like a tag or a TeX command is
    disarmed; for a value without either, a YAML reader gets the text back as it is, on one line.
    """
    one_line = printable(" ".join(text.split()))
    disarmed = _TAG.sub("&lt;", _TEX.sub(lambda run: run[0] * 2, one_line))
    quoted = json.dumps(disarmed, ensure_ascii=False)  # a JSON string is a YAML one
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
