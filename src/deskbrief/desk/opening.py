"""Opening desks: a new one for an article, the one that is there, one that the source has left behind."""

from __future__ import annotations

from pathlib import Path

from deskbrief.desk.codec import decode_source, encode_source
from deskbrief.desk.history import NEW_SOURCE
from deskbrief.desk.naming import absolute, desk_path, known
from deskbrief.desk.reopen import first_cells, followed
from deskbrief.desk.session import Session
from deskbrief.desk.state import Changes, State
from deskbrief.desk.store import MACHINE, Store, Value
from deskbrief.document import Source
from deskbrief.errors import DeskError

_OPENED = "open"


def open_desk(source: Source, path: Path | None = None) -> Session:
    """Open the desk of an article, making it if there is none; ``path`` is for ``--desk``.

    What was done follows its paragraphs where the source has been edited since; see ``desk.reopen``.

    Raises:
        NoArticleError: the source is no Arabic article; nothing is made or changed.
        DeskError: the file is damaged, of a newer deskbrief, of another program, or cannot be written.
    """
    key = source.sha256 if source.name == "-" else str(absolute(source.name))
    there = path or known(key)
    if there is None or not there.exists():
        cells = first_cells(source)
        store = Store(there or desk_path(source, _headline(source, cells)))
    else:
        store, cells = Store(there), {}
    try:
        return Session(store, _stand_on(store, source, cells))
    except BaseException:
        store.close()
        raise


def resume_desk(path: Path) -> Session:
    """Open a desk as it was left, without its article's file.

    Raises:
        DeskError: there is none, or as ``open_desk``.
    """
    if not path.exists():
        raise DeskError(f"There is no desk {path}.", "deskbrief desks lists those that there are.")
    store = Store(path)
    try:
        if store.meta("source") is None:
            raise DeskError(f"The desk {path} is empty.", "Open its article instead.")
        return Session(store, [store.read_only] if store.read_only else [])
    except BaseException:
        store.close()
        raise


def _stand_on(store: Store, source: Source, cells: Changes) -> list[str]:
    """Bring a desk onto this source, and return what a person should know."""
    held = store.meta("source")
    notes = [store.read_only] if store.read_only else []
    if held is None:
        if store.read_only:
            raise DeskError(f"The desk {store.path} is being made elsewhere.", "Try again in a moment.")
        cells = cells or first_cells(source)
        before: Changes = dict.fromkeys(cells)
        meta = _meta(source, _headline(source, cells))
        store.write(cells, before, who=MACHINE, what=_OPENED, about=source.name, meta=meta)
        return notes
    old = decode_source(held)
    if old.text == source.text:
        if old != source and not store.read_only:
            store.set_meta(_meta(source, store.meta("headline")))
        return notes
    if store.read_only:
        return [*notes, "The article's file has changed; what you see is the article as it was."]
    state = State(old, store.cells())
    lost = len(state.unplaced())
    changes = followed(state, source)
    headline = _headline(source, changes) or store.meta("headline")
    before = state.before(changes)
    store.write(
        changes, before, who=MACHINE, what=NEW_SOURCE, about=source.name, meta=_meta(source, headline)
    )
    lost = sum(kind == "unplaced" for kind, _ in store.cells()) - lost
    notes.append("The article's file has changed; what was done here has followed its paragraphs.")
    if lost > 0:
        notes.append(f"{lost} of your texts found no paragraph any more and are kept as unplaced.")
    return notes


def _meta(source: Source, headline: str) -> dict[str, Value]:
    key = str(absolute(source.name)) if source.name != "-" else "-"
    return {"source": encode_source(source), "article": key, "headline": headline}


def _headline(source: Source, cells: Changes) -> str:
    return next(
        (
            " ".join(source.text[held["start"] : held["end"]].split())
            for (kind, _), held in cells.items()
            if kind == "row" and held and held["kind"] == "headline"
        ),
        "",
    )
