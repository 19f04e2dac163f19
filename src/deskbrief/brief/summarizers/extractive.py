"""Lead-rank: the sentences that carry the news, chosen on the Arabic, told in the translation's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from deskbrief.brief.asides import without_asides
from deskbrief.brief.rank import VERSION, Candidate, Ranked, Ranking, carries_news, choose, rank, same_news
from deskbrief.brief.refresh import fingerprint
from deskbrief.brief.summarizer import KEY_POINTS
from deskbrief.brief.trim import trim
from deskbrief.document import NEWS_KINDS, BlockKind, Bullet, Segment, Translation
from deskbrief.models.entry import ModelEntry

READABLE = frozenset({"ar", "en"})
"""Languages whose paragraphs get bullets: what is left untranslated gets none."""
LONG_PARAGRAPH = 60
"""Words of source text from which a paragraph may get a second bullet."""
MANY_SENTENCES = 4
"""Sentences from which it may, however short they are."""
SECOND_BULLET = 0.55
"""Score that a second bullet needs."""


class ExtractiveSummarizer:
    """Ranks on the source (see ``brief.rank``) and cites what it chose; no model is needed."""

    def __init__(self, entry: ModelEntry) -> None:
        self.name = entry.name

    @property
    def signature(self) -> str:
        """The name and the version of the ranking and trimming rules."""
        return f"{self.name}:{VERSION}"

    def bullets(self, segments: Sequence[Segment]) -> tuple[Bullet, ...]:
        """Return one bullet, or two, for each paragraph that carries news; each cites one sentence."""
        made = _translations(segments)
        made_bullets = []
        for _, paragraph in groupby(_ranking(segments, made).ranked, key=lambda r: r.candidate.paragraph):
            for ranked in _of_paragraph(list(paragraph)):
                made_bullets.append(_bullet("b", ranked.candidate, made))
        return tuple(made_bullets)

    def key_points(self, segments: Sequence[Segment], limit: int = KEY_POINTS) -> tuple[Bullet, ...]:
        """Return at most ``limit`` bullets of the article, in reading order; each cites one sentence."""
        made = _translations(segments)
        chosen = choose(_ranking(segments, made), limit)
        return tuple(_bullet("k", ranked.candidate, made) for ranked in chosen)


def _translations(segments: Sequence[Segment]) -> dict[str, Translation]:
    """Return what can be told in English, by sentence id."""
    return {
        translation.sentence_id: translation
        for segment in segments
        if segment.block.kind in NEWS_KINDS and segment.block.language in READABLE
        for translation in segment.translations
        if translation.text.strip() and translation.engine != "none"
    }


def _ranking(segments: Sequence[Segment], made: dict[str, Translation]) -> Ranking:
    carriers = [s for s in segments if any(sentence.id in made for sentence in s.sentences)]
    candidates = [
        Candidate(sentence.id, sentence.text, paragraph, place)
        for paragraph, segment in enumerate(carriers)
        for place, sentence in enumerate(segment.sentences)
        if sentence.id in made
    ]
    headline = next((s.block.text for s in segments if s.block.kind is BlockKind.HEADLINE), "")
    return rank(candidates, headline)


def _of_paragraph(ranked: list[Ranked]) -> list[Ranked]:
    best_first = sorted((r for r in ranked if carries_news(r)), key=lambda r: -r.score)
    chosen = best_first[:1]
    is_long = len(ranked) >= MANY_SENTENCES or sum(r.cues.length for r in ranked) >= LONG_PARAGRAPH
    if is_long:
        second = (r for r in best_first[1:] if r.cues.reports and r.score >= SECOND_BULLET)
        chosen += [r for r in second if not same_news(r, chosen[0])][:1]
    return sorted(chosen, key=lambda r: r.candidate.place)


def _bullet(prefix: str, chosen: Candidate, made: dict[str, Translation]) -> Bullet:
    translation = made[chosen.sentence_id]
    return Bullet(
        id=f"{prefix}-{chosen.sentence_id}",
        text=trim(without_asides(chosen.text, translation)),
        cites=(chosen.sentence_id,),
        made_from=fingerprint([translation]),
    )
