"""Correct once: a term that an edit amounts to is offered for everywhere, in a line that nobody waits for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from deskbrief.corrections import Place, Proposal, propose
from deskbrief.desk.compare import Kind, differences
from deskbrief.display import render_ltr_line
from deskbrief.errors import DeskbriefError
from deskbrief.glossary import Term

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen

_LOOKS = {Kind.SAME: "", Kind.DELETED: "strike dim", Kind.INSERTED: "bold underline"}
"""Of what goes and what comes."""


class Correcting:
    """Remembers the offer that stands; another edit, Esc, or taking it ends it."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._row_id = ""
        self.proposal: Proposal | None = None

    def edited(self, row_id: str, before: str, after: str) -> None:
        """Look whether an edit amounts to a term, and offer it."""
        self.withdraw()
        proposal = propose(self._desk.session.row(row_id).source, before, after)
        if proposal is None or proposal.term in self._desk.session.glossary:
            return
        self._row_id, self.proposal = row_id, proposal
        self._show(proposal, self._places(proposal))

    def withdraw(self) -> bool:
        """Take the offer away; False where there is none."""
        had = self.proposal is not None
        self.proposal = None
        self._desk.query_one("#offer").display = False
        return had

    def take(self, file: Path | None = None) -> None:
        """Carry the offered term through the article, and into a glossary if one is named.

        Raises:
            DeskbriefError: nothing is offered, or the glossary cannot be written.
        """
        proposal = self._standing()
        self.choose(self._row_id, proposal.term, file=file)
        self.withdraw()

    def choose(self, row_id: str, term: Term, *more: Term, file: Path | None = None) -> None:
        """Carry a term through the article, others with it; one undo takes all back."""
        desk = self._desk
        places = desk.session.correct(row_id, term, file, more)
        desk.changed(*(place.row_id for place in places), row_id)
        kept = f", and kept in {file}" if file else ""
        desk.notify(f"{term.target}: {_count(places)} changed{kept}. One undo takes it back.", timeout=4)

    def preview(self) -> Text:
        """Return the places that taking the offer would change, before and after.

        Raises:
            DeskbriefError: nothing is offered.
        """
        text = Text()
        for place in self._places(self._standing()):
            number = self._desk.session.row_ids.index(place.row_id) + 1
            text.append(f"{number:>3}  ", "bold")
            for stretch in differences(place.before, place.after):
                text.append(stretch.text, _LOOKS[stretch.kind])
            text.append("\n\n")
        return text if text else Text("It stands nowhere else in this article.")

    def _standing(self) -> Proposal:
        if self.proposal is None:
            raise DeskbriefError(
                "No correction is offered now.", "One is when you leave a paragraph whose term you changed."
            )
        return self.proposal

    def _places(self, proposal: Proposal) -> tuple[Place, ...]:
        return self._desk.session.places(proposal.term)

    def _show(self, proposal: Proposal, places: tuple[Place, ...]) -> None:
        desk, term = self._desk, proposal.term
        arabic = render_ltr_line(term.source, 1, desk.board.drawing.mode).text.strip()
        more = f"{len(places)} more {_paragraphs(places)}" if places else "nowhere else here"
        line = Text.assemble((f"{proposal.old} → {term.target}", "bold"), f"  {arabic}  {more}:")
        keys = {
            "everywhere": "here",
            "everywhere-in-folder": "in this folder",
            "everywhere-always": "always",
            "places": "shows them",
        }
        for name, told in keys.items():
            line.append(f"  {desk.key(name)} ", "bold")
            line.append(told)
        offer = desk.query_one("#offer", Static)
        offer.update(line)
        offer.display = True


def _count(places: tuple[Place, ...]) -> str:
    return f"{len(places)} {_paragraphs(places)}"


def _paragraphs(places: tuple[Place, ...]) -> str:
    return "paragraph" if len(places) == 1 else "paragraphs"
