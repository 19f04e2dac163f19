"""``deskbrief doctor``: one report of what is there, what would not work, and what to do about it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from deskbrief.cli import checkup
from deskbrief.cli.checkup import Finding
from deskbrief.cli.diagnostics import visible
from deskbrief.cli.streams import write_stdout
from deskbrief.display.asking import ask_name
from deskbrief.display.mode import Mode
from deskbrief.display.sample import NEIGHBOUR, WIDTH, sample_row
from deskbrief.exit_codes import ExitCode

_LABEL = 14


def run() -> ExitCode:
    """Print the report; the code is ``SOME_FAILED`` if anything in it would not work."""
    # Whoever reads a pipe, such as a pager, may be reading the terminal at the same time.
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    answered = ask_name(os.environ) if on_terminal else None
    mode, drawn = checkup.arabic(os.environ, answered)
    sections = {
        "installation": list(checkup.installation()),
        "terminal": list(checkup.terminal(os.environ, answered, asked=on_terminal)),
        "Arabic, as the desk draws it": drawn,
        "folders": list(checkup.folders()),
        "models": list(checkup.models()),
    }
    for title, findings in sections.items():
        _print(title, *map(_line, findings))
        if findings is drawn:
            write_stdout(_sample(mode, on_terminal).encode("utf-8", "replace"))
        _print("")
    return _conclude([finding for findings in sections.values() for finding in findings if finding.hint])


def _conclude(problems: Sequence[Finding]) -> ExitCode:
    if not problems:
        _print("All is well.")
        return ExitCode.OK
    _print("1 problem:" if len(problems) == 1 else f"{len(problems)} problems:")
    for problem in problems:
        _print(f"  {problem.label}: {problem.text}", f"    {problem.hint}")
    return ExitCode.SOME_FAILED


def _sample(mode: Mode, on_terminal: bool) -> str:
    columns = WIDTH + len(NEIGHBOUR) + 3
    tens = "".join(f"{column // 10:>10}" for column in range(10, columns + 1, 10))
    ones = "".join(str(column % 10) for column in range(1, columns + 1))
    return f"{sample_row(mode, told=on_terminal)}{tens}\n{ones}\n"


def _line(finding: Finding) -> str:
    mark = "! " if finding.hint else "  "
    return f"{mark}{finding.label:<{_LABEL}}{finding.text}"


def _print(*lines: str) -> None:
    write_stdout("".join(f"{visible(line)}\n" for line in lines).encode("utf-8", "replace"))
