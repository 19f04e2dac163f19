"""The brief for programs: one JSON object, its first six keys a promise, the rest additions."""

from __future__ import annotations

import json
from typing import Any

from deskbrief.check.confidence import confidence
from deskbrief.document import Brief, Bullet, Finding, Segment
from deskbrief.export.escape import well_formed
from deskbrief.export.fields import fields, is_by_person, is_draft, is_translated, notes, numbers


class JsonExporter:
    """Writes ``title, paragraphs, bullets, key_points, dropped, signature`` and then what else is known."""

    name = "json"
    suffix = ".json"

    def export(self, brief: Brief) -> str:
        """Return an indented object in UTF-8 text; lone surrogates are U+FFFD, and ``notes`` says so."""
        return well_formed(json.dumps(_brief(brief), ensure_ascii=False, indent=2)) + "\n"


def _brief(brief: Brief) -> dict[str, Any]:
    source = brief.article.source
    about = fields(brief)
    number_of = numbers(brief)
    return {
        "title": about.title,
        "paragraphs": [_paragraph(segment, number_of.get(segment.id)) for segment in brief.segments],
        "bullets": [_bullet(bullet) for bullet in brief.bullets],
        "key_points": [_bullet(point) for point in brief.key_points],
        "dropped": [{"text": block.text, "reason": block.reason} for block in brief.article.dropped],
        "signature": brief.signature,
        "original_title": about.original_title,
        "outlet": about.outlet,
        "dateline": about.dateline,
        "date": about.date,
        "source": {
            "file": about.source,
            "sha256": source.sha256,
            "format": source.format.value,
            "encoding": source.encoding,
        },
        "engine": brief.engine,
        "draft": is_draft(brief),
        "summarizer": brief.summarizer,
        "generated": brief.made_on,
        "counts": dict(about.counts),
        "notes": list(notes(brief)),
        "terms": [
            {
                "source": term.source,
                "target": term.target,
                "kind": term.kind,
                "note": term.note,
                "followed": term.followed,
                "ignored": term.ignored,
                "paragraphs": list(term.paragraphs),
            }
            for term in brief.terms
        ],
    }


def _paragraph(segment: Segment, number: int | None) -> dict[str, Any]:
    translation_of = {translation.sentence_id: translation for translation in segment.translations}
    sentences = []
    for sentence in segment.sentences:
        made = translation_of.get(sentence.id)
        sentences.append(
            {
                "id": sentence.id,
                "source": sentence.text,
                "translation": made.text if made else "",
                "engine": made.engine if made else "none",
                "score": made.score if made else None,
                "faults": [fault.value for fault in made.faults] if made else [],
            }
        )
    return {
        "id": segment.id,
        "kind": segment.block.kind.value,
        "language": segment.block.language,
        "source": segment.block.text,
        "translation": segment.translation,
        "flags": list(segment.flags),
        "number": number,
        "sentences": sentences,
        "findings": [_finding(finding) for finding in segment.findings],
        "dismissed": [{**_finding(finding), "reason": reason} for finding, reason in segment.dismissed],
        "confidence": _confidence(segment),
        "edited": is_by_person(segment),
        "checked": segment.checked,
    }


def _confidence(segment: Segment) -> dict[str, Any] | None:
    """Return how far to trust an engine's paragraph, and why; None where no engine translated it."""
    if not is_translated(segment) or is_by_person(segment) or segment.checked:
        return None
    found = confidence(segment)
    return {"value": round(found.value, 3), "reasons": list(found.reasons)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "side": finding.side.value,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def _bullet(bullet: Bullet) -> dict[str, Any]:
    return {
        "text": bullet.text,
        "paragraphs": list(bullet.paragraphs),
        "id": bullet.id,
        "cites": list(bullet.cites),
        "edited": bullet.edited,
        "stale": bullet.stale,
        "instead": bullet.instead,
        "findings": [_finding(finding) for finding in bullet.findings],
        "dismissed": [{**_finding(finding), "reason": reason} for finding, reason in bullet.dismissed],
    }
