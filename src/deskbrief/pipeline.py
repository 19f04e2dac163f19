"""From a loaded file to a finished brief, without a user interface.

The command line, the batch and the desk all come through here, so an article gets the same brief whichever
way it came in. The steps run one way: clean -> segment -> translate -> check -> brief.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from deskbrief.arabic.script import has_arabic
from deskbrief.brief import make_brief
from deskbrief.brief import signature as signed
from deskbrief.brief.summarizer import Summarizer
from deskbrief.check import run_checks
from deskbrief.check.run import with_bullets_checked
from deskbrief.clean import clean
from deskbrief.document import UNDETERMINED, Article, Brief, Segment, Source
from deskbrief.errors import NoArticleError, UsageError
from deskbrief.glossary import EMPTY, Glossary
from deskbrief.segment import segment
from deskbrief.segment.language import ARABIC, NAMES
from deskbrief.translate.engine import Engine
from deskbrief.translate.terms.finding import TermFinder
from deskbrief.translate.terms.using import uses
from deskbrief.translate.translator import Approved, Cancelled, Progress, Translator


def read_article(source: Source) -> tuple[Article, tuple[Segment, ...]]:
    """Clean and segment a source; no engine is needed for that.

    Raises:
        NoArticleError: nothing of the page is an article, or nothing of the article is Arabic.
    """
    article = clean(source)
    if not article.blocks:
        raise NoArticleError(_why_nothing_is_left(article), "Save the article's own text and try again.")
    segments = segment(article)
    if not any(map(_may_be_arabic, segments)):
        raise NoArticleError(
            f"{source.name} holds no Arabic: {_tally(_language(part) for part in segments)}.",
            "deskbrief translates Arabic articles; others are left alone rather than mistranslated.",
        )
    return article, segments


def brief_source(
    source: Source,
    engine: Engine,
    summarizer: Summarizer,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    today: date | None = None,
    glossary: Glossary = EMPTY,
    approved: Approved | None = None,
    memory: str = "",
) -> Brief:
    """Return the finished brief of a source; ``today`` is the date it bears, see ``today_or_epoch``.

    Sentences that ``approved`` knows come as they were approved; ``memory`` is then what the signature says
    of the memory's state.

    Raises:
        NoArticleError: see ``read_article``.
        ModelMissingError: the engine's or the summariser's weights are not here.
        CancelledError: ``cancelled`` said so.
    """
    article, segments = read_article(source)
    made_by = Making(engine, summarizer, today or today_or_epoch(), glossary, approved, memory)
    return made_by.finished(article, made_by.translated(segments, progress, cancelled))


@dataclass(frozen=True, slots=True)
class Making:
    """How briefs are made: what all articles of a batch have in common."""

    engine: Engine
    summarizer: Summarizer
    today: date
    glossary: Glossary = EMPTY
    approved: Approved | None = None
    memory: str = ""
    """What the signature says of the memory's state."""

    def translated(
        self,
        segments: Sequence[Segment],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[Segment, ...]:
        """Return segments translated; raises as ``stream`` does."""
        return tuple(self.stream(segments, progress, cancelled))

    def stream(
        self,
        segments: Sequence[Segment],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Iterator[Segment]:
        """Yield segments, in order, as they are translated; they may be of several articles.

        Raises:
            ModelMissingError: the engine's weights are not here.
            EngineError: the engine failed.
            CancelledError: ``cancelled`` said so.
        """
        translator = Translator(self.engine, glossary=self.glossary, approved=self.approved)
        return translator.stream(segments, progress, cancelled)

    def finished(self, article: Article, translated: Sequence[Segment]) -> Brief:
        """Return the brief of an article whose segments are translated.

        Raises:
            ModelMissingError: the summariser's weights are not here.
        """
        finder = TermFinder(self.glossary)
        brief = make_brief(
            article,
            run_checks(translated, finder=finder),
            self.summarizer,
            engine_signature=with_terms(self.engine.signature, self.glossary, self.memory),
            engine_name=self.engine.name,
            today=self.today,
        )
        return replace(
            brief,
            bullets=with_bullets_checked(brief.segments, brief.bullets),
            key_points=with_bullets_checked(brief.segments, brief.key_points),
            terms=uses(brief.segments, finder),
        )


def signature(engine: Engine, summarizer: Summarizer, glossary: Glossary = EMPTY, memory: str = "") -> str:
    """Return the signature that the briefs of these bear; needs no weights and no article."""
    return signed(with_terms(engine.signature, glossary, memory), summarizer.signature)


def with_terms(engine: str, glossary: Glossary, memory: str = "") -> str:
    """Return an engine's signature with the glossary and the memory that it was held to, if there are any."""
    terms = f"|terms:{glossary.digest}" if glossary else ""
    return f"{engine}{terms}{f'|approved:{memory}' if memory else ''}"


def today_or_epoch() -> date:
    """Return today's date in UTC, or the one of ``SOURCE_DATE_EPOCH``, for output that is the same every day.

    The variable is that of https://reproducible-builds.org/specs/source-date-epoch/: seconds since 1970.

    Raises:
        UsageError: the variable is set to something else.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {epoch!r}.", "It must be a number of seconds since 1970, or not be set."
        ) from None


def _why_nothing_is_left(article: Article) -> str:
    name = article.source.name
    if not article.dropped:
        return f"{name} holds no text."
    return f"{name} holds no article text; dropped: {_tally(block.reason for block in article.dropped)}."


def _may_be_arabic(part: Segment) -> bool:
    """A line too short for its language to be told counts, if its letters are Arabic."""
    language = part.block.language
    return language == ARABIC or (language == UNDETERMINED and has_arabic(part.block.text))


def _language(part: Segment) -> str:
    code = part.block.language
    return "undetermined" if code == UNDETERMINED else NAMES.get(code, code)


def _tally(things: Iterable[str]) -> str:
    """Return e.g. ``9 page script, 2 cookie text``, the most frequent first."""
    return ", ".join(f"{count} {thing}" for thing, count in Counter(things).most_common())
