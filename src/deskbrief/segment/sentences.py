"""Cut a paragraph into sentences.

Rules, because they measure better on Arabic news than the splitters one can install: see
``python -m benchmarks.segmentation``. A full stop, question or exclamation mark ends a sentence; two dots, an
ellipsis and the semicolon ``؛`` do not (Arabic writers use them within one); a short quotation stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbrief.segment.abbreviations import MARKS, is_abbreviation
from deskbrief.segment.quotations import whole_spans

_ARABIC = "\u0620-\u063f\u0641-\u064a\u0671-\u06d3"
_TERMINATOR = re.compile(r"(?P<marks>[.!?؟…۔]+)(?:\[\d{1,3}\])*[\"'“”»’)\]]*")
_LINE = re.compile(
    rf"\n(?:[^\S\n]*\n|(?=[^\S\n]*(?:[-–—•●▪◦*✅🔴🔹]\s|\(?\d{{1,3}}[.)\-/ـ]\s*[^\W\d]|[{_ARABIC}]ـ?[-.)]\s)))"
)
"""A line break that ends a sentence whatever stands before it: a blank line, or a list item below."""
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_WORD_BEFORE = re.compile(rf"[\w{MARKS}]+\s?$")
_ARABIC_WORD = re.compile(rf"[{_ARABIC}{MARKS}]{{2,}}(?!\.)")
_CONTINUES = re.compile(r"\s*[،,؛;:)\]»a-z]")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences, ascending, without the white space around them.

    Together they cover every character that is not white space. Linear in the length of the text.
    """
    spans: list[tuple[int, int]] = []
    complete = True  # the last span holds a letter or digit; if not, the next one is joined to it
    start = 0
    for end in (*_Reader(text).boundaries(), len(text)):
        span = _trimmed(text, start, end)
        start = end
        if span is None:
            continue
        says = _says_something(text, *span)
        if spans and not (says and complete):
            spans[-1] = (spans[-1][0], span[1])
            complete = complete or says
        else:
            spans.append(span)
            complete = says
    return spans


class _Reader:
    """Reads one paragraph from start to end and decides at each terminal mark."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._wholes = _Spans(whole_spans(text))
        self._web = _Spans([match.span() for match in _WEB.finditer(text)])
        self._sentence_start = 0

    def boundaries(self) -> Iterator[int]:
        """Yield the offsets at which a sentence ends, ascending."""
        for at, end, marks in _candidates(self._text):
            if at >= self._sentence_start and (marks == "\n" or self._ends(at, end, marks)):
                yield end
                self._sentence_start = end

    def _ends(self, at: int, end: int, marks: str) -> bool:
        text = self._text
        if end == len(text) or _CONTINUES.match(text, end):
            return False
        if marks.endswith("..") or "…" in marks:
            return False
        whole = self._wholes.around(at)
        if whole is not None and end < whole[1]:
            return False
        if whole is not None and end == whole[1] and marks != ".":
            return False  # «… ؟» mostly goes on: who asked it follows
        if not text[end].isspace():
            return self._web.around(at) is None and _space_is_missing(text, at, end, marks)
        return marks != "." or not is_abbreviation(text, at, self._sentence_start)


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, marks) of terminators and of line breaks that end a line of a list, ascending."""
    lines = iter([match.end() for match in _LINE.finditer(text)])
    line = next(lines, None)
    for match in _TERMINATOR.finditer(text):
        while line is not None and line <= match.start():
            yield line - 1, line, "\n"
            line = next(lines, None)
        yield match.start(), match.end(), match["marks"]
    while line is not None:
        yield line - 1, line, "\n"
        line = next(lines, None)


def _space_is_missing(text: str, at: int, end: int, marks: str) -> bool:
    """Tell whether ``المدينة.وقال`` are two sentences; ``د.محمود`` and ``ق.م`` are not."""
    if not _ARABIC_WORD.match(text, end, end + 24):
        return False
    if marks != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, at - 24), at)
    return before is not None and len(re.sub(f"[{MARKS}]", "", before[0].strip())) > 2


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    lean = piece.strip()
    if not lean:
        return None
    first = start + len(piece) - len(piece.lstrip())
    return first, first + len(lean)


def _says_something(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start:end])


class _Spans:
    """Sorted, disjoint spans, asked with ascending positions."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0

    def around(self, at: int) -> tuple[int, int] | None:
        """Return the span that ``at`` lies in, if any."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= at:
            self._next += 1
        if self._next < len(self._spans) and self._spans[self._next][0] <= at:
            return self._spans[self._next]
        return None
