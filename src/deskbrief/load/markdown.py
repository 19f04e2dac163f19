"""Markdown as writers use it: headings, lists, quotes, code and front matter become hints.

The text itself is left as it is, inline marks included; only the marks that open a line are told apart, so
that a block is the words and not the ``#`` before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from deskbrief.document import Hint, Source, SourceFormat
from deskbrief.load.encoding import Decoded

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(.*?)[ \t\r]*$", re.M)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_CLOSING = re.compile(r"(?<=\S)[ \t]+#+$")
_QUOTE = re.compile(r"(?:[ ]{0,3}>)+[ \t]*")
_ITEM = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+(?=\S)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_COMMENT = re.compile(r"[ ]{0,3}<!--")
_MARK = "Markdown mark"
_TITLES = ("title", "headline", "عنوان", "العنوان")
_OUTLETS = ("outlet", "source", "site", "publisher", "المصدر")
_DATES = ("date", "published", "التاريخ")


def read_markdown(decoded: Decoded, name: str, sha256: str) -> Source:
    """Return the file with a hint for every line whose role its marks tell."""
    text = decoded.text
    fields: dict[str, str] = {}
    scanner = _Scanner()
    here = 0
    if front := _FRONT_MATTER.match(text):
        fields = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(front[1])}
        scanner.drop(0, front.end(), "front matter")
        here = front.end()
    for match in _LINE.finditer(text, here):
        scanner.line(match.start(), match[0].rstrip())
    return Source(
        name,
        text,
        sha256,
        SourceFormat.MARKDOWN,
        decoded.encoding,
        hints=tuple(scanner.hints),
        title=_first(fields, _TITLES),
        outlet=_first(fields, _OUTLETS),
        published=_first(fields, _DATES),
        notes=decoded.notes,
    )


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


@dataclass(slots=True)
class _Scanner:
    hints: list[Hint] = field(default_factory=list)
    fence: str = ""
    """The mark that opened the code block we are in."""
    comment: bool = False
    open: bool = False
    """Whether the last hint may go on with the next line."""

    def line(self, at: int, line: str) -> None:
        """Add the hints of one line that starts at this offset."""
        end = at + len(line)
        if self.fence or self.comment:
            self._within(at, line)
        elif not line:
            self.open = False
        elif fence := _FENCE.match(line):
            self.fence = fence[1]
            self.drop(at, end, "code block")
        elif self.open and self.hints[-1].role == "paragraph" and _UNDERLINE.fullmatch(line):
            self.hints[-1] = Hint(self.hints[-1].start, self.hints[-1].end, "heading")
            self.drop(at, end)
        elif _RULE.fullmatch(line):
            self.drop(at, end)
        elif _COMMENT.match(line):
            self.comment = "-->" not in line
            self.drop(at, end, "HTML comment")
        elif heading := _HEADING.match(line):
            closing = _CLOSING.search(line, heading.end())
            stop = at + closing.start() if closing else end
            self.drop(at, at + heading.end())
            self._keep(at + heading.end(), stop, "heading")
            self.drop(stop, end)
        elif quote := _QUOTE.match(line):
            self._quote(at, quote.end(), end)
        elif item := _ITEM.match(line):
            self.drop(at, at + item.end())
            self._keep(at + item.end(), end, "list-item", goes_on=True)
        elif _NUMBERED.match(line):  # the number is content: "decision 3"
            self._keep(at, end, "list-item", goes_on=True)
        elif self.open:
            self.hints[-1] = Hint(self.hints[-1].start, end, self.hints[-1].role)
        else:
            self._keep(at, end, "paragraph", goes_on=True)

    def drop(self, start: int, end: int, reason: str = _MARK) -> None:
        """Mark a stretch as no part of the article."""
        if start < end:
            self.hints.append(Hint(start, end, "boilerplate", reason))
        self.open = False

    def _keep(self, start: int, end: int, role: str, goes_on: bool = False) -> None:
        self.hints.append(Hint(start, end, role))
        self.open = goes_on

    def _within(self, at: int, line: str) -> None:
        self.drop(at, at + len(line), "code block" if self.fence else "HTML comment")
        if self.fence:
            closing = _FENCE.fullmatch(line)
            self.fence = "" if closing and closing[1].startswith(self.fence) else self.fence
        else:
            self.comment = "-->" not in line

    def _quote(self, at: int, mark: int, end: int) -> None:
        """A quote over several lines is one block, so the marks inside it stay."""
        if self.open and self.hints[-1].role == "quote" and at + mark < end:
            self.hints[-1] = Hint(self.hints[-1].start, end, "quote")
            return
        self.drop(at, at + mark)
        if at + mark < end:
            self._keep(at + mark, end, "quote", goes_on=True)
