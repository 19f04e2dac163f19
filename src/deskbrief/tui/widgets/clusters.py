"""A text area's document in grapheme clusters: what a person calls a letter, maybe several code points.

Textual's own document, wrapping and navigator count code points, so its cursor stops between an Arabic letter
and its vowel mark, or within an emoji. Clusters are those of UAX #29, by the package ``regex``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate, chain, pairwise, zip_longest

import regex
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.widgets.text_area import Document, DocumentNavigator, EditResult, Location, WrappedDocument

_CLUSTER = regex.compile(r"\X")
_RUN = regex.compile(
    r"(?:(?=\w)\X|(?<=\w\p{M}*)['’](?=\w))+"  # a word, its apostrophes included
    r"|(?:(?=\s)\X)+"
    r"|(?:(?=[^\w\s])\X)+"
)
_BREAK = regex.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSAFE = {
    code: "\u2060"
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        0x2028,
        0x2029,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    )
    if code != 0x09
} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""What a terminal would obey or could not write, and a character as wide that it shows instead."""


@lru_cache(maxsize=64)
def boundaries(line: str) -> range | tuple[int, ...]:
    """Return the offsets between the clusters of a line, 0 and its length included, in order."""
    if line.isascii():
        return range(len(line) + 1)
    return (0, *(match.end() for match in _CLUSTER.finditer(line)))


def floor(line: str, column: int) -> int:
    """Return the start of the cluster that a column lies in; the column itself between two clusters."""
    edges = boundaries(line)
    return edges[bisect_right(edges, column) - 1]


def ceiling(line: str, column: int) -> int:
    """Return the end of the cluster that a column lies in; the column itself between two clusters."""
    edges = boundaries(line)
    return edges[min(bisect_left(edges, column), len(edges) - 1)]


def word_end(line: str, column: int) -> int:
    """Return where the next word, or run of punctuation, ends after a column; without one, the line's end."""
    for match in _RUN.finditer(line):
        if match.end() > column and not match[0][0].isspace():
            return int(match.end())
    return len(line)


def word_start(line: str, column: int) -> int:
    """Return where the word, or run of punctuation, before a column starts; without one, 0."""
    found = 0
    for match in _RUN.finditer(line):
        if match.start() >= column:
            break
        if not match[0][0].isspace():
            found = match.start()
    return found


def visible(line: str) -> str:
    """Return a line with its control characters hidden: as long, as wide, and safe for a terminal."""
    return line if line.isascii() and line.isprintable() else line.translate(_UNSAFE)


def single_line(text: str) -> str:
    """Return what is pasted into a paragraph: each run of line breaks and tabs a space, none at its end.

    Other control characters are left out.
    """
    spaced = regex.sub(r"[ ]*[\n\r\v\t\f\x1c-\x1e\x85\u2028\u2029]+\s*", " ", text.rstrip("\r\n"))
    return str(regex.sub(r"[\p{Cc}\p{Cs}]", "", spaced))


def _cut(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a text and the breaks between them, which are one fewer."""
    lines: list[str] = []
    breaks: list[str] = []
    here = 0
    for match in _BREAK.finditer(text):
        lines.append(text[here : match.start()])
        breaks.append(match[0])
        here = match.end()
    return [*lines, text[here:]], breaks


class Lines(Document):
    """A document that gives back every line break as it was, also where several kinds are mixed."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._lines, self._breaks = _cut(text)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(chain.from_iterable(zip_longest(self._lines, self._breaks, fillvalue="")))

    def _within(self, location: Location) -> Location:
        return min(location, self.end)

    def get_text_range(self, start: Location, end: Location) -> str:
        """Return the text between two locations, whichever comes first."""
        (top, left), (bottom, right) = sorted((self._within(start), self._within(end)))
        if top == bottom:
            return self._lines[top][left:right]
        between = zip_longest(self._breaks[top:bottom], self._lines[top + 1 : bottom], fillvalue="")
        return "".join((self._lines[top][left:], *chain.from_iterable(between), self._lines[bottom][:right]))

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text where the one between two locations stood."""
        replaced = self.get_text_range(start, end)
        (top, left), (bottom, right) = sorted((self._within(start), self._within(end)))
        lines, breaks = _cut(text)
        lines[0] = self._lines[top][:left] + lines[0]
        column = len(lines[-1])
        lines[-1] += self._lines[bottom][right:]
        self._lines[top : bottom + 1] = lines
        self._breaks[top:bottom] = breaks
        return EditResult((top + len(breaks), column), replaced)


class ClusterWrapped(WrappedDocument):
    """A wrapped document whose cells lead to whole clusters."""

    def get_sections(self, line_index: int) -> list[str]:
        """Return the parts of a line as it is wrapped; control characters are kept in the count."""
        line = self.document[line_index]
        return [line[a:b] for a, b in pairwise((0, *self.get_offsets(line_index), len(line)))]

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """Return the column of the cluster that is drawn at a cell of a part of a line.

        At the end of a part that is not the line's last it is the last cluster: what comes after it is drawn
        on the next row.
        """
        sections = self.get_sections(line_index)
        section = sections[y_offset]
        edges = boundaries(section)
        cells = list(accumulate(self._cells(section[a:b]) for a, b in pairwise(edges)))
        column = edges[bisect_right(cells, x_offset)]
        if y_offset not in (-1, len(sections) - 1) and column == len(section):
            column = floor(section, max(0, len(section) - 1))
        return sum(map(len, sections[:y_offset])) + column

    def _cells(self, cluster: str) -> int:
        return self._tab_width if cluster == "\t" else cell_len(cluster)


class ClusterNavigator(DocumentNavigator):
    """Moves by clusters."""

    def get_location_left(self, location: Location) -> Location:
        """Return the start of the cluster before a location, or the end of the line above."""
        row, column = location
        if column == 0:
            return super().get_location_left(location)
        return row, floor(self._document[row], column - 1)

    def get_location_right(self, location: Location) -> Location:
        """Return the end of the cluster after a location, or the start of the line below."""
        row, column = location
        line = self._document[row]
        if column >= len(line):
            return super().get_location_right(location)
        return row, ceiling(line, column + 1)

    def get_location_end(self, location: Location) -> Location:
        """Return where the row that a location is drawn on ends; at a wrap, its last cluster's start."""
        row, column = super().get_location_end(location)
        return row, floor(self._document[row], column)


class ClusterText(Text):
    """A line as Rich draws it, where no style begins or ends within a cluster: a terminal would cut it."""

    def stylize(self, style: str | Style, start: int = 0, end: int | None = None) -> None:
        """Apply a style to a range, widened to whole clusters."""
        line = self.plain
        super().stylize(style, floor(line, start), end if end is None else ceiling(line, end))
