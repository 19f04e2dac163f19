"""A folder of articles through the real command line: everything is briefed once, and nothing is lost."""

import json
import os
import subprocess
import sys

import pytest

from deskbrief.batch.ledger import NAME

OK, SOME_FAILED, USAGE, NOTHING_TO_DO = 0, 1, 2, 3


@pytest.fixture
def inbox(tmp_path, article):
    """Three articles in two folders; each has its own last paragraph."""
    folder = tmp_path / "inbox"
    for name in ("a.txt", "b.txt", "south/c.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{article}\nوهذه الفقرة الأخيرة من الخبر {name}.\n", encoding="utf-8")
    return folder


def batch(deskbrief_here, *more, **environment):
    return deskbrief_here("--batch", "inbox", *more, **environment)


def files(folder):
    """Every file below a folder with its bytes; the ledger and its times are not what a batch is for."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != NAME
    }


def lines(stream):
    return sorted(stream.decode().splitlines())


def test_every_article_gets_a_brief_in_a_tree_like_that_of_the_input(deskbrief_here, inbox):
    done = batch(deskbrief_here)
    assert done.returncode == OK, done.stderr.decode()
    assert set(files(inbox / "briefs")) == {"a.md", "b.md", "south/c.md"}
    assert lines(done.stdout) == ["inbox/briefs/a.md", "inbox/briefs/b.md", "inbox/briefs/south/c.md"]
    assert b"3 written" in done.stderr


def test_a_brief_of_a_batch_is_that_of_the_single_command(deskbrief_here, inbox):
    batch(deskbrief_here, SOURCE_DATE_EPOCH="0")
    alone = deskbrief_here("inbox/a.txt", SOURCE_DATE_EPOCH="0")
    assert (inbox / "briefs" / "a.md").read_bytes() == alone.stdout


def test_several_processes_write_the_same_bytes_as_one(deskbrief_here, inbox, tmp_path):
    batch(deskbrief_here, "--out", "one", "--format", "md,json", SOURCE_DATE_EPOCH="0")
    batch(deskbrief_here, "--out", "two", "--format", "md,json", "--jobs", "2", SOURCE_DATE_EPOCH="0")
    assert len(files(tmp_path / "one")) == 6
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert (tmp_path / "one" / NAME).read_bytes() == (tmp_path / "two" / NAME).read_bytes()


def test_quiet_says_nothing_and_still_prints_the_paths(deskbrief_here, inbox):
    done = batch(deskbrief_here, "--quiet")
    assert done.stderr == b""
    assert len(lines(done.stdout)) == 3


def test_a_second_run_finds_nothing_to_do(deskbrief_here, inbox):
    batch(deskbrief_here)
    before = {path: path.stat().st_mtime_ns for path in (inbox / "briefs").rglob("*")}
    done = batch(deskbrief_here)
    assert done.returncode == NOTHING_TO_DO
    assert done.stdout == b""
    assert b"nothing to do" in done.stderr
    assert b"3 unchanged" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in (inbox / "briefs").rglob("*")} == before


def test_only_a_changed_article_is_briefed_again(deskbrief_here, inbox):
    batch(deskbrief_here)
    with (inbox / "b.txt").open("a", encoding="utf-8") as file:
        file.write("\nوأعلن المجلس تأجيل الخطة أسبوعا.\n")
    os.utime(inbox / "a.txt")  # touched, not changed
    assert lines(batch(deskbrief_here).stdout) == ["inbox/briefs/b.md"]


def test_a_deleted_brief_is_made_again(deskbrief_here, inbox):
    batch(deskbrief_here)
    (inbox / "briefs" / "a.md").unlink()
    assert lines(batch(deskbrief_here).stdout) == ["inbox/briefs/a.md"]


def test_another_signature_makes_every_brief_anew(deskbrief_here, inbox):
    batch(deskbrief_here)
    ledger = inbox / "briefs" / NAME
    ledger.write_text(ledger.read_text().replace("deskbrief:", "deskbrief:0."))
    done = batch(deskbrief_here, "--dry-run")
    assert done.stdout.decode().count("made another way now") == 3
    assert len(lines(batch(deskbrief_here).stdout)) == 3


def test_a_format_asked_for_later_is_added_to_the_briefs(deskbrief_here, inbox):
    batch(deskbrief_here)
    done = batch(deskbrief_here, "--format", "md,json")
    assert lines(done.stdout) == [f"inbox/briefs/{name}.json" for name in ("a", "b", "south/c")]
    assert json.loads((inbox / "briefs" / "a.json").read_bytes())["paragraphs"]


def test_force_makes_every_brief_anew(deskbrief_here, inbox):
    batch(deskbrief_here)
    assert len(lines(batch(deskbrief_here, "--force").stdout)) == 3


def test_articles_of_one_name_get_a_brief_each(deskbrief_here, inbox, article):
    batch(deskbrief_here)
    first = (inbox / "briefs" / "a.md").read_bytes()
    body = "".join(f"<p>{line}</p>" for line in article.splitlines() if line)
    (inbox / "a.html").write_text(f"<html><body><article>{body}</article></body></html>", encoding="utf-8")
    assert lines(batch(deskbrief_here).stdout) == ["inbox/briefs/a.html.md"]
    assert (inbox / "briefs" / "a.md").read_bytes() == first


def test_a_brief_that_somebody_edited_is_not_replaced_unasked(deskbrief_here, inbox):
    batch(deskbrief_here)
    brief = inbox / "briefs" / "a.md"
    brief.write_text("my own words\n")
    assert batch(deskbrief_here).returncode == NOTHING_TO_DO
    with (inbox / "a.txt").open("a", encoding="utf-8") as file:
        file.write("\nوأعلن المجلس تأجيل الخطة أسبوعا.\n")
    done = batch(deskbrief_here)
    assert done.returncode == SOME_FAILED
    assert b"a.md was edited since; --force replaces it" in done.stderr
    assert brief.read_text() == "my own words\n"
    assert batch(deskbrief_here, "--force").returncode == OK
    assert brief.read_text() != "my own words\n"


def test_a_strangers_file_in_the_output_folder_is_not_replaced_unasked(deskbrief_here, inbox, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.md").write_text("a stranger's\n")
    done = batch(deskbrief_here, "--out", "out")
    assert done.returncode == SOME_FAILED
    assert b"a.md is in the way" in done.stderr
    assert (tmp_path / "out" / "a.md").read_text() == "a stranger's\n"
    assert (tmp_path / "out" / "b.md").exists()


def test_two_folders_do_not_share_an_output_folder(deskbrief_here, inbox, tmp_path, article):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text(article, encoding="utf-8")
    batch(deskbrief_here, "--out", "out")
    done = deskbrief_here("--batch", "other", "--out", "out")
    assert done.returncode == USAGE
    assert b"out holds the briefs of another folder: ../inbox" in done.stderr
    assert b"Choose another --out" in done.stderr


def test_the_input_folder_may_be_the_output_folder(deskbrief_here, inbox):
    assert len(lines(batch(deskbrief_here, "--out", "inbox").stdout)) == 3
    assert batch(deskbrief_here, "--out", "inbox").returncode == NOTHING_TO_DO
    (inbox / NAME).unlink()
    assert b"3 a brief that deskbrief made" in batch(deskbrief_here, "--out", "inbox", "--dry-run").stderr


def test_one_bad_file_never_stops_the_rest_and_is_reported_with_its_reason(deskbrief_here, inbox):
    (inbox / "a1.txt").write_bytes(b"")
    (inbox / "a2.txt").write_bytes(b"\x00\x01\x02" * 99)
    (inbox / "a3.txt").symlink_to("gone.txt")
    done = batch(deskbrief_here)
    assert done.returncode == SOME_FAILED
    assert set(files(inbox / "briefs")) == {"a.md", "b.md", "south/c.md"}
    told = done.stderr.decode()
    assert "a1.txt is empty" in told
    assert "a2.txt is binary" in told
    assert "a3.txt: a link to nothing" in told
    assert "3 written; 3 failed" in told
    assert "Traceback" not in told


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_an_unreadable_file_and_folder_are_reported(deskbrief_here, inbox):
    (inbox / "a.txt").chmod(0)
    (inbox / "south").chmod(0)
    try:
        done = batch(deskbrief_here)
    finally:
        (inbox / "south").chmod(0o755)
    assert done.returncode == SOME_FAILED
    assert set(files(inbox / "briefs")) == {"b.md"}
    assert b"a.txt cannot be read: Permission denied" in done.stderr
    assert b"south: the folder cannot be listed: Permission denied" in done.stderr


def test_a_bad_file_is_tried_again_the_next_time(deskbrief_here, inbox, article):
    (inbox / "d.txt").write_bytes(b"")
    batch(deskbrief_here)
    (inbox / "d.txt").write_text(article, encoding="utf-8")
    assert lines(batch(deskbrief_here).stdout) == ["inbox/briefs/d.md"]


def test_an_output_folder_that_cannot_be_made_is_an_error(deskbrief_here, inbox, tmp_path):
    (tmp_path / "file").write_text("")
    done = batch(deskbrief_here, "--out", "file/out")
    assert done.returncode == SOME_FAILED
    assert b"The folder file/out cannot be made" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_dry_run_shows_the_plan_with_reasons_and_touches_nothing(deskbrief_here, inbox, tmp_path):
    (inbox / "x.pdf").write_bytes(b"%PDF-1.4")
    (inbox / "empty.txt").write_bytes(b"")
    before = files(tmp_path)
    done = batch(deskbrief_here, "--dry-run")
    assert done.returncode == SOME_FAILED  # as the run itself would end
    assert [line.split("\t")[:2] for line in done.stdout.decode().splitlines()] == [
        ["brief", "a.txt"],
        ["brief", "b.txt"],
        ["refuse", "empty.txt"],
        ["brief", "south/c.txt"],
        ["skip", "x.pdf"],
    ]
    assert b"of file type .pdf" in done.stdout
    assert b"3 articles, 12 paragraphs to brief into inbox/briefs; 1 skipped" in done.stderr
    assert files(tmp_path) == before
    assert not (inbox / "briefs").exists()


def test_an_empty_folder_is_nothing_to_do(deskbrief_here, tmp_path):
    (tmp_path / "inbox").mkdir()
    done = batch(deskbrief_here)
    assert done.returncode == NOTHING_TO_DO
    assert not (tmp_path / "inbox" / "briefs").exists()
    assert b"nothing to do: inbox holds no files" in done.stderr


def test_what_a_person_should_know_of_an_article_is_told(deskbrief_here, inbox):
    with (inbox / "a.txt").open("ab") as file:
        file.write("وقال ".encode() + b"\xff\xfe\xff" + " إن الخطة ستبدأ.\n".encode())
    done = batch(deskbrief_here)
    assert done.returncode == OK
    notes = [line for line in done.stderr.decode().splitlines() if "a.txt: " in line]
    assert notes, done.stderr.decode()
    assert not [line for line in done.stderr.decode().splitlines() if "b.txt: " in line]


def test_a_file_name_that_is_not_utf8_is_kept_as_it_is(deskbrief_here, inbox, article):
    (inbox / os.fsdecode(b"\xce\xe8\xd1.txt")).write_text(article, encoding="utf-8")
    done = batch(deskbrief_here)
    assert done.returncode == OK, done.stderr.decode()
    assert b"inbox/briefs/\xce\xe8\xd1.md\n" in done.stdout
    assert (inbox / "briefs" / os.fsdecode(b"\xce\xe8\xd1.md")).exists()
    assert batch(deskbrief_here).returncode == NOTHING_TO_DO


def test_an_unknown_model_touches_nothing(deskbrief_here, inbox):
    done = batch(deskbrief_here, "--model", "gtp")
    assert done.returncode == USAGE
    assert b"draft" in done.stderr
    assert not (inbox / "briefs").exists()


def test_a_missing_model_is_said_once_and_not_once_a_file(deskbrief, inbox):
    done = batch(deskbrief, "--model", "opus-mt-ar-en", HF_HUB_OFFLINE="1")
    assert done.returncode == SOME_FAILED
    assert done.stderr.count(b"opus-mt-ar-en' (Helsinki-NLP") == 1
    assert b"--model draft" in done.stderr
    assert not list((inbox / "briefs").rglob("*.md"))


def test_a_reader_that_leaves_early_does_not_stop_the_batch(inbox, tmp_path):
    done = subprocess.run(
        f"{sys.executable} -m deskbrief --batch inbox --quiet | true; echo ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", cwd=tmp_path, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == (b"0\n", b"")
    assert len(files(inbox / "briefs")) == 3


def test_a_batch_that_another_has_overtaken_writes_nothing(deskbrief_here, inbox, monkeypatch):
    from deskbrief.batch import plan as planning

    real = planning.scan

    def scan_while_another_batch_runs(folder, out):
        monkeypatch.setattr(planning, "scan", real)
        assert batch(deskbrief_here).returncode == OK
        return real(folder, out)

    monkeypatch.setattr(planning, "scan", scan_while_another_batch_runs)
    done = batch(deskbrief_here, "--force")
    assert done.returncode == USAGE
    assert b"Another batch has just written" in done.stderr
