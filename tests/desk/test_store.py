"""The file: private, versioned, backed up, one writer at a time, and never harmed by being opened."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from deskbrief.desk import backups, naming, open_desk, resume_desk
from deskbrief.desk.migrations import LATEST
from deskbrief.desk.store import Store
from deskbrief.errors import DeskError, NoArticleError
from deskbrief.load import load, load_bytes


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def set_pragma(path, pragma):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA {pragma}")


def test_a_desk_is_private(desk):
    files = [p for p in desk.path.parent.iterdir() if p.name.startswith(desk.path.name)]
    assert {p.name.removeprefix(desk.path.name) for p in files} == {"", "-wal", "-shm", ".lock"}
    assert {mode(p) for p in files} == {0o600}
    assert mode(desk.path.parent) == 0o700


def test_a_desk_lies_in_the_data_folder_and_is_named_after_file_and_headline(desk):
    assert desk.path.parent == naming.desks_dir()
    assert desk.path.name.startswith("article-مجلس-بلدة-النخيل")


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\nb\x1b[31m.txt", "ن" * 300, "\udcff.txt", ".."])
def test_no_name_leads_out_of_the_folder_or_is_too_long_for_it(name, article):
    path = naming.desk_path(load_bytes(article.encode(), name, ".txt"), name)
    assert path.parent == naming.desks_dir()
    assert path.name.isprintable()
    assert len(os.fsencode(path.name)) < 200


def test_an_article_whose_headline_has_changed_finds_its_desk_again(desk, file):
    path = desk.path
    desk.close()
    text = file.read_text(encoding="utf-8").replace("مجلس بلدة النخيل يقر", "المجلس يرفض", 1)
    file.write_text(text, encoding="utf-8")
    with open_desk(load(file)) as again:
        assert again.path == path
        assert "المجلس يرفض" in again.row(again.row_ids[0]).source


def test_standard_input_has_a_desk_for_each_text(article):
    with open_desk(load_bytes(article.encode(), "-")) as one:
        pass
    with open_desk(load_bytes(article.encode(), "-")) as again:
        assert again.path == one.path
    with open_desk(load_bytes((article + "\nوأضاف جملة.").encode(), "-")) as other:
        assert other.path != one.path


def test_a_page_without_an_article_makes_no_desk(tmp_path):
    with pytest.raises(NoArticleError):
        open_desk(load_bytes(b"Nothing in Arabic at all.", "x.txt", ".txt"))
    assert not naming.desks_dir().exists()


def test_the_second_opening_can_only_read_and_says_who_writes(desk, file, news):
    with open_desk(load(file)) as second:
        assert f"open in process {os.getpid()}" in second.read_only
        assert second.read_only in second.notes
        assert second.rows() == desk.rows()
        with pytest.raises(DeskError, match="can only be read here"):
            second.edit(news[0], "No.")
        desk.edit(news[0], "Yes.")
    with open_desk(load(file)) as third:
        assert third.row(news[0]).text == "Yes."


def test_a_process_that_dies_leaves_no_lock(file, tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from deskbrief.desk import open_desk; "
        "from deskbrief.load import load; s = open_desk(load(Path(sys.argv[1]))); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], timeout=60, check=False)
    with open_desk(load(file)) as session:
        assert not session.read_only


def test_a_desk_of_a_newer_deskbrief_is_refused_and_untouched(desk, file):
    desk.close()
    set_pragma(desk.path, f"user_version = {LATEST + 1}")
    before = desk.path.read_bytes(), sorted(desk.path.parent.rglob("*"))
    with pytest.raises(DeskError, match="newer deskbrief") as caught:
        open_desk(load(file))
    assert "not touched" in caught.value.hint
    assert (desk.path.read_bytes(), sorted(desk.path.parent.rglob("*"))) == before


def test_an_sqlite_file_of_another_program_is_refused_and_untouched(tmp_path, file):
    other = tmp_path / "other.desk"
    set_pragma(other, "application_id = 7")
    set_pragma(other, "user_version = 1")
    before = other.read_bytes()
    with pytest.raises(DeskError, match="another program"):
        open_desk(load(file), other)
    assert other.read_bytes() == before


@pytest.mark.parametrize("damage", ["text", "middle"])
def test_a_damaged_desk_names_its_newest_backup_and_the_way_back(desk, file, news, damage):
    desk.edit(news[0], "Kept in the backup.")
    desk.close()
    open_desk(load(file)).close()
    data = bytearray(desk.path.read_bytes())
    if damage == "text":
        data = bytearray(b"not a database at all, not at all" * 100)
    else:
        data[5000 : len(data) - 2000] = b"\xff" * (len(data) - 7000)
    desk.path.write_bytes(data)
    with pytest.raises(DeskError, match="is damaged") as caught:
        open_desk(load(file))
    newest = backups.listed(desk.path)[-1]
    assert newest.name in caught.value.hint
    commands = caught.value.hint.split("To go back to it: ")[1]
    subprocess.run(commands, shell=True, check=True)
    with open_desk(load(file)) as again:
        assert again.row(news[0]).text == "Kept in the backup."


def test_a_damaged_desk_without_a_backup_says_how_to_begin_anew(tmp_path, file):
    path = tmp_path / "x.desk"
    path.write_bytes(b"x" * 5000)
    with pytest.raises(DeskError, match="is damaged") as caught:
        open_desk(load(file), path)
    assert "There is no backup" in caught.value.hint


def test_an_empty_file_is_a_new_desk(tmp_path, file):
    (tmp_path / "x.desk").touch()
    with open_desk(load(file), tmp_path / "x.desk") as session:
        assert len(session.row_ids) == 5


def test_ten_backups_are_kept_and_the_oldest_goes(desk, file, news):
    desk.close()
    for number in range(13):
        with open_desk(load(file)) as session:
            session.edit(news[0], f"Text {number}.")
    kept = backups.listed(desk.path)
    assert len(kept) == backups.KEPT
    assert {mode(p) for p in kept} == {0o600}
    with open_desk(load(file), kept[0]) as oldest:
        assert oldest.row(news[0]).text == "Text 2."


def test_opening_without_changing_anything_pushes_no_backup_out(desk, file):
    desk.close()
    for _ in range(3):
        open_desk(load(file)).close()
    assert len(backups.listed(desk.path)) == 1


def test_the_log_can_be_neither_changed_nor_shortened(desk):
    with closing(sqlite3.connect(desk.path)) as connection:
        for statement in ("UPDATE log SET who = 'x'", "DELETE FROM log"):
            with pytest.raises(sqlite3.IntegrityError, match="the log only grows"):
                connection.execute(statement)


def test_the_log_says_who_did_what_when_and_how_it_was(desk, news):
    desk.edit(news[0], "Mine.")
    *_, last = desk.log()
    whole = desk.entry(last.seq)
    assert (last.who, last.what, last.about) == ("person", "edit", news[0])
    assert last.at.startswith("20")
    assert whole.before == {("person", news[0]): None}
    assert whole.after["person", news[0]]["text"] == "Mine."
    assert {entry.who for entry in desk.log()} == {"machine", "fake", "person"}


def test_an_action_that_fails_half_way_leaves_nothing_behind(desk):
    store = desk._store
    before = store.cells(), len(list(store.log()))
    with pytest.raises(TypeError):
        store.write({("a", "1"): 1, ("a", "2"): object()}, {}, who="x", what="x", about="x")
    assert (store.cells(), len(list(store.log()))) == before


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(file, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DeskError, match="cannot be used"):
        open_desk(load(file), tmp_path / "file" / "x.desk")


def test_a_desk_is_resumed_without_its_article(desk, file, news):
    desk.edit(news[0], "Mine.")
    desk.close()
    file.unlink()
    with resume_desk(desk.path) as again:
        assert again.row(news[0]).text == "Mine."
    with pytest.raises(DeskError, match="There is no desk"):
        resume_desk(desk.path.with_name("no.desk"))


def test_what_the_screen_remembers_and_the_time_spent_are_there_again(desk, file):
    desk.remember("row", {"id": "x", "folded": True})
    desk.spend(1.5)
    desk.spend(2)
    desk.close()
    with open_desk(load(file)) as again:
        assert again.recall("row") == {"id": "x", "folded": True}
        assert again.recall("other") is None
        assert again.statistics().seconds == 3.5


def test_a_desk_that_was_killed_before_it_was_filled_is_filled(tmp_path, file):
    path = tmp_path / "x.desk"
    Store(path).close()
    with open_desk(load(file), path) as session:
        assert len(session.row_ids) == 5
