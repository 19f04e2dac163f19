"""Names as people bear them, from the index of the package arabic-name-romanizer (Wikidata, CC0; Algerian
lists, CC0 and MIT), in the spelling of English news.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from arabic_name_romanizer.api import default_resources_dir

from deskbrief.names.attested import in_news

INDEX = default_resources_dir() / "names.sqlite3"
ARAB = frozenset("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
"""The countries of the Arab League."""
FEWEST = 1
"""Bearers of a spelling that is learned from."""


def borne_names(index: Path = INDEX) -> list[tuple[str, str]]:
    """Return the words of names in Arab countries with each spelling, the article as ``al-``.

    The index folds the Arabic; endings are written out where the Latin letters tell them.
    """
    with sqlite3.connect(f"file:{index}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "SELECT arabic_key, latin, country, SUM(count) FROM units"
            " GROUP BY arabic_key, latin, country ORDER BY arabic_key, latin"
        ).fetchall()
    found: dict[tuple[str, str], int] = {}
    for arabic, latin, country, count in rows:
        if (country in ARAB or not country) and " " not in arabic and (spelt := in_news(latin, arabic)):
            pair = _written_out(arabic, spelt), spelt
            found[pair] = found.get(pair, 0) + count
    return [pair for pair, count in found.items() if count >= FEWEST]


def _written_out(arabic: str, latin: str) -> str:
    """Return a folded word with the ending that its spelling speaks for."""
    if arabic.endswith("ه") and latin.endswith(("a", "ah", "eh", "e", "at")):
        return arabic[:-1] + "ة"
    if arabic.endswith("ي") and latin.endswith("a"):
        return arabic[:-1] + "ى"
    return arabic
