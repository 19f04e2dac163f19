"""How much the findings of each check matter: as the check says, as a person sets it, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from deskbrief.document import Finding, Severity
from deskbrief.errors import UsageError

OFF = "off"
Levels = Mapping[str, Severity | None]
"""By the code of a finding: the severity that it gets, None for one that is not shown."""

_KINDS = (*Severity, OFF)


def levels(table: Mapping[str, Any], known: Iterable[str]) -> Levels:
    """Return the levels that a table of settings asks for, such as ``{"quotes": "off", "dates": "error"}``.

    Raises:
        UsageError: it names a check that is not among ``known``, or something that is no level; all such
            entries are told.
    """
    known = sorted(known)
    wrong = [f"there is no check {code!r}" for code in table if code not in known]
    wrong += [
        f"{code} is {level!r}" for code, level in table.items() if code in known and level not in _KINDS
    ]
    if wrong:
        raise UsageError(
            f"Of the levels of checks, {'; '.join(wrong)}.",
            f"A check takes {', '.join(_KINDS)}. Checks: {', '.join(known)}.",
        )
    return {code: None if level == OFF else Severity(level) for code, level in table.items()}


def at_levels(findings: Iterable[Finding], wanted: Levels) -> tuple[Finding, ...]:
    """Return the findings as these levels want them; a check that is not named is left alone."""
    if not wanted:
        return tuple(findings)
    shown = []
    for finding in findings:
        level = wanted.get(finding.code, finding.severity)
        if level is not None:
            shown.append(finding if level is finding.severity else replace(finding, severity=level))
    return tuple(shown)
