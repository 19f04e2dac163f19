"""A source that was edited while its desk was closed: what a person did follows its paragraphs.

Paragraphs are known again by ``clean.ids.carry_ids``. One that says the same keeps everything; one that was
reworded keeps a person's text, flagged, and waits for a new draft. The text of one that is gone is kept on
the desk as ``unplaced``, and goes back by itself should the paragraph return.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deskbrief.clean import carry_ids
from deskbrief.desk.codec import Json, encode_dropped, encode_findings, encode_row
from deskbrief.desk.records import Row, Section
from deskbrief.desk.reshape import reshaped
from deskbrief.desk.state import Changes, State
from deskbrief.document import Article, Finding, Segment, Severity, Side, Source
from deskbrief.pipeline import read_article
from deskbrief.segment import segment

SOURCE_CHANGED = "source-changed"
"""The code of the finding that a person's text gets when its source is no longer what it was."""


def first_cells(source: Source) -> Changes:
    """Return the cells of a new desk.

    Raises:
        NoArticleError: as ``pipeline.read_article``.
    """
    article, segments = read_article(source)
    changes: Changes = {("row", s.id): encode_row(s.block, s.sentences) for s in segments}
    return changes | {("dropped", block.id): encode_dropped(block) for block in article.dropped}


def followed(state: State, source: Source) -> Changes:
    """Return the cells that differ once the desk stands on this source.

    Raises:
        NoArticleError: as ``pipeline.read_article``; the desk is better left as it is.
    """
    article, _ = read_article(source)
    old = {row.id: row for row in state.rows()}
    previous = Article(state.source, tuple(row.block for row in old.values()), state.dropped())
    article = carry_ids(previous, reshaped(previous, article))
    new = {part.id: _with_its_sentences(part, old.get(part.id)) for part in segment(article)}
    changes: Changes = {key: None for key in state.cells if key[0] in ("row", "dropped")}
    changes |= {("row", name): encode_row(part.block, part.sentences) for name, part in new.items()}
    changes |= {("dropped", block.id): encode_dropped(block) for block in article.dropped}
    for name, row in old.items():
        if name not in new:
            changes |= _gone(state, row)
        elif new[name].block.text != row.source:
            changes |= _reworded(state, row, new[name])
    changes |= _returned(state, new, changes)
    changes |= _lines_moved(state, new)
    return {key: value for key, value in changes.items() if value != state.cells.get(key)}


def _with_its_sentences(part: Segment, row: Row | None) -> Segment:
    """Give an unchanged paragraph the sentences that it had, for what was done rests on their ids."""
    if row is None or row.source != part.block.text:
        return part
    by = part.block.start - row.block.start
    sentences = tuple(replace(s, start=s.start + by, end=s.end + by) for s in row.sentences)
    return Segment(replace(part.block, language=row.block.language), sentences)


def _gone(state: State, row: Row) -> Changes:
    changes: Changes = {("machine", row.id): None, ("person", row.id): None}
    if row.person is not None:
        changes["unplaced", _free(state, row.id)] = {
            "row": row.id,
            "source": row.source,
            "text": row.person,
            "person": state.person(row.id),
        }
    return changes


def _free(state: State, row_id: str) -> str:
    name, number = row_id, 1
    while ("unplaced", name) in state.cells:
        number += 1
        name = f"{row_id}~{number}"
    return name


def _reworded(state: State, row: Row, part: Segment) -> Changes:
    done = state.person(row.id)
    now: Json | None = None
    if done is not None and done["edited"]:
        finding = Finding(
            SOURCE_CHANGED,
            Severity.WARNING,
            Side.SOURCE,
            0,
            len(part.block.text),
            "The source of this paragraph has changed since a person wrote its translation.",
            "Hold it against the source again, then approve it.",
        )
        now = {**done, "approved": False, "findings": encode_findings([finding])}
    return {("machine", row.id): None, ("person", row.id): now}


def _returned(state: State, new: dict[str, Segment], changes: Changes) -> Changes:
    """Put texts back whose paragraph says again what it said, unless somebody has written there since."""
    back: Changes = {}
    by_text = {part.block.text: name for name, part in new.items()}
    for (kind, unplaced_id), held in state.cells.items():
        name = by_text.get(held["source"]) if kind == "unplaced" else None
        if name is None or ("person", name) in back:
            continue
        key = ("person", name)
        if (changes[key] if key in changes else state.cells.get(key)) is None:
            back["unplaced", unplaced_id] = None
            back[key] = placed(held, name)
    return back


def placed(unplaced: Json, row_id: str) -> Json:
    """Return the person's cell of an unplaced text for a row of this id that says the same."""
    done: Json = unplaced["person"]
    base = [
        {**made, "sentence_id": f"{row_id}.{made['sentence_id'].rpartition('.')[2]}"} for made in done["base"]
    ]
    return {**done, "base": base}


def _lines_moved(state: State, new: dict[str, Segment]) -> Changes:
    """Keep lines that a person moved beside their sentences, and the others where those last stood."""
    now = {s.id: s.start for part in new.values() for s in part.sentences}
    changes: Changes = {}
    kinds: Sequence[str] = [section.value for section in Section]
    for (kind, name), held in state.cells.items():
        if kind not in kinds:
            continue
        was, here = state.places.get(held["cites"][0]), now.get(held["cites"][0])
        if was is not None and here is None:
            changes[kind, name] = {**held, "place": was - 0.5}  # before what now stands there
        elif was is not None and here is not None and held["position"] is not None and was != here:
            changes[kind, name] = {**held, "position": held["position"] + here - was}
    return changes
