"""Translations that say the same over and over."""

from __future__ import annotations

from collections.abc import Iterator

from deskbrief.check.spans import pairs
from deskbrief.document import Finding, Segment, Severity
from deskbrief.translate.guard import find_loop


class LoopCheck:
    """Flags words or letters repeated without end, unless the source repeats itself too."""

    code = "loop"
    default = Severity.ERROR
    example = (
        "صفق الحضور طويلاً بعد كلمة الوزير.",
        "The audience applauded (applause) (applause) (applause) (applause) (applause) after the speech.",
    )

    def run(self, segment: Segment) -> Iterator[Finding]:
        """Yield a finding on the first loop of each sentence."""
        for pair in pairs(segment):
            loop = find_loop(pair.translation.text) if pair.by_machine else None
            if loop and not find_loop(pair.sentence.text):
                message = "The translation repeats itself; the source does not."
                yield pair.in_target(self.code, self.default, loop, message)
