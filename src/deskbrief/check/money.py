"""Currencies that the translation exchanges, loses or brings in."""

from __future__ import annotations

from collections.abc import Iterator

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.money import Money, arabic_money, english_money


class MoneyCheck(TextCheck):
    """Flags a sum whose currency the other side does not have."""

    code = "money"
    default = Severity.ERROR
    example = (
        "خصصت الحكومة 5 ملايين دينار للمدارس.",
        "The government allocated 5 million dollars to schools.",
    )

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield an error where one currency stands for another, a warning where one is missing or added."""
        stated, said = arabic_money(source), english_money(target)
        missing, extra = _unanswered(stated, said), _unanswered(said, stated)
        if missing and extra:
            wrong = extra[0]
            message = f"The Arabic says {_words(source, missing[0])} ({missing[0].currency}s), the English "
            message += f"{_words(target, wrong)}."
            yield Finding(self.code, self.default, Side.TARGET, wrong.start, wrong.end, message)
            return
        for each in missing:
            message = f"The Arabic says {_words(source, each)}; the English has no such currency."
            yield Finding(self.code, Severity.WARNING, Side.SOURCE, each.start, each.end, message)
        for each in extra:
            message = f"The English says {_words(target, each)}; the Arabic has no such currency."
            yield Finding(self.code, Severity.WARNING, Side.TARGET, each.start, each.end, message)


def _unanswered(asked: tuple[Money, ...], among: tuple[Money, ...]) -> list[Money]:
    """Return the first sum in each currency that the other side does not name at all."""
    named = {each.currency for each in among}
    first: dict[str, Money] = {}
    for each in asked:
        if each.has_amount and each.currency not in named:
            first.setdefault(each.currency, each)
    return list(first.values())


def _words(text: str, money: Money) -> str:
    return text[money.start : money.end]
