"""Spaces, marks and capitals that a hand would mend in passing; every finding carries its repair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[@#]\w+")
_RULES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?<=\S)[ \t]{2,}(?=\S)"), " ", "More than one space."),
    (re.compile(r"(?<=\w)[ \t]+(?=[,;:!?](?:\s|$)|\.(?:\s|$))"), "", "A space before a mark."),
    (re.compile(r"(?<=[a-z]{2}),(?=[A-Za-z])"), ", ", "No space after a comma."),
    (re.compile("،"), ",", "An Arabic comma."),
    (re.compile("؛"), ";", "An Arabic semicolon."),
    (re.compile("؟"), "?", "An Arabic question mark."),
    (re.compile(r"(?<=\w),{2,}(?=\s|$)"), ",", "A doubled comma."),
    (re.compile(r"(?<=[a-z])\.\.(?=\s|$)(?!\.)"), ".", "A doubled full stop."),
    (re.compile(r"(?<![\w'’.-])i(?=\s|['’](?:m|ve|ll|d)\b)"), "I", "A small letter for I."),
)
_SUSPICIOUS = re.compile(r"[،؛؟]|[ \t][ \t,;:!?.]|,[A-Za-z,]|\.\.|\bi\b")
"""One look whether any of the rules can fit."""
_OPENING = re.compile(r"[\s\"'“‘«(\[]*")
_CLOSING = "\"'”’»)]"
_FINAL = {"؟": "?", "?": "?", "!": "!", ".": ".", "۔": "."}
_ENDS = re.compile(r"[.!?…:;,؟،؛—–-]")
_SENTENCE = re.compile(r"(?<=[a-z]{2}[.!?]) +([a-z])(?=[a-z]+ )")


class TypographyCheck(TextCheck):
    """Flags spaces, marks and capitals that English writes otherwise, each with what to put instead."""

    code = "typography"
    default = Severity.INFO
    example = ("وصل الوفد إلى بغداد.", "The delegation arrived in Baghdad .")

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield findings in their order; each suggestion is right in the place of its span."""
        found = []
        if _SUSPICIOUS.search(target):
            found += [
                (match.start(), match.end(), instead, message)
                for pattern, instead, message in _RULES
                for match in pattern.finditer(target)
            ]
        found += _capitals(target)
        found += _end(source, target)
        if not found:
            return
        addresses = [match.span() for match in _ADDRESS.finditer(target)]
        last = -1
        for start, end, instead, message in sorted(found):
            if start < last or any(a <= start < b for a, b in addresses):
                continue
            last = end
            yield Finding(self.code, self.default, Side.TARGET, start, end, message, instead)


def _capitals(target: str) -> Iterator[tuple[int, int, str, str]]:
    opening = _OPENING.match(target)
    at = opening.end() if opening else 0
    word = re.match(r"[a-z]{2,}(?=[ ,.;])", target[at : at + 40])
    if word:
        yield at, at + 1, target[at].upper(), "A small letter at the beginning."
    for match in _SENTENCE.finditer(target):
        start = match.start(1)
        yield start, start + 1, match[1].upper(), "A small letter at the beginning of a sentence."


def _end(source: str, target: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield what the end of the English needs: the mark that the Arabic ends in."""
    asked = _FINAL.get(source.rstrip().rstrip(_CLOSING)[-1:])
    body = target.rstrip()
    bare = body.rstrip(_CLOSING)
    if not asked or not bare:
        return
    last = bare[-1]
    if last in ".!?…" and (asked == last or "." in (asked, last) or last == "…"):
        if asked == "?" and last == ".":
            yield len(bare) - 1, len(bare), "?", "The Arabic asks a question."
        return
    if _ENDS.match(last):
        return
    if body[-1] in "\"”’'" and len(body) > len(bare):
        yield len(body) - 1, len(body), asked + body[-1], "No mark at the end."
    elif body == bare:
        yield len(bare) - 1, len(bare), last + asked, "No mark at the end."
