"""From translated segments to a brief: bullets for the paragraphs, key points for the article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from deskbrief import __version__
from deskbrief.brief.refresh import fingerprint, refresh, refresh_key_points
from deskbrief.brief.summarizer import KEY_POINTS, Summarizer
from deskbrief.document import Article, Brief, Segment

__all__ = ["KEY_POINTS", "fingerprint", "make_brief", "refresh", "refresh_key_points"]


def make_brief(
    article: Article,
    segments: Sequence[Segment],
    summarizer: Summarizer,
    *,
    engine_signature: str,
    engine_name: str,
    today: date,
) -> Brief:
    """Summarise translated and checked segments, and sign the result.

    Two briefs of one file with the same signature have the same text, the date apart.
    """
    return Brief(
        article=article,
        segments=tuple(segments),
        bullets=summarizer.bullets(segments),
        key_points=summarizer.key_points(segments),
        signature=signature(engine_signature, summarizer.signature),
        engine=engine_name,
        summarizer=summarizer.name,
        made_on=today.isoformat(),
    )


def signature(engine: str, summarizer: str) -> str:
    """Return every part that changes the text, in the manner of sacreBLEU."""
    return f"deskbrief:{__version__}|engine:{engine}|summarizer:{summarizer}"
