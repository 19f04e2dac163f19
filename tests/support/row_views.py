"""Paragraphs as the layout is given them, made from bare text."""

from __future__ import annotations

from dataclasses import replace

from deskbrief.desk.records import Line, Row
from deskbrief.document import BlockKind, Bullet, Finding, Segment, Translation
from deskbrief.tui.layout.cells import Marked, RowView
from support.segments import segments_of


def view_of(
    source: str,
    target: str = "",
    *,
    person: str | None = None,
    approved: bool = False,
    kind: BlockKind = BlockKind.PARAGRAPH,
    findings: tuple[Finding, ...] = (),
    bullets: tuple[Line, ...] = (),
    marked: Marked | None = None,
    is_queued: bool = False,
) -> RowView:
    """A paragraph of one sentence with the machine's translation, and what a person made of it."""
    part: Segment = segments_of(source)[0]
    machine = (Translation(part.sentences[0].id, target, "fake"),) if target else ()
    shown = machine if person is None else (Translation("b1.1", person, "person"),)
    touched = person is not None or approved
    block = replace(part.block, kind=kind)
    row = Row(block, part.sentences, machine, machine, shown, person, touched, approved, findings)
    return RowView(row, bullets, marked or Marked(), is_queued)


def bullet(text: str, *, edited: bool = False, stale: bool = False, pinned: bool = False) -> Line:
    return Line(Bullet(f"b-{text}", text, ("b1.1",), "0" * 16, edited, stale), pinned)
