"""A paragraph made ready for lines: displayed clusters, their widths, their levels; and where to break it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deskbrief.display.bidi import Direction, paragraph_levels
from deskbrief.display.cells import cell_widths
from deskbrief.display.classes import bidi_classes
from deskbrief.display.shape import LAM_ALEF
from deskbrief.display.shown import shown
from deskbrief.display.units import with_units

_CLUSTER = re.compile("(^0*[12]|[12])0*")
_WORD = re.compile(r"([^w]*)(w*)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is displayed of a paragraph, in logical order.

    A cluster is a base character with its marks, or with ``ligatures`` a lam with its alef; it is never
    parted. ``starts``, ``bases`` and ``widths`` have one item a cluster, the others one a character of
    ``text``.
    """

    text: str
    offsets: Sequence[int]
    """For each character where in the text given what it stands for starts."""
    ends: Sequence[int]
    classes: str
    levels: Sequence[int]
    starts: Sequence[int]
    """Where each cluster starts in ``text``."""
    bases: Sequence[int]
    """Where the character that takes the cluster's cells stands in ``text``."""
    widths: Sequence[int]
    """The cells of each cluster, 1 or 2."""
    base: Direction

    def cluster_end(self, cluster: int) -> int:
        """Return where in ``text`` a cluster ends (exclusive)."""
        return self.starts[cluster + 1] if cluster + 1 < len(self.starts) else len(self.text)

    def breaks(self, width: int) -> Iterator[tuple[int, int, int]]:
        """Yield for each line its first cluster, the end of what is drawn, and the next line's first cluster.

        Lines are broken behind white space, which is not drawn there; a word longer than a line is cut where
        the line ends. Every cluster is in exactly one line.
        """
        kinds = (
            self.classes
            if len(self.starts) == len(self.text)
            else "".join([self.classes[base] for base in self.bases])
        )
        first = drawn = here = used = 0
        for found in _WORD.finditer(kinds):
            start, end = found.span(1)
            after = found.end()
            if start == after:
                continue
            length = sum(self.widths[start:end])
            if used and used + length > width:
                yield first, drawn, here
                first, used = here, 0
            if length > width:
                for cluster in range(start, end):
                    if used and used + self.widths[cluster] > width:
                        yield first, cluster, cluster
                        first, used = cluster, 0
                    used += self.widths[cluster]
            else:
                used += length
            drawn = end
            used += sum(self.widths[end:after])
            here = after
        yield first, drawn, here


def paragraph(text: str, base: Direction, *, ligatures: bool, tashkeel: bool) -> Paragraph:
    """Return a paragraph's clusters with the levels that UAX #9 gives them at this base direction."""
    what = shown(text, tashkeel=tashkeel)
    classes = with_units(what.text, bidi_classes(what.text))
    widths = cell_widths(what.text)
    if ligatures:
        for found in LAM_ALEF.finditer(what.text):
            alef = found.end() - 1
            widths = f"{widths[:alef]}0{widths[alef + 1 :]}"
    starts: Sequence[int]
    bases: Sequence[int]
    if "0" in widths:
        clusters = [found.span(1) for found in _CLUSTER.finditer(widths)]
        starts = [start for start, _ in clusters]
        bases = [end - 1 for _, end in clusters]
    else:
        starts = bases = range(len(widths))
    return Paragraph(
        what.text,
        what.offsets,
        what.ends,
        classes,
        paragraph_levels(what.text, base, classes),
        starts,
        bases,
        [int(widths[at]) for at in bases],
        base,
    )
