"""The fields of a brief that every export carries, found once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from deskbrief.document import NEWS_KINDS, PERSON, BlockKind, Brief, Segment

STANDARD_INPUT = "standard input"
DRAFT = "draft"
"""The engine whose output is a draft and is labelled so wherever it shows."""

_AFTER_PLACE = re.compile(r"\s*[/–—|]\s*|\s+-\s+")


@dataclass(frozen=True, slots=True)
class Fields:
    """Texts are as in the article or its translation, empty where the article has none."""

    title: str
    """In English; the file's name where there is no headline."""
    original_title: str
    outlet: str
    """As written."""
    dateline: str
    """In English."""
    date: str
    """As written."""
    source: str
    """The name of the file, without its folder."""
    counts: Mapping[str, int]
    """Paragraphs and sentences that can carry news, dropped blocks, flagged segments."""


def fields(brief: Brief) -> Fields:
    """Gather the fields of a brief."""
    source = brief.article.source
    headline = first(brief, BlockKind.HEADLINE)
    dateline = first(brief, BlockKind.DATELINE)
    date = first(brief, BlockKind.DATE)
    news = [segment for segment in brief.segments if segment.block.kind in NEWS_KINDS]
    file_name = _file_name(source.name)
    original = headline.block.text if headline else source.title or ""
    return Fields(
        title=(headline.translation if headline else "") or original or file_name,
        original_title=original,
        outlet=source.outlet or (_outlet(dateline.block.text) if dateline else ""),
        dateline=dateline.translation if dateline else "",
        date=date.block.text if date else source.published or "",
        source=file_name,
        counts={
            "paragraphs": len(news),
            "sentences": sum(len(segment.sentences) for segment in news),
            "dropped": len(brief.article.dropped),
            "flagged": sum(bool(segment.findings) for segment in brief.segments),
        },
    )


def is_draft(brief: Brief) -> bool:
    """Tell whether the text is the embedded engine's draft, whatever the catalogue calls the entry."""
    return brief.engine == DRAFT or f"|engine:{DRAFT}" in brief.signature


def is_translated(segment: Segment) -> bool:
    """Tell whether there is a translation to show, rather than the source left alone or passed through."""
    return any(t.engine not in ("none", "source") and t.text.strip() for t in segment.translations)


def is_by_person(segment: Segment) -> bool:
    """Tell whether a person wrote the translation, or a part of it."""
    return any(t.engine == PERSON and t.text.strip() for t in segment.translations)


def checked(brief: Brief) -> tuple[int, int]:
    """Return how many translated segments a person has approved, and how many there are."""
    translated = [segment for segment in brief.segments if is_translated(segment)]
    return sum(segment.checked for segment in translated), len(translated)


def numbers(brief: Brief) -> dict[str, int]:
    """Return the number of each paragraph that can carry news, from 1, by block id."""
    news = (segment.id for segment in brief.segments if segment.block.kind in NEWS_KINDS)
    return {block_id: number for number, block_id in enumerate(news, start=1)}


def notes(brief: Brief) -> tuple[str, ...]:
    """Return what a person should know of how the page was read."""
    source = brief.article.source
    damaged = any("\ud800" <= character <= "\udfff" for character in source.text)
    return source.notes + (("Characters that are not valid Unicode are shown as \ufffd.",) if damaged else ())


def first(brief: Brief, kind: BlockKind) -> Segment | None:
    """Return the first segment of this kind; unlike the article's block it knows its language."""
    return next((segment for segment in brief.segments if segment.block.kind is kind), None)


def _outlet(dateline: str) -> str:
    """Return what stands after the place in ``بغداد/ عراق أوبزيرفر``."""
    _, *rest = _AFTER_PLACE.split(dateline.strip(), maxsplit=1)
    return rest[0].strip() if rest else ""


def _file_name(name: str) -> str:
    if name == "-":
        return STANDARD_INPUT
    # A Windows path may come in through an option on any system; a backslash is rare in names elsewhere.
    return PureWindowsPath(PurePosixPath(name).name).name or name
