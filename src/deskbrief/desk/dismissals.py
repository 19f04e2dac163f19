"""Findings that a person has looked at and left as they are, each with the reason.

One is known by what it says of which words, so it stays dismissed while both stay, through edits elsewhere in
the paragraph, other engines and another sitting, and comes back when the words change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from deskbrief.desk.codec import Json
from deskbrief.document import Finding, Side


def identity(finding: Finding, source: str, target: str) -> str:
    """Return what a finding is known by: its check, the words that it is about, and what it says."""
    words = (source if finding.side is Side.SOURCE else target)[finding.start : finding.end]
    told = "\0".join((finding.code, finding.side.value, words, finding.message))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def parted(
    findings: Iterable[Finding], left: Json | None, source: str, target: str
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, str], ...]]:
    """Return the findings that are open, and those that were dismissed with their reasons."""
    if not left:
        return tuple(findings), ()
    still_open, dismissed = [], []
    for finding in findings:
        reason = left.get(identity(finding, source, target))
        if reason is None:
            still_open.append(finding)
        else:
            dismissed.append((finding, reason))
    return tuple(still_open), tuple(dismissed)
