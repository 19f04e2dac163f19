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
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.synchronize import Event
from pathlib import Path

from deskbrief.brief.summarizer import Summarizer
from deskbrief.brief.summarizers import open_summarizer
from deskbrief.errors import CancelledError, DeskbriefError, ModelMissingError, PluginError
from deskbrief.export import render
from deskbrief.export.write import write_atomically
from deskbrief.glossary import EMPTY, Glossary
from deskbrief.load import load
from deskbrief.memory import Memory
from deskbrief.models.entry import ModelEntry
from deskbrief.pipeline import brief_source
from deskbrief.translate.engine import Engine
from deskbrief.translate.engines import open_engine
from deskbrief.translate.translator import Approved, Cancelled


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

    def brief(self, task: Task, cancelled: Cancelled | None = None) -> Outcome:
        """Brief one article and write it; whatever is wrong with the article ends up in the outcome.

        Raises:
            ModelMissingError, PluginError: no article can be briefed this way.
            CancelledError: ``cancelled`` said so; nothing was written.
        """
        try:
            source = load(task.path)
            brief = brief_source(
                source,
                self.engine,
                self.summarizer,
                cancelled=cancelled,
                today=self.recipe.today,
                glossary=self.recipe.glossary,
                approved=self.approved,
                memory=self.recipe.memory_state,
            )
            texts = {name: render(brief, name) for name in task.outputs}
            for name, path in task.outputs.items():
                write_atomically(path, texts[name])
        except (ModelMissingError, PluginError, CancelledError):
            raise
        except DeskbriefError as error:
            return Outcome(task.article, error=error)
        except Exception as error:  # a bug met in one article must not stop the others
            told = DeskbriefError(f"unexpected {type(error).__name__}: {error}", "A bug; please report it.")
            return Outcome(task.article, error=told, details="".join(traceback.format_exception(error)))
        digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in task.outputs.items()}
        return Outcome(task.article, source.sha256, digests, source.notes)


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
