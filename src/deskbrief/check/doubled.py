"""Words and phrases said twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.arabic_text import read_arabic
from deskbrief.facts.english_text import EnglishToken, read_english

_MAY_DOUBLE = frozenset(
    "had that very much far so no yes ha bye knock long again many really more day year".split()
)
_LONGEST = 6


class DoubledCheck(TextCheck):
    """Flags a word said twice, and a phrase of up to six words, unless the Arabic repeats itself too."""

    code = "doubled"
    default = Severity.WARNING
    example = ("وصل الوفد إلى بغداد.", "The delegation arrived in in Baghdad.")

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield a finding on each repetition, with the words said once to put instead."""
        words = [token for token in read_english(target).tokens if token.kind != "mark"]
        lower = [word.lower for word in words]
        sizes = [size for size in range(1, _LONGEST + 1) if any(map(eq, lower, lower[size:]))]
        if not sizes:
            return
        if _repeats(source):
            return
        at = 0
        while at < len(words):
            size = next((n for n in sizes if _is_doubled(words, at, n, target)), 0)
            if not size:
                at += 1
                continue
            times = 2
            while _is_doubled(words, at + (times - 1) * size, size, target):
                times += 1
            first, last = words[at], words[at + times * size - 1]
            once = target[first.start : words[at + size - 1].end]
            message = f"Said {'twice' if times == 2 else f'{times} times'}: {once}"
            severity = Severity.WARNING if size < 3 else Severity.ERROR
            yield Finding(self.code, severity, Side.TARGET, first.start, last.end, message, once)
            at += times * size


def _is_doubled(words: list[EnglishToken], at: int, size: int, target: str) -> bool:
    if at + 2 * size > len(words):
        return False
    if words[at].lower != words[at + size].lower:
        return False
    one, two = words[at : at + size], words[at + size : at + 2 * size]
    if [word.lower for word in one] != [word.lower for word in two]:
        return False
    if size == 1 and (one[0].lower in _MAY_DOUBLE or one[0].kind == "number" or one[0].text != two[0].text):
        return False
    between = target[one[-1].end : two[0].start]
    return between.isspace() and any(word.kind == "word" for word in one)


def _repeats(source: str) -> bool:
    words = [word.folded for word in read_arabic(source).words]
    return any(one == two for one, two in pairwise(words))
