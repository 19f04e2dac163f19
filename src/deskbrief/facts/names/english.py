"""The names of an English text: words that English writes with a capital wherever they stand."""

from __future__ import annotations

import re
from functools import lru_cache

from deskbrief.facts.english_text import read_english
from deskbrief.facts.names.name import Name
from deskbrief.translate.engines.draft.shipped import load_learned

_NO_NAMES = frozenset(
    "I I'm I'll I've I'd Mr Mrs Ms Dr Sir Lord Lady Monday Tuesday Wednesday Thursday Friday"
    " Saturday Sunday January February March April May June July August September October"
    " November December God AM PM Earth Internet Web The".split()
)
_SAID_OTHERWISE = frozenset(
    "Isles Island Islands Boulevard Avenue Road Bay Strait Gulf Canal Fault County District Province Inc Ltd"
    " Group Airways Airlines Taskforce Governor Lieutenant Colonel Captain Earl Duke Baron Saint"
    " Pacific Atlantic Antarctic Antarctica Arctic Mediterranean Balkan Balkans Caucasus Bible"
    " Biblical Gospel Quran Christian Christians Christianity Christmas Easter Catholic"
    " Catholics Protestant Protestants Orthodox Jewish Jew Jews Judaism Hebrew Muslim Muslims"
    " Islamic Islamist Hindu Buddhist Senate Senator Congress Parliament Commons Lords Academy"
    " Association Institute Republican Republicans Democrat Democrats Democratic Conservative"
    " Tory Tories Labour Liberal Communist Socialist Nazi Soviet Western Westerners Eastern"
    " Northern Southern Central Middle Arabic Arab Arabs Latin Greek Roman Romans Celtic Gothic"
    " Victorian Renaissance Enlightenment Medieval Brexit Olympic Olympics Olympian Grammy Oscar"
    " Oscars Nobel Twitter Facebook Google Internet Wi-Fi Navy Marine Marines Army Pentagon"
    " Kremlin Capitol Westminster Washington Vatican Pope Papal Aborigines Aboriginal Eskimo"
    " Native Eurozone Brits Briton Britons Scot Scots Scottish Welsh Asian Asians European"
    " Europeans African Africans American Americans English".split()
)
"""What Arabic and English name in different words: seas, creeds, parties, parliaments, peoples."""
_MARGIN = 15
"""Tenths of a nat by which a name is likelier with its capital than without."""
_MIXED = re.compile(r"^.[A-Z]|^\w{0,4}[a-z][A-Z]\w?$")
"""Acronyms, whatever letters of theirs are small: ``CoV``, ``GmbH``."""
_ROMAN = re.compile(r"[IVX]+")
_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|ath|az|adh)[-‑](?=[A-Z])", re.IGNORECASE)
"""The Arabic article before a name, also as it is spoken before some letters."""
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=64)
def english_names(text: str, *, doubtful: bool = False) -> tuple[Name, ...]:
    """Return the words of names in an English text, without an Arabic article.

    Acronyms, weekdays and titles are left out.

    Of the words that open a sentence those that no list holds are left out too, unless ``doubtful`` count.
    """
    found = []
    for token in read_english(text).tokens:
        if token.kind != "word":
            continue
        article = _ARTICLE.match(token.text)
        begin = article.end() if article else 0
        bare = _POSSESSIVE.sub("", token.text[begin:]).replace("’", "'")
        opens = token.opens and not doubtful and not article
        if bare[:1].isupper() and is_name(bare, opens=opens):
            found.append(Name(token.start + begin, token.start + begin + len(bare), bare))
    return tuple(found)


@lru_cache(maxsize=50_000)
def is_name(word: str, *, opens: bool = False) -> bool:
    """Tell whether a capitalised word is a name; one that ``opens`` a sentence must be known as one."""
    if (
        word in _NO_NAMES
        or word in _SAID_OTHERWISE
        or len(word) < 3
        or _ROMAN.fullmatch(word)
        or _MIXED.search(word)
        or "I'" in word
    ):
        return False
    if "-" in word and not word.partition("-")[2][:1].isupper():
        return is_name(word.partition("-")[0], opens=opens)
    capital, small = _cost(word), _cost(word.lower())
    if small is None:
        return capital is not None or not opens
    return capital is not None and capital + _MARGIN < small


def _cost(word: str) -> int | None:
    """Return what a word costs in the language model, in tenths of a nat; None for one that it has not."""
    model = load_learned().language_model
    number = model.number(word)
    return model.levels[0].costs[number] if number else None
