"""What a person should look at, in the Markdown brief: a note below each text, a table at the end."""

from __future__ import annotations

from collections.abc import Iterator

from deskbrief.check.confidence import confidence
from deskbrief.document import NEWS_KINDS, Brief, Finding, Segment, Severity, Side
from deskbrief.export.escape import inline
from deskbrief.export.fields import is_by_person, is_translated

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_LONGEST = 80
_LOW = 0.37
"""The expected chrF below which a note says so: the lowest tenth of the draft's over PUD."""

_FEWEST_WORDS = 8
"""In fewer, one odd word makes all of the difference."""


def note(segment: Segment) -> Iterator[str]:
    """Yield the note on a paragraph's open findings, the worst first, and on a translation to distrust."""
    rows = []
    for finding in _open(segment):
        advice = f" Suggested: {inline(finding.suggestion)}" if finding.suggestion else ""
        rows.append(f"> **{finding.severity.value.capitalize()}:** {inline(finding.message)}{advice}")
    rows += _distrust(segment)
    if rows:
        yield "\n>\n".join(rows)


def _open(segment: Segment) -> list[Finding]:
    """Return what waits for a person, the worst first: an approval settles findings."""
    found = () if segment.checked else segment.findings
    return sorted(found, key=lambda each: _ORDER.index(each.severity))


def _distrust(segment: Segment) -> Iterator[str]:
    if not is_translated(segment) or is_by_person(segment) or segment.checked:
        return
    if segment.block.kind not in NEWS_KINDS or len(segment.translation.split()) < _FEWEST_WORDS:
        return
    trust = confidence(segment)
    if trust.value < _LOW:
        why = f": {inline('; '.join(trust.reasons))}" if trust.reasons else ""
        yield f"> **Low confidence** ({trust.value:.2f}){why}."


def table(brief: Brief, number_of: dict[str, int]) -> Iterator[str]:
    """Yield the section of all open findings, each with the way to its paragraph, and of those dismissed."""
    rows = list(_rows(brief, number_of))
    dismissed = list(_dismissed(brief, number_of))
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
        for finding in _open(segment):
            yield _row(_place(segment.id, number_of), finding, _words(segment, finding))
    said = set[str]()
    for bullet in (*brief.key_points, *brief.bullets):
        if bullet.text in said:  # a key point is mostly a bullet too
            continue
        said.add(bullet.text)
        for finding in bullet.findings:
            where = " ".join(_place(block_id, number_of) for block_id in bullet.paragraphs)
            yield _row(f"a point of {where}", finding, bullet.text[finding.start : finding.end])


def _row(where: str, finding: Finding, words: str) -> str:
    about = f" ({inline(words)})" if words else ""
    return (
        f"| {where} | {finding.severity.value} | {inline(finding.code)} | {inline(finding.message)}{about} |"
    )


def _dismissed(brief: Brief, number_of: dict[str, int]) -> Iterator[str]:
    for segment in brief.segments:
        for finding, reason in segment.dismissed:
            yield _left(_place(segment.id, number_of), finding, reason)
    for bullet in dict.fromkeys((*brief.key_points, *brief.bullets)):
        for finding, reason in bullet.dismissed:
            where = " ".join(_place(block_id, number_of) for block_id in bullet.paragraphs)
            yield _left(f"a point of {where}", finding, reason)


def _left(where: str, finding: Finding, reason: str) -> str:
    why = f": {inline(reason)}" if reason else ""
    return f"- {where} {inline(finding.message)} *Dismissed{why}.*"


def _place(block_id: str, number_of: dict[str, int]) -> str:
    number = number_of.get(block_id)
    return f"[¶{number}](#p{number})" if number else "above"


def _words(segment: Segment, finding: Finding) -> str:
    """Return the English that a finding is about; the Arabic stands in the message where it matters."""
    if finding.side is not Side.TARGET:
        return ""
    words = " ".join(segment.translation[finding.start : finding.end].split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
