"""Data in and out of the process, as bytes: no locale, no newline translation, no half-read line."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from typing import cast

from deskbrief.errors import ExportError, LoadError, UsageError

CHUNK = 1 << 16
"""Bytes read at once, at most; a pipe gives what is there, so nobody waits for a full chunk."""


def read_stdin(limit: int) -> bytes:
    """Return what is on standard input, one byte more than ``limit`` at most."""
    if sys.stdin is None:
        raise UsageError("Standard input is closed.", "Name a file, or pipe an article in.")
    try:
        return sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise LoadError(f"Standard input cannot be read: {error.strerror}.", "Name a file instead.") from None


def stdin_lines(limit: int) -> Iterator[list[bytes]]:
    r"""Yield the lines of standard input as they arrive, a list for each piece read.

    Only ``\n`` ends a line, and each line keeps its own; the very last may lack it.

    Raises:
        LoadError: a line is longer than ``limit`` bytes.
    """
    if sys.stdin is None:
        raise UsageError("Standard input is closed.", "Pipe lines of text in.")
    begun: list[bytes] = []
    size = 0
    pipe = cast(io.BufferedReader, sys.stdin.buffer)
    while chunk := pipe.read1(CHUNK):
        *ended, rest = chunk.split(b"\n")
        if ended:
            ended[0] = b"".join((*begun, ended[0]))
            begun, size = [], 0
            yield [line + b"\n" for line in ended]
        begun.append(rest)
        size += len(rest)
        if size > limit:
            raise LoadError(
                f"A line of standard input is longer than {limit >> 20} MB.", "Write one paragraph a line."
            )
    if size:
        yield [b"".join(begun)]


def write_stdout(data: bytes) -> None:
    """Write to standard output, and flush so that the next program in the pipe has it at once.

    Raises:
        BrokenPipeError: the reader has left; ``main`` ends quietly then.
        ExportError: it cannot be written for another reason, such as a full disk.
    """
    if sys.stdout is None:
        raise ExportError("Standard output is closed.", "Redirect it to a file or a pipe.")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        leave_stdout()
        raise ExportError(
            f"Standard output cannot be written: {error.strerror}.", "What it holds so far is not whole."
        ) from None


def leave_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not fail again."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
