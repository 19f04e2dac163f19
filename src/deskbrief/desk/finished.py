"""The desk as a brief for the exporters: a person's words under that name, the rest under its engine's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date

from deskbrief.brief import signature
from deskbrief.desk.records import Section
from deskbrief.desk.state import State
from deskbrief.document import Article, Brief
from deskbrief.export.fields import DRAFT
from deskbrief.translate.terms.using import uses

_NOTHING = "none"


def finished(
    state: State, engines: Mapping[str, str], summarizer: tuple[str, str], *, touched: bool, today: date
) -> Brief:
    """Return the brief as the desk stands.

    ``engines`` holds the signature of each engine that has worked here, ``summarizer`` the name and
    signature of the last one.

    Where a person has done anything the signature ends in ``|person:`` and digits made of what the brief
    says, so that two briefs of one signature still have the same text.
    """
    state.look_over()
    segments = state.segments()
    used = {t.engine for row in state.rows() for t in row.base} & engines.keys()
    # The draft comes first: a brief with a line of it in it is labelled a draft.
    names = sorted(used, key=lambda name: (not engines[name].startswith(DRAFT), name))
    bullets, points = (tuple(line.bullet for line in state.lines(section)) for section in Section)
    name, signed = summarizer
    signed_by = signature("+".join(engines[engine] for engine in names) or _NOTHING, signed)
    if touched:
        told = [[s.id, s.translation, s.checked] for s in segments]
        told += [[b.id, b.text, b.edited] for b in (*bullets, *points)]
        signed_by += f"|person:{_digits(told)}"
    return Brief(
        article=Article(state.source, tuple(segment.block for segment in segments), state.dropped()),
        segments=segments,
        bullets=bullets,
        key_points=points,
        signature=signed_by,
        engine=", ".join(names),
        summarizer=name,
        made_on=today.isoformat(),
        terms=uses(segments, state.finder),
    )


def _digits(told: Iterable[object]) -> str:
    return hashlib.sha256(json.dumps(list(told)).encode()).hexdigest()[:8]
