"""Turns tasks into outcomes, in this process or in several; a wish to stop is heard in both."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context

from deskbrief.batch.worker import Desk, Outcome, Recipe, Task, start, work
from deskbrief.errors import CancelledError, DeskbriefError
from deskbrief.translate.translator import Cancelled

POLL = 0.1
"""Seconds until a wish to stop is seen while the workers are busy."""

Outcomes = Generator[Outcome, None, None]

Started = Callable[[str], None]
"""Told the article of each task before work on it begins."""

_DIED = DeskbriefError("The process that worked on it died.", "Was there too little memory? Try --jobs 1.")


def in_this_process(
    tasks: Sequence[Task], recipe: Recipe, cancelled: Cancelled, started: Started
) -> Outcomes:
    """Yield the outcome of one task after another; stops where ``cancelled`` says so.

    Raises:
        ModelMissingError, PluginError: no article can be briefed this way.
    """
    with suppress(CancelledError):
        yield from Desk(recipe).brief_all(tasks, started, cancelled)


def in_processes(
    tasks: Sequence[Task], recipe: Recipe, jobs: int, cancelled: Cancelled, started: Started
) -> Outcomes:
    """Yield outcomes as they come from ``jobs`` processes; stops where ``cancelled`` says so.

    A process that dies (out of memory, a crash in a library) takes only its own article with it.

    Raises:
        ModelMissingError, PluginError: no article can be briefed this way.
    """
    waiting = deque(tasks)
    while waiting and not cancelled():
        for suspect in (yield from _in_pool(waiting, recipe, jobs, cancelled, started)):
            if (yield from _in_pool(deque([suspect]), recipe, 1, cancelled, started)):
                yield Outcome(suspect.article, error=_DIED)


def _in_pool(
    waiting: deque[Task], recipe: Recipe, jobs: int, cancelled: Cancelled, started: Started
) -> Generator[Outcome, None, list[Task]]:
    """Work through the queue; return the tasks that were in hand when a process died, if one did.

    A few tasks are handed out at a time, so that few come under suspicion then.
    """
    context = get_context("spawn")
    stop = context.Event()
    pool = ProcessPoolExecutor(jobs, context, start, (recipe, stop))
    running: dict[Future[Outcome | None], Task] = {}
    try:
        while (waiting and not stop.is_set()) or running:
            if cancelled():
                stop.set()
            while waiting and not stop.is_set() and len(running) < jobs + 1:
                task = waiting[0]
                started(task.article)
                with _signals_held():
                    running[pool.submit(work, task)] = task
                waiting.popleft()
            done, _ = wait(running, POLL, FIRST_COMPLETED)
            for future in done:
                outcome = future.result()
                del running[future]
                if outcome is not None:
                    yield outcome
    except BrokenProcessPool:
        return list(running.values())
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)
    return []


@contextmanager
def _signals_held() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C before they can ignore it; it reaches us right after."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
