"""``deskbrief check``: what a person should look at in translations, whoever made them."""

from __future__ import annotations

import inspect
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from deskbrief.check.check import ArticleCheck, BulletCheck, Check, TermCheck
from deskbrief.check.pairs import Checked, check_pairs
from deskbrief.check.run import AnyCheck, checks
from deskbrief.cli.check_options import CheckOptions, ReportFormat
from deskbrief.cli.diagnostics import Diagnostics
from deskbrief.cli.glossaries import glossary_for
from deskbrief.cli.options import STDIN
from deskbrief.cli.reports import JsonReport, Report, SarifReport, TextReport
from deskbrief.cli.streams import write_stdout
from deskbrief.document import Severity
from deskbrief.errors import LoadError, UsageError
from deskbrief.exit_codes import ExitCode
from deskbrief.export.escape import well_formed
from deskbrief.pairs import Skip, Skipped, open_pairs

SHOWN = 5
"""Line numbers that a note names before it only counts."""
_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def run(options: CheckOptions) -> ExitCode:
    """Print what the checks find; ``SOME_FAILED`` where something is at or above ``fail_on``.

    Raises:
        DeskbriefError: the file cannot be read; what was found before that is printed, a whole document.
    """
    if options.lists:
        write_stdout("\n".join(map(_listed, checks(options.codes))).encode("utf-8", "replace"))
        return ExitCode.OK
    diagnostics = Diagnostics(options.quiet)
    name = "standard input" if options.file == STDIN else os.fsencode(options.file).decode("utf-8", "replace")
    tally = Tally()
    folder = Path(options.file).parent if options.file != STDIN else Path()
    glossary = glossary_for(folder, options.terms, diagnostics)
    with _opened(options.file, name, diagnostics) as stream:
        file = open_pairs(stream, name)
        report = _report(options)
        _print(report.begin())
        whole = False
        try:
            for checked in check_pairs(file, options.codes, glossary):
                tally.count(checked)
                if isinstance(checked, Checked):
                    _print("".join(map(report.add, checked.found)))
            whole = True
        finally:
            if not isinstance(sys.exception(), BrokenPipeError):
                _print(report.end(whole))
    for note in tally.notes():
        diagnostics.note(note)
    return ExitCode.SOME_FAILED if tally.has(options.fail_on) else ExitCode.OK


@dataclass(slots=True)
class Tally:
    """Counts what was read, found and passed over; it does not grow with the file."""

    pairs: int = 0
    found: Counter[Severity] = field(default_factory=Counter)
    skipped: Counter[Skip] = field(default_factory=Counter)
    lines: dict[Skip, list[int]] = field(default_factory=dict)
    """The first few of each reason."""

    def count(self, checked: Checked | Skipped) -> None:
        """Take in one entry of a file."""
        if isinstance(checked, Skipped):
            self.skipped[checked.reason] += 1
            lines = self.lines.setdefault(checked.reason, [])
            if len(lines) < SHOWN:
                lines.append(checked.line)
            return
        self.pairs += checked.is_pair
        self.found.update(located.finding.severity for located in checked.found)

    def has(self, least: Severity | None) -> bool:
        """Tell whether something of this severity or a worse one was found."""
        return least is not None and any(_RANK[severity] >= _RANK[least] for severity in self.found)

    def notes(self) -> Iterator[str]:
        """Yield what a person should know when all is read."""
        for reason, count in self.skipped.items():
            yield f"{_lines(self.lines[reason], count)} skipped: {reason}"
        kinds = ", ".join(
            _of(self.found[severity], severity) for severity in Severity if self.found[severity]
        )
        yield f"{_of(self.pairs, 'pair')} checked: {kinds or 'nothing found'}"


def _of(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _lines(first: Sequence[int], count: int) -> str:
    if count == 1:
        return f"line {first[0]}"
    return f"lines {', '.join(map(str, first))}{f', ... ({count:,} in all)' if count > len(first) else ''}"


def _print(text: str) -> None:
    if text:
        write_stdout(well_formed(text).encode("utf-8"))


def _report(options: CheckOptions) -> Report:
    name = "stdin" if options.file == STDIN else options.file
    match options.format:
        case ReportFormat.JSON:
            return JsonReport()
        case ReportFormat.SARIF:
            return SarifReport(name, checks(options.codes))
        case ReportFormat.TEXT:
            return TextReport(name, _is_coloured())


def _is_coloured() -> bool:
    is_screen = sys.stdout is not None and sys.stdout.isatty()
    return is_screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def _opened(file: str, name: str, diagnostics: Diagnostics) -> Iterator[BinaryIO]:
    if file == STDIN:
        if sys.stdin is None:
            raise UsageError("Standard input is closed.", "Name a file, or pipe pairs in.")
        if sys.stdin.isatty():
            diagnostics.note(
                "reading from the terminal: Arabic, a tab, English; Ctrl-D on an empty line ends."
            )
        yield sys.stdin.buffer
        return
    path = Path(file)
    if path.is_dir():
        raise LoadError(f"{name} is a directory.", "Name one file of it.")
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        raise LoadError(f"There is no file {name}.", "Check the path; - reads standard input.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise LoadError(f"{name} cannot be read: {why}.", "Check that you may read it.") from error
    with stream:
        yield stream


def _listed(check: AnyCheck) -> str:
    about = (inspect.getdoc(type(check)) or "").partition("\n\n")[0].replace("\n", " ")
    return "\n".join((f"{check.code}: {about}", *(f"    {line}" for line in _example(check)), ""))


def _example(check: AnyCheck) -> Iterator[str]:
    if isinstance(check, Check):
        pairs: Sequence[tuple[str, str]] = (check.example,)
    elif isinstance(check, ArticleCheck):
        pairs = check.example
    else:
        pairs = (check.example[:2],)
    for source, target in pairs:
        yield f"Arabic:  {source}"
        yield f"English: {target}"
    if isinstance(check, TermCheck):
        yield f"term:    {' = '.join(check.example[2:])}"
    elif isinstance(check, BulletCheck):
        yield f"bullet:  {check.example[2]}"
