"""What can be undone and done again, told from the log alone, so that it outlives the session.

Each thing that a person did is a step that changed some cells. A step can be undone as long as no later step
that still stands has changed one of its cells, and done again as long as its cells are as they were when it
was first done. What engines did is no step; a new cut of an edited source is a barrier for what it changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deskbrief.desk.records import Scope, Section
from deskbrief.desk.store import PERSON, Entry, Key

NEW_SOURCE = "new source"
"""The action that a barrier bears."""

_WRITING = frozenset({"edit", "add"})
"""The actions that a person types; a bullet is added with its first letter."""
_LISTS = frozenset(section.value for section in Section)


@dataclass(slots=True)
class Step:
    """One thing that a person did."""

    first: int
    """Its log entry, whose ``before`` is what undoing restores."""
    last: int
    """The last entry that goes on with it, whose ``after`` is what doing it again restores."""
    what: str
    about: str
    below: dict[Key, int | None]
    """For each of its cells, the step that changed it before."""
    stands: bool = True
    reversed_by: int = 0
    """The last entry that undid it or did it again."""


class History:
    """The steps of a desk; fed with every entry of its log, in order."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._steps: dict[int, Step] = {}
        self._of: dict[Scope, list[Step]] = {}
        self._top: dict[Key, int | None] = {}
        self.actions = 0
        """Entries that a person made."""
        for entry in entries:
            self.add(entry)

    @property
    def is_empty(self) -> bool:
        """Whether nothing that a person did stands."""
        return not any(step.stands for step in self._steps.values())

    def add(self, entry: Entry) -> None:
        """Take in the next entry of the log."""
        if entry.what == NEW_SOURCE:
            self._top |= dict.fromkeys(entry.cells, entry.seq)
        if entry.who != PERSON:
            return
        self.actions += 1
        if entry.reverses is not None:
            self._reverse(self._steps[entry.reverses], entry.seq)
        elif entry.continues is not None:
            self._steps[entry.continues].last = entry.seq
        else:
            below = {cell: self._top.get(cell) for cell in entry.cells}
            step = self._steps[entry.seq] = Step(entry.seq, entry.seq, entry.what, entry.about, below)
            self._top |= dict.fromkeys(entry.cells, entry.seq)
            for scope in _scopes(entry.cells, entry.about):
                self._of.setdefault(scope, []).append(step)

    def to_undo(self, scope: Scope) -> Step | None:
        """Return the last step in this scope that stands."""
        return next((step for step in reversed(self._of.get(scope, ())) if step.stands), None)

    def blocker(self, step: Step) -> Step | None:
        """Return the later step that keeps a standing one from being undone; None if nothing does."""
        later = {self._top[cell] for cell in step.below} - {step.first}
        return next((self._steps[seq] for seq in later if seq in self._steps), None)

    def is_final(self, step: Step) -> bool:
        """Tell whether a standing step can no longer be undone, for the source was cut anew since."""
        return any(seq not in self._steps for seq in (self._top[cell] for cell in step.below))

    def to_redo(self, scope: Scope) -> Step | None:
        """Return the step in this scope that was undone last, of those that can be done again."""
        undone = [
            step
            for step in self._of.get(scope, ())
            if not step.stands and all(self._top[cell] == seq for cell, seq in step.below.items())
        ]
        return max(undone, key=lambda step: step.reversed_by, default=None)

    def open_edit(self, scope: Scope, cell: Key) -> Step | None:
        """Return the step that a further keystroke in this cell would go on with: the last, if it wrote."""
        step = self.to_undo(scope)
        alone = step is not None and set(step.below) == {cell} and step.what in _WRITING
        return step if step and alone and self._top[cell] == step.first else None

    def _reverse(self, step: Step, by: int) -> None:
        step.stands = not step.stands
        step.reversed_by = by
        self._top |= dict.fromkeys(step.below, step.first) if step.stands else step.below


def _scopes(cells: Iterable[Key], about: str) -> set[Scope]:
    """Return where a step is undone: at the paragraphs that it changed, and where a term was chosen."""
    rows = {name for kind, name in cells if kind in ("row", "person", "machine", "dismissed")}
    rows |= {about for kind, _ in cells if kind == "term"}
    return rows or {kind for kind, _ in cells if kind in _LISTS}
