"""The engines and the summariser of a sitting: each opened once, each used by one thread at a time."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from deskbrief.brief.summarizer import Summarizer
from deskbrief.brief.summarizers import open_summarizer
from deskbrief.document import Hypothesis, Segment
from deskbrief.models.catalogue import Catalogue
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.translate.completion import can_complete, complete_paragraph, rest_of
from deskbrief.translate.engine import Engine
from deskbrief.translate.engines import open_engine


class Manners:
    """Has engines that are written in Python hold still after each key, until it is on the screen."""

    PAUSE = 0.05
    """Seconds; a sentence waits no longer, so that a key held down does not stop the work."""

    def __init__(self) -> None:
        self._until = 0.0

    def step_aside(self) -> None:
        """Note that a key was pressed."""
        self._until = time.monotonic() + self.PAUSE

    def wait(self) -> None:
        """Hold still, if a key was pressed just now."""
        time.sleep(max(0.0, self._until - time.monotonic()))


class Shared:
    """An engine that threads take turns at: between two batches of an article, a single sentence gets in."""

    def __init__(self, engine: Engine, manners: Manners | None = None) -> None:
        """Share an engine; one with manners gets its sentences one by one, and waits for keys before each."""
        self._engine = engine
        self._manners = manners
        self._is_loaded = False
        self._turn = threading.Lock()
        self.name = engine.name

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
        if self._manners is None:
            return self._translate(sentences, n_best)
        made: list[list[Hypothesis]] = []
        for sentence in sentences:
            self._manners.wait()
            made += self._translate([sentence], n_best)
        return made

    def _translate(self, sentences: Sequence[str], n_best: int) -> list[list[Hypothesis]]:
        with self._turn:
            made = self._engine.translate(sentences, n_best)
        if not self._is_loaded:
            self._is_loaded = True
            gc.freeze()  # to look through what it has loaded takes 60 ms, twice a second while it works
        return made

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
    _manners: Manners = field(default_factory=Manners)

    @classmethod
    def of(cls, catalogue: Catalogue, model: str, summarizer: str) -> EngineRoom:
        """Make ready for a sitting; no weights are loaded yet.

        Raises:
            CatalogueError, PluginError: there is no such model, or what runs it is not there.
        """
        entry = catalogue.get(summarizer, Role.SUMMARIZE)
        room = cls(catalogue, model, open_summarizer(entry), entry.kind == "extractive", {})
        room.engine(model)
        return room

    def engine(self, name: str) -> Shared:
        """Return an engine, the same one each time.

        Raises:
            CatalogueError, PluginError: there is no such model, or what runs it is not there.
        """
        if name not in self._open:
            entry = self.catalogue.get(name, Role.TRANSLATE)
            is_python = entry.kind == "draft"  # the others leave Python while they work
            self._open[name] = Shared(open_engine(entry), self._manners if is_python else None)
        return self._open[name]

    def step_aside(self) -> None:
        """Let a key that was pressed just now get to the screen first."""
        self._manners.step_aside()

    def models(self) -> tuple[ModelEntry, ...]:
        """Return the engines that can be asked for."""
        return self.catalogue.of(Role.TRANSLATE)
