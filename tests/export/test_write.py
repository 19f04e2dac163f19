"""A file is written whole or not at all."""

import os
import stat
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief import files
from deskbrief.errors import ExportError
from deskbrief.export.write import write_atomically


def test_the_file_holds_the_text_in_utf_8_with_its_line_ends(tmp_path):
    write_atomically(tmp_path / "a.md", "سطر\nline\n")
    assert (tmp_path / "a.md").read_bytes() == "سطر\nline\n".encode()


def test_folders_are_made_and_nothing_else_is_left_in_them(tmp_path):
    write_atomically(tmp_path / "x" / "y" / "a.md", "text")
    assert [p.name for p in (tmp_path / "x" / "y").iterdir()] == ["a.md"]


def test_a_failure_half_way_leaves_the_old_file_and_no_part(tmp_path, monkeypatch):
    target = tmp_path / "a.md"
    target.write_text("old")

    def full_disk(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full_disk)
    with pytest.raises(ExportError, match="No space left"):
        write_atomically(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_interruption_leaves_no_part(tmp_path, monkeypatch):
    def interrupted(descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.md", "new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_an_error_that_says_so(tmp_path):
    (tmp_path / "a.md").mkdir()
    with pytest.raises(ExportError) as caught:
        write_atomically(tmp_path / "a.md", "text")
    assert "a.md" in caught.value.message
    assert caught.value.hint


def test_a_file_where_a_folder_should_be_is_an_error(tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(ExportError):
        write_atomically(tmp_path / "x" / "a.md", "text")


@pytest.mark.parametrize("name", ["a\0b", "n" * 300])
def test_a_name_that_no_file_can_have_is_an_error(tmp_path, name):
    with pytest.raises(ExportError):
        write_atomically(tmp_path / name, "text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are POSIX's")
def test_a_replaced_file_keeps_its_mode_and_a_link_keeps_pointing(tmp_path):
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="the umask is POSIX's")
def test_a_new_file_obeys_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "a.md", "text")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


@given(st.text(st.characters(codec=None, categories=None), max_size=30))
def test_any_text_can_be_written(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.md"
    write_atomically(path, text)
    assert len(path.read_bytes().decode("utf-8")) == len(text)
