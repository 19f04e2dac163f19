"""Which terms of a glossary an article has, and whether its English takes them up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from deskbrief.document import Segment, TermUse
from deskbrief.glossary import Term
from deskbrief.segment.language import ARABIC
from deskbrief.translate.terms.finding import TermFinder
from deskbrief.translate.terms.wording import realised


@dataclass(slots=True)
class _Count:
    term: Term
    followed: int = 0
    ignored: int = 0
    paragraphs: dict[str, None] = field(default_factory=dict)


def uses(segments: Iterable[Segment], finder: TermFinder) -> tuple[TermUse, ...]:
    """Return the terms that stand in these paragraphs, in the order in which they first do."""
    if not finder.glossary:
        return ()
    counts: dict[tuple[str, str], _Count] = {}
    for segment in segments:
        if segment.block.language != ARABIC or not segment.translation:
            continue
        here: dict[tuple[str, str], int] = {}
        for occurrence in finder.find(segment.block.text, keep=False):
            key = (occurrence.term.source, occurrence.term.target)
            count = counts.setdefault(key, _Count(occurrence.term))
            count.paragraphs[segment.id] = None
            here[key] = here.get(key, 0) + 1
        for key, wanted in here.items():
            found = min(wanted, len(realised(counts[key].term, segment.translation)))
            counts[key].followed += found
            counts[key].ignored += wanted - found
    return tuple(
        TermUse(
            count.term.source,
            count.term.target,
            count.term.kind.value,
            count.term.note,
            count.term.origin,
            count.followed,
            count.ignored,
            tuple(count.paragraphs),
        )
        for count in counts.values()
    )
