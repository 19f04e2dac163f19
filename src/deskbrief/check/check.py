"""The protocols that checks keep, and the base class of those that hold two texts against each other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Protocol, runtime_checkable

from deskbrief.check.spans import pairs
from deskbrief.document import PERSON, Bullet, Finding, Segment, Severity, Side
from deskbrief.translate.terms.finding import TermFinder


@runtime_checkable
class Check(Protocol):
    """Looks at one translated segment and reports what a person should see.

    An entry point of the group ``deskbrief.checks`` names a callable without arguments that returns a Check,
    an ArticleCheck, a BulletCheck or a TermCheck.
    """

    code: str
    """The id that its findings carry, and the name of its entry point."""

    default: Severity
    """How bad its findings are, but where one says otherwise; a person can set it to something else."""

    example: tuple[str, str]
    """An Arabic paragraph and an English translation that this check finds one fault with: test and docs."""

    def run(self, segment: Segment) -> Iterable[Finding]:
        """Yield the findings; spans index the block's source text or ``segment.translation``."""
        ...


@runtime_checkable
class TermCheck(Protocol):
    """Looks at one translated segment in the light of a glossary; it runs only where there is one."""

    code: str
    default: Severity

    example: tuple[str, str, str, str]
    """An Arabic paragraph, its translation, and a term (source, target) that it does not follow."""

    def run_terms(self, segment: Segment, finder: TermFinder) -> Iterable[Finding]:
        """Yield the findings; spans index the block's source text or ``segment.translation``."""
        ...


@runtime_checkable
class ArticleCheck(Protocol):
    """Looks at all segments of an article together, for what no paragraph shows by itself."""

    code: str
    default: Severity

    example: tuple[tuple[str, str], ...]
    """Paragraphs with translations that this check finds one fault with."""

    def run_article(self, segments: Sequence[Segment]) -> Iterable[tuple[str, Finding]]:
        """Yield findings, each with the id of the segment that its span indexes."""
        ...


@runtime_checkable
class BulletCheck(Protocol):
    """Looks at the bullets of a brief and the segments that they cite."""

    code: str
    default: Severity

    example: tuple[str, str, str]
    """An Arabic paragraph, its translation, and a bullet citing it that this check finds one fault with."""

    def run_bullets(
        self, segments: Sequence[Segment], bullets: Sequence[Bullet]
    ) -> Iterable[tuple[str, Finding]]:
        """Yield findings of side ``bullet``, each with the id of the bullet that its span indexes."""
        ...


class TextCheck(ABC):
    """A Check that holds a paragraph's source and translation against each other, whoever wrote them."""

    code: ClassVar[str]
    default: ClassVar[Severity]
    example: ClassVar[tuple[str, str]]

    def run(self, segment: Segment) -> Iterator[Finding]:
        """Yield what ``compare`` finds: sentence by sentence in an engine's text, over all of a person's.

        A person may move things between sentences; an engine cannot.
        """
        if PERSON in [translation.engine for translation in segment.translations]:
            if segment.block.text.strip() and (target := segment.translation).strip():
                yield from self.compare(segment.block.text, target)
            return
        for pair in pairs(segment):
            source, target = pair.sentence.text, pair.translation.text
            if pair.by_machine and source.strip() and target.strip():
                for finding in self.compare(source, target):
                    begin = pair.source_start if finding.side is Side.SOURCE else pair.target_start
                    yield replace(finding, start=finding.start + begin, end=finding.end + begin)

    @abstractmethod
    def compare(self, source: str, target: str) -> Iterable[Finding]:
        """Yield findings on two texts, neither of them blank; spans index them as they are given."""
