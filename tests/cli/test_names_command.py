"""``deskbrief names``: a line of candidates for a line of a name."""

from __future__ import annotations

import pytest

from deskbrief.cli.options import parse
from deskbrief.errors import UsageError
from deskbrief.exit_codes import ExitCode


def test_names_come_out_line_by_line_and_blank_ones_stay_blank(deskbrief):
    done = deskbrief("names", "romanize", "--top", "2", stdin="كيفن\n\nنوري المالكي\n".encode())
    assert done.returncode == ExitCode.OK
    first, second, third, end = done.stdout.decode().split("\n")
    assert first.split("\t")[0] == "Kevin"
    assert (second, end) == ("", "")
    assert third.split("\t")[0] == "Nouri al-Maliki" and len(third.split("\t")) == 2


def test_a_style_is_chosen(deskbrief):
    assert (
        deskbrief("names", "romanize", "--style", "ijmes", stdin="محمد\n".encode()).stdout.decode()
        == "Muḥammad\n"
    )


@pytest.mark.parametrize(
    "arguments", [[], ["list"], ["romanize", "--top", "0"], ["romanize", "--style", "bbc"]]
)
def test_what_there_is_not_is_refused(arguments):
    with pytest.raises(UsageError):
        parse(["names", *arguments])
