"""What is done to a paragraph."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

from deskbrief.errors import DeskbriefError
from deskbrief.tui.commands.command import ROWS, TEXT, Group, command
from deskbrief.tui.dialogs.choose import ChooseScreen
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.showing import SECTIONS
from deskbrief.tui.widgets.detail import Choice

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen

OFFERS = 5
"""Alternatives that have a key of their own."""


@command("edit", "Edit", Group.PARAGRAPH, "enter", footer=1, writes=True)
def edit(desk: DeskScreen) -> None:
    """Edit what the cursor is on: the translation, a bullet, a key point. Enter or Esc leaves."""
    desk.editing.begin(desk.spot)


@command("approve", "Approve", Group.PARAGRAPH, "a", parts=ROWS, footer=3, writes=True)
def approve(desk: DeskScreen) -> None:
    """Approve the paragraph as it stands, or take the approval back."""
    row = desk.session.row(desk.board.spot.row_id)
    (desk.session.unapprove if row.approved else desk.session.approve)(row.id)
    desk.changed(row.id)
    if not row.approved:
        desk.checking.warn_of_haste(row)


@command("approve-next", "Approve, next", Group.PARAGRAPH, "space", parts=ROWS, footer=2, writes=True)
def approve_next(desk: DeskScreen) -> None:
    """Approve the paragraph and go to the next one that is not approved."""
    row_id = desk.board.spot.row_id
    desk.checking.warn_of_haste(desk.session.approve(row_id))
    desk.changed(row_id)
    following = desk.session.next_unapproved(row_id)
    if following is None:
        desk.notify(f"Every paragraph is approved; {desk.key('export')} writes the brief.")
    else:
        desk.board.go_to(Spot(Part.TARGET, following))


@command("revert", "Machine's text", Group.PARAGRAPH, "m", parts=TEXT, writes=True, while_editing=True)
def revert(desk: DeskScreen) -> None:
    """Take the machine's text again; undo brings yours back."""
    row_id = desk.board.spot.row_id
    if not desk.session.row(row_id).touched:
        desk.notify("This is the machine's text already.")
        return
    desk.session.revert(row_id)
    desk.changed(row_id)


@command("undo", "Undo", Group.PARAGRAPH, "u", "ctrl+z", writes=True, footer=4)
def undo(desk: DeskScreen) -> None:
    """Undo the last thing done to this paragraph or list of bullets, also in another sitting."""
    _reverse(desk, back=True)


@command("redo", "Redo", Group.PARAGRAPH, "U", "ctrl+y", writes=True)
def redo(desk: DeskScreen) -> None:
    """Do again what was undone last in this paragraph or list."""
    _reverse(desk, back=False)


@command("next-alternative", "Alternative", Group.PARAGRAPH, "x", parts=TEXT, writes=True, footer=5)
def next_alternative(desk: DeskScreen) -> None:
    """Take the engine's next alternative; after the last comes its first choice again."""
    _cycle(desk, 1)


@command("previous-alternative", "Alternative before", Group.PARAGRAPH, "X", parts=TEXT, writes=True)
def previous_alternative(desk: DeskScreen) -> None:
    """Take the alternative before."""
    _cycle(desk, -1)


def _take(number: int, desk: DeskScreen) -> None:
    row_id = desk.board.spot.row_id
    desk.session.take_alternative(row_id, number - 1)
    desk.changed(row_id)


for _number in range(1, OFFERS + 1):
    _one = partial(_take, _number)
    _one.__doc__ = (
        "Take the machine's own first choice."
        if _number == 1
        else f"Take the engine's offer number {_number}."
    )
    command(
        f"alternative-{_number}", f"Offer {_number}", Group.PARAGRAPH, str(_number),
        parts=TEXT, writes=True, while_editing=True,
    )(_one)  # fmt: skip


@command("retranslate", "Retranslate", Group.PARAGRAPH, "t", parts=ROWS, writes=True)
def retranslate(desk: DeskScreen) -> None:
    """Translate the paragraph anew with another engine; a text of yours stays, the new one beside it."""
    row = desk.session.row(desk.board.spot.row_id)

    def chosen(name: str) -> None:
        desk.drafting.draft([row.segment], name)
        if row.touched:
            desk.notify(
                f"Your text stays. The new one will be under Alternatives ({desk.key('alternatives')}), "
                f"and {desk.key('revert')} takes it."
            )

    desk.ask(ChooseScreen("Retranslate this paragraph with", _engines(desk)), chosen)


@command("retranslate-all", "Retranslate all", Group.PARAGRAPH, "T", writes=True)
def retranslate_all(desk: DeskScreen) -> None:
    """Translate all paragraphs anew that nobody has touched, with an engine of your choice."""
    segments = [row.segment for row in desk.session.rows() if not row.touched]

    def chosen(name: str) -> None:
        desk.drafting.draft(segments, name)
        desk.room.model = name
        desk.show_progress()

    desk.ask(ChooseScreen(f"Retranslate {len(segments)} untouched paragraphs with", _engines(desk)), chosen)


@command("split", "Split", Group.PARAGRAPH, "s", parts=ROWS, writes=True)
def split(desk: DeskScreen) -> None:
    """Split the paragraph before one of its sentences."""
    row = desk.session.row(desk.board.spot.row_id)
    if len(row.sentences) < 2:
        raise DeskbriefError(
            "This paragraph has one sentence only.", "A paragraph is split between two of its sentences."
        )

    def chosen(before: str) -> None:
        desk.changed(*desk.session.split(row.id, int(before)))
        desk.drafting.start()

    by_sentence = {made.sentence_id: made.text for made in row.shown}
    choices = [
        Choice(str(number), Text(f"… {by_sentence.get(sentence.id) or f'sentence {number + 1}'}"))
        for number, sentence in enumerate(row.sentences)
        if number
    ]
    if len(choices) == 1:
        chosen(choices[0].id)
    else:
        desk.ask(ChooseScreen("Split before", choices), chosen)


@command("join", "Join", Group.PARAGRAPH, "j", parts=ROWS, writes=True)
def join(desk: DeskScreen) -> None:
    """Join the paragraph with the next one."""
    row_id = desk.board.spot.row_id
    desk.session.merge(row_id)
    desk.changed(row_id)
    desk.drafting.start()


def _reverse(desk: DeskScreen, *, back: bool) -> None:
    spot = desk.spot
    scope = SECTIONS.get(spot.part, spot.row_id)
    change = desk.session.undo(scope) if back else desk.session.redo(scope)
    if change is None:
        where = "in this list" if spot.part in SECTIONS else "in this paragraph"
        desk.notify(f"There is nothing to {'undo' if back else 'do again'} {where}.")
        return
    desk.changed(*change.row_ids)
    desk.notify(f"{'Undone' if back else 'Done again'}: {change.what}.", timeout=2)


def _cycle(desk: DeskScreen, by: int) -> None:
    row = desk.session.row(desk.board.spot.row_id)
    if len(row.alternatives) < 2:
        raise DeskbriefError(
            "The engine offers no alternative here.",
            f"{desk.key('retranslate')} translates with another engine.",
        )
    now = row.alternatives.index(row.text) if row.text in row.alternatives else 0
    number = (now + by) % len(row.alternatives)
    desk.session.take_alternative(row.id, number)
    desk.changed(row.id)
    desk.notify(f"Offer {number + 1} of {len(row.alternatives)}.", timeout=2)


def _engines(desk: DeskScreen) -> list[Choice]:
    choices = []
    for entry in desk.room.models():
        text = Text.assemble((entry.name, "bold"))
        text.append(f"  {entry.advice}", "dim")
        choices.append(Choice(entry.name, text))
    return choices
