"""The date moved: another month, another weekday, or another day of the month."""

from __future__ import annotations

import random
import re

CHECK = "dates"
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = re.compile(rf"\b(?:{'|'.join(m for m in _MONTHS if m not in ('May', 'March'))})\b")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_ENDS = "|".join(month[-3:] for month in _MONTHS)
_DAY = re.compile(
    rf"(?<=\b)\d{{1,2}}(?= (?:{'|'.join(_MONTHS)})\b)"
    rf"|(?<=(?:{_ENDS}) )\d{{1,2}}(?=\b(?![,.]?\d))"
)


def corrupt(_source: str, english: str, draw: random.Random) -> str | None:
    """Change one part of one date."""
    found = [
        (match, others)
        for pattern, others in ((_MONTH, _MONTHS), (_WEEKDAY, _DAYS), (_DAY, [str(n) for n in range(1, 29)]))
        for match in pattern.finditer(english)
    ]
    if not found:
        return None
    match, others = draw.choice(found)
    return (
        english[: match.start()] + draw.choice([o for o in others if o != match[0]]) + english[match.end() :]
    )
