"""``deskbrief memory``: what was approved is seen, counted and forgotten."""

from __future__ import annotations

import pytest

from deskbrief.cli.options import MemoryOptions, parse
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
    assert parse(["memory", "forget", "a"]) == MemoryOptions(action="forget", article="a", quiet=False)
