"""Where each sentence and its translation lie in their paragraph: what a finding's offsets are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deskbrief.document import PERSON, Finding, Segment, Sentence, Severity, Side, Translation
from deskbrief.translate.translator import LEFT_ALONE, PASSED_THROUGH


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its translation, and where each begins in its paragraph."""

    sentence: Sentence
    translation: Translation
    source_start: int
    """Offset into ``segment.block.text``."""
    target_start: int
    """Offset into ``segment.translation``."""

    @property
    def by_machine(self) -> bool:
        """Whether an engine wrote the translation: not a person, and it was not left as written."""
        return self.translation.engine not in (PASSED_THROUGH, LEFT_ALONE, PERSON)

    def in_source(self, code: str, severity: Severity, message: str) -> Finding:
        """Return a finding on the whole source sentence."""
        end = self.source_start + len(self.sentence.text)
        return Finding(code, severity, Side.SOURCE, self.source_start, end, message)

    def in_target(self, code: str, severity: Severity, span: tuple[int, int], message: str) -> Finding:
        """Return a finding on a span of the translated sentence."""
        start, end = span
        return Finding(
            code, severity, Side.TARGET, self.target_start + start, self.target_start + end, message
        )


_last: list[tuple[Segment, tuple[Pair, ...]]] = []
"""The segment that was asked about last: every check asks about the same one."""


def pairs(segment: Segment) -> tuple[Pair, ...]:
    """Return each sentence with its translation, in order; nothing for a segment not translated yet."""
    for kept, found in _last:
        if kept is segment:
            return found
    made = tuple(_pairs(segment))
    _last[:] = [(segment, made)]
    return made


def _pairs(segment: Segment) -> Iterator[Pair]:
    target_start = 0
    for sentence, translation in zip(segment.sentences, segment.translations, strict=False):
        yield Pair(sentence, translation, sentence.start - segment.block.start, target_start)
        if translation.text:  # as Segment.translation joins them
            target_start += len(translation.text) + 1
