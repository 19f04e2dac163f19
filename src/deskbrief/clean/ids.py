"""Ids of blocks: made from what a block says, kept when it is edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from hashlib import blake2b

from deskbrief.arabic import fold
from deskbrief.document import Article, Block

_SAME_PLACE = 40.0
_MOVED = 70.0
_COMPARED = 2000
"""Characters of a block that are compared: enough to know it again, and quick for any length."""


def block_id(text: str, seen: dict[str, int]) -> str:
    """Return an id of eight hexadecimal digits for the words of a text, and enter it in ``seen``.

    Spelling variants (hamza, tashkeel, digits, white space) do not change it. The second block with the same
    words gets ``-2`` appended, and so on.
    """
    words = " ".join(fold(text).split()) or text
    name = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return _unused(name, seen)


def carry_ids(previous: Article, current: Article) -> Article:
    """Return the current article with the ids that its blocks had in the previous one.

    A block with the same words keeps its id wherever it has moved; one that was edited in its place, or moved
    and edited a little, keeps it too. New blocks get ids that no other has.
    """
    carried = _exact(previous.blocks, current.blocks)
    _similar(previous.blocks, current.blocks, carried)
    seen = dict.fromkeys((previous.blocks[old].id for old in carried.values()), 1)
    blocks = tuple(
        replace(
            block, id=previous.blocks[carried[number]].id if number in carried else _unused(block.id, seen)
        )
        for number, block in enumerate(current.blocks)
    )
    dropped = tuple(replace(block, id=_unused(block.id, seen)) for block in current.dropped)
    return replace(current, blocks=blocks, dropped=dropped)


def _unused(name: str, seen: dict[str, int]) -> str:
    """Return the name, or the name with the next ordinal that is free; ``seen`` counts them."""
    if name not in seen:
        seen[name] = 1
        return name
    stem = name.partition("-")[0]
    ordinal = seen.get(stem, 1) + 1
    while f"{stem}-{ordinal}" in seen:
        ordinal += 1
    seen[stem] = ordinal
    seen[f"{stem}-{ordinal}"] = 1
    return f"{stem}-{ordinal}"


def _exact(previous: Sequence[Block], current: Sequence[Block]) -> dict[int, int]:
    """Match blocks of the same words: in order first, then those that have moved."""
    old_keys, new_keys = (
        [" ".join(fold(block.text).split()) for block in blocks] for blocks in (previous, current)
    )
    carried: dict[int, int] = {}
    for old, new, size in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_matching_blocks():
        carried |= {new + step: old + step for step in range(size)}
    free: dict[str, list[int]] = {}
    taken = set(carried.values())
    for old, key in enumerate(old_keys):
        if old not in taken:
            free.setdefault(key, []).append(old)
    for new, key in enumerate(new_keys):
        if new not in carried and free.get(key):
            carried[new] = free[key].pop(0)
    return carried


def _similar(previous: Sequence[Block], current: Sequence[Block], carried: dict[int, int]) -> None:
    """Match edited blocks: first between the same neighbours, then anywhere, the most alike first."""
    from rapidfuzz import fuzz

    old_texts = {
        n: fold(b.text[:_COMPARED]) for n, b in enumerate(previous) if n not in set(carried.values())
    }
    new_texts = {n: fold(b.text[:_COMPARED]) for n, b in enumerate(current) if n not in carried}
    if not old_texts or not new_texts:
        return
    pairs = sorted(
        (-score, new, old)
        for new, text in new_texts.items()
        for old, other in old_texts.items()
        if (score := fuzz.ratio(text, other, score_cutoff=_SAME_PLACE))
    )
    anchors = dict(carried)
    taken: set[int] = set()
    for lowest, local in ((_SAME_PLACE, True), (_MOVED, False)):
        for score, new, old in pairs:
            if new in carried or old in taken or -score < lowest:
                continue
            if not local or _same_gap(anchors, new, old, len(current), len(previous)):
                carried[new] = old
                taken.add(old)


def _same_gap(anchors: dict[int, int], new: int, old: int, current: int, previous: int) -> bool:
    above = next((anchors[n] for n in range(new - 1, -1, -1) if n in anchors), -1)
    below = next((anchors[n] for n in range(new + 1, current) if n in anchors), previous)
    return above < old < below
