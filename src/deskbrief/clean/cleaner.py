"""From a source to an article: units, what is left out and why, and what the rest is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deskbrief.clean.boilerplate import reason_to_drop
from deskbrief.clean.code import split_code, spread_code
from deskbrief.clean.datelines import lead_dateline
from deskbrief.clean.fields import Kinds, classify
from deskbrief.clean.ids import block_id
from deskbrief.clean.tail import drop_tail
from deskbrief.clean.units import Unit, cut_units
from deskbrief.document import Article, Block, BlockKind, DroppedBlock, Source


def clean(source: Source) -> Article:
    """Tell the article apart from the page around it.

    Every character of ``source.text`` that is not white space ends up in exactly one block or dropped block;
    each dropped block has a reason. A page without any article gives an Article without blocks.
    """
    units = spread_code([part for unit in cut_units(source) for part in _without_code(unit)])
    units = drop_tail([replace(unit, reason=unit.reason or reason_to_drop(unit)) for unit in units])
    kept = _lead_split([unit for unit in units if not unit.reason])
    return _article(source, kept, classify(kept, source.title), [unit for unit in units if unit.reason])


def _without_code(unit: Unit) -> Sequence[Unit]:
    return (unit,) if unit.reason else tuple(split_code(unit))


def _lead_split(units: list[Unit]) -> list[Unit]:
    """Set the dateline that opens the first paragraph on a line of its own."""
    for number, unit in enumerate(units[:8]):
        length = lead_dateline(unit.text) if len(unit.text) >= 80 else 0
        if length:
            place, rest = unit.cut(0, length), unit.cut(length, len(unit.text))
            if place and rest:
                return [*units[:number], replace(place, role="outlet"), rest, *units[number + 1 :]]
    return units


def _article(source: Source, kept: Sequence[Unit], kinds: Kinds, left_out: list[Unit]) -> Article:
    seen: dict[str, int] = {}
    blocks: list[Block] = []
    for unit, kind in zip(kept, kinds, strict=True):
        if isinstance(kind, BlockKind):
            blocks.append(Block(block_id(unit.text, seen), kind, unit.start, unit.end, unit.text))
        else:
            left_out.append(replace(unit, reason=kind))
    # Ids of blocks come first: what is left out never changes the id of what is kept.
    dropped = tuple(
        DroppedBlock(block_id(unit.text, seen), unit.start, unit.end, unit.text, unit.reason)
        for unit in sorted(left_out, key=lambda unit: unit.start)
    )
    return Article(source, tuple(blocks), dropped)
