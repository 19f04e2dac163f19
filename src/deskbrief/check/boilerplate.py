"""Sentences of the article that read like a part of the page: menus, share bars, comment forms."""

from __future__ import annotations

from collections.abc import Iterator

from deskbrief.clean.boilerplate import reason_to_drop
from deskbrief.clean.units import Unit
from deskbrief.document import Finding, Segment, Severity, Side

LONGEST = 90
"""Characters; longer ones are news, whatever they begin with."""


class BoilerplateCheck:
    """Flags a sentence that was translated and is no news, by the rules that leave whole lines out."""

    code = "boilerplate"
    default = Severity.INFO
    example = ("شارك فيسبوك تويتر واتساب طباعة", "Share on Facebook")

    def run(self, segment: Segment) -> Iterator[Finding]:
        """Yield a finding on each such sentence; a line of its own was left out before it came here."""
        if not segment.translations:
            return
        for sentence in segment.sentences:
            if len(sentence.text) > LONGEST:
                continue
            reason = reason_to_drop(Unit(sentence.start, sentence.end, sentence.text))
            if reason:
                start = sentence.start - segment.block.start
                message = f"This seems to be a part of the page ({reason}), not of the article."
                yield Finding(
                    self.code, self.default, Side.SOURCE, start, start + len(sentence.text), message
                )
