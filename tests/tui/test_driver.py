"""The escapes of explicit mode: between Textual's own, however the desk is left, and in no other mode."""

from __future__ import annotations

import asyncio
import os
import pty
import re
import select
import signal
import sys
import time

import pytest
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver

from deskbrief.display import Mode
from deskbrief.display.mode import EXPLICIT_OFF, EXPLICIT_ON
from deskbrief.tui.driver import BidiDriver, driver_class, set_mode

ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
OTHERS = [mode for mode in Mode if mode is not Mode.EXPLICIT]

APP = """
import os, signal, sys
from textual.app import App
from textual.widgets import Static
from deskbrief.display import Mode
from deskbrief.display.terminal import identify
from deskbrief.tui.driver import driver_class, set_mode

class Shown(App):
    def compose(self):
        yield Static("PAINTED")
    def on_mount(self):
        self.set_timer(0.2, self.act)
    def act(self):
        {act}
        self.exit()

Shown(driver_class=driver_class(Mode({mode!r}), {known})).run()
"""


def in_a_terminal(mode: Mode, act: str = "pass", known: str = "None") -> str:
    """Run an app that does ``act`` and exits, and return all that it wrote to its terminal."""
    process, terminal = pty.fork()
    if process == 0:
        environment = {**os.environ, "TERM": "xterm-256color"}
        code = APP.format(mode=str(mode), act=act, known=known)
        os.execve(sys.executable, [sys.executable, "-c", code], environment)
    written = b""
    try:
        while select.select([terminal], [], [], 60)[0]:
            try:
                written += os.read(terminal, 1 << 16)
            except OSError:  # how Linux tells that the other end is closed
                break
            if b"STOPPING" in written:
                _continue(process)
                written = written.replace(b"STOPPING", b"STOPPED")
    finally:
        os.close(terminal)
        os.waitpid(process, 0)
    return written.decode()


def _continue(process: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if os.waitpid(process, os.WUNTRACED | os.WNOHANG)[0]:
            break
        time.sleep(0.01)
    os.kill(process, signal.SIGCONT)


def test_the_terminal_is_told_before_anything_is_painted_and_put_back_before_the_screen_is_left():
    written = in_a_terminal(Mode.EXPLICIT)
    parts = [ENTER, EXPLICIT_ON, "PAINTED", EXPLICIT_OFF, LEAVE]
    places = [written.index(part) for part in parts]
    assert places == sorted(places)
    assert [written.count(part) for part in (EXPLICIT_ON, EXPLICIT_OFF)] == [1, 1]


@pytest.mark.parametrize("mode", OTHERS)
def test_in_the_other_modes_nothing_is_said_of_direction(mode):
    written = in_a_terminal(mode)
    assert "PAINTED" in written
    assert not re.search("\x1b\\[(8[hl]|[0-9]* k)", written)


def test_a_crash_puts_the_terminal_back():
    written = in_a_terminal(Mode.EXPLICIT, "raise ValueError('on purpose')")
    assert written.index(EXPLICIT_OFF) < written.index(LEAVE) < written.index("on purpose")


def test_while_another_program_has_the_terminal_it_is_as_it_was():
    act = "\n        with self.suspend(): print('GUEST', flush=True)"
    first, _, second = in_a_terminal(Mode.EXPLICIT, act).partition("GUEST")
    assert first.index(EXPLICIT_ON) < first.index(EXPLICIT_OFF) < first.index(LEAVE)
    assert second.index(ENTER) < second.index(EXPLICIT_ON) < second.index(EXPLICIT_OFF)


def test_stopped_by_the_shell_and_continued_it_is_put_back_and_told_again():
    act = "\n        sys.__stderr__.write('STOPPING'); os.kill(os.getpid(), signal.SIGTSTP)"
    written = in_a_terminal(Mode.EXPLICIT, act)
    switches = [part for part in written.split("\x1b") if part in ("[8l", "[8h")]
    assert switches == ["[8l", "[8h", "[8l", "[8h"]


def test_a_mode_that_is_changed_at_run_time_is_told_at_once():
    act = "set_mode(self, Mode.EXPLICIT); self._driver.write('BETWEEN'); set_mode(self, Mode.VISUAL)"
    written = in_a_terminal(Mode.FENCED, act)
    assert f"{EXPLICIT_ON}BETWEEN{EXPLICIT_OFF}" in written
    assert written.count(EXPLICIT_OFF) == 1


def test_a_terminal_with_escapes_of_its_own_gets_those():
    act = "set_mode(self, Mode.FENCED); self._driver.write('BETWEEN'); set_mode(self, Mode.VISUAL)"
    written = in_a_terminal(Mode.VISUAL, act, "identify({}, 'mlterm(3.9.0)')")
    assert written.index("use_ctl=false") < written.index("PAINTED")
    told = re.findall("use_ctl=true|use_ctl=false|BETWEEN", written)
    assert told == ["use_ctl=false", "use_ctl=true", "BETWEEN", "use_ctl=false", "use_ctl=true"]


def test_the_mode_of_one_desk_is_not_that_of_the_next():
    assert driver_class(Mode.EXPLICIT).starting_mode is Mode.EXPLICIT
    assert driver_class(Mode.VISUAL).starting_mode is Mode.VISUAL
    assert BidiDriver.starting_mode is Mode.LOGICAL


def test_a_driver_that_is_named_in_the_environment_is_left_to_textual(monkeypatch):
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert driver_class(Mode.EXPLICIT) is None


async def _headless_mode_change(app) -> type:
    async with app.run_test():
        set_mode(app, Mode.EXPLICIT)
        return type(app._driver)


def test_without_a_terminal_changing_the_mode_does_nothing():
    app = App(driver_class=driver_class(Mode.VISUAL))
    assert asyncio.run(_headless_mode_change(app)) is HeadlessDriver
