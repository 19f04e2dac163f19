"""Everything deskbrief says to the person at the terminal: all of stderr goes through here.

No other module writes there, except the progress bar. Whatever comes out of a file, its name included, is
shown with its control characters made visible, so that no article can play tricks on a terminal.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from deskbrief import __version__
from deskbrief.errors import DeskbriefError

PROGRAM = "deskbrief"
DEBUG_VARIABLE = "DESKBRIEF_DEBUG"


def debugging() -> bool:
    """Tell whether the user asked for tracebacks."""
    return os.environ.get(DEBUG_VARIABLE, "") not in ("", "0")


def visible(text: str) -> str:
    """Return the text with control characters, lone surrogates and bidi controls escaped; newlines stay."""
    return "".join(c if c == "\n" or c.isprintable() else c.encode("unicode_escape").decode() for c in text)


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """Writes to stderr; ``quiet`` leaves errors only."""

    quiet: bool = False

    def note(self, text: str) -> None:
        """Say something that is good to know."""
        if not self.quiet:
            _write(f"{PROGRAM}: {text}")

    def failure(self, error: DeskbriefError) -> None:
        """Say what was found, and what is allowed or what to do next."""
        _write(f"{PROGRAM}: {error}")
        if debugging():
            self.trace("".join(traceback.format_exception(error)))

    def unexpected(self, error: BaseException) -> None:
        """Say in one line that deskbrief has a bug, and how to report it."""
        _write(
            f"{PROGRAM}: unexpected {describe(error)}\n"
            f"  This is a bug of deskbrief {__version__}. Please report it with the traceback that "
            f"{DEBUG_VARIABLE}=1 shows."
        )
        if debugging():
            self.trace("".join(traceback.format_exception(error)))

    def trace(self, text: str) -> None:
        """Show a traceback, for those who asked."""
        _write(text)


@contextmanager
def hearing(diagnostics: Diagnostics) -> Iterator[None]:
    """Show what the models have to tell meanwhile, such as that one is being converted."""

    class Handler(logging.Handler):
        def emit(self, told: logging.LogRecord) -> None:
            diagnostics.note(told.getMessage())

    logger, handler = logging.getLogger(PROGRAM), Handler()
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


def describe(error: BaseException) -> str:
    """Return one line that names an exception, e.g. ``KeyError: 'title'``."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _write(text: str) -> None:
    if sys.stderr is None:  # print would take standard output instead
        return
    try:
        print(visible(text.rstrip("\n")), file=sys.stderr, flush=True)  # noqa: T201
    except (OSError, ValueError):  # nobody listens: stderr is closed or its reader has left
        return
