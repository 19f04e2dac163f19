"""An open desk: rows and lines to look at, and all that a person can do to them.

Every action is written, with its log entry, before its method returns; there is nothing to save. What can be
lost is what the caller has not handed over yet: a text area should call ``edit`` a second after the last key,
and when it is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from deskbrief.brief.summarizer import Summarizer
from deskbrief.check.levels import Levels
from deskbrief.corrections import Place
from deskbrief.desk import bullets, history, rows, structure, terms
from deskbrief.desk.codec import decode_source
from deskbrief.desk.finished import finished
from deskbrief.desk.records import (
    Change,
    Copy,
    Hit,
    Line,
    Row,
    Scope,
    Section,
    Statistics,
    Status,
    Unplaced,
)
from deskbrief.desk.reopen import placed
from deskbrief.desk.search import search
from deskbrief.desk.state import Changes, State, term_of
from deskbrief.desk.statistics import statistics
from deskbrief.desk.store import MACHINE, PERSON, Entry, Store, Value
from deskbrief.document import Brief, DroppedBlock, Finding, Segment, Side, Source
from deskbrief.errors import DeskError
from deskbrief.glossary import Glossary, Term
from deskbrief.glossary.files import added, removed
from deskbrief.pipeline import today_or_epoch


class Session:
    """A desk, open. Methods that change something raise DeskError where it is open elsewhere.

    It belongs to the thread that opened it: an engine's worker hands its segments to that thread.
    """

    def __init__(self, store: Store, notes: Sequence[str] = ()) -> None:
        """Take over an open store that holds a source; ``open_desk`` does that."""
        self._store = store
        self._state = State(decode_source(store.meta("source")), store.cells())
        self._history = history.History(store.log())
        self._seconds: float = store.meta("seconds") or 0.0
        self._engines: dict[str, str] = store.meta("engines") or {}
        self.notes = tuple(notes)
        """What a person should know of how the desk was opened."""

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the session is not used again."""
        self._store.close()

    # What there is.

    @property
    def path(self) -> Path:
        """The desk's file."""
        return self._store.path

    @property
    def read_only(self) -> str:
        """Why nothing can be changed here, for people; empty where it can."""
        return self._store.read_only

    @property
    def source(self) -> Source:
        """The source that the desk stands on."""
        return self._state.source

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The ids of the paragraphs, in reading order."""
        return self._state.row_ids

    def row(self, row_id: str) -> Row:
        """Return one paragraph.

        Raises:
            DeskError: there is none of this id; so do all methods that take one.
        """
        return self._state.row(row_id)

    def rows(self) -> tuple[Row, ...]:
        """Return all paragraphs, in reading order."""
        return tuple(self._state.rows())

    def lines(self, section: Section) -> tuple[Line, ...]:
        """Return the bullets or the key points, in order."""
        return self._state.lines(section)

    def lines_of(self, row_id: str) -> tuple[Line, ...]:
        """Return the bullets that rest on a paragraph first of all."""
        return tuple(line for line in self.lines(Section.BULLETS) if line.bullet.paragraphs[0] == row_id)

    def dropped(self) -> tuple[DroppedBlock, ...]:
        """Return what is left out of the article, each with the reason."""
        return self._state.dropped()

    def unplaced(self) -> tuple[Unplaced, ...]:
        """Return a person's texts whose paragraphs are no longer in the source."""
        return self._state.unplaced()

    def segments(self) -> tuple[Segment, ...]:
        """Return the paragraphs as the rest of deskbrief knows them, with the text that stands."""
        return self._state.segments()

    def to_draft(self) -> tuple[Segment, ...]:
        """Return the paragraphs that no engine has translated yet, for ``Translator.stream``."""
        return tuple(Segment(row.block, row.sentences) for row in self._state.rows() if not row.machine)

    def next_with(self, *statuses: Status, after: str | None = None) -> str | None:
        """Return the next paragraph in one of these states, going down from one and round again."""
        ids = self.row_ids
        at = ids.index(after) + 1 if after in ids else 0
        return next((i for i in (*ids[at:], *ids[:at]) if self.row(i).status in statuses), None)

    def next_unapproved(self, after: str | None = None) -> str | None:
        """Return the next paragraph that is not approved; it may be ``after`` itself, after all others."""
        return self.next_with(Status.MACHINE, Status.EDITED, Status.FLAGGED, after=after)

    def next_flagged(self, after: str | None = None) -> str | None:
        """Return the next paragraph with a finding that waits for a person."""
        return self.next_with(Status.FLAGGED, after=after)

    def search(self, query: str, side: Side | None = None) -> tuple[Hit, ...]:
        """Return where a query stands in the source, the translation, or both; see ``desk.search``."""
        return tuple(search(self._state.rows(), query, side))

    def copied(self, row_id: str, what: Copy) -> str:
        """Return a paragraph's text for the clipboard, in logical order as it is stored."""
        row = self.row(row_id)
        match what:
            case Copy.SOURCE:
                return row.source
            case Copy.TRANSLATION:
                return row.text
            case Copy.PARAGRAPH:
                return "\n\n".join(filter(None, (row.text, row.source)))

    def statistics(self) -> Statistics:
        """Return how much of the work is a person's."""
        return statistics(self.rows(), edits=self._history.actions, seconds=self._seconds)

    def log(self) -> Iterator[Entry]:
        """Yield who did what when, the oldest first; ``entry`` tells what it was before and after."""
        return self._store.log()

    def entry(self, seq: int) -> Entry:
        """Return one log entry whole."""
        return self._store.entry(seq)

    def to_brief(self) -> Brief:
        """Return the desk as a brief, for the exporters."""
        summarizer = self._store.meta("summarizer") or ["", "none"]
        return finished(
            self._state,
            self._engines,
            (summarizer[0], summarizer[1]),
            touched=not self._history.is_empty,
            today=today_or_epoch(),
        )

    # What a person does to a paragraph.

    def edit(self, row_id: str, text: str, *, goes_on: bool = False) -> Row:
        """Set a person's translation; ``goes_on`` makes it one step of undo with the edit just before."""
        changes = rows.edited(self._state, row_id, text)
        step = self._history.open_edit(row_id, ("person", row_id)) if goes_on else None
        self._do(changes, "edit", row_id, continues=step.first if step else None)
        return self.row(row_id)

    def approve(self, row_id: str) -> Row:
        """Approve the text as it stands; raises DeskError where there is none."""
        self._do(rows.approved(self._state, row_id), "approve", row_id)
        return self.row(row_id)

    def unapprove(self, row_id: str) -> Row:
        """Take an approval back."""
        self._do(rows.unapproved(self._state, row_id), "unapprove", row_id)
        return self.row(row_id)

    def revert(self, row_id: str) -> Row:
        """Go back to what the engine said last; undo brings the person's text back."""
        self._do(rows.reverted(self._state, row_id), "revert", row_id)
        return self.row(row_id)

    def take_alternative(self, row_id: str, number: int) -> Row:
        """Take one of ``Row.alternatives``, by its number there; raises DeskError where there is none."""
        self._do(rows.with_alternative(self._state, row_id, number), "take alternative", row_id)
        return self.row(row_id)

    def look_over(self) -> tuple[set[str], bool]:
        """Check what shows only over the whole article, and the bullets; nothing else does.

        Returns the paragraphs that have other findings now, and whether bullets have.
        """
        return self._state.look_over()

    def use_levels(self, levels: Levels) -> None:
        """Show the findings of checks as these levels want them."""
        self._state.levels = levels

    def use_glossaries(self, *layers: Iterable[Term]) -> None:
        """Hold the article to these terms, each layer before the next; the desk's own come first of all."""
        self._state.use_glossaries(*layers)

    @property
    def glossary(self) -> Glossary:
        """The terms that hold here."""
        return self._state.finder.glossary

    def places(self, term: Term) -> tuple[Place, ...]:
        """Return the paragraphs that ``correct`` would change."""
        return terms.corrected(self._state, term).places

    def correct(
        self, row_id: str, term: Term, file: Path | None = None, more: Sequence[Term] = ()
    ) -> tuple[Place, ...]:
        """Choose a term and carry it through the article; one undo at ``row_id`` takes all of it back.

        With ``file`` the term goes into that glossary too, from which undoing takes it again. ``more`` are
        carried with it, such as a family name with the full name.

        Raises:
            GlossaryError: the file cannot be written, and nothing was changed.
        """
        correction = terms.all_corrected(self._state, (term, *more), row_id)
        if self.read_only:
            raise DeskError(self.read_only, "Close the desk there, then open it here again.")
        cells = {}
        for each in (term, *more):
            replaced = added(file, each) if file is not None else None
            cells[terms.key_of(each)] = terms.term_cell(each, file, replaced)
        self._do({**correction.changes, **cells}, "correct", row_id)
        return correction.places

    def dismiss(self, row_id: str, finding: Finding, reason: str) -> Row:
        """Leave one of ``Row.findings`` as it is, for a reason; it comes back when its words change."""
        self._do(rows.dismissed(self._state, row_id, finding, reason), "dismiss", row_id)
        return self.row(row_id)

    def restore(self, row_id: str, finding: Finding) -> Row:
        """Open one of ``Row.dismissed`` again."""
        self._do(rows.restored(self._state, row_id, finding), "restore", row_id)
        return self.row(row_id)

    def mend(self, row_id: str, finding: Finding) -> Row:
        """Put a finding's suggestion into the translation; raises DeskError where it has none."""
        self._do(rows.mended(self._state, row_id, finding), "mend", row_id)
        return self.row(row_id)

    def mend_all(self, code: str) -> tuple[str, ...]:
        """Put the suggestions of all findings of one check into the paragraphs nobody has approved.

        It is one step of undo; returns the paragraphs that changed.
        """
        changes, row_ids = rows.all_mended(self._state, code)
        self._do(changes, "mend", row_ids[0] if row_ids else "")
        return row_ids

    def split(self, row_id: str, before: int) -> tuple[str, str]:
        """Cut a paragraph before its n-th sentence (from 0); return both ids, the old one first."""
        self._do(structure.split(self._state, row_id, before), "split", row_id)
        return row_id, self.row_ids[self.row_ids.index(row_id) + 1]

    def merge(self, row_id: str) -> Row:
        """Join a paragraph with the next one, which goes; its edits come back when this is undone."""
        self._do(structure.merge(self._state, row_id), "merge", row_id)
        return self.row(row_id)

    def put_back(self, dropped_id: str) -> Row:
        """Make a paragraph, to be drafted yet, of a block that was left out."""
        self._do(structure.put_back(self._state, dropped_id), "put back", dropped_id)
        return self.row(dropped_id)

    def place(self, unplaced_id: str, row_id: str) -> Row:
        """Give an unplaced text to a paragraph; it goes before what a person has written there."""
        held = self._state.cells.get(("unplaced", unplaced_id))
        if held is None:
            raise DeskError(f"There is no unplaced text {unplaced_id!r}.", "It may have been placed already.")
        row = self.row(row_id)
        if held["source"] == row.source and row.person is None:
            changes: Changes = {("person", row_id): placed(held, row_id)}
        else:
            text = held["text"] if row.person is None else f"{held['text']} {row.person}"
            changes = rows.edited(self._state, row_id, text)
        self._do({**changes, ("unplaced", unplaced_id): None}, "place", row_id)
        return self.row(row_id)

    # What a person does to the brief.

    def edit_line(self, section: Section, bullet_id: str, text: str, *, goes_on: bool = False) -> None:
        """Set a person's bullet, which no engine changes any more; ``goes_on`` as for ``edit``."""
        changes = bullets.edited(self._state, section, bullet_id, text)
        step = self._history.open_edit(section, (section.value, bullet_id)) if goes_on else None
        self._do(changes, "edit", bullet_id, continues=step.first if step else None)

    def add_line(self, section: Section, text: str, cites: Sequence[str]) -> str:
        """Add a person's bullet that rests on these sentences, the main one first; return its id."""
        bullet_id, changes = bullets.added(self._state, section, text, cites)
        self._do(changes, "add", bullet_id)
        return bullet_id

    def delete_line(self, section: Section, bullet_id: str) -> None:
        """Take a bullet away; the machine does not make it again."""
        self._do(bullets.deleted(self._state, section, bullet_id), "delete", bullet_id)

    def move_line(self, section: Section, bullet_id: str, index: int) -> None:
        """Move a bullet to a place in its list, counted from 0."""
        self._do(bullets.moved(self._state, section, bullet_id, index), "move", bullet_id)

    def pin_line(self, section: Section, bullet_id: str, pin: bool = True) -> None:
        """Keep a machine's bullet as it is, or let go of it."""
        what = "pin" if pin else "unpin"
        self._do(bullets.pinned(self._state, section, bullet_id, pin), what, bullet_id)

    def dismiss_in_line(self, section: Section, bullet_id: str, finding: Finding, reason: str) -> None:
        """Leave one of ``Line.findings`` as it is, for a reason; it comes back when its words change."""
        changes = bullets.dismissed(self._state, section, bullet_id, finding, reason)
        self._do(changes, "dismiss", bullet_id)

    def restore_in_line(self, section: Section, bullet_id: str, finding: Finding) -> None:
        """Open one of ``Line.dismissed`` again."""
        self._do(bullets.restored(self._state, section, bullet_id, finding), "restore", bullet_id)

    def mark_fresh(self, section: Section, bullet_id: str) -> None:
        """Say that a stale bullet is right as it stands."""
        self._do(bullets.marked_fresh(self._state, section, bullet_id), "mark fresh", bullet_id)

    # Undo and redo.

    def undo(self, scope: Scope) -> Change | None:
        """Undo the last thing done to a paragraph, or to a ``Section``; None where there is nothing.

        Raises:
            DeskError: something done later to another paragraph rests on it.
        """
        step = self._history.to_undo(scope)
        if step is None or self._history.is_final(step):
            return None
        later = self._history.blocker(step)
        if later is not None:
            raise DeskError(
                f"The {step.what} cannot be undone: {later.about} was changed after it ({later.what}).",
                "Undo that first.",
            )
        before = self._store.entry(step.first).before or {}
        return self._reverse(step, before, "undo")

    def redo(self, scope: Scope) -> Change | None:
        """Do again what was undone last in a paragraph or ``Section``; None where there is nothing."""
        step = self._history.to_redo(scope)
        if step is None:
            return None
        return self._reverse(step, self._store.entry(step.last).after or {}, "redo")

    # What the machine does.

    def set_machine(self, segment: Segment, *, engine: str, signature: str) -> bool:
        """Take in a paragraph from ``Translator.stream``, findings included; False where it came too late.

        What a person has touched stays as it is; the machine's new text stands beside it.
        """
        changes = rows.drafted(self._state, segment)
        if changes is None:
            return False
        self._engines = {**self._engines, engine: signature}
        self._do(changes, "translate", segment.id, who=engine, meta={"engines": self._engines})
        return True

    def refresh_brief(self, summarizer: Summarizer) -> None:
        """Make the machine's bullets and key points again; a person's are kept, stale where need be.

        For a long article let a worker summarise: ``Drafted.by(summarizer, segments)`` is a summariser too.
        """
        changes: Changes = {}
        for section in Section:
            changes |= bullets.refreshed(self._state, section, summarizer)
        meta = {"summarizer": [summarizer.name, summarizer.signature]}
        if not self._do(changes, "summarise", summarizer.name, who=MACHINE, meta=meta):
            self._store.set_meta(meta)

    def spend(self, seconds: float) -> None:
        """Count time that a person worked here."""
        self._seconds += seconds
        self._store.set_meta({"seconds": self._seconds})

    def remember(self, key: str, value: Value) -> None:
        """Keep something of the screen's own, such as the row it is on; JSON values, not logged."""
        self._store.set_meta({f"screen {key}": value})

    def recall(self, key: str) -> Value:
        """Return what ``remember`` kept; None where it kept nothing."""
        return self._store.meta(f"screen {key}")

    def _do(
        self,
        changes: Changes,
        what: str,
        about: str,
        *,
        who: str = PERSON,
        continues: int | None = None,
        reverses: int | None = None,
        meta: Mapping[str, Value] | None = None,
    ) -> bool:
        if self.read_only:
            raise DeskError(self.read_only, "Close the desk there, then open it here again.")
        if not changes:
            return False
        before = self._state.before(changes)
        entry = self._store.write(
            changes,
            before,
            who=who,
            what=what,
            about=about,
            continues=continues,
            reverses=reverses,
            meta=meta,
        )
        self._state.apply(changes)
        self._history.add(entry)
        return True

    def _reverse(self, step: history.Step, cells: Mapping[tuple[str, str], Value], what: str) -> Change:
        held = {key: self._state.cells.get(key) for key in cells if key[0] == "term"}
        self._do(dict(cells), what, step.about, reverses=step.first)
        for key, was in held.items():
            self._follow_in_file(was, cells[key])
        names = {name for kind, name in cells if kind in ("row", "machine", "person", "dismissed")}
        return Change(step.what, tuple(sorted(names)))

    def _follow_in_file(self, was: Value, now: Value) -> None:
        """Have the glossary's file follow where a term that was added to it is undone or done again."""
        for cell, is_gone in ((was, True), (now, False)):
            if not cell or not cell["file"]:
                continue
            path, term = Path(cell["file"]), term_of(cell)
            old = term_of(cell["replaced"]) if cell["replaced"] else None
            if not is_gone:
                added(path, term)
            elif old is not None:
                added(path, old)
            else:
                removed(path, term.source)
