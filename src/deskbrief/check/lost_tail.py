"""Translations that stop before their source does."""

from __future__ import annotations

from collections.abc import Iterator

from deskbrief.check.spans import pairs
from deskbrief.document import Finding, Segment, Severity
from deskbrief.translate.guard import lost_tail


class LostTailCheck:
    """Flags a sentence whose translation is too short to hold all of it."""

    code = "lost-tail"
    default = Severity.WARNING
    example = (
        "أعلنت وزارة الصحة عن افتتاح مركزين طبيين في المحافظة، وقالت إن العمل فيهما يبدأ في 15 أيار المقبل.",
        "The Health Ministry announced two medical centres.",
    )

    def run(self, segment: Segment) -> Iterator[Finding]:
        """Yield a finding on each source sentence that seems to be cut short."""
        for pair in pairs(segment):
            target = pair.translation.text
            if pair.by_machine and target.strip() and lost_tail(pair.sentence.text, target):
                message = "The translation seems to stop before the sentence ends; read the Arabic."
                yield pair.in_source(self.code, self.default, message)
