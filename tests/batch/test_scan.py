"""Everything below the folder is either an article or has a reason why not."""

import os

import pytest

from deskbrief.batch.scan import Action, scan
from deskbrief.errors import UsageError


def write(folder, *names, text="خبر"):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def reasons(folder, out=None):
    return {found.article: (found.action, found.reason) for found in scan(folder, out or folder / "briefs")}


def test_articles_are_found_in_every_folder_below_in_the_order_of_their_paths(tmp_path):
    write(tmp_path, "b.txt", "a/z.html", "a/b/c.md", "D.TXT")
    found = scan(tmp_path, tmp_path / "briefs")
    assert [each.article for each in found] == ["D.TXT", "a/b/c.md", "a/z.html", "b.txt"]
    assert {each.action for each in found} == {Action.BRIEF}


def test_other_files_are_skipped_with_their_type_as_the_reason(tmp_path):
    write(tmp_path, "a.pdf", "README")
    assert reasons(tmp_path) == {
        "a.pdf": (Action.SKIP, "of file type .pdf"),
        "README": (Action.SKIP, "of unknown file type"),
    }


def test_hidden_files_and_folders_are_skipped_and_named(tmp_path):
    write(tmp_path, ".a.txt", ".git/b.txt")
    assert reasons(tmp_path) == {".a.txt": (Action.SKIP, "hidden"), ".git": (Action.SKIP, "hidden")}


def test_the_folder_of_the_briefs_is_never_read(tmp_path):
    write(tmp_path, "a.txt", "briefs/a.md")
    assert reasons(tmp_path)["briefs"] == (Action.SKIP, "where the briefs go")
    assert "briefs/a.md" not in reasons(tmp_path)


def test_a_brief_that_lies_among_the_articles_is_known_by_its_front_matter(tmp_path):
    write(tmp_path, "old.md", text="---\ntitle: x\nsignature: deskbrief:0.1.0|draft:1\n---\n\n# x\n")
    write(tmp_path, "note.md", text="---\ntitle: x\n---\n\ndeskbrief: a note of mine\n")
    assert reasons(tmp_path)["old.md"] == (Action.SKIP, "a brief that deskbrief made")
    assert reasons(tmp_path)["note.md"][0] is Action.BRIEF


def test_a_loop_of_links_is_walked_once(tmp_path):
    write(tmp_path, "real/a.txt")
    (tmp_path / "real" / "loop").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "real")
    assert reasons(tmp_path) == {
        "real/a.txt": (Action.BRIEF, ""),
        "real/loop": (Action.SKIP, "a link to a folder that is read already"),
        "again": (Action.SKIP, "a link to a folder that is read already"),
    }


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path):
    write(tmp_path, "elsewhere/a.txt", "inbox/b.txt")
    (tmp_path / "inbox" / "more").symlink_to(tmp_path / "elsewhere")
    assert set(reasons(tmp_path / "inbox")) == {"b.txt", "more/a.txt"}


def test_links_that_lead_nowhere_are_refused(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert set(reasons(tmp_path).values()) == {(Action.REFUSE, "a link to nothing")}


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert reasons(tmp_path)["a.txt"] == (Action.SKIP, "not a regular file")


def test_what_is_no_folder_is_an_error_with_the_way_out(tmp_path):
    write(tmp_path, "a.txt")
    with pytest.raises(UsageError, match="is a file, not a folder") as caught:
        scan(tmp_path / "a.txt", tmp_path / "briefs")
    assert "deskbrief " in caught.value.hint
    with pytest.raises(UsageError, match="There is no folder"):
        scan(tmp_path / "gone", tmp_path / "briefs")
