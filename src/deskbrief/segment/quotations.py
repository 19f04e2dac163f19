"""Quotations and brackets short enough to be kept whole within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_WHOLE = 150
"""Characters; a longer quotation is a paragraph of its own and is cut at its full stops."""

_MARK = re.compile(r"[«»“”„\"()\[\]]")
_OPENERS = {"«": "«", "(": "(", "[": "["}
_CLOSERS = {"»": "«", ")": "(", "]": "["}
_EITHER = {"“": "“", "”": "“", "„": "“", '"': '"'}
"""Marks that both open and close: Arabic pages write ``“…”``, ``”…“`` and ``”…”`` alike."""


def whole_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans, marks included, that no sentence boundary should fall into; sorted and disjoint."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(_pairs(text)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    opened: dict[str, int] = {}
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark in _OPENERS:
            opened[mark] = at
            continue
        kind = _CLOSERS.get(mark) or _EITHER[mark]
        if mark in _EITHER and not _closes(text, at, open_already=kind in opened):
            opened[kind] = at
        elif kind in opened:
            start = opened.pop(kind)
            if at - start < LONGEST_WHOLE:
                yield start, at + 1


def _closes(text: str, at: int, open_already: bool) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    looks_closing = bool(before) and not before.isspace() and not after.isalnum()
    looks_opening = (not before or not before.isalnum()) and bool(after) and not after.isspace()
    if open_already:
        return looks_closing or not looks_opening
    return looks_closing and not looks_opening
