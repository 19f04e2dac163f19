"""How much of the work is a person's."""

from __future__ import annotations

from collections.abc import Sequence

from deskbrief.desk.records import Row, Statistics, Status


def statistics(rows: Sequence[Row], *, edits: int, seconds: float) -> Statistics:
    """Count; see ``Statistics`` for what each figure is."""
    from rapidfuzz.distance import Levenshtein

    translated = [row for row in rows if row.text.strip()]
    edited = [row for row in translated if row.person is not None]
    changed = longest = 0
    for row in edited:
        changed += Levenshtein.distance(row.base_text, row.text)
        longest += max(len(row.base_text), len(row.text))
    return Statistics(
        paragraphs=len(translated),
        approved=sum(row.approved for row in rows),
        edited=len(edited),
        flagged=sum(row.status is Status.FLAGGED for row in rows),
        edited_share=len(edited) / len(translated) if translated else 0.0,
        post_edit_distance=changed / longest if longest else 0.0,
        edits=edits,
        seconds=seconds,
    )
