"""Does what a plan says, in this process or in several, and keeps the ledger."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from glob import escape

from deskbrief.batch.ledger import NAME, Ledger, Record, locked, relative_root
from deskbrief.batch.plan import Item, Plan
from deskbrief.batch.pool import in_processes, in_this_process
from deskbrief.batch.report import Failure, Report
from deskbrief.batch.scan import Action
from deskbrief.batch.worker import Outcome, Recipe, Task
from deskbrief.errors import ExportError, UsageError
from deskbrief.translate.translator import Cancelled

SAVE_EVERY = 5.0
"""Seconds between two writings of the ledger; a kill costs that much work at most, and no brief."""

OnOutcome = Callable[[Outcome, int, int], None]
"""Called with each outcome, how many articles are done, and how many there are."""


def run_plan(
    plan: Plan, recipe: Recipe, *, jobs: int, on_outcome: OnOutcome, cancelled: Cancelled = lambda: False
) -> Report:
    """Brief what the plan says and return the report; touches nothing where there is nothing to brief.

    Raises:
        ExportError: the output folder or the ledger in it cannot be written.
        UsageError: another batch is at work in the output folder.
        ModelMissingError, PluginError: no article can be briefed this way; what was written before stays.
    """
    report = Report.on(plan)
    items = plan.of(Action.BRIEF)
    if not items:
        return report
    try:
        plan.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"The folder {plan.out} cannot be made: {error.strerror}.", "Choose another with --out."
        ) from None
    with locked(plan.out):
        if Ledger.read(plan.out) != plan.ledger:
            raise UsageError(f"Another batch has just written to {plan.out}.", "Start again.")
        _carry_out(plan, items, recipe, jobs, on_outcome, cancelled, report)
    return report


def _carry_out(
    plan: Plan,
    items: Sequence[Item],
    recipe: Recipe,
    jobs: int,
    on_outcome: OnOutcome,
    cancelled: Cancelled,
    report: Report,
) -> None:
    tasks = [_task(plan, item) for item in items]
    jobs = min(jobs, len(tasks))
    keeper = _Keeper(plan, items)
    outcomes = (
        in_processes(tasks, recipe, jobs, cancelled, keeper.started)
        if jobs > 1
        else in_this_process(tasks, recipe, cancelled, keeper.started)
    )
    done = 0
    try:
        with closing(outcomes):
            for outcome in outcomes:
                done += 1
                keeper.keep(outcome)
                if outcome.error is None:
                    report.written.append(outcome.article)
                    report.notes.extend((outcome.article, note) for note in outcome.notes)
                else:
                    report.failures.append(Failure(outcome.article, outcome.error, outcome.details))
                on_outcome(outcome, done, len(tasks))
    except KeyboardInterrupt:  # a second one, from somebody in a hurry
        pass
    finally:
        keeper.close()
    report.interrupted = done < len(tasks)


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
