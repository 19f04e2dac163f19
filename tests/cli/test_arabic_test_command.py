"""`deskbrief --arabic-test`: a person sees a sentence in every mode, and says which one reads right."""

from __future__ import annotations

import os
import pty
import sys

import pytest

from deskbrief.display import Mode
from deskbrief.display.choices import mode_for, read_choices
from deskbrief.display.mode import EXPLICIT_OFF, EXPLICIT_ON
from deskbrief.display.sample import MEANING, RIGHT, SENTENCE, sample_row

QUESTION = "or Enter to leave it: "
KONSOLE = "\x1bP>|Konsole 22.12.3\x1b\\"
FENCE = "\x1b[?62c"


class Conversation:
    """The command in a terminal of its own, which answers to questions about itself as it is told."""

    def __init__(self, answer: str, **environment: str) -> None:
        self.shown = ""
        self._answer = answer
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            kept = {n: v for n, v in os.environ.items() if n in ("PATH", "HOME") or n.startswith("XDG_")}
            arguments = [sys.executable, "-m", "deskbrief", "--arabic-test"]
            os.execve(sys.executable, arguments, {**kept, "TERM": "xterm-256color", **environment})

    def until_asked(self) -> None:
        """Read until a person is asked."""
        while not self.shown.endswith(QUESTION):
            self._read()

    def reply(self, text: str) -> None:
        """Type a reply, and Enter."""
        self.shown = ""
        os.write(self._terminal, f"{text}\n".encode())

    def end(self) -> int:
        """Read to the end, and return the exit code."""
        try:
            while True:
                self._read()
        except OSError:  # how Linux tells that the other end is closed
            pass
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])

    def _read(self) -> None:
        self.shown += os.read(self._terminal, 1 << 16).decode().replace("\r\n", "\n")
        if self.shown.endswith("\x1b[c"):
            self.shown = ""
            os.write(self._terminal, self._answer.encode())


def test_a_pipe_gets_the_sentence_in_every_mode_without_escapes_or_questions(deskbrief_here):
    done = deskbrief_here("--arabic-test")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert lines[::2] == [f"{number} {mode}" for number, mode in enumerate(Mode, 1)]
    assert SENTENCE in lines[-1]
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_a_person_reads_what_right_looks_like_and_sees_each_mode_with_its_escapes():
    talk = Conversation(KONSOLE + FENCE)
    talk.until_asked()
    shown = talk.shown
    for line in (MEANING, *RIGHT):
        assert line in shown
    for mode in Mode:
        assert sample_row(mode, told=True) in shown
    before, _, rest = shown.partition(EXPLICIT_ON)
    row, _, after = rest.partition(EXPLICIT_OFF)
    assert "3 explicit" in before
    assert "Red Cross" in row
    assert "4 visual" in after
    assert "\x1b" not in before + row + after
    talk.reply("")
    assert talk.end() == 0


def test_the_mode_that_holds_now_is_told_with_its_reason():
    talk = Conversation(KONSOLE + FENCE, VTE_VERSION="6800")
    talk.until_asked()
    assert "Now it is 1, fenced: Konsole puts the letters" in talk.shown
    talk.reply("")
    talk.end()


def test_the_line_that_is_chosen_is_remembered_for_the_terminal_that_answered():
    talk = Conversation(KONSOLE + FENCE, VTE_VERSION="6800")
    talk.until_asked()
    talk.reply("4")
    assert talk.end() == 0
    assert "Konsole gets visual from now on" in talk.shown
    assert read_choices() == {"Konsole": Mode.VISUAL}
    assert mode_for({}, answered="Konsole 22.12.3")[0] is Mode.VISUAL


def test_enter_leaves_everything_as_it_is():
    talk = Conversation(FENCE)
    talk.until_asked()
    talk.reply("")
    assert talk.end() == 0
    assert "nothing is changed" in talk.shown
    assert read_choices() == {}


def test_ctrl_d_leaves_everything_as_it_is():
    talk = Conversation(FENCE)
    talk.until_asked()
    os.write(talk._terminal, b"\x04")
    assert talk.end() == 0
    assert read_choices() == {}


@pytest.mark.parametrize("reply", ["0", "6", "visual", "1 2", "²"])
def test_what_is_no_number_of_a_line_is_asked_again(reply):
    talk = Conversation(FENCE)
    talk.until_asked()
    talk.reply(reply)
    talk.until_asked()
    talk.reply("5")
    assert talk.end() == 0
    assert list(read_choices().values()) == [Mode.LOGICAL]


def test_mlterm_is_told_for_the_whole_screen_and_put_back_after_the_reply():
    talk = Conversation("\x1bP>|mlterm(3.9.0)\x1b\\" + FENCE)
    talk.until_asked()
    assert talk.shown.index("use_ctl=false") < talk.shown.index("1 fenced")
    assert "use_ctl=true" not in talk.shown
    talk.reply("")
    talk.end()
    assert "use_ctl=true" in talk.shown


def test_a_variable_that_goes_before_the_choice_is_told():
    talk = Conversation(FENCE, DESKBRIEF_ARABIC="visual")
    talk.until_asked()
    assert "Now it is 4, visual: DESKBRIEF_ARABIC is set." in talk.shown
    talk.reply("1")
    talk.end()
    assert "DESKBRIEF_ARABIC is set. While that is so, the mode is visual." in talk.shown


def test_a_variable_that_names_no_mode_is_a_usage_error():
    talk = Conversation(FENCE, DESKBRIEF_ARABIC="sideways")
    assert talk.end() == 2
    assert "'sideways', which is no mode" in talk.shown


@pytest.mark.parametrize("more", [["a.txt"], ["--batch", "inbox"]])
def test_it_takes_no_article(deskbrief_here, more):
    done = deskbrief_here("--arabic-test", *more)
    assert done.returncode == 2
    assert b"--arabic-test takes no article" in done.stderr
