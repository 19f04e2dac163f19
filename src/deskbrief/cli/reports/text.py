"""Findings for people: one line as compilers write it, and the words below it."""

from __future__ import annotations

from deskbrief.check.pairs import Located
from deskbrief.cli.diagnostics import visible
from deskbrief.document import Severity, Side

_SHOWN = 100
"""Characters of the words that are shown; of longer ones, beginning and end."""
_SIDES = {Side.SOURCE: "Arabic", Side.TARGET: "English", Side.BULLET: "bullet"}
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}
_RESET = "\x1b[0m"


class TextReport:
    """Writes ``FILE:LINE: SEVERITY CODE: MESSAGE``, the words concerned, and what to put in their place."""

    def __init__(self, name: str, is_coloured: bool = False) -> None:
        self._name = name
        self._is_coloured = is_coloured

    def begin(self) -> str:
        """Return nothing."""
        return ""

    def add(self, found: Located) -> str:
        """Return a finding on two lines; control characters are made visible."""
        finding = found.finding
        severity = str(finding.severity)
        if self._is_coloured:
            severity = f"{_COLOURS[finding.severity]}{severity}{_RESET}"
        where = f"{_one_line(self._name)}:{found.line}"
        first = f"{where}: {severity} {_one_line(finding.code)}: {_one_line(finding.message)}\n"
        words = _shortened(_one_line(found.words))
        if not words:
            return first
        instead = f" -> {_one_line(finding.suggestion)}" if finding.suggestion else ""
        return f"{first}    {_SIDES[finding.side]}: {words}{instead}\n"

    def end(self, whole: bool) -> str:  # noqa: ARG002  # the protocol's
        """Return nothing."""
        return ""


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def _shortened(text: str) -> str:
    if len(text) <= _SHOWN:
        return text
    return f"{text[: _SHOWN * 2 // 3].rstrip()} … {text[-_SHOWN // 3 :].lstrip()}"
