"""Markdown as writers use it: headings, lists, quotes, code and front matter become hints.

The text itself is left as it is, inline marks included; only the marks that open a line are told apart, so
that a block is the words and not the ``#`` before them.
"""

from __future__ import annotations

import re

from deskbrief.document import Hint, Source, SourceFormat
from deskbrief.load.encoding import Decoded

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(.*?)[ \t\r]*$", re.M)
_FENCE = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"([ ]{0,3}#{1,6})[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_QUOTE = re.compile(r"(?:[ ]{0,3}>)+[ \t]*")
_ITEM = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+(?=\S)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_MARK = "Markdown mark"
_TITLES = ("title", "headline", "عنوان", "العنوان")
_OUTLETS = ("outlet", "source", "site", "publisher", "المصدر")
_DATES = ("date", "published", "التاريخ")


def read_markdown(decoded: Decoded, name: str, sha256: str) -> Source:
    """Return the file with a hint for every line whose role its marks tell."""
    text = decoded.text
    hints: list[Hint] = []
    fields: dict[str, str] = {}
    here = 0
    if front := _FRONT_MATTER.match(text):
        fields = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(front[1])}
        hints.append(Hint(front.start(), front.end(), "boilerplate", "front matter"))
        here = front.end()
    hints += _line_hints(text, here)
    return Source(
        name,
        text,
        sha256,
        SourceFormat.MARKDOWN,
        decoded.encoding,
        hints=tuple(hints),
        title=_first(fields, _TITLES),
        outlet=_first(fields, _OUTLETS),
        published=_first(fields, _DATES),
        notes=decoded.notes,
    )


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def _line_hints(text: str, start: int) -> list[Hint]:
    hints: list[Hint] = []
    fence = ""
    paragraph: tuple[int, int] | None = (
        None  # where a run of plain or continuation lines stands, and its hint
    )

    def drop(begin: int, end: int, reason: str = _MARK) -> None:
        if text[begin:end].strip():
            hints.append(Hint(begin, end, "boilerplate", reason))

    for match in re.compile(r"[^\n]*\n?").finditer(text, start):
        begin = match.start()
        line = match[0].rstrip()
        end = begin + len(line)
        if fence or (opening := _FENCE.match(line)):
            mark = _FENCE.match(line)
            closes = fence and mark and mark[1].startswith(fence) and not line.strip().strip(mark[1][0])
            fence = "" if closes else fence or (opening[1] if opening else "")
            drop(begin, end, "code block")
            paragraph = None
        elif not line:
            paragraph = None
        elif paragraph and _UNDERLINE.match(line) and hints[paragraph[1]].role == "paragraph":
            hints[paragraph[1]] = Hint(*paragraph[:1], hints[paragraph[1]].end, "heading")
            drop(begin, end)
            paragraph = None
        elif _RULE.match(line):
            drop(begin, end)
            paragraph = None
        elif comment := _COMMENT.match(text, begin):
            drop(begin, min(comment.end(), end), "HTML comment")
            paragraph = None
        elif heading := _HEADING.match(line):
            closing = _CLOSING.search(line)
            stop = begin + (closing.start() if closing else len(line))
            drop(begin, begin + heading.end())
            hints.append(Hint(begin + heading.end(), stop, "heading"))
            drop(stop, end)
            paragraph = None
        elif opened := _QUOTE.match(line):
            drop(begin, begin + opened.end())
            if opened.end() < len(line):
                hints.append(Hint(begin + opened.end(), end, "quote"))
            paragraph = None
        elif item := _ITEM.match(line):
            drop(begin, begin + item.end())
            hints.append(Hint(begin + item.end(), end, "list-item"))
            paragraph = (begin + item.end(), len(hints) - 1)
        elif _NUMBERED.match(line):
            hints.append(Hint(begin, end, "list-item"))
            paragraph = (begin, len(hints) - 1)
        elif paragraph:  # a line that goes on with the paragraph or item above it
            old = hints[paragraph[1]]
            hints[paragraph[1]] = Hint(old.start, end, old.role)
        else:
            hints.append(Hint(begin, end, "paragraph"))
            paragraph = (begin, len(hints) - 1)
    return hints
