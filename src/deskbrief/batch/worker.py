"""Makes one brief after another, in this process or in one of several.

What passes between processes is small and can be pickled: tasks in, outcomes out. Every process opens its own
engine once, and keeps it for all its tasks.
"""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from deskbrief.brief.summarizer import Summarizer
from deskbrief.brief.summarizers import open_summarizer
from deskbrief.document import Segment, Sentence
from deskbrief.errors import CancelledError, DeskbriefError, EngineError, ModelMissingError, PluginError
from deskbrief.export import render
from deskbrief.export.write import write_atomically
from deskbrief.glossary import EMPTY, Glossary
from deskbrief.load import load
from deskbrief.memory import Memory
from deskbrief.models.entry import ModelEntry
from deskbrief.pipeline import Making, read_article
from deskbrief.translate.engine import Engine, Submitting
from deskbrief.translate.engines import open_engine
from deskbrief.translate.translator import Approved, Cancelled, window_of

MOST_BESIDE = 32
"""Translated articles that may wait to be written."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What all briefs of a batch have in common."""

    model: ModelEntry
    summarizer: ModelEntry
    today: date
    glossary: Glossary = EMPTY
    memory: Path | None = None
    """Of approved sentences, which come as they were approved; None for none."""
    memory_state: str = ""
    """What signatures say of it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One article to brief."""

    article: str
    """As the plan calls it."""
    path: Path
    outputs: Mapping[str, Path]
    """The file to write for each format."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: briefs, or the reason why there are none."""

    article: str
    input_sha256: str = ""
    """Of the bytes that were read, which may be newer than the plan."""
    output_sha256: Mapping[str, str] = field(default_factory=dict)
    """Of each brief that was written, by format."""
    notes: tuple[str, ...] = ()
    error: DeskbriefError | None = None
    details: str = ""
    """The traceback of an error that nobody expected."""


class Desk:
    """An engine and a summariser, opened when the first article needs them."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe

    @cached_property
    def engine(self) -> Engine:
        """The translation engine."""
        return open_engine(self.recipe.model)

    @cached_property
    def summarizer(self) -> Summarizer:
        """The summariser."""
        return open_summarizer(self.recipe.summarizer)

    @cached_property
    def approved(self) -> Approved | None:
        """What looks sentences up in the memory, if there is one."""
        return Memory(self.recipe.memory).exact if self.recipe.memory is not None else None

    @cached_property
    def making(self) -> Making:
        """How its briefs are made."""
        recipe = self.recipe
        return Making(
            self.engine, self.summarizer, recipe.today, recipe.glossary, self.approved, recipe.memory_state
        )

    def brief(self, task: Task, cancelled: Cancelled | None = None) -> Outcome:
        """Brief one article and write it; whatever is wrong with the article ends up in the outcome.

        Raises:
            ModelMissingError, PluginError: no article can be briefed this way.
            CancelledError: ``cancelled`` said so; nothing was written.
        """
        with _told(task) as outcome:
            read = _Read(task)
            outcome.append(self._written(read, self.making.translated(read.segments, cancelled=cancelled)))
        return outcome[0]

    def brief_all(
        self, tasks: Iterable[Task], started: Callable[[str], None], cancelled: Cancelled
    ) -> Iterator[Outcome]:
        """Yield the outcomes of many articles, in order, the sentences of several translated together.

        So many articles are read at a time as fill the engine's window. Where the engine works by itself, an
        article is checked and written while the next ones are translated.

        Raises:
            ModelMissingError, PluginError: no article can be briefed this way.
            CancelledError: ``cancelled`` said so; what was translated until then has been written and told.
        """
        with _Beside() if isinstance(self.engine, Submitting) else _AtOnce() as pool:
            written: deque[Future[Outcome]] = deque()
            stopped: CancelledError | None = None
            try:
                for group, broken in self._groups(tasks, started, cancelled):
                    for read, translated in self._translated(group, cancelled):
                        written.append(pool.submit(self._finished, read, translated))
                        while written and (written[0].done() or len(written) > MOST_BESIDE):
                            yield written.popleft().result()
                    written += [pool.submit(_same, outcome) for outcome in broken]
            except CancelledError as error:  # what is translated is written and told all the same
                stopped = error
            while written:
                yield written.popleft().result()
            if stopped is not None:
                raise stopped

    def _groups(
        self, tasks: Iterable[Task], started: Callable[[str], None], cancelled: Cancelled
    ) -> Iterator[tuple[list[_Read], list[Outcome]]]:
        """Yield articles that are translated together, and behind them one that could not be read."""
        group: list[_Read] = []
        for task in tasks:
            if cancelled():
                raise CancelledError("The batch was stopped.")
            started(task.article)
            with _told(task) as broken:
                group.append(_Read(task))
            if broken or sum(len(each.sentences) for each in group) >= 2 * window_of(self.engine):
                yield group, broken
                group = []
        if group:
            yield group, []

    def _translated(
        self, group: Sequence[_Read], cancelled: Cancelled
    ) -> Iterator[tuple[_Read, tuple[Segment, ...] | EngineError]]:
        """Yield the articles with their translated segments; after a failure each is tried by itself."""
        done = self.making.stream([s for read in group for s in read.segments], None, cancelled)
        for at, read in enumerate(group):
            try:
                translated = tuple(islice(done, len(read.segments)))
            except EngineError as error:
                if len(group) < 2:
                    yield read, error
                for each in group[at:] if len(group) > 1 else ():
                    yield from self._translated([each], cancelled)
                return
            yield read, translated

    def _finished(self, read: _Read, translated: tuple[Segment, ...] | EngineError) -> Outcome:
        with _told(read.task) as outcome:
            if isinstance(translated, EngineError):
                raise translated
            outcome.append(self._written(read, translated))
        return outcome[0]

    def _written(self, read: _Read, translated: Sequence[Segment]) -> Outcome:
        brief = self.making.finished(read.article, translated)
        task = read.task
        texts = {name: render(brief, name) for name in task.outputs}
        for name, path in task.outputs.items():
            write_atomically(path, texts[name])
        digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in task.outputs.items()}
        return Outcome(task.article, read.source.sha256, digests, read.source.notes)


def _same(outcome: Outcome) -> Outcome:
    return outcome


class _Beside(ThreadPoolExecutor):
    """Writes one article after another while the next ones are translated."""

    def __init__(self) -> None:
        super().__init__(1, "write-briefs")


class _AtOnce(Executor):
    """Writes an article before the next one is touched."""

    def submit(self, fn: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*arguments, **keywords))
        except Exception as error:  # it is raised where the result is asked for, as of any executor
            done.set_exception(error)
        return done


class _Read:
    """An article that has been read."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.source = load(task.path)
        self.article, self.segments = read_article(self.source)

    @property
    def sentences(self) -> list[Sentence]:
        return [sentence for segment in self.segments for sentence in segment.sentences]


@contextmanager
def _told(task: Task) -> Iterator[list[Outcome]]:
    """Put what goes wrong with one article into the list; what concerns all of them is raised."""
    outcome: list[Outcome] = []
    try:
        yield outcome
    except (ModelMissingError, PluginError, CancelledError):
        raise
    except DeskbriefError as error:
        outcome.append(Outcome(task.article, error=error))
    except Exception as error:  # a bug met in one article must not stop the others
        told = DeskbriefError(f"unexpected {type(error).__name__}: {error}", "A bug; please report it.")
        outcome.append(Outcome(task.article, error=told, details="".join(traceback.format_exception(error))))


_own: tuple[Desk, Cancelled] | None = None
"""This worker process's desk, and whether it is to stop; set by ``start``."""


def start(recipe: Recipe, stop: Event) -> None:
    """Prepare a worker process; Ctrl-C is for the parent, which then sets ``stop``."""
    global _own  # noqa: PLW0603  # a process pool leaves no other place between its initialiser and its tasks
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with(parent_process())
    _own = Desk(recipe), stop.is_set


def work(task: Task) -> Outcome | None:
    """Brief one article in a worker process; None where it was stopped.

    Raises:
        ModelMissingError, PluginError: no article can be briefed this way.
    """
    assert _own is not None
    desk, stopped = _own
    try:
        return None if stopped() else desk.brief(task, stopped)
    except CancelledError:
        return None


def _die_with(parent: object) -> None:
    """End this process when its parent is killed: the pool's queues would keep it waiting for ever."""
    sentinel: Callable[[], None] | int | None = getattr(parent, "sentinel", None)
    if not isinstance(sentinel, int):
        return

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="watch-parent").start()
