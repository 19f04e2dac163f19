"""What deskbrief says, and that no file can make it say something else."""

import pytest

from deskbrief.cli.diagnostics import Diagnostics, visible
from deskbrief.errors import DeskbriefError


def test_an_error_says_what_was_found_and_what_to_do_next(capsys):
    Diagnostics().failure(DeskbriefError("a.txt is empty.", "Name another."))
    assert capsys.readouterr().err == "deskbrief: a.txt is empty.\n  Name another.\n"


def test_quiet_leaves_the_errors(capsys):
    quiet = Diagnostics(quiet=True)
    quiet.note("good to know")
    quiet.failure(DeskbriefError("bad"))
    assert capsys.readouterr().err == "deskbrief: bad\n"


def test_nothing_goes_to_standard_output(capsys):
    diagnostics = Diagnostics()
    diagnostics.note("x")
    diagnostics.failure(DeskbriefError("x"))
    diagnostics.unexpected(ValueError("x"))
    assert capsys.readouterr().out == ""


def test_a_bug_is_one_line_and_how_to_report_it(capsys):
    Diagnostics().unexpected(KeyError("ti\ntle"))
    told = capsys.readouterr().err
    assert told.startswith("deskbrief: unexpected KeyError: ")
    assert "Please report it" in told
    assert "Traceback" not in told


def test_tracebacks_are_for_those_who_ask(capsys, monkeypatch):
    monkeypatch.setenv("DESKBRIEF_DEBUG", "1")
    try:
        raise ValueError("deep")
    except ValueError as error:
        Diagnostics().unexpected(error)
    assert "Traceback (most recent call last)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("a\rb", "a\\rb"),
        ("txt\u202egpj", "txt\\u202egpj"),
        ("\udcff", "\\udcff"),
        ("\x9b1m", "\\x9b1m"),
        ("خبر.txt\n", "خبر.txt\n"),
    ],
)
def test_control_characters_of_file_names_are_shown_and_not_obeyed(text, shown):
    assert visible(text) == shown


def test_a_closed_stderr_is_no_error_and_nothing_goes_to_standard_output_instead(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr", None)
    Diagnostics().note("nobody hears this")
    assert capsys.readouterr().out == ""
