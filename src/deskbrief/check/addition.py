"""Stretches of the English that nothing in the Arabic accounts for."""

from __future__ import annotations

from collections.abc import Iterator

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.coverage import coverage

_SHORTEST = 30
_LEAST = 5.0
"""Nats of a row of English words without a source, where the length is as expected."""
_BY_LENGTH = 6.0
"""Nats less for each unit of the logarithm of length above what is expected."""


class AdditionCheck(TextCheck):
    """Flags a clause of the English that the Arabic does not state."""

    code = "addition"
    default = Severity.WARNING
    example = (
        "أعلنت وزارة الصحة عن افتتاح مركزين طبيين في المحافظة.",
        "The Health Ministry announced the opening of two medical centres in the province, while farmers"
        " complained about rising fertiliser costs in northern valleys.",
    )

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield one finding on the row of words that most speaks for it."""
        if len(source) < _SHORTEST:
            return
        found = coverage(source, target)
        if found.added.score >= _LEAST - _BY_LENGTH * found.length:
            message = "Nothing in the Arabic seems to say this."
            yield Finding(self.code, self.default, Side.TARGET, found.added.start, found.added.end, message)
