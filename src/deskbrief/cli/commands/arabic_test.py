"""``deskbrief --arabic-test``: one sentence in every mode, and which of them a person says reads right."""

from __future__ import annotations

import os
import sys

from deskbrief.cli.diagnostics import Diagnostics
from deskbrief.cli.streams import write_stdout
from deskbrief.display.asking import ask_name
from deskbrief.display.choices import choices_path, mode_for, remember
from deskbrief.display.mode import Mode
from deskbrief.display.sample import MEANING, RIGHT, sample_row
from deskbrief.display.terminal import Terminal, demanded_mode, escapes, identify
from deskbrief.exit_codes import ExitCode

MODES = tuple(Mode)
"""In the order of their numbers, which begin with 1."""


def run() -> ExitCode:
    """Show the sentence; on a terminal, ask which line reads right and remember it.

    Raises:
        DeskbriefError: the choice cannot be kept, or the choices that there are cannot be read.
        UsageError: the environment demands a mode that there is not.
    """
    if not _is_conversation():
        _show(told=False)
        return ExitCode.OK
    answered = ask_name(os.environ)
    terminal = identify(os.environ, answered)
    mode, reason = mode_for(os.environ, answered=answered)
    _say(MEANING, "What right looks like:", *(f"  {line}" for line in RIGHT), "")
    tell, put_back = escapes(Mode.VISUAL, terminal)  # for the whole screen, so not row by row
    write_stdout(tell.encode())
    try:
        _show(told=True)
        _say("", f"Now it is {MODES.index(mode) + 1}, {mode}: {reason}")
        chosen = _ask()
    finally:
        write_stdout(put_back.encode())
    if chosen is None:
        Diagnostics().note("nothing is changed.")
    else:
        _keep(terminal, chosen)
    return ExitCode.OK


def _is_conversation() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _show(*, told: bool) -> None:
    for number, mode in enumerate(MODES, 1):
        _say(f"{number} {mode}")
        write_stdout(sample_row(mode, told=told).encode())


def _ask() -> Mode | None:
    """Return the mode that a person names by its number; ``None`` at an empty line or the end of input."""
    while True:
        write_stdout(f"Which one reads right? 1 to {len(MODES)}, or Enter to leave it: ".encode())
        reply = sys.stdin.readline()
        if not reply.strip():
            return None
        number = reply.strip()
        if number.isdecimal() and 1 <= int(number) <= len(MODES):
            return MODES[int(number) - 1]


def _keep(terminal: Terminal, chosen: Mode) -> None:
    remember(terminal, chosen)
    diagnostics = Diagnostics()
    diagnostics.note(f"{terminal.key} gets {chosen} from now on; kept in {choices_path()}.")
    if demanded := demanded_mode(os.environ):
        diagnostics.note(f"{demanded[1]} While that is so, the mode is {demanded[0]}.")


def _say(*lines: str) -> None:
    write_stdout("".join(f"{line}\n" for line in lines).encode())
