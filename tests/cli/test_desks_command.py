"""`deskbrief desks` and `deskbrief forget`: what is kept of an article, and how all of it goes."""

import pytest

from deskbrief.desk import naming, open_desk
from deskbrief.load import load


@pytest.fixture
def file(tmp_path, article):
    path = tmp_path / "water.txt"
    path.write_text(article, encoding="utf-8")
    return path


@pytest.fixture
def desk_path(file):
    """A desk with an edit, an approval and a backup."""
    for text in ("One.", "Two."):
        with open_desk(load(file)) as session:
            session.edit(session.row_ids[0], text)
            session.approve(session.row_ids[0])
    return session.path


def test_without_desks_nothing_is_listed_and_a_note_says_so(deskbrief_here):
    done = deskbrief_here("desks")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"no desks yet" in done.stderr


def test_each_desk_has_a_line_with_its_headline_its_article_and_its_state(deskbrief_here, desk_path, file):
    (line,) = deskbrief_here("desks").stdout.decode().splitlines()
    changed, done, headline, article, path = line.split("\t")
    assert changed.endswith("Z")
    assert done == "5 paragraphs, 1 edited, 1 approved"
    assert headline == "مجلس بلدة النخيل يقر خطة جديدة لتوزيع المياه"
    assert (article, path) == (str(file), str(desk_path))


def test_a_damaged_desk_is_listed_with_its_problem(deskbrief_here, desk_path):
    desk_path.write_bytes(b"x" * 999)
    assert b"cannot be read: file is not a database" in deskbrief_here("desks").stdout


def test_listing_changes_nothing(deskbrief_here, desk_path):
    def everything():
        return {p: p.read_bytes() for p in naming.desks_dir().rglob("*") if p.is_file()}

    before = everything()
    deskbrief_here("desks")
    assert everything() == before


@pytest.mark.parametrize("by", ["article", "a removed article", "desk", "beginning of its name"])
def test_forgetting_removes_every_trace_and_says_what_went(deskbrief_here, desk_path, file, by):
    name = {"desk": desk_path, "beginning of its name": "water-"}.get(by, file)
    if by == "a removed article":
        file.unlink()
    there = sorted(p for p in naming.desks_dir().rglob("*") if p.is_file())
    assert len(there) == 3  # the desk, its lock, a backup
    done = deskbrief_here("forget", name)
    assert done.returncode == 0
    assert sorted(done.stdout.decode().splitlines()) == sorted(map(str, there))
    assert b"3 files removed" in done.stderr
    assert list(naming.desks_dir().iterdir()) == []
    assert deskbrief_here("desks").stdout == b""


def test_what_sqlite_leaves_after_a_crash_goes_too(deskbrief_here, desk_path):
    for ending in ("-wal", "-shm", ".damaged"):
        desk_path.with_name(desk_path.name + ending).touch()
    deskbrief_here("forget", desk_path)
    assert list(naming.desks_dir().iterdir()) == []


def test_other_desks_stay(deskbrief_here, desk_path, tmp_path, article):
    (tmp_path / "water2.txt").write_text(article, encoding="utf-8")
    with open_desk(load(tmp_path / "water2.txt")) as other:
        pass
    done = deskbrief_here("forget", "water")
    assert done.returncode == 1
    assert b"2 desks have names that begin with water" in done.stderr
    assert deskbrief_here("forget", "water.txt").returncode == 0
    assert other.path.exists()
    assert not desk_path.exists()


def test_an_unknown_desk_is_an_error_with_a_way_out(deskbrief_here, desk_path):
    done = deskbrief_here("forget", "nothing.txt")
    assert done.returncode == 1
    assert b"There is no desk of nothing.txt" in done.stderr
    assert b"deskbrief desks" in done.stderr
    assert desk_path.exists()


def test_a_desk_that_is_open_is_not_removed(deskbrief_here, desk_path, file):
    with open_desk(load(file)):
        done = deskbrief_here("forget", file)
    assert done.returncode == 1
    assert b"is open in process" in done.stderr
    assert desk_path.exists()


def test_a_desk_in_a_file_of_any_name_is_forgotten_by_that_name(deskbrief_here, tmp_path, file):
    elsewhere = tmp_path / "elsewhere" / "mine.sqlite"
    open_desk(load(file), elsewhere).close()
    assert deskbrief_here("forget", elsewhere).returncode == 0
    assert not elsewhere.exists()


def test_an_article_without_a_desk_is_not_taken_for_one(deskbrief_here, tmp_path, article):
    other = tmp_path / "other.txt"
    other.write_text(article, encoding="utf-8")
    assert deskbrief_here("forget", other).returncode == 1
    assert other.read_text(encoding="utf-8") == article
