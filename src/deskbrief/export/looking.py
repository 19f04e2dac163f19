"""What a person should look at, in the Markdown brief: a note below each text, a table at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deskbrief.check.run import check_bullets
from deskbrief.document import Brief, Finding, Segment, Severity, Side
from deskbrief.export.escape import inline

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_LONGEST = 80


def note(segment: Segment) -> Iterator[str]:
    """Yield the note on a paragraph's open findings, the worst first."""
    rows = []
    for finding in sorted(segment.findings, key=lambda each: _ORDER.index(each.severity)):
        advice = f" Suggested: {inline(finding.suggestion)}" if finding.suggestion else ""
        rows.append(f"> **{finding.severity.value.capitalize()}:** {inline(finding.message)}{advice}")
    if rows:
        yield "\n>\n".join(rows)


def bullet_findings(brief: Brief) -> dict[str, tuple[Finding, ...]]:
    """Return what the checks find in the bullets and key points, by their ids."""
    return check_bullets(brief.segments, (*brief.bullets, *brief.key_points))


def table(brief: Brief, number_of: dict[str, int]) -> Iterator[str]:
    """Yield the section of all open findings, each with the way to its paragraph, and of those dismissed."""
    rows = list(_rows(brief, number_of))
    dismissed = list(_dismissed(brief.segments, number_of))
    if not rows and not dismissed:
        return
    yield "## What to look at"
    if rows:
        head = ["| where | how bad | check | what |", "| --- | --- | --- | --- |"]
        yield "\n".join([*head, *rows])
    if dismissed:
        yield "Looked at and left as it is:"
        yield "\n".join(dismissed)


def _rows(brief: Brief, number_of: dict[str, int]) -> Iterator[str]:
    for segment in brief.segments:
        for finding in sorted(segment.findings, key=lambda each: _ORDER.index(each.severity)):
            yield _row(_place(segment.id, number_of), finding, _words(segment, finding))
    found = bullet_findings(brief)
    for bullet in (*brief.key_points, *brief.bullets):
        for finding in found.pop(bullet.id, ()):
            where = " ".join(_place(block_id, number_of) for block_id in bullet.paragraphs)
            yield _row(f"a point of {where}", finding, bullet.text[finding.start : finding.end])


def _row(where: str, finding: Finding, words: str) -> str:
    about = f" ({inline(words)})" if words else ""
    return (
        f"| {where} | {finding.severity.value} | {inline(finding.code)} | {inline(finding.message)}{about} |"
    )


def _dismissed(segments: Iterable[Segment], number_of: dict[str, int]) -> Iterator[str]:
    for segment in segments:
        for finding, reason in segment.dismissed:
            why = f": {inline(reason)}" if reason else ""
            yield f"- {_place(segment.id, number_of)} {inline(finding.message)} *Dismissed{why}.*"


def _place(block_id: str, number_of: dict[str, int]) -> str:
    number = number_of.get(block_id)
    return f"[¶{number}](#p{number})" if number else "above"


def _words(segment: Segment, finding: Finding) -> str:
    """Return the English that a finding is about; the Arabic stands in the message where it matters."""
    if finding.side is not Side.TARGET:
        return ""
    words = " ".join(segment.translation[finding.start : finding.end].split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
