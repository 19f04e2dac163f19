"""The engines and the summariser of a sitting: each opened once, each used by one thread at a time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from deskbrief.brief.summarizer import Summarizer
from deskbrief.brief.summarizers import open_summarizer
from deskbrief.document import Hypothesis, Segment
from deskbrief.models.catalogue import Catalogue
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.translate.completion import can_complete, complete_paragraph, rest_of
from deskbrief.translate.engine import Engine, TakesTerms
from deskbrief.translate.engines import open_engine
from deskbrief.translate.learning import Approved, Learning
from deskbrief.translate.terms.occurrence import Occurrence
from deskbrief.tui.workers.apart import Apart, ApartSummarizer, Helper
from deskbrief.tui.workers.keeper import MemoryKeeper

APART = frozenset({"draft"})
"""The kinds of engine that are written in Python, and so work in a process of their own."""


class Shared:
    """An engine that threads take turns at: between two batches of an article, a single sentence gets in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = threading.Lock()
        self.name = engine.name
        self.learns = isinstance(engine, Learning)
        if isinstance(engine, TakesTerms):
            self.translate_with = partial(self._told, engine)

    @property
    def signature(self) -> str:
        """The engine's own."""
        with self._turn:
            return self._engine.signature

    @property
    def max_units(self) -> int | None:
        """The engine's own; loads it where it must."""
        with self._turn:
            return self._engine.max_units

    def measure(self, text: str) -> int:
        """Return a length in the engine's units."""
        with self._turn:
            return self._engine.measure(text)

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """Translate a batch when it is its turn."""
        with self._turn:
            return self._engine.translate(sentences, n_best)

    def _told(
        self,
        engine: TakesTerms,
        sentences: Sequence[str],
        occurrences: Sequence[Sequence[Occurrence]],
        n_best: int = 1,
    ) -> list[list[Hypothesis]]:
        """Translate a batch with its terms; what is called ``translate_with`` where the engine has it."""
        with self._turn:
            return engine.translate_with(sentences, occurrences, n_best)

    def teach(self, pairs: Sequence[Approved], gone: Sequence[int] = ()) -> None:
        """Have the engine learn pairs and forget others, at its turn; one that cannot is left alone."""
        if isinstance(self._engine, Learning):
            with self._turn:
                if gone:
                    self._engine.forget(gone)
                if pairs:
                    self._engine.learn(pairs)

    def complete(self, segment: Segment, typed: str, machine: Sequence[str]) -> str:
        """Return how a paragraph's translation goes on; in the machine's own words if the engine cannot."""
        if not can_complete(self._engine):
            return rest_of(machine, typed)
        with self._turn:
            return complete_paragraph(self._engine, segment, typed, machine)


@dataclass(slots=True)
class EngineRoom:
    """Opens what the sitting needs, by its name in the catalogue."""

    catalogue: Catalogue
    model: str
    """The engine that drafts."""
    summarizer: Summarizer
    is_quick: bool
    """The summariser takes no time to speak of, so it may be asked after every change."""
    _open: dict[str, Shared]
    _helper: Helper = field(default_factory=Helper)
    keeper: MemoryKeeper | None = None
    """Who keeps what is approved and teaches it to the engines; None where nothing is to be learned."""

    @classmethod
    def of(cls, catalogue: Catalogue, model: str, summarizer: str, memory: Path | None = None) -> EngineRoom:
        """Make ready for a sitting; no weights are loaded yet. ``memory`` is the file of what was approved.

        Raises:
            CatalogueError, PluginError: there is no such model, or what runs it is not there.
        """
        entry = catalogue.get(summarizer, Role.SUMMARIZE)
        is_quick = entry.kind == "extractive"
        helper = Helper()
        summarize = ApartSummarizer(entry, helper) if is_quick else open_summarizer(entry)
        keeper = MemoryKeeper(memory) if memory is not None else None
        room = cls(catalogue, model, summarize, is_quick, {}, helper, keeper)
        room.engine(model)
        return room

    def engine(self, name: str) -> Shared:
        """Return an engine, the same one each time.

        Raises:
            CatalogueError, PluginError: there is no such model, or what runs it is not there.
        """
        if name not in self._open:
            entry = self.catalogue.get(name, Role.TRANSLATE)
            is_apart = entry.kind in APART
            self._open[name] = Shared(Apart(entry, self._helper) if is_apart else open_engine(entry))
            if is_apart:
                self._helper.start()
        return self._open[name]

    def close(self) -> None:
        """End what works beside this process; what was approved is written first."""
        if self.keeper is not None:
            self.keeper.close()
        self._helper.close()

    def models(self) -> tuple[ModelEntry, ...]:
        """Return the engines that can be asked for."""
        return self.catalogue.of(Role.TRANSLATE)
