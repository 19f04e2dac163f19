"""Translating and summarising while the screen stays live: who works on what, what becomes of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import Worker, get_current_worker

from deskbrief.document import Segment
from deskbrief.tui.workers import work
from deskbrief.tui.workers.messages import Completed, Drafted, DraftingEnded, Summarised

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen

BETWEEN_SUMMARIES = 1.0
"""Seconds from one summary to the next while paragraphs come in."""
REST = 10
"""For so many times as long as a summary took no other is begun: that of a long article holds up keys."""
PROGRESS_EVERY = 0.2
"""Seconds from one count of the paragraphs to the next while they come in."""
_DRAFT, _SUMMARY, _COMPLETION = "draft", "summary", "completion"


class Drafting:
    """Runs at most one summary at a time, and any number of drafting runs, which take turns at an engine."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._runs: list[Worker[None]] = []
        self._is_summarising = False
        self._is_outdated = False
        self._summary_began = 0.0
        self._is_progress_due = False

    @property
    def is_running(self) -> bool:
        """Whether an engine is at work on paragraphs."""
        return any(worker.is_running for worker in self._runs)

    def start(self) -> None:
        """Draft every paragraph that has no machine's text yet; what is at hand first, then the rest."""
        if self._desk.session.read_only:
            return
        waiting = [segment for segment in self._desk.session.to_draft() if segment.id not in self._queued]
        if waiting:
            self.draft(_from(waiting, self._desk.board.spot.row_id), self._desk.room.model)
        else:
            self.summarise()

    def draft(self, segments: Sequence[Segment], engine: str) -> None:
        """Let an engine translate paragraphs, anew where they are translated already.

        Raises:
            CatalogueError, PluginError: there is no such engine.
        """
        desk = self._desk
        shared = desk.room.engine(engine)
        bare = [Segment(segment.block, segment.sentences) for segment in segments]
        desk.showing.queued.update(segment.id for segment in bare)
        glossary = desk.session.glossary
        desk.board.refresh_rows()
        desk.show_progress()

        def run() -> None:
            worker = get_current_worker()
            approved = None
            if desk.room.keeper is not None:
                desk.room.keeper.prepare(shared)
                # An engine that learns says what was approved by itself, and has other offers beside it.
                approved = None if shared.learns else desk.room.keeper.exact
            work.draft(bare, shared, desk.post_message, lambda: worker.is_cancelled, glossary, approved)

        self._runs = [worker for worker in self._runs if not worker.is_finished]
        self._runs.append(desk.run_worker(run, group=_DRAFT, thread=True, exit_on_error=False))

    def cancel(self) -> bool:
        """Stop all runs after the batch that they are at; False where none was running."""
        was_running = self.is_running
        for worker in self._runs:
            worker.cancel()
        self._queued.clear()
        return was_running

    def on_drafted(self, message: Drafted) -> None:
        """Take in a paragraph; what a person has touched stays as it is."""
        desk, row_id = self._desk, message.segment.id
        desk.showing.queued.discard(row_id)
        made = message.segment
        if not desk.session.set_machine(made, engine=message.engine, signature=message.signature):
            self.start()  # it was cut anew meanwhile, and waits again
            return
        desk.naming.outdated()
        desk.editing.arrived(row_id)
        desk.board.refresh_row(row_id)
        if not self._is_progress_due:
            self._is_progress_due = True
            desk.set_timer(PROGRESS_EVERY, self._show_progress)
        desk.detailing.changed(row_id)
        if self._is_quick:
            self.summarise()

    def on_ended(self, message: DraftingEnded) -> None:
        """Say what went wrong, if anything did; what was done before stays."""
        desk = self._desk
        if not message.is_cancelled:  # or another run may wait for them already
            self._queued.difference_update(message.row_ids)
        desk.board.refresh_rows()
        desk.show_progress()
        desk.searching.again()
        if message.problem:
            desk.notify(message.problem, title="The translation stopped", severity="error", timeout=12)
        self.summarise()

    def summarise(self) -> None:
        """Make the machine's bullets and key points anew, now or when the summary at work is done."""
        desk = self._desk
        if desk.session.read_only:
            return
        if self._is_summarising:
            self._is_outdated = True
            return
        self._is_summarising, self._is_outdated = True, False
        self._summary_began = time.monotonic()
        segments = desk.session.segments()
        if not any(segment.translations for segment in segments):
            self._is_summarising = False
            return
        run = partial(work.summarise, segments, desk.room.summarizer, desk.post_message)
        desk.run_worker(run, group=_SUMMARY, thread=True, exit_on_error=False)

    def on_summarised(self, message: Summarised) -> None:
        """Take in bullets and key points; a person's are kept."""
        desk = self._desk
        if message.summary is not None:
            desk.session.refresh_brief(message.summary)
            desk.show_brief()
        elif message.problem:
            desk.notify(message.problem, title="No summary", severity="error", timeout=12)
        took = time.monotonic() - self._summary_began
        desk.set_timer(max(BETWEEN_SUMMARIES, took * REST), self._summary_settled)

    def complete(self) -> None:
        """Ask how the translation in the editor could go on."""
        desk = self._desk
        editor, spot = desk.editing.editor, desk.editing.spot
        if editor is None or spot is None or not spot.row_id:
            return
        row = desk.session.row(spot.row_id)
        segment = Segment(row.block, row.sentences)
        by_sentence = {made.sentence_id: made.text for made in row.machine}
        machine = [by_sentence.get(sentence.id, "") for sentence in row.sentences]
        engine = desk.room.engine(desk.room.model)
        run = partial(work.complete, segment, editor.typed, machine, engine, desk.post_message)
        desk.run_worker(run, group=_COMPLETION, thread=True, exclusive=True, exit_on_error=False)

    def on_completed(self, message: Completed) -> None:
        """Offer the completion, unless the person has typed on."""
        editor, spot = self._desk.editing.editor, self._desk.editing.spot
        if editor is None or spot is None or spot.row_id != message.row_id or editor.typed != message.typed:
            return
        if message.text:
            editor.insert_completion(message.text)
        else:
            self._desk.notify(message.problem or "Nothing is left to say of this paragraph.")

    @property
    def _queued(self) -> set[str]:
        return self._desk.showing.queued

    @property
    def _is_quick(self) -> bool:
        """A model that writes would be asked over and over; it waits until the drafts are done."""
        return self._desk.room.is_quick

    def _show_progress(self) -> None:
        self._is_progress_due = False
        self._desk.show_progress()

    def _summary_settled(self) -> None:
        self._is_summarising = False
        if self._is_outdated:
            self.summarise()


def _from(segments: Sequence[Segment], row_id: str) -> list[Segment]:
    """Put the paragraphs from the cursor on first, then those above it."""
    at = next((n for n, segment in enumerate(segments) if segment.id == row_id), 0)
    return [*segments[at:], *segments[:at]]
