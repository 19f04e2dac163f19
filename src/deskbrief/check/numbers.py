"""Numbers that the translation changes, loses or brings in, compared as values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.dates import Mention, arabic_dates, english_dates
from deskbrief.facts.quantities import Kind, Quantity, arabic_quantities, english_quantities, unmatched


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
        yield from _of_other_order(source, target, stated, said)
        yield from _labelled_otherwise(source, target)
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


def _of_other_order(
    source: str, target: str, stated: Sequence[Quantity], said: Sequence[Quantity]
) -> Iterator[Finding]:
    """Yield where dozens became hundreds; a text may well say it in no number at all."""
    missing, extra = _orders_alone(stated, said), _orders_alone(said, stated)
    if missing and extra:
        right, wrong = missing[0], extra[0]
        message = (
            f"The Arabic says {source[right.start : right.end]} ({_ORDERS[_order(right)]}), the English "
        )
        message += f"{target[wrong.start : wrong.end]}."
        yield Finding(NumbersCheck.code, NumbersCheck.default, Side.TARGET, wrong.start, wrong.end, message)


def _labelled_otherwise(source: str, target: str) -> Iterator[Finding]:
    """Yield where the numbers that two paragraphs begin with differ."""
    ours, theirs = _LABEL.match(source), _LABEL.match(target)
    if ours and theirs and int(ours[1]) != int(theirs[1]):
        start, end = theirs.span(1)
        message = f"The Arabic paragraph is number {int(ours[1])}, the English {theirs[1]}."
        yield Finding(
            NumbersCheck.code, Severity.WARNING, Side.TARGET, start, end, message, str(int(ours[1]))
        )


_LABEL = re.compile(r"\s*[(\[]?(\d{1,4})(?:\s*[)\].-](?=\s)|\s+[-–—](?=\s))")
_ORDERS = {
    1: "dozens",
    2: "hundreds",
    3: "thousands",
    4: "tens of thousands",
    5: "hundreds of thousands",
    6: "millions",
    7: "tens of millions",
    8: "hundreds of millions",
    9: "billions",
    10: "tens of billions",
    11: "hundreds of billions",
    12: "trillions",
}


def _order(quantity: Quantity) -> int:
    """Return the power of ten; dozens and scores are tens."""
    return max(1, min(len(str(int(quantity.value))) - 1, max(_ORDERS)))


def _orders_alone(asked: Sequence[Quantity], among: Sequence[Quantity]) -> list[Quantity]:
    there = {_order(q) for q in among if q.kind is Kind.APPROXIMATE or q.value == 10 ** _order(q)}
    return [each for each in asked if each.kind is Kind.APPROXIMATE and _order(each) not in there]


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
