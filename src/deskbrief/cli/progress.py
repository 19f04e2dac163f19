"""Progress on stderr: a bar where a person watches, a line now and then where a log does."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from deskbrief.cli.diagnostics import Diagnostics

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

PATIENCE = 1.0
"""Seconds before a bar appears at all: what is done sooner needs none, nor rich's import."""

LOG_EVERY = 30.0
"""Seconds between two lines of progress in a log."""

Report = Callable[[int, int], None]
"""Takes how many are done, and how many there are."""


@contextmanager
def sentence_bar(diagnostics: Diagnostics) -> Iterator[Report | None]:
    """Give a callback that shows how many sentences are translated; None where nobody looks."""
    if diagnostics.quiet or not _watched():
        yield None
        return
    with _bar("sentences", transient=True) as show:
        yield show


@contextmanager
def file_progress(diagnostics: Diagnostics) -> Iterator[Report]:
    """Give a callback that shows how many articles of a batch are done."""
    if diagnostics.quiet:
        yield lambda _done, _total: None
    elif _watched():
        with _bar("articles", transient=False) as show:
            yield show
    else:
        yield _logger(diagnostics)


@contextmanager
def byte_progress(diagnostics: Diagnostics) -> Iterator[Report]:
    """Give a callback that shows how many bytes of a download are here."""
    if diagnostics.quiet:
        yield lambda _done, _total: None
    elif _watched():
        with _bar("", transient=True) as show:
            yield show
    else:
        yield _logger(diagnostics, "{done:,} of {total:,} bytes here")


@contextmanager
def _bar(unit: str, *, transient: bool) -> Iterator[Report]:
    began = time.monotonic()
    bar: RichProgress | None = None
    task = None

    def show(done: int, total: int) -> None:
        nonlocal bar, task
        if bar is None:
            if time.monotonic() - began < PATIENCE or done >= total:
                return
            bar = _rich_bar(unit, transient)
            bar.start()
            task = bar.add_task("", total=total)
        assert task is not None
        bar.update(task, completed=done, total=total)

    try:
        yield show
    finally:
        if bar is not None:
            bar.stop()


def _rich_bar(unit: str, transient: bool) -> RichProgress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TransferSpeedColumn,
    )
    from rich.progress import TimeRemainingColumn as Left

    amounts = (MofNCompleteColumn(), TextColumn(unit)) if unit else (DownloadColumn(), TransferSpeedColumn())
    return Progress(
        BarColumn(),
        *amounts,
        TimeElapsedColumn(),
        TextColumn("left:"),
        Left(),
        console=Console(stderr=True),
        transient=transient,
    )


def _logger(diagnostics: Diagnostics, line: str = "{done} of {total} articles done") -> Report:
    last = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= LOG_EVERY and done < total:
            last = now
            diagnostics.note(line.format(done=done, total=total))

    return show


def _watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
