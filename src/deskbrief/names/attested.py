"""Spellings that people bear: of 46,000 people of Arab countries, as arabic-name-romanizer counts them.

The index knows a word of a name by its folded spelling, and with ``عبد`` and the word behind it as one. Its
spellings are the bearers' own, French ones among them; here they are written as English news writes names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cached_property
from pathlib import Path

from arabic_name_romanizer.api import default_resources_dir
from arabic_name_romanizer.lookup import NameIndex, Variant
from arabic_name_romanizer.normalize import lookup_key

ARTICLE = "ال"
_SERVANT_OF = "عبد"
_SERVANT = re.compile(r"abd[ -]?([aeuo]?[ldrsnztj])[ -]?(?=[a-z]{3})", re.IGNORECASE)
_LATIN_ARTICLE = re.compile(
    r"(?:[ae]l|ul|a[dnrstz]|e[dnrstz]|[ae][sdt]h)[ -]+(?=[a-z])|[ae]l(?=[a-z]{3})", re.I
)
_JOINED = re.compile(r"a(sh|th|dh|[dnrstz])(?=\1)", re.IGNORECASE)
"""An article that its letter was doubled for: ``Assadr``."""
_FRENCH = (("ش", "ch"), ("ج", "dj"), ("ك", "c"), ("ق", "c"), ("وي", "oui"), ("", "ï"))
_FRENCH_SHARE = 0.3
"""What a French spelling counts beside an English one."""
_UNSEEN = 0.5
"""Bearers that another spelling is left for."""
_DROPPED = str.maketrans(dict.fromkeys("'’ʿʾʻ`ʼ‘"))


class Attested:
    """The index of spellings; opened when it is first asked."""

    def __init__(self, path: Path | None = None) -> None:
        """``path`` is another index of the same form."""
        self._path = path

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._path or default_resources_dir() / "names.sqlite3")

    def __call__(self, word: str) -> list[tuple[str, float]]:
        """Return the spellings of a word of a name with the share of its bearers, the commonest first.

        ``word`` may be two, the first of them ``عبد``.
        """
        counts: dict[str, float] = defaultdict(float)
        for variant in self._variants(word):
            if spelt := in_news(variant.latin, word):
                is_french = any(
                    arabic in word and latin in variant.latin.lower() for arabic, latin in _FRENCH
                )
                counts[spelt] += variant.count * (_FRENCH_SHARE if is_french else 1.0)
        total = sum(counts.values()) + _UNSEEN
        ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        return [(spelt, count / total) for spelt, count in ranked]

    def bearers(self, word: str) -> int:
        """Return how many of the people are called by a word."""
        return sum(variant.count for variant in self._variants(word))

    def _variants(self, word: str) -> list[Variant]:
        key = lookup_key(word)
        found = self._index.lookup_unit(key)
        if key.startswith(_SERVANT_OF) and len(key) > len(_SERVANT_OF):
            rest = key[len(_SERVANT_OF) :].strip()
            both = {f"{_SERVANT_OF} {rest}", _SERVANT_OF + rest}
            found = [variant for each in sorted(both) for variant in self._index.lookup_unit(each)]
        return found


def in_news(latin: str, arabic: str) -> str:
    """Return a bearer's spelling as English news writes it: ``Al Soudani`` is al-Soudani, ``Abdel Aziz``
    Abdel-Aziz; nothing where it is no spelling of one word.
    """
    text = "".join(
        c for c in unicodedata.normalize("NFD", latin.translate(_DROPPED)) if not unicodedata.combining(c)
    )
    if arabic.startswith(_SERVANT_OF) and len(arabic) > len(_SERVANT_OF) + 2:
        servant = _SERVANT.match(text)
        link, rest = (servant[1].lower(), text[servant.end() :]) if servant else ("", "")
        if servant is None or not rest.isalpha():
            return ""
        if link in ("el", "al"):
            return f"Abdel-{rest.capitalize()}"
        if text[servant.end(1) : servant.end()]:
            return f"Abd{link}-{rest.capitalize()}"
        return f"Abd{link}{rest.lower()}"
    has_article = arabic.startswith(ARTICLE) and len(arabic) > 4
    if has_article:
        found = _LATIN_ARTICLE.match(text) or _JOINED.match(text)
        rest = text[found.end() :] if found else text
        has_article = _begins_alike(rest, arabic[len(ARTICLE)])
        text = rest if has_article else text
    if not text.isalpha() or not text.isascii() or len(text) < 2:
        return ""
    return "al-" * has_article + text.capitalize()


def _begins_alike(latin: str, letter: str) -> bool:
    """Tell whether a spelling can begin with an Arabic letter: what follows ``al`` in Alexander cannot."""
    if letter in "اأإآعءئ":
        return True
    if letter in "وي":
        return latin[:1].lower() in ("wouv" if letter == "و" else "yj")
    return latin[:1].lower() not in "aeiou"
