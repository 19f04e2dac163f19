"""Findings for programs: a JSON list, one finding a line."""

from __future__ import annotations

import json

from deskbrief.check.pairs import Located


class JsonReport:
    """Writes a list of ``line, code, severity, side, start, end, message, suggestion``; ``[]`` of none."""

    def __init__(self) -> None:
        self._parting = "\n"

    def begin(self) -> str:
        """Return the opening bracket."""
        return "["

    def add(self, found: Located) -> str:
        """Return a finding as an object; its offsets count the characters of that side's text."""
        finding = found.finding
        row = {
            "line": found.line,
            "code": finding.code,
            "severity": finding.severity.value,
            "side": finding.side.value,
            "start": finding.start,
            "end": finding.end,
            "message": finding.message,
            "suggestion": finding.suggestion,
        }
        parting, self._parting = self._parting, ",\n"
        return parting + json.dumps(row, ensure_ascii=False)

    def end(self, whole: bool) -> str:  # noqa: ARG002  # the protocol's
        """Return the closing bracket."""
        return "]\n" if self._parting == "\n" else "\n]\n"
