"""``deskbrief memory``: what was approved is seen, counted and forgotten."""

from __future__ import annotations

import pytest

from deskbrief.cli.memory_options import MemoryOptions
from deskbrief.cli.options import parse
from deskbrief.desk import open_desk
from deskbrief.errors import UsageError
from deskbrief.exit_codes import ExitCode
from deskbrief.load import load
from deskbrief.memory import Memory, memory_path


@pytest.fixture
def desk(tmp_path, article):
    path = tmp_path / "article.txt"
    path.write_text(article, encoding="utf-8")
    with open_desk(load(path)) as session:
        return session.path


@pytest.fixture
def filled(desk):
    with Memory(memory_path()) as memory:
        memory.put(str(desk), "p1", [("رحب السكان.", "Residents\twere glad.")], "draft")
        memory.put("/other.desk", "p1", [("أقر المجلس الخطة.", "The council adopted it.")], "draft")


@pytest.mark.parametrize("action", ["list", "count"])
def test_a_memory_that_is_not_there_is_empty_and_is_not_made(deskbrief_here, action):
    done = deskbrief_here("memory", action)
    assert done.returncode == ExitCode.OK
    assert done.stdout in (b"", b"0\n")
    assert not memory_path().exists()


def test_the_path_is_told(deskbrief_here):
    assert deskbrief_here("memory", "path").stdout.decode().strip() == str(memory_path())


def test_the_pairs_are_listed_one_a_line(deskbrief_here, filled):
    first, second = deskbrief_here("memory", "list").stdout.decode().splitlines()
    when, arabic, english, desk = second.split("\t")
    assert (arabic, english, desk) == ("أقر المجلس الخطة.", "The council adopted it.", "/other.desk")
    assert when.endswith("Z")
    assert len(first.split("\t")) == 4


def test_they_are_counted(deskbrief_here, filled):
    assert deskbrief_here("memory", "count").stdout == b"2\n"


def test_those_of_one_article_are_forgotten_and_its_desk_stays(deskbrief_here, filled, desk):
    assert deskbrief_here("memory", "forget", "article.txt").returncode == ExitCode.OK
    assert deskbrief_here("memory", "count").stdout == b"1\n"
    assert desk.exists()


def test_all_are_forgotten(deskbrief_here, filled):
    done = deskbrief_here("memory", "forget", "--all")
    assert b"2 pairs removed" in done.stderr
    assert deskbrief_here("memory", "list").stdout == b""


def test_forgetting_a_desk_forgets_what_the_memory_has_of_it(deskbrief_here, filled, desk):
    assert deskbrief_here("forget", "article.txt").returncode == ExitCode.OK
    assert deskbrief_here("memory", "count").stdout == b"1\n"


def test_what_to_forget_must_be_said():
    with pytest.raises(UsageError, match="not said what to forget"):
        parse(["memory", "forget"])
    with pytest.raises(UsageError, match="not said what to forget"):
        parse(["memory", "forget", "article.txt", "--all"])


def test_only_forget_takes_an_article():
    with pytest.raises(UsageError, match="takes no article"):
        parse(["memory", "list", "article.txt"])
    assert parse(["memory", "forget", "a"]) == MemoryOptions("forget", "a", quiet=False)


TABLE = "وصل الوفد إلى العاصمة أمس\tThe delegation arrived in the capital yesterday.\nسطر\n"


def test_a_table_is_imported_once_and_searched(deskbrief_here, tmp_path):
    (tmp_path / "agency.tsv").write_text(TABLE, encoding="utf-8")
    done = deskbrief_here("memory", "import", str(tmp_path / "agency.tsv"))
    assert b"1 pairs added, 0 known already" in done.stderr
    assert b"1 skipped (line 2 first)" in done.stderr
    again = deskbrief_here("memory", "import", str(tmp_path / "agency.tsv"))
    assert b"0 pairs added, 1 known already" in again.stderr
    found = deskbrief_here("memory", "search", "DELEGATION").stdout.decode()
    assert "The delegation arrived" in found and "import:agency.tsv" in found
    assert deskbrief_here("memory", "search", "وفد").stdout.decode() == found


def test_a_sentence_is_looked_up_with_its_own_numbers(deskbrief, filled):
    with Memory(memory_path()) as memory:
        memory.put(
            "d", "p", [("قتل 12 شخصاً في انفجار بالعاصمة أمس", "12 died in a blast yesterday.")], "draft"
        )
    done = deskbrief("memory", "lookup", stdin="\nقتل 30 شخصاً في انفجار بالعاصمة أمس\n".encode())
    line, score, _, english = done.stdout.decode().rstrip("\n").split("\t")
    assert (line, english) == ("2", "30 died in a blast yesterday.")
    assert 75 <= int(score) < 100


def test_the_memory_is_exported_and_comes_back(deskbrief_here, filled, tmp_path):
    tmx = tmp_path / "out.tmx"
    assert deskbrief_here("memory", "export", str(tmx)).returncode == ExitCode.OK
    assert deskbrief_here("memory", "export").stdout == tmx.read_bytes()
    deskbrief_here("memory", "forget", "--all")
    assert b"2 pairs added" in deskbrief_here("memory", "import", str(tmx)).stderr
    deskbrief_here("memory", "forget", "import:out.tmx")
    assert deskbrief_here("memory", "count").stdout == b"0\n"


def test_what_an_action_does_not_take_is_an_error():
    for arguments in (
        ["import"],
        ["search"],
        ["export", "a", "b"],
        ["count", "--all"],
        ["search", "a", "--limit", "0"],
    ):
        with pytest.raises(UsageError):
            parse(["memory", *arguments])
