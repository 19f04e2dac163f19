"""JavaScript, CSS, JSON and tags that scrapers leave in the text, also glued to the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from deskbrief.arabic import arabic_share, has_arabic
from deskbrief.clean.units import Unit

CODE = "page code (JavaScript, CSS, JSON or tags)"

# Every pattern is anchored on a rare character and bounded, so that a megabyte is searched in linear time.
_SIGNALS = tuple(
    map(
        re.compile,
        (
            r"function\s*[\w$]{0,40}\s*\([^()]{0,200}\)\s*\{",
            r"=>\s*[{(\w]",
            r"(?<![A-Za-z])(?:var|let|const)\s+[\w$]{1,60}\s*=",
            r"(?<![A-Za-z.])(?:document|window|console|jQuery|navigator|localStorage|Array|JSON|Object)\.\w{1,60}\s*[(.=\[]",
            r"(?<![A-Za-z.])(?:jQuery|alert|gtag|fbq|googletag|setTimeout|addEventListener)\s*[(.=]",
            r"(?<!\w)\$\(\s*['\"\w#.]",
            r"\}\s*\)\s*[;(,]|\)\s*\(\s*\)\s*;|\)\s*;\s*(?:$|\}|\n)",
            r"\.(?:push|querySelector|getElementById|addEventListener|appendChild|createElement)\s*\(",
            r"\{\s*[a-z-]{2,40}\s*:\s*[^;{}]{1,200}[;}]",
            r"@media\b|@import\b|@font-face|!important",
            r"[{\[,]\s*\"[\w@ -]{1,60}\"\s*:\s*[\"\[{\d]",
            r"</?(?:script|style|div|span|iframe|ins|img|a|p|br|noscript)\b[^<>]{0,500}>",
            r"/\*[^*]{0,200}\*/|<!--|-->|//<!|<!\[CDATA\[",
        ),
    )
)
_OPENING = re.compile(
    r"(?<![A-Za-z_$.\d])(?:document\.\w|window\.\w|console\.\w|!?\(?function\s*[\w$]{0,40}\s*\(|jQuery\s*\(|\$\(|"
    r"(?:var|let|const)\s+[\w$]{1,60}\s*=|googletag\.|gtag\(|fbq\(|try\s*\{|if\s*\(\s*[\w!$(])"
    r"|<(?:script|style|div|iframe|ins|!--)|\{\s*\"[\w@]|[.#@][A-Za-z][\w-]{0,60}[\w\s.,#:>()-]{0,80}\{|/\*|\(\s*\(\s*\)\s*=>"
)
_LITERAL = re.compile(r"\"[^\"\n]{0,2000}\"|'[^'\n]{0,2000}'|`[^`\n]{0,2000}`")
_PUNCTUATION = re.compile(r"[{}()\[\];=<>\"'`]")
_ONLY_BRACKETS = re.compile(r"[\s{}()\[\];,]*[{}\[\];][\s{}()\[\];,]*")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]{2}")
_TRIED = 4
"""How many places of one line are tried as the start of code."""


def is_code(text: str) -> bool:
    """Tell whether a text is code as a whole; what stands in its string literals does not count."""
    if _ONLY_BRACKETS.fullmatch(text):
        return True
    signals = _signals(text)
    if not signals:
        return False
    bare = _LITERAL.sub('""', text)
    dense = len(_PUNCTUATION.findall(bare)) >= (0.04 if signals > 1 else 0.06) * len(bare)
    return dense and arabic_share(bare) < 0.2 and (signals > 1 or _OPENING.match(text.lstrip()) is not None)


def _signals(text: str) -> int:
    return sum(pattern.search(text) is not None for pattern in _SIGNALS)


def split_code(unit: Unit) -> Iterator[Unit]:
    """Yield the unit in parts, code told apart from the text before and after it."""
    text = unit.text
    for opening in islice(_OPENING.finditer(text), _TRIED):
        start = opening.start()
        stop = _end_of_code(text, start)
        if is_code(text[start:stop]):
            parts = (unit.cut(0, start), unit.cut(start, stop, CODE), unit.cut(stop, len(text)))
            yield from (part for part in parts if part)
            return
    yield Unit(unit.start, unit.end, text, unit.role, CODE) if is_code(text) else unit


def _end_of_code(text: str, start: int) -> int:
    """Code goes on to the end of the line, unless Arabic words follow its last bracket or semicolon."""
    last = max(text.rfind(mark, start) for mark in (";", "}", ">"))
    return last + 1 if last > start and _ARABIC_WORD.search(text, last + 1) else len(text)


def spread_code(units: list[Unit]) -> list[Unit]:
    """Mark lines of a block of code that alone would not tell.

    Those are lines before its brackets are closed, and lines below code that have a sign of it themselves.
    """
    spread: list[Unit] = []
    depth = 0
    below_code = False
    for unit in units:
        bare = _LITERAL.sub('""', unit.text) if depth or below_code or unit.reason == CODE else ""
        inside = depth > 0 and arabic_share(bare) < 0.2
        after = below_code and not has_arabic(bare) and _signals(unit.text) > 0
        code = unit.reason == CODE or (not unit.reason and (inside or after))
        depth = max(0, depth + sum(map(bare.count, "{([")) - sum(map(bare.count, "})]"))) if code else 0
        below_code = code
        spread.append(replace(unit, reason=CODE) if code else unit)
    return spread
