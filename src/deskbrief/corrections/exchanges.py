"""The words that an edit exchanged for others, as far as words alone say that it may be a matter of terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
ACRONYM = re.compile(r"[A-Z]{2,}s?")
_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL = frozenset(
    "the a an and or but nor so yet then to for of in on at by with from as like that this these those into"
    " upon over under about between through during before after since until while when where who whom whose"
    " which what how why not no is are was were be been being am has have had do does did will would shall"
    " should can could may might must it its he his him she her they their them we our us you your i my me"
    " there here also very more most much many some any all both each every other another such only just"
    " even still already again too than if because although though however meanwhile moreover therefore thus"
    " one two three".split()
)
_NO_NOUN_BEHIND = frozenset("to is are was were be been being not will would can could did does do".split())
"""Words behind which a common word is a verb or an adjective."""
_KEPT = 0.4
"""The share of a text's words that an edit leaves, below which it is another translation."""
_MOST_CHANGES = 3
"""Stretches of a text that are exchanged at most: more is a rewriting."""
_MOST_WORDS = 5
_SAME_WORD = 78.0
"""rapidfuzz's ratio of two forms or spellings of one common word, 0 to 100."""
_ENDINGS = re.compile(r"(?:ing|ed|es|s|ly|'s)$")
_VERBAL = re.compile(r"(?:ed|en|(?<!assemb)(?<!fami)(?<!supp)(?<!al)(?<!rep)(?<!monopo)(?<!anoma)ly)$")
"""Endings of participles and adverbs; ``assembly``, ``family``, ``supply`` and their like are nouns."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Words that took the place of others; both texts with it, so that it can be widened."""

    before: str
    after: str
    old_words: tuple[int, int]
    """Of the text before, from and up to which word."""
    new_words: tuple[int, int]

    @property
    def old(self) -> str:
        """The words that stood there, without a possessive ending."""
        return _POSSESSIVE.sub("", self.before[slice(*self.old_span)])

    @property
    def new(self) -> str:
        """The words that stand there now, without a possessive ending."""
        return _POSSESSIVE.sub("", self.after[slice(*self.new_span)])

    @property
    def old_span(self) -> tuple[int, int]:
        """Characters of the text before."""
        return _span(self.before, self.old_words)

    @property
    def new_span(self) -> tuple[int, int]:
        """Characters of the text after."""
        return _span(self.after, self.new_words)

    def widened(self, takes: Callable[[str], bool], *, left: bool = True, right: bool = True) -> Exchange:
        """Return the exchange with the words beside it that both texts have, as long as they are taken."""
        old, new = WORD.findall(self.before), WORD.findall(self.after)
        (i1, i2), (j1, j2) = self.old_words, self.new_words
        while left and i1 and j1 and old[i1 - 1] == new[j1 - 1] and takes(old[i1 - 1]):
            i1, j1 = i1 - 1, j1 - 1
        while right and i2 < len(old) and j2 < len(new) and old[i2] == new[j2] and takes(old[i2]):
            i2, j2 = i2 + 1, j2 + 1
        while i2 > self.old_words[1] and is_small(old[i2 - 1]):  # no name ends in "of"
            i2, j2 = i2 - 1, j2 - 1
        while i1 < self.old_words[0] and is_small(old[i1]):
            i1, j1 = i1 + 1, j1 + 1
        return replace(self, old_words=(i1, i2), new_words=(j1, j2))


def exchanges(before: str, after: str) -> list[Exchange]:
    """Return what an edit exchanged; nothing where it is another translation, or grammar and spelling."""
    old, new = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    kept = sum(block.size for block in matcher.get_matching_blocks())
    if not codes or len(codes) > _MOST_CHANGES or kept < _KEPT * max(len(old), len(new)):
        return []
    found = []
    for tag, i1, i2, j1, j2 in codes:
        old_words, new_words = _without_articles(old, i1, i2), _without_articles(new, j1, j2)
        sizes = [end - start for start, end in (old_words, new_words)]
        if tag == "replace" and min(sizes) > 0 and max(sizes) <= _MOST_WORDS:
            found.append(Exchange(before, after, old_words, new_words))
    return [each for each in found if _may_be_term(each)]


def is_small(word: str) -> bool:
    """Tell whether English uses a word for grammar alone."""
    return word.lower() in _SMALL


def is_name(words: Sequence[str]) -> bool:
    """Tell whether English writes the words with capitals, small words apart."""
    content = [word for word in words if not is_small(word)]
    return bool(content) and all(any(map(str.isupper, word)) for word in content)


def _may_be_term(exchange: Exchange) -> bool:
    sides = [WORD.findall(text) for text in (exchange.old, exchange.new)]
    old, new = exchange.old, exchange.new
    if any(not words or is_small(words[0]) or is_small(words[-1]) for words in sides):
        return False  # grammar has changed along with the words
    if any(word[0].isdigit() for words in sides for word in words):
        return False
    if old.lower() == new.lower() or _stem(old) == _stem(new):
        return False
    if is_name(sides[1]):
        return True
    if any(_VERBAL.search(words[-1]) for words in sides) or _is_behind_verb(exchange):
        return False
    return ratio(old.lower(), new.lower()) < _SAME_WORD or " " in new


def _is_behind_verb(exchange: Exchange) -> bool:
    """Tell whether a common word stands where English has a verb or an adjective."""
    at = exchange.new_words[0]
    return bool(at) and WORD.findall(exchange.after)[at - 1].lower() in _NO_NOUN_BEHIND


def _without_articles(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    while start < end and words[start].lower() in ("the", "a", "an"):
        start += 1
    return start, end


def _span(text: str, words: tuple[int, int]) -> tuple[int, int]:
    found = [match.span() for match in WORD.finditer(text)]
    return found[words[0]][0], found[words[1] - 1][1]


def _stem(text: str) -> str:
    return " ".join(_ENDINGS.sub("", word.lower().replace("-", "")) for word in text.split())
