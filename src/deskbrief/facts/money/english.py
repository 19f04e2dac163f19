"""Currencies in English: their names with all endings, and signs."""

from __future__ import annotations

import re
from functools import lru_cache

from deskbrief.facts.english_text import read_english
from deskbrief.facts.money.money import Money
from deskbrief.facts.money.signs import signs
from deskbrief.facts.quantities.english import english_quantities

_NAMES = {
    "dollar": "dollar dollars",
    "euro": "euro euros",
    "pound": "pound pounds lira liras lire sterling",
    "dinar": "dinar dinars",
    "dirham": "dirham dirhams",
    "riyal": "riyal riyals rial rials",
    "shekel": "shekel shekels",
    "yen": "yen",
    "yuan": "yuan renminbi",
    "rouble": "rouble roubles ruble rubles",
    "rupee": "rupee rupees",
    "toman": "toman tomans",
    "franc": "franc francs",
    "krona": "krona kronor krone kroner crown crowns",
    "peso": "peso pesos",
    "won": "won",
    "afghani": "afghanis",
}
_OF = {name: currency for currency, names in _NAMES.items() for name in names.split()}
_ONLY_BESIDE_NUMBERS = frozenset({"won", "krona"})
"""Their names are other words too."""
_MOST_BETWEEN = 2
"""Words between a number and its currency: ``five million US dollars``, ``3 billion new Iraqi dinars``."""
_END_OF_SUM = re.compile(r"[.,;:!?()]")


@lru_cache(maxsize=64)
def english_money(text: str) -> tuple[Money, ...]:
    """Return the currencies that an English text names, in order."""
    found = list(signs(text))
    ends: list[int] | None = None
    for word in read_english(text).words:
        currency = _currency(word.lower)
        if currency is None:
            continue
        if ends is None:
            ends = [quantity.end for quantity in english_quantities(text)]
        has_amount = any(end <= word.end and _is_near(text[end : word.start]) for end in ends)
        is_right_behind = any(0 < word.start - end <= 2 for end in ends)
        if currency not in _ONLY_BESIDE_NUMBERS or is_right_behind:
            found.append(Money(currency, word.start, word.end, has_amount))
    return tuple(sorted(found, key=lambda each: each.start))


@lru_cache(maxsize=50_000)
def _currency(lower: str) -> str | None:
    bare = lower.removesuffix("'s").removesuffix("'")
    return _OF.get(bare) or _OF.get(bare.rpartition("-")[2])


def _is_near(between: str) -> bool:
    return len(between.split()) <= _MOST_BETWEEN and not _END_OF_SUM.search(between)
