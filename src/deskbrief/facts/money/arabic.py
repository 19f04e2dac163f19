"""Currencies in Arabic: their names with all endings, and signs."""

from __future__ import annotations

import re
from functools import lru_cache

from deskbrief.facts.arabic_text import read_arabic
from deskbrief.facts.money.money import Money
from deskbrief.facts.money.signs import signs
from deskbrief.facts.quantities.arabic import arabic_quantities
from deskbrief.translate.engines.draft.units import fold_spelling

_NAMES = {
    "dollar": "دولار دولارا دولارات دولارين دولاران",
    "euro": "يورو يوروهات يوروات",
    "pound": "جنيه جنيها جنيهات جنيهين باوند ليرة ليرات ليرتين ليرتان",
    "dinar": "دينار دينارا دنانير دينارين ديناران",
    "dirham": "درهم درهما دراهم درهمين درهمان",
    "riyal": "ريال ريالا ريالات ريالين ريالان",
    "shekel": "شيكل شيكلا شواكل شيكلات شيقل شواقل",
    "yen": "ين ينا",
    "yuan": "يوان يوانا",
    "rouble": "روبل روبلا روبلات",
    "rupee": "روبية روبيات",
    "toman": "تومان تومانا",
    "franc": "فرنك فرنكا فرنكات",
    "krona": "كرونة كرونات كرون",
    "peso": "بيزو",
    "won": "وون",
    "afghani": "أفغانيا",
}
_OF = {fold_spelling(name): currency for currency, names in _NAMES.items() for name in names.split()}
_BEFORE = re.compile(r"^(?:و|ف)?(?:بال|كال|لل|ال|ب|ل|ك)?")
_FOOTBALL = frozenset(map(fold_spelling, ("مدريد", "بيتيس", "سوسيداد", "سوسييداد", "مايوركا", "بلد")))
"""What follows ``Real`` in the names of clubs."""
_ONLY_BESIDE_NUMBERS = frozenset({"yen", "won", "afghani", "krona"})
"""Their names are other words too."""
_DUAL = ("رين", "ران", "هين", "تين", "تان", "مين", "مان", "لين", "لان")
_NEAR = 3
"""Characters between a number and its currency."""


@lru_cache(maxsize=64)
def arabic_money(text: str) -> tuple[Money, ...]:
    """Return the currencies that an Arabic text names, in order."""
    words = read_arabic(text).words
    found = list(signs(text))
    ends: list[int] | None = None
    for at, word in enumerate(words):
        currency = _currency(word.folded)
        if currency is None or (at + 1 < len(words) and words[at + 1].folded in _FOOTBALL):
            continue
        if ends is None:
            ends = [quantity.end for quantity in arabic_quantities(text)]
        has_amount = word.folded.endswith(_DUAL) or any(0 <= word.start - end <= _NEAR for end in ends)
        if currency not in _ONLY_BESIDE_NUMBERS or (has_amount and word.folded in _OF):
            found.append(Money(currency, word.start, word.end, has_amount))
    return tuple(sorted(found, key=lambda each: each.start))


@lru_cache(maxsize=50_000)
def _currency(folded: str) -> str | None:
    match = _BEFORE.match(folded)
    return _OF.get(folded) or _OF.get(folded[match.end() :] if match else folded)
