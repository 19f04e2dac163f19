"""deskbrief at a terminal of its own: a pty that notes when each byte comes, read afterwards as a screen.

While keys are timed nothing is interpreted, so that the measuring takes no time from what is measured.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyte

COLUMNS, ROWS = 140, 40
PATIENCE = 180.0
"""Seconds until what does not come is given up."""

_ANSWERS = {
    b"\x1b[c": b"\x1b[?62c",  # what kind of terminal: any
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # whether it can hold a frame until it is whole: yes
}
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*u|\x1b\[\?u|\x1b\[>q|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_ROW = re.compile(r" *([0-9]+) +[○◐●▲]")
_GUTTER = 6
_ENGLISH = re.compile(r'["(]?[A-Za-z0-9]')


@dataclass(frozen=True, slots=True)
class Key:
    """A key that was sent."""

    at: float
    bytes: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """What was read at once."""

    at: float
    bytes: bytes


@dataclass(slots=True)
class Recording:
    """All that went in and came out, in seconds from the start of the process."""

    keys: list[Key] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


class Picture:
    """The screen, as far as it has been read."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._lit: str | None = None

    def feed(self, written: bytes) -> None:
        """Take in what the program has written."""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", written))

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self._screen.display)

    @property
    def shows_desk(self) -> bool:
        """Whether the paragraphs are there, and how far the work has come."""
        return "approved" in self._screen.display[0] and any(self._numbers())

    @property
    def shows_english(self) -> bool:
        """Whether a paragraph's translation is there."""
        lines = self._screen.display
        cells = (lines[y].split("│") for y, _ in self._numbers())
        return any(len(each) > 2 and _ENGLISH.match(each[1].strip()) for each in cells)

    @property
    def to_go(self) -> int:
        """How many paragraphs the header says are still to be translated."""
        found = re.search(r"translating, ([0-9]+) to go", self._screen.display[0])
        return int(found[1]) if found else 0

    @property
    def cursor(self) -> int:
        """The number of the paragraph that the cursor is on, 0 where it is not to be seen.

        It is told by its background: that of the first paragraph when the desk was first seen.
        """
        found = list(self._numbers())
        if self._lit is None and found and found[0][1] == 1:
            self._lit = self._background(found[0][0])
        return next((number for y, number in found if self._background(y) == self._lit), 0)

    def count(self, letter: str) -> int:
        """Return how often a letter is on the screen."""
        return sum(line.count(letter) for line in self._screen.display)

    def _numbers(self) -> Iterable[tuple[int, int]]:
        """Yield the lines that begin with the number of a paragraph, and the number."""
        for y in range(ROWS):
            row = self._screen.buffer[y]
            found = _ROW.match("".join(row[x].data for x in range(_GUTTER)))
            if found:
                yield y, int(found[1])

    def _background(self, y: int) -> str:
        return str(self._screen.buffer[y][0].bg)


class Sitting:
    """One process of deskbrief at its terminal."""

    def __init__(self, *arguments: str, home: Path, cache: Path | None = None) -> None:
        """Start it; ``home`` holds all that it keeps."""
        kinds = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")}
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "XDG_CACHE_HOME": str(cache or home / "cache"),
            **kinds,
            **{name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ},  # another checkout
        }
        self.recording = Recording()
        self._live: Picture | None = None
        self._read = 0
        self._asked = b""
        self.began = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(sys.executable, [sys.executable, "-m", "deskbrief", *arguments], environment)

    @property
    def now(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self.began

    def press(self, keys: bytes) -> None:
        """Send keys as a terminal does."""
        self.recording.keys.append(Key(self.now, keys))
        os.write(self._terminal, keys)

    def listen(self, seconds: float) -> bool:
        """Note what comes for so long; False where the program has gone."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if not select.select([self._terminal], [], [], left)[0]:
                break
            try:
                written = os.read(self._terminal, 1 << 20)
            except OSError:  # how Linux tells that the other end is closed
                return False
            if not written:
                return False
            self.recording.pieces.append(Piece(self.now, written))
            self._answer(written)
        return True

    def wait_for(self, is_so: Callable[[Picture], bool], what: str) -> Picture:
        """Read until the screen is as it should be.

        Raises:
            TimeoutError: it never was; the message holds the screen.
        """
        deadline = time.perf_counter() + PATIENCE
        picture = self.picture
        while not is_so(picture):
            if time.perf_counter() > deadline or not self.listen(0.02):
                raise TimeoutError(f"waited in vain for {what}:\n{self.picture.text}")
            picture = self.picture
        return picture

    @property
    def picture(self) -> Picture:
        """The screen as it is now."""
        if self._live is None:
            self._live = Picture()
        for piece in self.recording.pieces[self._read :]:
            self._live.feed(piece.bytes)
        self._read = len(self.recording.pieces)
        return self._live

    @property
    def peak_mb(self) -> float:
        """The most memory that the process has held so far."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+([0-9]+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self.pid, signal.SIGKILL)
        self._end()

    def quit(self) -> int:
        """Press q, and return the exit code."""
        self.press(b"q")
        deadline = time.perf_counter() + PATIENCE
        while self.listen(0.1):
            if time.perf_counter() > deadline:
                self.kill()
                raise TimeoutError("it does not end")
        return self._end()

    def _end(self) -> int:
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        with contextlib.suppress(OSError):
            os.close(self._terminal)
        return code

    def _answer(self, written: bytes) -> None:
        self._asked = (self._asked + written)[-4096:]
        for question, answer in _ANSWERS.items():
            if question in self._asked:
                self._asked = self._asked.replace(question, b"")
                os.write(self._terminal, answer)
