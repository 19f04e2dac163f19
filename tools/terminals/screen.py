"""A virtual X screen, the windows on it, and the keys that are sent to them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

SIZE = "1600x1000x24"
START_PATIENCE = 30.0
"""Seconds that a window may take to appear."""
KEY_PAUSE = 0.3
"""Seconds between two keys, for the program to act on the first."""

Environment = Mapping[str, str]


class WindowMissingError(Exception):
    """A terminal showed no window; the message is what it said instead."""


@contextlib.contextmanager
def virtual_screen() -> Iterator[str]:
    """Start an X server that draws into memory, and give the name of its display."""
    receiving, sending = os.pipe()
    command = ["Xvfb", "-displayfd", str(sending), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[sending], stderr=subprocess.DEVNULL)
    os.close(sending)
    try:
        with os.fdopen(receiving) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def running(command: Sequence[str], environment: Environment, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program in a process group of its own, and end all of it afterwards."""
    with log.open("wb") as said:
        program = subprocess.Popen(
            command,
            env=dict(environment),
            cwd=environment["HOME"],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        yield program
    finally:
        for sent in (signal.SIGHUP, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(program.pid, sent)
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(2)


def window_of(program: subprocess.Popen[bytes], environment: Environment, log: Path) -> str:
    """Return the id of the largest window on the screen, once there is one.

    Raises:
        WindowMissingError: the program ended, or took too long.
    """
    deadline = time.monotonic() + START_PATIENCE
    while time.monotonic() < deadline:
        if program.poll() is not None:
            break
        sizes = {window: _cells(window, environment) for window in _windows(environment)}
        if sizes and max(sizes.values()) > 200 * 200:  # toolkits open tiny windows of their own first
            return max(sizes, key=lambda window: sizes[window])
        time.sleep(0.2)
    raise WindowMissingError(log.read_text(errors="replace").strip() or "it said nothing")


def send(keys: Sequence[str], window: str, environment: Environment) -> None:
    """Send keys, one after the other.

    A key is a name that xdotool knows (``Down``, ``ctrl+s``), ``text:WORDS`` to type, or ``wait:SECONDS``.
    """
    _xdotool(environment, "windowfocus", "--sync", window)
    for key in keys:
        kind, _, rest = key.partition(":")
        if kind == "wait":
            time.sleep(float(rest))
        elif kind == "text":
            _xdotool(environment, "type", "--delay", "30", rest)
        else:
            _xdotool(environment, "key", key)
        time.sleep(KEY_PAUSE)


def _windows(environment: Environment) -> list[str]:
    return _xdotool(environment, "search", "--onlyvisible", "--name", "").split()


def _cells(window: str, environment: Environment) -> int:
    told = dict(
        line.partition("=")[::2]
        for line in _xdotool(environment, "getwindowgeometry", "--shell", window).splitlines()
    )
    return int(told.get("WIDTH", 0)) * int(told.get("HEIGHT", 0))


def _xdotool(environment: Environment, *arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments],
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return done.stdout
