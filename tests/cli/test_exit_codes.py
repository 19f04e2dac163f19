"""The exit codes are a contract with scripts."""

from deskbrief.exit_codes import ExitCode


def test_the_numbers_never_change():
    assert {code.name: int(code) for code in ExitCode} == {
        "OK": 0,
        "SOME_FAILED": 1,
        "USAGE": 2,
        "NOTHING_TO_DO": 3,
        "INTERNAL": 70,
        "INTERRUPTED": 130,
    }


def test_every_code_has_a_meaning_for_the_help():
    assert all(code.meaning for code in ExitCode)
