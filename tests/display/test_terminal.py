"""The mode a terminal begins with, and why."""

from __future__ import annotations

import pytest

from deskbrief.display import Mode
from deskbrief.display.terminal import default_mode, escapes, identify
from deskbrief.errors import UsageError


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
        ({"TERM": "xterm-kitty"}, Mode.WORDS, "kitty"),
        ({"KITTY_WINDOW_ID": "1"}, Mode.WORDS, "kitty"),
        ({"WT_SESSION": "a-b"}, Mode.VISUAL, "Windows Terminal"),
        ({"TERMINAL_EMULATOR": "JetBrains-JediTerm"}, Mode.VISUAL, "JetBrains"),
        ({"XTERM_VERSION": "XTerm(379)", "TERM": "xterm"}, Mode.VISUAL, "xterm"),
        ({"TERM": "mlterm-256color"}, Mode.VISUAL, "mlterm"),
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
@pytest.mark.parametrize("told", [{"VTE_VERSION": "6800"}, {"TERM_PROGRAM": "tmux", "TERM": "mlterm"}])
def test_a_multiplexer_does_not_pass_on_what_a_terminal_must_be_told(variable, told):
    assert identify({variable: "1", **told}).mode is Mode.FENCED


@pytest.mark.parametrize("variable", ["TMUX", "STY"])
def test_a_multiplexer_is_part_of_the_key(variable):
    environment = {variable: "1", "TERM": "screen", "TERM_PROGRAM": "tmux", "VTE_VERSION": "6800"}
    assert identify(environment).key.endswith("in VTE")


def test_tmux_around_a_plain_terminal_is_plain():
    assert default_mode({"TMUX": "1", "XTERM_VERSION": "XTerm(379)"})[0] is Mode.VISUAL


@pytest.mark.parametrize("environment", [{"NO_BIDI": "1", "VTE_VERSION": "6800"}, {"TERM": "dumb"}])
def test_logical_text_can_be_demanded(environment):
    assert default_mode(environment)[0] is Mode.LOGICAL


def test_the_reason_names_the_terminal():
    assert default_mode({"KONSOLE_VERSION": "1"})[1].startswith("Konsole puts the letters")


@pytest.mark.parametrize(
    ("answer", "mode", "key"),
    [
        ("VTE(7006)", Mode.EXPLICIT, "VTE"),
        ("VTE(5202)", Mode.VISUAL, "an old VTE"),
        ("Konsole 22.12.3", Mode.FENCED, "Konsole"),
        ("kitty(0.26.5)", Mode.WORDS, "kitty"),
        ("iTerm2 3.5.0", Mode.VISUAL, "iTerm2"),
        ("WezTerm 20240203-110809", Mode.VISUAL, "WezTerm"),
        ("mintty 3.7.0", Mode.FENCED, "mintty"),
        ("foot(1.13.1)", Mode.VISUAL, "foot"),
        ("ghostty 1.1.3", Mode.VISUAL, "Ghostty"),
        ("XTerm(379)", Mode.VISUAL, "xterm"),
        ("mlterm(3.9.2)", Mode.VISUAL, "mlterm"),
        ("contour 0.3.12", Mode.VISUAL, "Contour"),
        ("xterm.js(6.0.0)", Mode.VISUAL, "xterm.js"),
    ],
)
def test_a_terminal_is_known_by_its_answer(answer, mode, key):
    assert identify({}, answer).key == key
    assert default_mode({}, answer)[0] is mode


def test_the_answer_goes_before_inherited_variables():
    environment = {"VTE_VERSION": "6800", "TERM_PROGRAM": "vscode", "KITTY_WINDOW_ID": "1"}
    assert identify(environment, "Konsole 22.12.3").name == "Konsole"


def test_a_terminal_that_was_started_within_tmux_and_answers_for_itself_is_not_in_tmux():
    assert identify({"TMUX": "1", "STY": "1"}, "VTE(7006)").key == "VTE"


def test_tmux_that_answers_stands_between_and_the_outer_terminal_is_told_by_the_environment():
    terminal = identify({"TERM": "tmux-256color", "VTE_VERSION": "6800"}, "tmux 3.3a")
    assert (terminal.key, terminal.mode) == ("tmux in VTE", Mode.FENCED)


@pytest.mark.parametrize("answer", ["Nobody 1.0", "", "(1)", None])
def test_with_an_answer_that_is_not_known_the_environment_tells(answer):
    assert identify({"KONSOLE_VERSION": "1"}, answer).key == "Konsole"


@pytest.mark.parametrize("named", list(Mode))
def test_a_mode_that_is_named_in_the_environment_goes_before_all_else(named):
    environment = {"DESKBRIEF_ARABIC": str(named), "NO_BIDI": "1", "TERM": "dumb", "TMUX": "1"}
    assert default_mode(environment, "Konsole 1") == (named, "DESKBRIEF_ARABIC is set.")


def test_a_mode_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(UsageError, match="'sideways', which is no mode") as refused:
        default_mode({"DESKBRIEF_ARABIC": "sideways"})
    assert "fenced, words, explicit, visual, logical" in refused.value.hint


def test_only_some_terminals_must_be_told_and_only_in_the_mode_that_needs_it():
    mlterm = identify({"TERM": "mlterm"})
    assert escapes(Mode.VISUAL, mlterm) == ("\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07")
    assert escapes(Mode.EXPLICIT) == ("\x1b[8l\x1b[1 k", "\x1b[ k\x1b[8h")
    for mode, terminal in [
        (Mode.FENCED, mlterm),
        (Mode.VISUAL, None),
        (Mode.VISUAL, identify({"XTERM_VERSION": "1"})),
        (Mode.VISUAL, identify({"TERM": "mlterm", "TMUX": "1"})),
        (Mode.LOGICAL, mlterm),
    ]:
        assert escapes(mode, terminal) == ("", "")
