"""What can be done to a paragraph, each as the cells that it changes; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deskbrief.check import run_checks
from deskbrief.desk.codec import Json, encode_findings, encode_translations
from deskbrief.desk.dismissals import identity
from deskbrief.desk.records import Row, alternative, joined
from deskbrief.desk.state import Changes, State, written
from deskbrief.document import Finding, Segment, Side, Translation
from deskbrief.errors import DeskError


def edited(state: State, row_id: str, text: str) -> Changes:
    """Set a person's text; an approval of other words ends with it.

    Writing the machine's own text again leaves the row as if nobody had touched it.
    """
    row = state.row(row_id)
    if text == row.text:
        return {}
    if text == row.machine_text:
        return reverted(state, row_id)
    return {("person", row_id): person_cell(row.base, rechecked(row, row.base, text), text=text)}


def approved(state: State, row_id: str) -> Changes:
    """Approve the text as it stands, so that no engine changes it any more.

    Raises:
        DeskError: there is no text to approve.
    """
    row = state.row(row_id)
    if row.approved:
        return {}
    if not row.text.strip():
        raise DeskError(
            "There is no translation to approve in this paragraph.", "Write one, or wait for the draft."
        )
    found = state.stored_findings(row_id)
    return {("person", row_id): person_cell(row.base, found, text=row.person, approved=True)}


def unapproved(state: State, row_id: str) -> Changes:
    """Take an approval back; the text stays."""
    row = state.row(row_id)
    if not row.approved:
        return {}
    if row.person is None and row.base == row.machine:
        return {("person", row_id): None}
    return {("person", row_id): person_cell(row.base, state.stored_findings(row_id), text=row.person)}


def reverted(state: State, row_id: str) -> Changes:
    """Go back to what the engine said last."""
    return {("person", row_id): None} if state.row(row_id).touched else {}


def with_alternative(state: State, row_id: str, number: int) -> Changes:
    """Take the engine's n-th alternative; 0 is its first choice. The words stay the machine's.

    Raises:
        DeskError: the engine offered fewer.
    """
    row = state.row(row_id)
    last = len(row.alternatives) - 1
    if not 0 <= number <= last:
        has = f"{last} of them" if last > 0 else "none"
        raise DeskError(
            f"There is no alternative {number}: the engine offers {has} here.",
            "Retranslate with another engine, or write your own.",
        )
    if number == 0:
        return reverted(state, row_id)
    taken = alternative(row.machine, number)
    if row.person is None and row.shown == taken:
        return {}
    (checked,) = run_checks([Segment(row.block, row.sentences, taken)])
    return {("person", row_id): person_cell(taken, checked.findings)}


def drafted(state: State, segment: Segment) -> Changes | None:
    """Set what an engine made of a paragraph; it stands beside what a person has touched.

    None where the paragraph is not there any more, or is cut otherwise.
    """
    if ("row", segment.id) not in state.cells or state.row(segment.id).sentences != segment.sentences:
        return None
    cell = machine_cell(segment.translations, segment.findings)
    return {("machine", segment.id): cell} if cell != state.machine(segment.id) else {}


def person_cell(
    base: Iterable[Translation],
    findings: Iterable[Finding],
    *,
    text: str | None = None,
    approved: bool = False,
) -> Json:
    """Return the cell of what a person did; ``text`` is None where the words are those of ``base``."""
    base = tuple(base)
    return {
        "text": joined(base) if text is None else text,
        "edited": text is not None,
        "approved": approved,
        "base": encode_translations(base),
        "findings": encode_findings(findings),
    }


def machine_cell(translations: Iterable[Translation], findings: Iterable[Finding]) -> Json:
    """Return the cell of what an engine did."""
    return {"translations": encode_translations(translations), "findings": encode_findings(findings)}


def dismissed(state: State, row_id: str, finding: Finding, reason: str) -> Changes:
    """Leave a finding as it is, for a reason."""
    row = state.row(row_id)
    left = dict(state.cells.get(("dismissed", row_id)) or {})
    left[identity(finding, row.source, row.text)] = reason
    return {("dismissed", row_id): left}


def restored(state: State, row_id: str, finding: Finding) -> Changes:
    """Open a finding again that was dismissed."""
    row = state.row(row_id)
    left = dict(state.cells.get(("dismissed", row_id)) or {})
    if left.pop(identity(finding, row.source, row.text), None) is None:
        return {}
    return {("dismissed", row_id): left or None}


def mended(state: State, row_id: str, finding: Finding) -> Changes:
    """Put a finding's suggestion in the place of its words, as a person's edit.

    Raises:
        DeskError: the finding suggests nothing.
    """
    if finding.suggestion is None or finding.side is not Side.TARGET:
        raise DeskError("This finding suggests no repair.", "Edit the paragraph, or dismiss the finding.")
    text = state.row(row_id).text
    return edited(state, row_id, text[: finding.start] + finding.suggestion + text[finding.end :])


def all_mended(state: State, code: str) -> tuple[Changes, tuple[str, ...]]:
    """Put the suggestions of a check's open findings in place, in all paragraphs that are not approved."""
    changes: Changes = {}
    changed = []
    for row in state.rows():
        wanted = [
            (finding.start, finding.end, finding.suggestion)
            for finding in row.findings
            if finding.code == code and finding.suggestion is not None and finding.side is Side.TARGET
        ]
        if not wanted or row.approved:
            continue
        text, until = row.text, len(row.text)
        for start, end, suggestion in sorted(wanted, reverse=True):
            if end <= until:  # of two that overlap, the later one
                text, until = text[:start] + suggestion + text[end:], start
        if made := edited(state, row.id, text):
            changes |= made
            changed.append(row.id)
    return changes, tuple(changed)


def rechecked(
    row: Row, translations: tuple[Translation, ...], text: str | None = None
) -> tuple[Finding, ...]:
    """Return the findings of a row with these translations, or with a person's ``text`` that began with them.

    There are none before the row is translated.
    """
    if text is not None:
        translations = written(row.sentences, translations, text)
    if not translations:
        return ()
    (checked,) = run_checks([replace(row.segment, translations=translations, findings=(), dismissed=())])
    return checked.findings
