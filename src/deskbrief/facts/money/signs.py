"""Currency signs and codes, which both languages use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbrief.facts.money.money import Money

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "₪": "shekel", "¥": "yen", "₽": "rouble", "₹": "rupee"}
_CODES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound", "EGP": "pound", "LBP": "pound", "SYP": "pound",
    "SDG": "pound", "TRY": "pound", "IQD": "dinar", "JOD": "dinar", "KWD": "dinar", "BHD": "dinar",
    "TND": "dinar", "DZD": "dinar", "LYD": "dinar", "AED": "dirham", "MAD": "dirham", "SAR": "riyal",
    "QAR": "riyal", "YER": "riyal", "OMR": "riyal", "IRR": "riyal", "ILS": "shekel", "NIS": "shekel",
    "JPY": "yen", "CNY": "yuan", "RUB": "rouble", "INR": "rupee", "CHF": "franc",
}  # fmt: skip
_SIGN = re.compile(rf"[{''.join(map(re.escape, _SIGNS))}]")
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_NUMBER_BEHIND = re.compile(r"\s?\d")
_NUMBER_BEFORE = re.compile(r"(?:\d|\b(?:mln|bln|million|billion|trillion|thousand|m|bn))\s?$")


def signs(text: str) -> Iterator[Money]:
    """Yield the currencies that a text writes by sign or code; a code counts beside a number only."""
    for match in _SIGN.finditer(text):
        yield Money(_SIGNS[match[0]], match.start(), match.end(), _beside_number(text, match))
    for match in _CODE.finditer(text):
        if match[0] in _CODES and _beside_number(text, match):
            yield Money(_CODES[match[0]], match.start(), match.end(), True)


def _beside_number(text: str, match: re.Match[str]) -> bool:
    return (
        _NUMBER_BEFORE.search(text, max(0, match.start() - 12), match.start()) is not None
        or _NUMBER_BEHIND.match(text, match.end()) is not None
    )
