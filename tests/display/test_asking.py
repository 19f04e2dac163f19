"""A terminal is asked for its name, and is left as it was, whatever it answers. A pty plays the terminal."""

from __future__ import annotations

import os
import pty
import select
import sys
import termios
import threading
import time

import pytest

from deskbrief.display import asking
from deskbrief.display.asking import ask, ask_name

NAME, FENCE = b"\x1bP>|VTE(6800)\x1b\\", b"\x1b[?65;1;9c"


@pytest.fixture
def play():
    """Play a terminal that answers, each piece after a wait, and give the end that programs have."""
    opened, players = [], []

    def begin(*pieces: tuple[float, bytes]) -> int:
        outside, inside = pty.openpty()
        opened.extend((outside, inside))

        def answer() -> None:
            asked = b""
            while not asked.endswith(b"\x1b[c"):
                asked += os.read(outside, 100)
            for wait, piece in pieces:
                time.sleep(wait)
                os.write(outside, piece)

        players.append(threading.Thread(target=answer, daemon=True))
        players[-1].start()
        return inside

    yield begin
    for player in players:
        player.join(10)
    for descriptor in opened:
        os.close(descriptor)


def settings(terminal: int) -> list[object]:
    return termios.tcgetattr(terminal)


def unread(terminal: int) -> bytes:
    """Return what a program that reads keys would find."""
    raw = termios.tcgetattr(terminal)
    raw[3] &= ~termios.ICANON
    termios.tcsetattr(terminal, termios.TCSANOW, raw)
    return os.read(terminal, 100) if select.select([terminal], [], [], 0.05)[0] else b""


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (b"\x1bP>|VTE(6800)\x1b\\", "VTE(6800)"),
        (b"\x1bP>|Konsole 22.12.3\x1b\\", "Konsole 22.12.3"),
        (b"\x1bP>|foot(1.13.1)\x07", "foot(1.13.1)"),
        (b"\x1bP>|\x1b\\", None),
        (b"\x1bP>|odd\x01\xffname\x1b\\", "odd\N{REPLACEMENT CHARACTER}name"),
    ],
)
def test_the_name_is_what_the_terminal_answers(play, answer, name):
    assert ask(play((0, answer + FENCE)), 10) == name


def test_an_answer_may_come_in_pieces(play):
    pieces = [(0.01, piece.to_bytes()) for piece in NAME + FENCE]
    assert ask(play(*pieces), 10) == "VTE(6800)"


def test_a_terminal_that_only_knows_the_fence_costs_no_waiting(play):
    begun = time.monotonic()
    assert ask(play((0, FENCE)), 10) is None
    assert time.monotonic() - begun < 5


def test_a_silent_terminal_is_given_up_after_its_time(play):
    begun = time.monotonic()
    assert ask(play(), 0.1) is None
    assert 0.1 <= time.monotonic() - begun < 5


def test_keys_pressed_meanwhile_and_junk_do_not_hide_the_name(play):
    assert ask(play((0, b"hello\x1b[A" + NAME + b"more" + FENCE)), 10) == "VTE(6800)"


def test_junk_without_end_is_no_name(play, monkeypatch):
    monkeypatch.setattr(asking, "FENCE_PATIENCE", 0.2)
    assert ask(play((0, b"\x1bP>|" + b"x" * 3000)), 10) is None


@pytest.mark.parametrize("answer", [b"", FENCE, NAME + FENCE, NAME, b"junk\x1b[?", NAME + FENCE + b"key"])
def test_the_terminal_is_left_as_it_was_with_nothing_to_read(play, monkeypatch, answer):
    monkeypatch.setattr(asking, "FENCE_PATIENCE", 0.2)
    terminal = play((0, answer))
    before = settings(terminal)
    ask(terminal, 0.2)
    assert settings(terminal) == before
    assert unread(terminal) == b""


def test_the_settings_come_back_when_asking_is_interrupted(play, monkeypatch):
    def interrupt(*_arguments: object) -> bytes:
        raise KeyboardInterrupt

    terminal = play()
    before = settings(terminal)
    monkeypatch.setattr(asking, "_answer", interrupt)
    with pytest.raises(KeyboardInterrupt):
        ask(terminal)
    assert settings(terminal) == before


def test_the_answer_is_not_echoed_onto_the_screen():
    outside, inside = pty.openpty()
    threading.Timer(0.1, os.write, (outside, NAME + FENCE)).start()
    assert ask(inside, 10) == "VTE(6800)"
    assert os.read(outside, 1000) == b"\x1b[>q\x1b[c"
    assert not select.select([outside], [], [], 0.05)[0]
    os.close(outside)
    os.close(inside)


def test_what_is_no_terminal_is_not_asked():
    receiving, sending = os.pipe()
    assert ask(sending) is None
    assert not select.select([receiving], [], [], 0)[0]
    os.close(sending)
    os.close(receiving)


def in_a_terminal(prelude: str = "", **environment: str) -> tuple[bytes, bytes]:
    """Have a process ask its controlling terminal; return what it says and what the terminal was sent."""
    code = f"""
import os, sys
{prelude}
from deskbrief.display.asking import ask_name
print("SAYS", ask_name(os.environ), flush=True)
"""
    process, terminal = pty.fork()
    if process == 0:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        os.execve(sys.executable, [sys.executable, "-c", code], {**kept, "TERM": "xterm", **environment})
    sent = b""
    try:
        while b"SAYS" not in sent or not sent.endswith(b"\n"):
            sent += os.read(terminal, 1000)
            if sent.endswith(b"\x1b[c"):
                os.write(terminal, NAME + FENCE)
    finally:
        os.close(terminal)
        os.waitpid(process, 0)
    asked, _, says = sent.partition(b"SAYS ")
    return says.strip(), asked


def test_a_process_asks_its_own_terminal_even_if_its_streams_go_elsewhere():
    elsewhere = "nothing = os.open(os.devnull, os.O_RDWR); os.dup2(nothing, 0); os.dup2(nothing, 2)"
    assert in_a_terminal(elsewhere) == (b"VTE(6800)", b"\x1b[>q\x1b[c")


@pytest.mark.parametrize("about", [{"TERM_PROGRAM": "Apple_Terminal"}, {"TERM": "dumb"}, {"TERM": "linux"}])
def test_some_terminals_are_never_asked(about):
    assert in_a_terminal(**about) == (b"None", b"")


def test_a_process_in_the_background_does_not_touch_the_terminal():
    assert in_a_terminal("os.fork() and (os.wait(), os._exit(0)); os.setpgid(0, 0)") == (b"None", b"")


def test_a_process_without_a_terminal_asks_nothing(monkeypatch):
    monkeypatch.setattr(os, "ctermid", lambda: "/nonexistent")
    assert ask_name({"TERM": "xterm"}) is None
