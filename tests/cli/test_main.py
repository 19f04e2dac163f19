"""Whatever happens becomes a message and an exit code; a traceback never reaches the user."""

import pytest

from deskbrief.cli import main as cli
from deskbrief.errors import CancelledError, CatalogueError, LoadError, PluginError, UsageError
from deskbrief.exit_codes import ExitCode


@pytest.mark.parametrize(
    ("raised", "code", "told"),
    [
        (UsageError("a is not b.", "Say c."), ExitCode.USAGE, "deskbrief: a is not b.\n  Say c.\n"),
        (CatalogueError("bad entry"), ExitCode.USAGE, "deskbrief: bad entry\n"),
        (PluginError("no plug-in"), ExitCode.USAGE, "deskbrief: no plug-in\n"),
        (LoadError("a is empty."), ExitCode.SOME_FAILED, "deskbrief: a is empty.\n"),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED, "deskbrief: interrupted\n"),
        (CancelledError("stopped"), ExitCode.INTERRUPTED, "deskbrief: interrupted\n"),
    ],
)
def test_each_error_has_its_exit_code(monkeypatch, capsys, raised, code, told):
    def fail(options):
        raise raised

    monkeypatch.setattr(cli, "run", fail)
    assert cli.main(["a.txt"]) == code
    assert capsys.readouterr() == ("", told)


def test_an_unexpected_exception_is_a_bug_to_report(monkeypatch, capsys):
    def fail(options):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(cli, "run", fail)
    assert cli.main(["a.txt"]) == ExitCode.INTERNAL
    told = capsys.readouterr().err
    assert "unexpected ZeroDivisionError: division by zero" in told
    assert "Traceback" not in told


def test_help_and_version_are_data_and_succeed(capsys):
    assert cli.main(["--version"]) == ExitCode.OK
    assert capsys.readouterr() == ("deskbrief 0.1.0\n", "")
    assert cli.main(["translate", "--help"]) == ExitCode.OK
    assert capsys.readouterr().out.startswith("usage: deskbrief translate")
