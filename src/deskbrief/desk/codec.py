"""The records of ``document`` as JSON values, and back.

Texts of blocks and sentences are not stored: their spans index the source, which is. JSON escapes all that is
not ASCII, so that even lone surrogates of a damaged page come back as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from deskbrief.document import (
    Block,
    BlockKind,
    DroppedBlock,
    Fault,
    Finding,
    Hint,
    Hypothesis,
    Link,
    Sentence,
    Severity,
    Side,
    Source,
    SourceFormat,
    Translation,
)

Json = dict[str, Any]


def encode_source(source: Source) -> Json:
    """Return a source whole, its text included."""
    return {**asdict(source), "format": source.format.value, "notes": list(source.notes)}


def decode_source(held: Json) -> Source:
    """Return the source of ``encode_source``."""
    hints = tuple(Hint(**hint) for hint in held["hints"])
    return Source(
        **{**held, "format": SourceFormat(held["format"]), "hints": hints, "notes": tuple(held["notes"])}
    )


def encode_row(block: Block, sentences: Iterable[Sentence]) -> Json:
    """Return a block and its sentences, by their spans."""
    return {
        "kind": block.kind.value,
        "start": block.start,
        "end": block.end,
        "language": block.language,
        "sentences": [[sentence.id, sentence.start, sentence.end] for sentence in sentences],
    }


def decode_row(row_id: str, held: Json, text: str) -> tuple[Block, tuple[Sentence, ...]]:
    """Return the block and the sentences of ``encode_row``; ``text`` is the source's."""
    start, end = held["start"], held["end"]
    block = Block(row_id, BlockKind(held["kind"]), start, end, text[start:end], held["language"])
    return block, tuple(Sentence(name, a, b, text[a:b]) for name, a, b in held["sentences"])


def encode_dropped(block: DroppedBlock) -> Json:
    """Return a dropped block by its span."""
    return {"start": block.start, "end": block.end, "reason": block.reason}


def decode_dropped(block_id: str, held: Json, text: str) -> DroppedBlock:
    """Return the dropped block of ``encode_dropped``."""
    start, end = held["start"], held["end"]
    return DroppedBlock(block_id, start, end, text[start:end], held["reason"])


def encode_translations(translations: Iterable[Translation]) -> list[Json]:
    """Return translations with their alternatives and alignments."""
    return [
        {
            "sentence_id": t.sentence_id,
            "text": t.text,
            "engine": t.engine,
            "score": t.score,
            "alternatives": [
                {"text": h.text, "score": h.score, "alignment": _links(h.alignment), "complete": h.complete}
                for h in t.alternatives
            ],
            "alignment": _links(t.alignment),
            "faults": [fault.value for fault in t.faults],
        }
        for t in translations
    ]


def decode_translations(held: Iterable[Json]) -> tuple[Translation, ...]:
    """Return the translations of ``encode_translations``."""
    return tuple(
        Translation(
            t["sentence_id"],
            t["text"],
            t["engine"],
            t["score"],
            tuple(
                Hypothesis(h["text"], h["score"], _linked(h["alignment"]), h["complete"])
                for h in t["alternatives"]
            ),
            _linked(t["alignment"]),
            tuple(map(Fault, t["faults"])),
        )
        for t in held
    )


def encode_findings(findings: Iterable[Finding]) -> list[Json]:
    """Return findings."""
    return [{**asdict(f), "severity": f.severity.value, "side": f.side.value} for f in findings]


def decode_findings(held: Iterable[Json]) -> tuple[Finding, ...]:
    """Return the findings of ``encode_findings``."""
    return tuple(Finding(**{**f, "severity": Severity(f["severity"]), "side": Side(f["side"])}) for f in held)


def _links(alignment: Iterable[Link]) -> list[list[int]]:
    return [[link.source_start, link.source_end, link.target_start, link.target_end] for link in alignment]


def _linked(held: Sequence[Sequence[int]]) -> tuple[Link, ...]:
    return tuple(Link(*four) for four in held)
