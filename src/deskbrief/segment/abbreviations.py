"""Dots that end an abbreviation, an initial or a number rather than a sentence.

The word lists are short on purpose: what a dot follows in news text is nearly always a single letter
(``د.``, ``ع. س.``, ``ق.م.``), and that needs no list.
"""

from __future__ import annotations

import re

MARKS = "\u064b-\u0652\u0670\u0640"
"""Vowel marks and tatweel, which may stand within a word."""

_LETTER = "\u0620-\u063f\u0641-\u064a\u0671-\u06d3"
_TOKEN = re.compile(rf"[\w{MARKS}]+(?:\.[\w{MARKS}]+)*$")
_LOOK_BACK = 32
"""Characters before a dot that are looked at; no abbreviation is longer."""

_SINGLE_ARABIC = re.compile(rf"(?:^|\.|\d)[{_LETTER}][{MARKS}]*$")
_SINGLE_LATIN = re.compile(r"(?:^|\.)[A-Za-z]$")
_LIST_NUMBER = re.compile(rf"(?:\d{{1,3}}|[{_LETTER}]|[A-Za-z])$")
_ERA_OR_UNIT = re.compile(rf"\d\s?[{_LETTER}][{MARKS}]*$")
_NEXT_WORD = re.compile(rf"[\s\"“”«»()\[\]]*([\w{MARKS}]+)")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES_WITH_AND = _words("ود وأ وم لد فد")
"""``د.`` and its like behind an attached particle."""
_AND_SO_ON = _words("إلخ الخ ألخ")
_LATIN_BEFORE_A_NAME = _words(
    "mr mrs ms dr prof st gen col lt maj capt sgt sen rep gov rev hon adm brig vs fig eq vol pp approx "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_LATIN_ANYWHERE = _words("inc ltd co corp jr sr etc al dept est bros univ")
_STARTERS_LATIN = _words(
    "the a an in on at as for after before but and it he she they we this that these those his her its "
    "their there however meanwhile earlier later while when if according"
)
_STARTERS_ARABIC = _words(
    "قال قالت أكد أكدت أضاف أضافت أعلن أعلنت ذكر ذكرت أشار أشارت أوضح أوضحت كما أما لكن هذا هذه هناك إن "
    "كان كانت بدوره بدورها يذكر"
)


def is_abbreviation(text: str, dot: int, sentence_start: int) -> bool:
    """Tell whether the dot at ``text[dot]`` belongs to what stands before it and the sentence goes on.

    ``sentence_start`` is where the sentence so far begins: a number there opens a list item.
    """
    found = _TOKEN.search(text, max(sentence_start, dot - _LOOK_BACK), dot)
    if not found:
        return False
    token = found[0]
    if _LIST_NUMBER.fullmatch(token) and _opens(text, sentence_start, found.start()):
        return True
    if _SINGLE_ARABIC.search(token):
        counted = _ERA_OR_UNIT.search(text, max(sentence_start, dot - 8), dot)
        return not (counted and _begins_a_sentence(text, dot + 1))
    if token in _TITLES_WITH_AND:
        return True
    if token in _AND_SO_ON:
        return not _begins_a_sentence(text, dot + 1)
    latin = token.rsplit(".", 1)[-1].lower()
    if latin == "no":
        return bool(re.match(r"\s*\d", text[dot + 1 : dot + 8]))
    if latin in _LATIN_BEFORE_A_NAME:
        return True
    if latin in _LATIN_ANYWHERE or _SINGLE_LATIN.search(token):
        return not _begins_a_sentence(text, dot + 1)
    return False


def _opens(text: str, sentence_start: int, at: int) -> bool:
    """Tell whether nothing but white space and a bullet stands before ``at`` in its sentence."""
    return at - sentence_start <= _LOOK_BACK and not text[sentence_start:at].strip("-–—•*( \t\n")


def _begins_a_sentence(text: str, at: int) -> bool:
    """Tell whether the words from ``at`` on plainly begin a sentence; in doubt they do not."""
    following = _NEXT_WORD.match(text, at, at + _LOOK_BACK)
    if not following:
        return True
    word = re.sub(f"[{MARKS}]", "", following[1])
    return word in _STARTERS_ARABIC or word.lower() in _STARTERS_LATIN or (word[0] in "وف" and len(word) > 2)
