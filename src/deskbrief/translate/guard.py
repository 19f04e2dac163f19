"""See what goes wrong in machine translation without knowing either language: loops, leftovers, lost tails.

Pure functions of texts. The translator asks them whether to try again, the checks show what stayed bad. A
false alarm costs a second try and a person's glance, a miss costs the reader a fact, but a flag that cries
wolf is not read: the thresholds were set on human translations, which should raise none. Share of human
pairs flagged (sources of 40 characters and more; ``python -m benchmarks.guard`` measures again):

=========================  ======  ==========  =============
set                        pairs   lost tail   loop
=========================  ======  ==========  =============
UN documents               3,519   0.43%       0.00%
PUD news                   448     0.22%       0.00%
TICO-19                    1,981   0.56%       0.00%
GeneVal, Wikipedia         4,540   0.20%       0.00%
Tatoeba                    3,777   0.66%       0.03%
=========================  ======  ==========  =============

The same pairs spoilt: English that stops after two thirds of its words is seen in 78 to 94%, English that
skips the last third and ends properly in 11 to 28%, three words said eight times more in over 99%.
"""

from __future__ import annotations

import re
from operator import eq

from deskbrief.arabic.normalise import normalise, strip_tashkeel
from deskbrief.arabic.script import has_arabic
from deskbrief.document import Fault

_WORD = re.compile(r"\S+")
_EDGE = "\"'“”‘’«»()[].,;:!?؟،؛…-–—"
_LONGEST_UNIT = 16
"""Words; a decoder that loops repeats a phrase, rarely a whole long sentence."""
_LETTERS = re.compile(r"[^\W\d_]{8,}")
"""A row that is long enough to have a loop in it; to look at these alone takes a third of the time."""
_LETTER_LOOP = re.compile(r"([^\W\d_])\1{7,}|([^\W\d_]{2,5})\2{4,}")

_ARABIC_RUN = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+")

_LONG_ENOUGH = 40
"""Characters of source; below this the ratio of lengths says nothing."""
_FAR_TOO_SHORT = 0.6
"""Characters of English to one of Arabic; the median of every set is 1.1 to 1.3."""
_SHORT_WITHOUT_END = 0.95
_SHORT_WITHOUT_FIGURES = 0.8
_SOURCE_ENDS = re.compile(r"[.؟!?…][\"”“»’)\]]*$")
_TARGET_ENDS = re.compile(r"[.?!…:;؟][\"”“»’')\]]*$")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]{3,}")
_SEPARATORS = re.compile(r"[.,]")


_FEWEST_AGAIN = 4
"""Words of the shortest loop, one word said five times, that were said before."""


def find_loop(text: str) -> tuple[int, int] | None:
    """Return the span of the first loop in a text: words or letters said over and over.

    A word is looping when said five times running, a pair of words four times, three to five words three
    times, six words or more twice. So ``very, very``, ``no, no, no`` and a refrain pass. Figures and dots
    (``1,000,000``, ``.....``) do not count as letters.
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end].strip(_EDGE).lower() for start, end in spans]
    may_loop = len(words) - len(set(words)) >= _FEWEST_AGAIN
    sizes = range(1, _LONGEST_UNIT + 1) if may_loop else ()
    found = [loop for size in sizes if (loop := _repeated(words, size))]
    rows = (_LETTER_LOOP.search(text, *row.span()) for row in _LETTERS.finditer(text))
    letters = next(filter(None, rows), None)
    loops = [(spans[first][0], spans[last][1]) for first, last in found]
    return min([*loops, *([letters.span()] if letters else [])], default=None)


def _repeated(words: list[str], size: int) -> tuple[int, int] | None:
    """Return the first and last word of the first run of a unit of ``size`` words said too often."""
    if not any(map(eq, words, words[size:])):
        return None
    allowed = {1: 4, 2: 3}.get(size, 2 if size < 6 else 1)
    run = 0
    for here in range(size, len(words)):
        run = run + 1 if words[here] == words[here - size] else 0
        if run >= size * allowed:
            first = here - run - size + 1
            if not _says_words(words[first : first + size]):
                continue
            last = here
            while last + 1 < len(words) and words[last + 1] == words[last + 1 - size]:
                last += 1
            return first, last
    return None


def _says_words(unit: list[str]) -> bool:
    return any(character.isalpha() for word in unit for character in word)


def arabic_left(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of Arabic words left in an English text; neighbours are one span."""
    spans: list[tuple[int, int]] = []
    for match in _ARABIC_RUN.finditer(text):
        if not has_arabic(match[0]):
            continue
        if spans and text[spans[-1][1] : match.start()].isspace():
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return tuple(spans)


def lost_tail(source: str, target: str) -> bool:
    """Tell whether the end of an Arabic sentence seems to be missing from its translation.

    Three signs: English far shorter than it ever is; shorter than usual and without the source's final
    mark; or shorter than usual and without any figure or Latin word of the source's last third.
    """
    source = strip_tashkeel(normalise(source).text).strip()
    target = target.strip()
    if len(source) < _LONG_ENOUGH:
        return False
    ratio = len(target) / len(source)
    if ratio < _FAR_TOO_SHORT:
        return True
    if ratio < _SHORT_WITHOUT_END and _SOURCE_ENDS.search(source) and not _TARGET_ENDS.search(target):
        return True
    if ratio >= _SHORT_WITHOUT_FIGURES:
        return False
    figures = [_plain(figure) for figure in _FIGURE.findall(source[len(source) * 2 // 3 :])]
    kept = _plain(target)
    return bool(figures) and not any(figure in kept for figure in figures)


def _plain(text: str) -> str:
    return _SEPARATORS.sub("", text).lower()


def faults(source: str, target: str) -> tuple[Fault, ...]:
    """Return what is wrong with a translation; a loop that the source has too is not a fault."""
    if not target.strip():
        return (Fault.EMPTY,)
    seen: list[Fault] = []
    if find_loop(target) and not find_loop(source):
        seen.append(Fault.LOOP)
    if arabic_left(target):
        seen.append(Fault.UNTRANSLATED)
    if lost_tail(source, target):
        seen.append(Fault.LOST_TAIL)
    return tuple(seen)
