"""Asking a terminal for its own name, which no inherited variable can be wrong about (XTVERSION).

The question is followed by one that every terminal answers (DA1): when that answer is there, no other is to
come, so a terminal that does not know the first question costs no time, and nothing is left behind that a
program would later read as keys.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
import time
from collections.abc import Iterator, Mapping

PATIENCE = 0.5
"""Seconds until a terminal that says nothing is given up. Next to none is silent, but a kitty whose window
has just opened was seen to take more than a tenth, and what comes too late is read as keys."""
PATIENCE_AFAR = 1.0
"""The same where ssh lies between."""
FENCE_PATIENCE = 1.0
"""Seconds that the rest of an answer may take that has begun; left half, it would be read as keys."""

_QUESTIONS = b"\x1b[>q\x1b[c"
_NAME = re.compile(rb"\x1bP>\|([^\x1b\x07]*)(?:\x1b\\|\x07)")
_FENCE = re.compile(rb"\x1b\[\?[0-9;]*c")
_LONGEST_ANSWER = 4096
_LONGEST_NAME = 80
_NEVER_ASKED = frozenset(("", "dumb", "linux"))
"""By TERM: a log, an editor's shell, the console that would show the question."""


def ask_name(environment: Mapping[str, str]) -> str | None:
    """Return what the process's terminal calls itself, such as ``VTE(6800)`` or ``Konsole 22.12.3``.

    ``None`` where it does not say, must not be asked, or is not there. A silent terminal costs half a second.
    Keys that were pressed meanwhile are lost. To be asked before anything else reads from the terminal.
    """
    # Apple's shows parts of questions that it does not know.
    if environment.get("TERM_PROGRAM") == "Apple_Terminal" or environment.get("TERM", "") in _NEVER_ASKED:
        return None
    if sys.platform == "win32":
        return None
    afar = environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")
    try:
        terminal = os.open(os.ctermid(), os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return None
    try:
        # In the background, touching the terminal would stop the process.
        if os.tcgetpgrp(terminal) != os.getpgrp():
            return None
        return ask(terminal, PATIENCE_AFAR if afar else PATIENCE)
    except OSError:
        return None
    finally:
        os.close(terminal)


def ask(terminal: int, patience: float = PATIENCE) -> str | None:
    """Ask the terminal behind a descriptor; ``None`` if it does not say, or the descriptor is no terminal.

    Args:
        terminal: open for reading and writing. Its settings are what they were afterwards.
        patience: seconds until the first byte of an answer.
    """
    if not os.isatty(terminal):
        return None
    with _unechoed(terminal):
        os.write(terminal, _QUESTIONS)
        answer = _answer(terminal, patience)
    found = _NAME.search(answer)
    if not found:
        return None
    name = "".join(filter(str.isprintable, found[1].decode("utf-8", "replace"))).strip()
    return name[:_LONGEST_NAME] or None


def _answer(terminal: int, patience: float) -> bytes:
    answer = b""
    deadline = time.monotonic() + patience
    while not _FENCE.search(answer) and len(answer) < _LONGEST_ANSWER:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            break
        piece = os.read(terminal, _LONGEST_ANSWER)
        if not piece:
            break
        if not answer:
            deadline = time.monotonic() + FENCE_PATIENCE
        answer += piece
    return answer


@contextlib.contextmanager
def _unechoed(terminal: int) -> Iterator[None]:
    """Have answers come byte by byte and unseen; put everything back, and drop what was not read."""
    import termios

    before = termios.tcgetattr(terminal)
    raw = termios.tcgetattr(terminal)
    raw[3] &= ~(termios.ECHO | termios.ICANON)
    raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
    try:
        termios.tcsetattr(terminal, termios.TCSANOW, raw)
        yield
    finally:
        termios.tcflush(terminal, termios.TCIFLUSH)
        termios.tcsetattr(terminal, termios.TCSANOW, before)
