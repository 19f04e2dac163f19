"""Where paragraphs begin and end: split, merge, put back what was left out. Spans stay true to the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from deskbrief.brief.refresh import fingerprint
from deskbrief.desk.codec import Json, encode_row
from deskbrief.desk.records import Row, Section, joined
from deskbrief.desk.rows import machine_cell, person_cell, rechecked
from deskbrief.desk.state import Changes, State
from deskbrief.document import Block, BlockKind, Sentence, Translation
from deskbrief.errors import DeskError
from deskbrief.segment import language_of, split_sentences
from deskbrief.segment.language import prevailing_language


def split(state: State, row_id: str, before: int) -> Changes:
    """Cut a paragraph in two before its n-th sentence, counted from 0; the first part keeps the id.

    Raises:
        DeskError: there is no sentence before that one, or none at all.
    """
    row = state.row(row_id)
    if not 0 < before < len(row.sentences):
        raise DeskError(
            f"This paragraph has {_count(len(row.sentences))}; it cannot be split before no. {before + 1}.",
            "A paragraph is split between two of its sentences.",
        )
    second_id = unused_id(state, row_id)
    cut = row.sentences[before - 1].end, row.sentences[before].start
    spans = ((row.block.start, cut[0]), (cut[1], row.block.end))
    parts = (row.sentences[:before], row.sentences[before:])
    renamed = {s.id: f"{second_id}.{n}" for n, s in enumerate(parts[1], start=1)}
    changes: Changes = {}
    for part_id, span, sentences in zip((row_id, second_id), spans, parts, strict=True):
        ids = {s.id for s in sentences}
        block = _block(state, part_id, row.block, span)
        part = replace(row, block=block, sentences=_renamed(sentences, renamed))
        changes |= _cells(
            part,
            _named([t for t in row.machine if t.sentence_id in ids], renamed),
            _named([t for t in row.base if t.sentence_id in ids], renamed),
            joined(_named([t for t in row.shown if t.sentence_id in ids], renamed)),
        )
    return changes | _cited_anew(state, renamed)


def merge(state: State, row_id: str) -> Changes:
    """Join a paragraph with the next one; it keeps its id and kind.

    Raises:
        DeskError: there is no next one, it is in another language, or something left out lies between.
    """
    first = state.row(row_id)
    order = state.row_ids
    at = order.index(row_id)
    if at + 1 == len(order):
        raise DeskError("This is the last paragraph; there is none to merge it with.", "")
    second = state.row(order[at + 1])
    if first.block.language != second.block.language:
        raise DeskError("The next paragraph is in another language.", "Paragraphs of one language can merge.")
    if any(first.block.end <= block.start < second.block.start for block in state.dropped()):
        raise DeskError(
            "Text that was left out lies between these paragraphs.", "Put it back first, then merge."
        )
    start = len(first.sentences) + 1
    renamed = {s.id: f"{row_id}.{n}" for n, s in enumerate(second.sentences, start=start)}
    block = _block(state, row_id, first.block, (first.block.start, second.block.end))
    whole = replace(
        first,
        block=block,
        sentences=(*first.sentences, *_renamed(second.sentences, renamed)),
        touched=first.touched or second.touched,
        approved=first.approved and second.approved,
        person=None if first.person is second.person is None else "",
    )
    both = first.machine and second.machine
    changes: Changes = {(kind, second.id): None for kind in ("row", "machine", "person", "dismissed")}
    changes |= _cells(
        whole,
        (*first.machine, *_named(second.machine, renamed)) if both else (),
        (*first.base, *_named(second.base, renamed)),
        " ".join(filter(None, (first.text, second.text))),
    )
    return changes | _cited_anew(state, renamed)


def put_back(state: State, dropped_id: str) -> Changes:
    """Make a paragraph, yet to be translated, of a block that was left out.

    Raises:
        DeskError: no such block is left out.
    """
    block = next((block for block in state.dropped() if block.id == dropped_id), None)
    if block is None:
        raise DeskError(f"There is no block {dropped_id!r} that was left out.", "It may be back already.")
    prevailing = prevailing_language(state.row(row_id).source for row_id in state.row_ids[:20])
    language = language_of(block.text, prevailing)
    row = Block(block.id, BlockKind.PARAGRAPH, block.start, block.end, block.text, language)
    return {("dropped", block.id): None, ("row", block.id): encode_row(row, sentences_of(row))}


def sentences_of(block: Block) -> tuple[Sentence, ...]:
    """Return the sentences of a block, as segmenting makes them."""
    return tuple(
        Sentence(f"{block.id}.{number}", block.start + start, block.start + end, block.text[start:end])
        for number, (start, end) in enumerate(split_sentences(block.text), start=1)
    )


def unused_id(state: State, row_id: str) -> str:
    """Return the row's id with the next ordinal that no row and no dropped block has."""
    taken = {name for kind, name in state.cells if kind in ("row", "dropped", "unplaced")}
    stem = row_id.partition("-")[0]
    ordinal = 2
    while f"{stem}-{ordinal}" in taken:
        ordinal += 1
    return f"{stem}-{ordinal}"


def _block(state: State, block_id: str, like: Block, span: tuple[int, int]) -> Block:
    return replace(like, id=block_id, start=span[0], end=span[1], text=state.source.text[slice(*span)])


def _cells(
    row: Row,
    machine: tuple[Translation, ...],
    base: tuple[Translation, ...],
    text: str,
) -> Changes:
    """Return the cells of a row that was cut anew; ``row.person`` tells only whether a person wrote it."""
    person: Json | None = None
    if row.touched:
        words = text if row.person is not None else None
        findings = rechecked(row, base, words)
        person = person_cell(base, findings, text=words, approved=row.approved)
    return {
        ("row", row.id): encode_row(row.block, row.sentences),
        ("machine", row.id): machine_cell(machine, rechecked(row, machine)) if machine else None,
        ("person", row.id): person,
    }


def _renamed(sentences: Sequence[Sentence], names: Mapping[str, str]) -> tuple[Sentence, ...]:
    return tuple(replace(sentence, id=names.get(sentence.id, sentence.id)) for sentence in sentences)


def _named(translations: Sequence[Translation], names: Mapping[str, str]) -> tuple[Translation, ...]:
    return tuple(replace(t, sentence_id=names.get(t.sentence_id, t.sentence_id)) for t in translations)


def _cited_anew(state: State, names: Mapping[str, str]) -> Changes:
    """Let bullets cite renamed sentences by their new names; those that were fresh stay so.

    A fingerprint holds the names, so it is made again of the same words under the new names.
    """
    changes: Changes = {}
    for (kind, name), held in state.cells.items():
        if kind not in {section.value for section in Section} or not names.keys() & set(held["cites"]):
            continue
        made_from = held["made_from"]
        if state.fingerprint(held["cites"]) == made_from:
            made_from = fingerprint(_named(state.cited(held["cites"]), names))
        cites = [names.get(cite, cite) for cite in held["cites"]]
        changes[kind, name] = {**held, "cites": cites, "made_from": made_from}
    return changes


def _count(sentences: int) -> str:
    return "one sentence" if sentences == 1 else f"{sentences} sentences"
