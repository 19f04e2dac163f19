"""Stretches of the Arabic that nothing in the English accounts for."""

from __future__ import annotations

import math
from collections.abc import Iterator

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.coverage import Coverage, coverage

_SHORTEST = 30
"""Characters of Arabic; below this neither length nor coverage says anything."""
_WORST, _TAIL, _PLAIN, _SHARE, _SIZE, _LENGTH, _BIAS = 0.157, 0.266, 2.26, -0.254, 0.0934, 7.35, -4.91
"""A logistic model of ``benchmarks/corruptions/clauses.py`` on PUD, TICO-19, UN and GeneVal: nats by nat of
the worst row, of the tail, of plain and of expected length (in logarithms), and by size."""
THRESHOLD = -0.24
"""Log-odds from which an omission is told of: 8% of human translations lie above it."""


class OmissionCheck(TextCheck):
    """Flags a translation that leaves a clause out, by its length and by words that have no counterpart."""

    code = "omission"
    default = Severity.WARNING
    example = (
        "أعلنت وزارة الصحة عن افتتاح مركزين طبيين في المحافظة، وقالت إن العمل فيهما يبدأ في الشهر المقبل بعد"
        " تجهيزهما بالمعدات.",
        "The Health Ministry announced the opening of two medical centres in the province.",
    )

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield one finding on the row of words that most speaks for it."""
        if len(source) < _SHORTEST:
            return
        found = coverage(source, target)
        if omission_odds(found) < THRESHOLD:
            return
        row = found.tail if found.tail.score >= found.worst.score - 1 else found.worst
        start, end = (row.start, row.end) if row.words else (0, len(source))
        message = "The English seems to leave this out; read the Arabic."
        yield Finding(self.code, self.default, Side.SOURCE, start, end, message)


def omission_odds(found: Coverage) -> float:
    """Return the log-odds that a clause is missing, in nats."""
    return (
        _WORST * found.worst.score
        + _TAIL * found.tail.score
        - _PLAIN * (found.plain_length - 0.12)
        + _SHARE * found.uncovered / max(1, found.content)
        + _SIZE * math.log(found.content + 1)
        - _LENGTH * found.length
        + _BIAS
    )
