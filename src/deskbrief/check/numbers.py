"""Numbers that the translation changes, loses or brings in, compared as values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.dates import Mention, arabic_dates, english_dates
from deskbrief.facts.quantities import Quantity, arabic_quantities, english_quantities, unmatched


class NumbersCheck(TextCheck):
    """Flags a number on one side that the other side does not state, however it is written there."""

    code = "numbers"
    default = Severity.ERROR
    example = (
        "قُتل 300 شخص ونزح ألفان بسبب الفيضانات.",
        "The floods killed 30 people and displaced two thousand.",
    )

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield a finding for each number without a counterpart; one where two stand against each other."""
        stated = _without_days(arabic_quantities(source), arabic_dates(source))
        said = _without_days(english_quantities(target), english_dates(target))
        if not stated and not said:
            return
        missing, extra = unmatched(stated, said)
        if len(missing) == len(extra) == 1:
            yield _changed(source, target, missing[0], extra[0])
            return
        for each in missing:
            words = source[each.start : each.end]
            message = f"The Arabic says {words} ({_plain(each)}); the English has no such number."
            yield Finding(self.code, self.default, Side.SOURCE, each.start, each.end, message)
        for each in extra:
            words = target[each.start : each.end]
            message = f"The English says {words}; the Arabic has no such number."
            yield Finding(self.code, self.default, Side.TARGET, each.start, each.end, message)


def _without_days(numbers: Sequence[Quantity], dates: Sequence[Mention]) -> list[Quantity]:
    """Return the numbers without the days of months, which are the matter of the check of dates."""
    days = {date.day_start for date in dates if date.day}
    return [each for each in numbers if each.start not in days]


def _changed(source: str, target: str, right: Quantity, wrong: Quantity) -> Finding:
    words, instead = source[right.start : right.end], target[wrong.start : wrong.end]
    message = f"The Arabic says {words} ({_plain(right)}), the English {instead}."
    suggestion = _plain(right) if instead.replace(",", "").replace(".", "").isdecimal() else None
    return Finding(
        NumbersCheck.code, Severity.ERROR, Side.TARGET, wrong.start, wrong.end, message, suggestion
    )


def _plain(quantity: Quantity) -> str:
    """Return a value in figures, as English writes them."""
    value = quantity.value
    if value.denominator == 1:
        is_year = 1000 <= value < 2100
        return str(value) if is_year else f"{value.numerator:,}"
    return f"{float(value):,g}"
