"""Does what a plan says, in this process or in several, and keeps the ledger."""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from glob import escape
from multiprocessing import get_context

from deskbrief.batch.ledger import NAME, Ledger, Record, relative_root
from deskbrief.batch.plan import Item, Plan
from deskbrief.batch.report import Failure, Report
from deskbrief.batch.scan import Action
from deskbrief.batch.worker import Desk, Outcome, Recipe, Task, start, work
from deskbrief.errors import CancelledError, DeskbriefError, ExportError
from deskbrief.translate.translator import Cancelled

SAVE_EVERY = 2.0
"""Seconds between two writings of the ledger; a kill costs that much work at most, and no brief."""

POLL = 0.1
"""Seconds until a wish to stop is seen while the workers are busy."""

OnOutcome = Callable[[Outcome, int, int], None]
"""Called with each outcome, how many articles are done, and how many there are."""


def run_plan(
    plan: Plan, recipe: Recipe, *, jobs: int, on_outcome: OnOutcome, cancelled: Cancelled = lambda: False
) -> Report:
    """Brief what the plan says and return the report; touches nothing where there is nothing to brief.

    Raises:
        ExportError: the output folder or the ledger in it cannot be written.
        ModelMissingError, PluginError: no article can be briefed this way; what was written before stays.
    """
    report = Report.on(plan)
    items, refused = plan.of(Action.BRIEF), plan.of(Action.REFUSE)
    if not items:
        return report
    tasks = [_task(plan, item) for item in items]
    keeper = _Keeper(plan, items)
    outcomes = (
        _in_this_process(tasks, recipe, cancelled, keeper.started)
        if min(jobs, len(tasks)) <= 1
        else _in_processes(tasks, recipe, min(jobs, len(tasks)), cancelled, keeper.started)
    )
    try:
        for done, outcome in enumerate(outcomes, 1):
            keeper.keep(outcome)
            if outcome.error is None:
                report.written.append(outcome.article)
            else:
                report.failures.append(Failure(outcome.article, outcome.error, outcome.details))
            on_outcome(outcome, done, len(tasks))
    except KeyboardInterrupt:
        report.interrupted = True
    finally:
        outcomes.close()
        keeper.close()
    report.interrupted |= len(report.written) + len(report.failures) < len(items) + len(refused)
    return report


class _Keeper:
    """Keeps the ledger true while the batch goes on."""

    def __init__(self, plan: Plan, items: Sequence[Item]) -> None:
        self._ledger: Ledger = plan.ledger
        self._signature = plan.signature
        self._outputs = {item.article: item.outputs for item in items}
        self._waiting = set(self._outputs)
        self._ledger.root = relative_root(plan.folder, plan.out)
        self._sweep()
        for item in items:
            self._ledger.expect(item.article, dict(item.outputs))
        self._save()

    def started(self, article: str) -> None:
        """From here on its briefs may be on disk, whatever the ledger hears of them."""
        self._waiting.discard(article)

    def keep(self, outcome: Outcome) -> None:
        for name, digest in outcome.output_sha256.items():
            output = self._outputs[outcome.article][name]
            record = Record(output, outcome.input_sha256, self._signature, digest)
            self._ledger.put(outcome.article, name, record)
        if outcome.error is not None and not isinstance(outcome.error, ExportError):
            self._ledger.forget_expected([outcome.article])
        if time.monotonic() - self._saved >= SAVE_EVERY:
            self._save()

    def close(self) -> None:
        self._ledger.forget_expected(self._waiting)
        self._save()

    def _sweep(self) -> None:
        """Remove what a batch that was killed in the middle of writing left of its unfinished files."""
        for output in [NAME, *self._ledger.outputs(pending=True)]:
            path = self._ledger.folder / output
            for part in path.parent.glob(f".{escape(path.name[:40])}.????????.part"):
                part.unlink(missing_ok=True)

    def _save(self) -> None:
        self._ledger.write()
        self._saved = time.monotonic()


def _task(plan: Plan, item: Item) -> Task:
    return Task(
        item.article,
        plan.folder / item.article,
        {name: plan.out / output for name, output in item.outputs.items()},
    )


_DIED = DeskbriefError("The process that worked on it died.", "Was there too little memory? Try --jobs 1.")

Started = Callable[[str], None]
Outcomes = Generator[Outcome, None, None]


def _in_this_process(
    tasks: Sequence[Task], recipe: Recipe, cancelled: Cancelled, started: Started
) -> Outcomes:
    desk = Desk(recipe)
    for task in tasks:
        if cancelled():
            return
        started(task.article)
        try:
            yield desk.brief(task, cancelled)
        except CancelledError:
            return


def _in_processes(
    tasks: Sequence[Task], recipe: Recipe, jobs: int, cancelled: Cancelled, started: Started
) -> Outcomes:
    """A process that dies (out of memory, a crash in a library) takes only its own article with it."""
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
