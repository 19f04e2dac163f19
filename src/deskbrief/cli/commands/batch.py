"""``deskbrief --batch DIR``: a brief for every article below a folder.

Standard output gets the path of each brief as it is written, one a line, and in a dry run the plan.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from deskbrief import plugins
from deskbrief.batch.plan import Plan, make_plan, survey
from deskbrief.batch.report import Report
from deskbrief.batch.run import run_plan
from deskbrief.batch.scan import Action
from deskbrief.batch.worker import Desk, Outcome, Recipe
from deskbrief.cli.diagnostics import Diagnostics, debugging, hearing
from deskbrief.cli.glossaries import glossary_for, memory_for
from deskbrief.cli.options import BatchOptions
from deskbrief.cli.progress import file_progress
from deskbrief.cli.streams import leave_stdout, write_stdout
from deskbrief.errors import DeskbriefError
from deskbrief.exit_codes import ExitCode
from deskbrief.models import fetch
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.models.hardware import usable_cores
from deskbrief.pipeline import signature, today_or_epoch
from deskbrief.plugins import Group


def run(options: BatchOptions) -> ExitCode:
    """Brief a folder, or tell what would be done.

    Raises:
        DeskbriefError: nothing can be briefed at all; what is wrong with one article is only reported.
    """
    diagnostics = Diagnostics(options.quiet)
    catalogue = load_catalogue().on(options.device)
    recipe = Recipe(
        catalogue.get(options.model, Role.TRANSLATE),
        catalogue.get(options.summarizer, Role.SUMMARIZE),
        today_or_epoch(),
        glossary_for(options.folder, options.terms, diagnostics),
        *memory_for(options.memory),
    )
    plan = make_plan(
        options.folder,
        options.out,
        {name: plugins.load(Group.EXPORTERS, name)().suffix for name in options.formats},
        _planned_signature(recipe, diagnostics) if options.dry_run else _signature(recipe),
        force=options.force,
    )
    if options.dry_run:
        return _show(survey(plan), diagnostics)
    return _carry_out(plan, recipe, options.jobs or usable_cores(), diagnostics)


def _signature(recipe: Recipe) -> str:
    desk = Desk(recipe)
    return signature(desk.engine, desk.summarizer, recipe.glossary, recipe.memory_state)


def _planned_signature(recipe: Recipe, diagnostics: Diagnostics) -> str:
    """Return the signature that briefs would bear, fetching nothing.

    A model that is not here yet has no version to sign with, so nothing counts as unchanged.
    """
    missing = [
        entry for entry in (recipe.model, recipe.summarizer) if entry.hub and fetch.find(entry) is None
    ]
    if not missing:
        return _signature(recipe)
    for entry in missing:
        diagnostics.note(f"{entry.name} is not here: deskbrief models pull {entry.name}")
    return "not fetched"


def _show(plan: Plan, diagnostics: Diagnostics) -> ExitCode:
    for item in plan.items:
        outputs = ", ".join(item.outputs.values())
        write_stdout(_line(item.action, item.article, " ".join(item.reason.split()), outputs))
    todo = plan.of(Action.BRIEF)
    paragraphs = sum(item.paragraphs or 0 for item in todo)
    parts = [f"{_count(len(todo), 'article')}, {_count(paragraphs, 'paragraph')} to brief into {plan.out}"]
    if skipped := plan.of(Action.SKIP):
        parts.append(f"{len(skipped)} skipped: {plan.reasons(Action.SKIP)}")
    if refused := plan.of(Action.REFUSE):
        parts.append(f"{len(refused)} cannot be briefed")
    diagnostics.note("; ".join(parts))
    if refused:
        return ExitCode.SOME_FAILED
    return ExitCode.OK if todo else ExitCode.NOTHING_TO_DO


def _carry_out(plan: Plan, recipe: Recipe, jobs: int, diagnostics: Diagnostics) -> ExitCode:
    outputs = {item.article: item.outputs for item in plan.items}
    shown_later: list[bytes] = []  # on a terminal, a line in between would tear the bar
    print_path = shown_later.append if sys.stdout is not None and sys.stdout.isatty() else _print
    with hearing(diagnostics), file_progress(diagnostics) as progress, _stop_on_signal() as stopped:

        def tell(outcome: Outcome, done: int, total: int) -> None:
            for name in outcome.output_sha256:
                print_path(_line(str(plan.out / outputs[outcome.article][name])))
            progress(done, total)

        report = run_plan(plan, recipe, jobs=jobs, on_outcome=tell, cancelled=stopped)
    _print(b"".join(shown_later))
    for article, note in sorted(report.notes):
        diagnostics.note(f"{article}: {note}")
    _tell_failures(report, diagnostics)
    if report.exit_code is not ExitCode.NOTHING_TO_DO:
        diagnostics.note(str(report))
    elif report.skipped:
        diagnostics.note(f"nothing to do; skipped: {report.skipped}")
    else:
        diagnostics.note(f"nothing to do: {plan.folder} holds no files")
    if report.interrupted:
        diagnostics.note("interrupted; the same command goes on from here")
    return report.exit_code


def _tell_failures(report: Report, diagnostics: Diagnostics) -> None:
    for failure in sorted(report.failures, key=lambda each: each.article):
        found = failure.error.message
        named = found if failure.article in found else f"{failure.article}: {found}"
        diagnostics.failure(DeskbriefError(named, failure.error.hint))
        if failure.details and debugging():
            diagnostics.trace(failure.details)


@contextmanager
def _stop_on_signal() -> Iterator[Callable[[], bool]]:
    """Turn the first Ctrl-C or SIGTERM into a wish to stop; the second Ctrl-C stops at once."""
    wished = False
    if threading.current_thread() is not threading.main_thread():  # only that one hears signals
        yield lambda: False
        return

    def wish(_signal: int, _frame: FrameType | None) -> None:
        nonlocal wished
        wished = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, wish) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: wished
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _print(data: bytes) -> None:
    """Write to standard output if anybody reads it; the briefs are what a batch is for, not their names."""
    if sys.stdout is None:
        return
    try:
        write_stdout(data)
    except BrokenPipeError:
        leave_stdout()


def _line(*fields: str) -> bytes:
    return os.fsencode("\t".join(fields)) + b"\n"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
