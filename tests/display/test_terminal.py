"""The mode a terminal begins with, and why."""

from __future__ import annotations

import pytest

from deskbrief.display import Mode
from deskbrief.display.terminal import default_mode, identify


@pytest.mark.parametrize(
    ("environment", "mode", "key"),
    [
        ({"VTE_VERSION": "6800", "TERM": "xterm-256color"}, Mode.EXPLICIT, "VTE"),
        ({"VTE_VERSION": "5202"}, Mode.VISUAL, "an old VTE"),
        ({"VTE_VERSION": "new"}, Mode.VISUAL, "an old VTE"),
        ({"KONSOLE_VERSION": "230804"}, Mode.FENCED, "Konsole"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, Mode.FENCED, "Apple Terminal"),
        ({"TERM_PROGRAM": "vscode"}, Mode.VISUAL, "VS Code"),
        ({"TERM_PROGRAM": "mintty"}, Mode.FENCED, "mintty"),
        ({"TERM": "xterm-kitty"}, Mode.FENCED, "kitty"),
        ({"KITTY_WINDOW_ID": "1"}, Mode.FENCED, "kitty"),
        ({"WT_SESSION": "a-b"}, Mode.VISUAL, "Windows Terminal"),
        ({"TERMINAL_EMULATOR": "JetBrains-JediTerm"}, Mode.VISUAL, "JetBrains"),
        ({"XTERM_VERSION": "XTerm(379)", "TERM": "xterm"}, Mode.VISUAL, "xterm"),
        ({"TERM": "mlterm-256color"}, Mode.FENCED, "mlterm"),
        ({"TERM": "foot"}, Mode.VISUAL, "foot"),
        ({"TERM": "linux"}, Mode.VISUAL, "the Linux console"),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2", "SSH_TTY": "/dev/pts/1"}, Mode.VISUAL, "iTerm2"),
        ({"TERM": "xterm-256color"}, Mode.VISUAL, "xterm-256color"),
        ({}, Mode.VISUAL, "this terminal"),
    ],
)
def test_a_terminal_is_known_by_its_variables(environment, mode, key):
    assert identify(environment).key == key
    assert default_mode(environment)[0] is mode


def test_konsole_started_from_gnome_terminal_is_konsole():
    assert identify({"VTE_VERSION": "6800", "KONSOLE_VERSION": "230804"}).name == "Konsole"


def test_a_program_that_names_itself_goes_before_inherited_variables():
    environment = {"TERM_PROGRAM": "vscode", "VTE_VERSION": "6800", "KONSOLE_VERSION": "1"}
    assert identify(environment).name == "VS Code"


@pytest.mark.parametrize("variable", ["TMUX", "STY"])
def test_a_multiplexer_hides_the_escape_that_explicit_mode_needs(variable):
    environment = {variable: "1", "TERM": "screen", "TERM_PROGRAM": "tmux", "VTE_VERSION": "6800"}
    assert identify(environment).mode is Mode.FENCED
    assert identify(environment).key.endswith("in VTE")


def test_tmux_around_a_plain_terminal_is_plain():
    assert default_mode({"TMUX": "1", "XTERM_VERSION": "XTerm(379)"})[0] is Mode.VISUAL


@pytest.mark.parametrize("environment", [{"NO_BIDI": "1", "VTE_VERSION": "6800"}, {"TERM": "dumb"}])
def test_logical_text_can_be_demanded(environment):
    assert default_mode(environment)[0] is Mode.LOGICAL


def test_the_reason_names_the_terminal():
    assert default_mode({"KONSOLE_VERSION": "1"})[1].startswith("Konsole puts the letters")
