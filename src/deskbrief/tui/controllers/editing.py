"""Editing in place: which text an editor holds, and how what is typed reaches the desk.

Whatever is typed is saved within a second, without asking; leaving an editor only closes it.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbrief.errors import DeskbriefError
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.showing import SECTIONS
from deskbrief.tui.widgets.editor import CellEditor
from deskbrief.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen


@dataclass(slots=True)
class _Edit:
    """One visit of an editor."""

    spot: Spot
    pane: Pane
    editor: CellEditor
    opened: str
    """The text as it was found."""
    line_id: str | None
    """The bullet that is edited; None for a translation, and for a bullet before its first letter."""
    cites: tuple[str, ...] = ()
    """What a new bullet will rest on."""
    is_saved: bool = False
    """Something was saved during this visit: further saves are the same step of undo."""


class Editing:
    """At most one editor at a time."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._edit: _Edit | None = None

    @property
    def spot(self) -> Spot | None:
        """What is being edited."""
        return self._edit.spot if self._edit else None

    def begin(self, spot: Spot, index: int | None = None) -> None:
        """Open an editor on a translation, a bullet or a key point, at a letter of it or at its end."""
        desk = self._desk
        if desk.session.read_only:
            raise DeskbriefError(desk.session.read_only, "Close the desk there, then open it here again.")
        self.end()
        if spot.part in (Part.SOURCE, Part.TARGET):
            was, spot = spot, Spot(Part.TARGET, spot.row_id)
            desk.board.go_to(spot)
            self._open(spot, desk.session.row(spot.row_id).text, None)
            if index is not None and was.part is Part.TARGET and self._edit is not None:
                self._edit.editor.go_to_index(index)
            return
        bullets = desk.bullets_at(spot)
        if not bullets:
            self.begin_new(spot)
            return
        line = bullets[min(spot.item, len(bullets) - 1)]
        self._open(spot, line.bullet.text, line.id)

    def begin_new(self, spot: Spot) -> None:
        """Open an editor for a bullet that is not there yet; it is made with its first letter."""
        desk = self._desk
        row = desk.session.row(desk.board.spot.row_id)
        if not row.sentences:
            raise DeskbriefError("This paragraph has no sentence for a bullet to rest on.", "Choose another.")
        self.end()
        part = spot.part if spot.part in SECTIONS else Part.BRIEF
        row_id = "" if part is Part.POINTS else row.id
        new = Spot(part, row_id, len(desk.bullets_at(Spot(part, row_id))))
        self._open(new, "", None, tuple(sentence.id for sentence in row.sentences))

    def save(self, text: str) -> None:
        """Write what has been typed so far."""
        edit, session = self._edit, self._desk.session
        if edit is None:
            return
        section = SECTIONS.get(edit.spot.part)
        if section is None:
            session.edit(edit.spot.row_id, text, goes_on=edit.is_saved)
        elif edit.line_id is not None:
            session.edit_line(section, edit.line_id, text, goes_on=edit.is_saved)
        elif text.strip():
            edit.line_id = session.add_line(section, text, edit.cites)
        edit.is_saved = edit.is_saved or edit.line_id is not None or section is None

    def end(self) -> None:
        """Close the editor; what it holds is saved first."""
        edit = self._edit
        if edit is None:
            return
        is_changed = edit.editor.text != edit.opened
        if edit.is_saved or is_changed:
            self.save(edit.editor.text)
        self._edit = None
        edit.pane.close()
        section = SECTIONS.get(edit.spot.part)
        if section and edit.line_id and not edit.editor.text.strip():
            self._desk.session.delete_line(section, edit.line_id)
        self._desk.changed(*([edit.spot.row_id] if edit.spot.row_id else []))
        if edit.cites and edit.line_id:
            self._go_to(edit.spot, edit.line_id)
        if is_changed and edit.spot.part is Part.TARGET:
            self._desk.correcting.edited(edit.spot.row_id, edit.opened, edit.editor.text)

    def _go_to(self, spot: Spot, line_id: str) -> None:
        """Put the cursor on a bullet that was just made: it may stand elsewhere than its editor stood."""
        desk = self._desk
        ids = [line.id for line in desk.bullets_at(spot)]
        if line_id in ids:
            sheet = desk.points if spot.part is Part.POINTS else desk.board
            sheet.go_to(Spot(spot.part, spot.row_id, ids.index(line_id)))

    def end_quietly(self) -> None:
        """Save what the editor holds, as the desk is about to close."""
        edit = self._edit
        if edit is not None and (edit.is_saved or edit.editor.text != edit.opened):
            with contextlib.suppress(DeskbriefError):  # nobody is there any more to be told
                self.save(edit.editor.text)
        self._edit = None

    def arrived(self, row_id: str) -> None:
        """A draft has come for a paragraph: an empty editor that waits on it shows it."""
        edit = self._edit
        if edit and edit.spot == Spot(Part.TARGET, row_id) and not edit.is_saved and not edit.editor.text:
            edit.editor.load_text(self._desk.session.row(row_id).text)

    @property
    def editor(self) -> CellEditor | None:
        """The open editor."""
        return self._edit.editor if self._edit else None

    def _open(self, spot: Spot, text: str, line_id: str | None, cites: tuple[str, ...] = ()) -> None:
        pane = self._desk.points_pane if spot.part is Part.POINTS else self._desk.board_pane
        if spot.part is Part.POINTS:
            self._desk.points.is_folded = False
        editor = pane.open(spot, text)
        self._edit = _Edit(spot, pane, editor, editor.text, line_id, cites)
