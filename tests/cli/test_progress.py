"""Progress goes to stderr: a bar for a person, a line now and then for a log, nothing for the quiet."""

import pytest

from deskbrief.cli import progress
from deskbrief.cli.diagnostics import Diagnostics
from deskbrief.cli.progress import file_progress, sentence_bar

LOUD, QUIET = Diagnostics(), Diagnostics(quiet=True)


def work(report, total=4):
    for done in range(1, total + 1):
        report(done, total)


@pytest.fixture
def watched(monkeypatch):
    monkeypatch.setattr(progress, "_watched", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")


def test_a_person_sees_a_bar_with_what_is_done_and_how_much_there_is(watched, monkeypatch, capsys):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with file_progress(LOUD) as report:
        work(report)
    shown = capsys.readouterr()
    assert "4/4" in shown.err
    assert shown.out == ""


def test_what_is_done_at_once_needs_no_bar(watched, capsys):
    with file_progress(LOUD) as report:
        work(report)
    assert capsys.readouterr().err == ""


def test_a_log_gets_a_line_now_and_then(monkeypatch, capsys):
    clock = iter(range(0, 1000, 20))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    with file_progress(LOUD) as report:
        work(report, 7)
    assert capsys.readouterr().err.splitlines() == [
        "deskbrief: 2 of 7 articles done",
        "deskbrief: 4 of 7 articles done",
        "deskbrief: 6 of 7 articles done",
    ]


def test_quiet_shows_nothing(watched, monkeypatch, capsys):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with file_progress(QUIET) as report:
        work(report)
    with sentence_bar(QUIET) as sentences:
        assert sentences is None
    assert capsys.readouterr().err == ""


def test_an_error_while_the_bar_is_shown_leaves_the_terminal_in_order(watched, monkeypatch, capsys):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with pytest.raises(ValueError, match="x"), sentence_bar(LOUD) as report:
        report(1, 4)
        raise ValueError("x")
    shown = capsys.readouterr().err
    assert shown.count("\x1b[?25l") == shown.count("\x1b[?25h")  # the cursor, hidden and shown again
