"""What three kinds of terminals draw of a row that is written to them: clusters from left to right.

They are models, not the programs: one reorders the whole row (as VTE, Konsole and Apple's do), one turns
around each word by itself (as kitty does), one does nothing. Joined letters are given back as plain ones, so
that the pictures of all modes can be compared.
"""

from __future__ import annotations

import re
import unicodedata

from rich.cells import get_character_cell_size

from deskbrief.display.bidi import Direction, line_levels, paragraph_levels, visual_order
from deskbrief.display.brackets import mirrored
from deskbrief.display.classes import bidi_classes

_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
Picture = list[str]


def term_none(row: str) -> Picture:
    """Draw each cluster where it is written."""
    return [_plain(cluster) for cluster in _clusters(row).values()]


def term_implicit(row: str) -> Picture:
    """Apply UAX #9 to the row as one left-to-right paragraph, mirror, keep marks on their letters."""
    levels = line_levels(paragraph_levels(row, Direction.LTR), bidi_classes(row), Direction.LTR)
    clusters = _clusters(row)
    return [
        _plain(mirrored(clusters[at]) if levels[at] & 1 else clusters[at])
        for at in visual_order(levels)
        if at in clusters
    ]


def term_word(row: str) -> Picture:
    """Draw each word in the direction of its first letter, numbers and all; words stay where they are."""
    drawn: Picture = []
    word: Picture = []
    for cluster in [*_clusters(row).values(), " "]:
        if cluster != " ":
            word.append(cluster)
            continue
        letters = [unicodedata.bidirectional(one[0]) for one in word]
        first = next((kind for kind in letters if kind in ("L", "R", "AL")), "L")
        drawn += word if first == "L" else [mirrored(one) for one in reversed(word)]
        drawn.append(cluster)
        word = []
    return [_plain(cluster) for cluster in drawn[:-1]]


def _clusters(row: str) -> dict[int, str]:
    """Return each character that takes cells with what is drawn on it, by where it stands in the row."""
    clusters: dict[int, str] = {}
    last = 0
    for at, character in enumerate(row):
        if get_character_cell_size(character):
            clusters[at] = character
            last = at
        elif not _INVISIBLE.match(character):
            clusters[last] += character
    return clusters


def _plain(cluster: str) -> str:
    return unicodedata.normalize("NFKC", cluster) if "\ufb50" <= cluster[0] <= "\ufefc" else cluster
