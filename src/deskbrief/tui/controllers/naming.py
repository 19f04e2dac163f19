"""The names of the article: one English each, from place to place, and settled by one key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deskbrief.errors import DeskbriefError
from deskbrief.glossary import Kind, Term
from deskbrief.names.table import NameEntry, Paragraph
from deskbrief.segment.language import ARABIC
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.widgets.detail import Tab
from deskbrief.tui.workers.messages import Named
from deskbrief.tui.workers.names import NameReader

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen


class Naming:
    """Has the names read while their tab is seen, anew where something has changed."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._reader = NameReader(desk.room.keeper)
        self._names: tuple[NameEntry, ...] = ()
        self._is_fresh = self._is_asked = False
        self.nothing = "Looking…"
        """What is shown where there is nothing to show."""

    def names(self) -> tuple[NameEntry, ...]:
        """Return what is known now; where that is old, it is asked for anew."""
        if not self._is_fresh and not self._is_asked:
            desk = self._desk
            self._is_fresh = self._is_asked = True
            paragraphs = [
                Paragraph(row.id, row.source, row.text, row.touched)
                for row in desk.session.rows()
                if row.block.language == ARABIC
            ]
            self._reader.read(
                paragraphs,
                desk.session.glossary,
                desk.desk_app.name_style,
                lambda names: desk.post_message(Named(names)),
                lambda problem: desk.post_message(Named((), problem)),
            )
        return self._names

    def outdated(self) -> None:
        """Something has changed in the article; a table that is seen is made anew."""
        self._is_fresh = False

    def on_named(self, message: Named) -> None:
        """Show what has come."""
        self._is_asked = False
        self._names = message.names
        self.nothing = message.problem or "No name was found."
        if self._desk.detail.display and self._desk.detail.tab is Tab.NAMES:
            self._desk.detailing.fill()

    def go_on(self, number: int) -> None:
        """Go to the next place of a name, after the last to the first; the list keeps the keyboard."""
        desk, places = self._desk, self.names()[number].places
        ids = list(dict.fromkeys(place.id for place in places))
        order = desk.session.row_ids
        here = order.index(desk.board.spot.row_id) if desk.board.spot.row_id in order else -1
        after = [each for each in ids if order.index(each) > here]
        desk.board.go_to(Spot(Part.TARGET, (after or ids)[0]))

    def chosen(self) -> NameEntry | None:
        """Return the name that is pointed out in the list, while that is seen."""
        detail = self._desk.detail
        if not detail.display or detail.tab is not Tab.NAMES:
            return None
        choice = detail.highlighted(Tab.NAMES)
        return self.names()[int(choice)] if choice is not None else None

    def settle(self, name: NameEntry, file: Path | None = None) -> None:
        """Carry the English of a name through the article, that of a family name with it.

        Raises:
            DeskbriefError: it has none yet, or the glossary cannot be written.
        """
        if not name.english:
            raise DeskbriefError(f"{name.arabic} has no English yet.", "Give it one: K.")
        self._desk.correcting.choose(name.places[0].id, *terms_of(name), file=file)

    def close(self) -> None:
        """Read nothing more."""
        self._reader.close()


def terms_of(name: NameEntry) -> tuple[Term, ...]:
    """Return the terms that settle a name: itself, and of a person the family name where it stands alone."""
    whole = Term(name.arabic, name.english, name.kind)
    family, english = name.arabic.split()[-1], name.english.split()[-1]
    is_alone = any(place.end - place.start < len(name.arabic) for place in name.places)
    if name.kind is not Kind.PERSON or family == name.arabic or english == name.english or not is_alone:
        return (whole,)
    return whole, Term(family, english, Kind.PERSON)
