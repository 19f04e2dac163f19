"""``deskbrief terms``: glossaries are added to, listed, exchanged and checked."""

from __future__ import annotations

import pytest

from deskbrief.cli.options import parse
from deskbrief.errors import UsageError
from deskbrief.exit_codes import ExitCode
from deskbrief.glossary.files import own_path, read_glossary


def test_a_term_is_added_to_the_persons_glossary_and_listed(deskbrief_here):
    done = deskbrief_here("terms", "add", "ليهي", "Leahy", "--kind", "person", "--forbid", "Lehi")
    assert done.returncode == ExitCode.OK
    (term,) = read_glossary(own_path()).terms
    assert (term.source, term.target, term.kind, term.forbidden) == ("ليهي", "Leahy", "person", ("Lehi",))
    assert deskbrief_here("terms", "list").stdout.decode().startswith("ليهي\tLeahy\tperson")


def test_a_term_is_replaced_and_that_is_said(deskbrief_here):
    deskbrief_here("terms", "add", "لجنة", "committee")
    assert b"in place of committee" in deskbrief_here("terms", "add", "لجنة", "panel").stderr


@pytest.mark.parametrize("form", ["csv", "tbx", "omegat"])
def test_what_is_exported_is_imported(deskbrief_here, tmp_path, form):
    deskbrief_here("terms", "add", "لجنة", "panel", "--to", "mine.csv")
    suffix = {"csv": "csv", "tbx": "tbx", "omegat": "txt"}[form]
    (tmp_path / f"out.{suffix}").write_bytes(
        deskbrief_here("terms", "export", "mine.csv", "--form", form).stdout
    )
    done = deskbrief_here("terms", "import", f"out.{suffix}", "--to", "theirs.csv")
    assert b"1 terms added to theirs.csv" in done.stderr
    assert [term.target for term in read_glossary(tmp_path / "theirs.csv").terms] == ["panel"]


def test_check_tells_every_fault_with_its_line_and_fails(deskbrief_here, tmp_path):
    (tmp_path / "bad.csv").write_text("لجنة,panel\nوزير,\nلجنة,board\n", encoding="utf-8")
    done = deskbrief_here("terms", "check", "bad.csv")
    assert done.returncode == ExitCode.SOME_FAILED
    lines = done.stdout.decode().splitlines()
    assert [line.split(":")[1] for line in lines] == ["2", "3"]


def test_a_glossary_without_a_fault_passes(deskbrief_here, tmp_path):
    (tmp_path / "good.csv").write_text("لجنة,panel\n", encoding="utf-8")
    assert deskbrief_here("terms", "check", "good.csv").returncode == ExitCode.OK


@pytest.mark.parametrize(
    "arguments",
    [["add", "لجنة"], ["list", "--kind", "term"], ["check", "--to", "a.csv"], ["import"], ["drop"]],
)
def test_what_does_not_go_together_is_refused(arguments):
    with pytest.raises(UsageError):
        parse(["terms", *arguments])


def test_a_term_that_is_none_is_refused_with_the_reason(deskbrief_here):
    done = deskbrief_here("terms", "add", "panel", "لجنة")
    assert done.returncode == ExitCode.USAGE
    assert b"are the columns exchanged?" in done.stderr
