"""Terms and memory: a correction made once holds everywhere, a sentence approved once is there again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from deskbrief.errors import DeskbriefError
from deskbrief.glossary import Kind, Term
from deskbrief.glossary.files import own_path, project_path
from deskbrief.glossary.rows import problem_of
from deskbrief.tui.commands.command import ROWS, Group, command
from deskbrief.tui.dialogs.prompt import PromptScreen
from deskbrief.tui.dialogs.text import TextScreen
from deskbrief.tui.widgets.detail import Tab

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen

_BETWEEN = "="


@command("everywhere", "Everywhere here", Group.TERMS, "equals_sign", writes=True)
def everywhere(desk: DeskScreen) -> None:
    """Carry the offered correction, or the name pointed out, through this article; one undo takes it back."""
    _take(desk)


@command("everywhere-in-folder", "In this folder", Group.TERMS, "asterisk", writes=True)
def everywhere_in_folder(desk: DeskScreen) -> None:
    """Do that, and add the term to terms.csv beside the article, for all articles of the folder."""
    name = desk.session.source.name
    if name == "-":
        raise DeskbriefError(
            "This article came from standard input: it has no folder.", "Keep it for always."
        )
    _take(desk, project_path(Path(name).absolute().parent))


@command("everywhere-always", "Always", Group.TERMS, "plus", writes=True)
def everywhere_always(desk: DeskScreen) -> None:
    """Do that, and add the term to your own glossary, for every article from now on."""
    _take(desk, own_path())


def _take(desk: DeskScreen, file: Path | None = None) -> None:
    name = desk.naming.chosen()
    if name is not None:
        desk.naming.settle(name, file)
    else:
        desk.correcting.take(file)


@command("names", "Names", Group.TERMS, "P")
def names(desk: DeskScreen) -> None:
    """Show the persons, places and organisations of the article; Enter goes from place to place."""
    desk.detailing.toggle(Tab.NAMES)


@command("places", "Where else", Group.TERMS, "W")
def places(desk: DeskScreen) -> None:
    """Show the paragraphs that the offered correction would change, before and after."""
    desk.app.push_screen(TextScreen("Where else", desk.correcting.preview()))


@command("add-term", "Add term", Group.TERMS, "K", parts=ROWS, writes=True)
def add_term(desk: DeskScreen) -> None:
    """Choose the English of an Arabic word or phrase, and carry it through the article."""
    row_id, name = desk.board.spot.row_id, desk.naming.chosen()
    filled = f"{name.arabic} {_BETWEEN} {name.english}" if name is not None else ""

    def given(text: str) -> None:
        source, between, target = (part.strip() for part in text.partition(_BETWEEN))
        term = Term(source, target, name.kind if name is not None and source == name.arabic else Kind.TERM)
        problem = "there is no = between them" if not between else problem_of(term)
        if problem:
            raise DeskbriefError(f"This is no term: {problem}.", "Write the Arabic = the English.")
        if name is not None and source == name.arabic:
            desk.naming.settle(replace(name, english=target))
        else:
            desk.correcting.choose(row_id, term)

    desk.ask(
        PromptScreen("A term of this article", filled, "Arabic = English; Enter carries it through"), given
    )


@command("memory", "Memory", Group.TERMS, "M")
def memory(desk: DeskScreen) -> None:
    """Show approved sentences that are like those of the paragraph; Enter puts one in."""
    desk.detailing.toggle(Tab.MEMORY)


@command("concordance", "Concordance", Group.TERMS, "ctrl+k")
def concordance(desk: DeskScreen) -> None:
    """Look for Arabic or English words in all that was approved, with both sides."""
    desk.ask(
        PromptScreen("In the memory", "", "Arabic or English words; the last may be a beginning"),
        desk.remembering.search,
    )
