"""Running checks: all that are installed or those named, and one that fails stops nothing."""

from __future__ import annotations

import pytest

from deskbrief import plugins
from deskbrief.check import run_checks
from deskbrief.check.untranslated import UntranslatedCheck
from deskbrief.document import Severity
from deskbrief.errors import PluginError
from support.segments import translated

SEGMENT = translated(*UntranslatedCheck.example)


def test_all_installed_checks_run_by_default():
    (segment,) = run_checks([SEGMENT])
    assert segment.flags == ("untranslated",)


def test_only_the_checks_named_run():
    (segment,) = run_checks([SEGMENT], names=["loop"])
    assert segment.findings == ()
    (segment,) = run_checks([SEGMENT], names=[])
    assert segment.findings == ()


def test_running_twice_finds_everything_once():
    assert run_checks(run_checks([SEGMENT])) == run_checks([SEGMENT])


def test_an_unknown_check_is_an_error_that_names_the_known_ones():
    with pytest.raises(PluginError, match="untranslated"):
        run_checks([SEGMENT], names=["spelling"])


def test_a_check_that_fails_is_a_finding_and_stops_nothing(monkeypatch):
    class Broken:
        code = "broken"
        default = Severity.INFO
        example = ("", "")

        def run(self, segment):
            raise ZeroDivisionError("division by zero")

    real = plugins.load
    monkeypatch.setattr(
        plugins, "load", lambda group, name: Broken if name == "broken" else real(group, name)
    )
    (segment,) = run_checks([SEGMENT], names=["broken", "untranslated"])
    assert segment.flags == ("check-failed", "untranslated")
    assert "'broken' failed on this paragraph: division by zero" in segment.findings[0].message
