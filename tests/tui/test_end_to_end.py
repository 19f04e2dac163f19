"""The real program on a real terminal, as a person meets it: what keys bring to the screen and the disk."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deskbrief.desk import Session, open_desk
from deskbrief.desk.lock import Lock
from deskbrief.desk.naming import known
from deskbrief.load import load

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

DESKBRIEF = f"{shlex.quote(sys.executable)} -m deskbrief"
PATIENCE = 90.0
"""Seconds until something that does not come is given up: for machines that are busy with other things."""
ENDED = "ended with"
"""What stands on the screen when the program is gone, before its exit code."""
PRESENTATION_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
BIDI_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Window:
    """A program in a window of tmux."""

    def __init__(self, tmux: Callable[..., str], name: str) -> None:
        self._tmux, self._name = tmux, name

    @property
    def screen(self) -> str:
        """What can be seen."""
        return self._tmux("capture-pane", "-p", "-t", self._name)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names for them."""
        self._tmux("send-keys", "-t", self._name, *keys)

    def type(self, text: str) -> None:
        self._tmux("send-keys", "-t", self._name, "-l", text)

    def wait_for(self, *texts: str) -> None:
        """Wait until all of these are on the screen."""
        self.wait_until(lambda: all(text in self.screen for text in texts), " and ".join(map(repr, texts)))

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            is_hopeless = time.monotonic() > deadline or ENDED in self.screen
            assert not is_hopeless or is_so(), f"waited in vain for {what}; the screen:\n{self.screen}"
            time.sleep(0.05)

    def wait_until_drafted(self) -> None:
        self.wait_until(
            lambda: "approved" in self.screen and "translated" not in self.screen, "all paragraphs in English"
        )

    def end(self) -> None:
        """Press q, and wait for the program to have ended well."""
        self.press("q")
        self.wait_for(f"{ENDED} 0")


Start = Callable[..., Window]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start commands, each in a window of a tmux of our own, in the test's folder."""
    with tempfile.TemporaryDirectory(prefix="desk") as short:  # a socket's path may not be long
        given = {name: value for name, value in os.environ.items() if not name.startswith("TMUX")}

        def tmux(*arguments: str, **environment: str) -> str:
            return subprocess.run(
                ["tmux", "-u", "-S", f"{short}/socket", "-f", os.devnull, *arguments],
                check=True,
                capture_output=True,
                text=True,
                env={**given, "TERM": "xterm-256color", **environment},
            ).stdout

        def run(command: str, **environment: str) -> Window:
            sets = [word for name, value in environment.items() for word in ("-e", f"{name}={value}")]
            form = ("-d", "-P", "-F", "#{window_id}", "-c", str(tmp_path), *sets)
            line = f'{command}; echo "{ENDED} $?"; exec cat'
            return Window(tmux, tmux("new-window", *form, "sh", "-c", line).strip())

        tmux("new-session", "-d", "-x", "140", "-y", "40", "sh")
        try:
            yield run
        finally:
            tmux("kill-server")


@pytest.fixture
def file(tmp_path: Path, article: str) -> Path:
    path = tmp_path / "water.txt"
    path.write_text(article, encoding="utf-8")
    return path


def process_at(file: Path) -> int:
    """The process that has the desk of an article open."""
    desk = known(str(file))
    assert desk is not None
    process = Lock(desk).holder
    assert process is not None
    return process


def left(file: Path) -> Session:
    """The desk as the program has left it."""
    return open_desk(load(file))


def test_what_a_person_did_survives_being_killed_and_goes_into_the_export_as_written(start, file, tmp_path):
    desk = start(f"{DESKBRIEF} {file.name}")
    desk.wait_until_drafted()
    assert PRESENTATION_FORMS.search(desk.screen), "the mode of this terminal would prove nothing below"

    desk.press("Down", "Down", "Enter")
    desk.type(" Put right by hand.")
    desk.wait_for("right by hand.")
    desk.press("Enter", "a")
    desk.wait_for("1/5 approved")

    os.kill(process_at(file), signal.SIGKILL)
    desk.wait_for(f"{ENDED} {128 + signal.SIGKILL}")

    desk = start(f"{DESKBRIEF} --resume")
    desk.wait_for("1/5 approved", "right by hand.")
    desk.press("e")
    desk.wait_for("Write the brief to")
    desk.press("Enter")
    desk.wait_for("Exported")
    desk.end()

    brief = (tmp_path / "water.brief.md").read_text(encoding="utf-8")
    for paragraph in filter(None, file.read_text(encoding="utf-8").splitlines()):
        assert paragraph in brief, "the source stands in the brief as it was read"
    assert not PRESENTATION_FORMS.search(brief)
    assert not BIDI_MARKS.search(brief)
    with left(file) as session:
        (corrected,) = [row for row in session.rows() if row.person is not None]
    assert corrected.approved
    assert re.fullmatch(r"The .+\. Put right by hand\.", corrected.text)
    assert f"{corrected.text} *(edited and checked by a person)*" in brief


def test_a_desk_that_is_open_can_be_read_elsewhere_and_says_why_not_more(start, file):
    first = start(f"{DESKBRIEF} {file.name}")
    first.wait_until_drafted()

    second = start(f"{DESKBRIEF} {file.name}")
    second.wait_for("READ ONLY", f"open in process {process_at(file)}")
    second.press("a")
    second.wait_for("Close the desk there")
    second.press("Enter")
    second.type("x")
    second.end()

    first.press("a")
    first.wait_for("1/5 approved")
    first.end()
    with left(file) as session:
        assert [row.person for row in session.rows()] == [None] * 5
        assert [row.approved for row in session.rows()] == [True, False, False, False, False]


def test_a_correction_follows_its_paragraph_through_a_persons_own_editor(start, file, tmp_path):
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text(encoding='utf-8').replace('3 ملايين', '4 ملايين')\n"
        "head, rest = text.split('\\n\\n', 1)\n"
        "new = 'فقرة جديدة عن أعمال الحفر في المدينة.'\n"
        "path.write_text('\\n\\n'.join((head, new, rest)), encoding='utf-8')\n"
        "input('edited; press Enter: ')\n",
        encoding="utf-8",
    )
    own = shlex.join((sys.executable, str(editor)))
    desk = start(f"{DESKBRIEF} {file.name}", EDITOR=own, VISUAL="")
    desk.wait_until_drafted()
    desk.press("Down", "Down", "Down", "Enter")
    desk.type(" Put right by hand.")
    desk.press("Enter")

    desk.press("F4")
    desk.wait_for("edited; press Enter:")
    desk.press("Enter")
    desk.wait_for("has followed", "0/6 approved", "right by hand.")
    desk.wait_until_drafted()
    desk.press("Up")
    desk.end()

    with left(file) as session:
        corrected = [row for row in session.rows() if row.person is not None]
        assert [row.source for row in corrected] == [
            "وقال رئيس المجلس سالم الحداد في مؤتمر صحفي إن الخطة ستبدأ مطلع الشهر المقبل، "
            "وإن كلفتها تبلغ 4 ملايين دينار."
        ]
        assert corrected[0].text.endswith(" Put right by hand.")
        assert all(row.text for row in session.rows()), "the new paragraph is translated as well"


def test_an_article_from_a_pipe_is_worked_on_with_keys_from_the_terminal(start, file):
    line = f"cat {file.name} | {DESKBRIEF} -"
    desk = start(line)
    desk.wait_until_drafted()
    desk.press("Down", "Enter")
    desk.type(" By hand.")
    desk.press("Enter", "a")
    desk.wait_for("By hand.", "1/5 approved")
    desk.end()

    again = start(line)
    again.wait_for("By hand.", "1/5 approved")
    again.end()
