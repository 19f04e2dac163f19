"""`deskbrief ARTICLE`: one article in, one brief out."""

import json
import os
import pty
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest


@pytest.fixture
def written(tmp_path, article):
    path = tmp_path / "news.txt"
    path.write_text(article, encoding="utf-8")
    return path


def test_an_article_becomes_a_markdown_brief_with_the_arabic_below_the_english(deskbrief, written):
    done = deskbrief("news.txt")
    assert done.returncode == 0, done.stderr.decode()
    text = done.stdout.decode("utf-8")
    assert text.startswith("---\n")
    assert 'dir="rtl"' in text
    assert "أقر مجلس بلدة النخيل" in text


def test_standard_input_is_an_article_too(deskbrief, article):
    done = deskbrief("-", "--format", "json", stdin=article.encode())
    brief = json.loads(done.stdout)
    assert [part["language"] for part in brief["paragraphs"]].count("ar") >= 3


def test_the_same_article_gives_the_same_bytes_on_the_same_date(deskbrief, written):
    first = deskbrief("news.txt", SOURCE_DATE_EPOCH="86400").stdout
    assert first == deskbrief("news.txt", SOURCE_DATE_EPOCH="86400", PYTHONHASHSEED="7").stdout
    assert b"1970-01-02" in first


def test_the_brief_is_utf8_whatever_the_locale(deskbrief, written):
    plain = deskbrief("news.txt", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert plain.returncode == 0, plain.stderr
    assert "أقر مجلس" in plain.stdout.decode("utf-8")


def test_a_date_that_is_none_is_a_usage_error(deskbrief, written):
    done = deskbrief("news.txt", SOURCE_DATE_EPOCH="yesterday")
    assert done.returncode == 2
    assert b"SOURCE_DATE_EPOCH is 'yesterday'" in done.stderr


@pytest.mark.parametrize("more", [[], ["--format", "md"]])
def test_a_terminal_without_a_keyboard_or_with_a_format_asked_for_gets_the_brief(tmp_path, written, more):
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "deskbrief", "news.txt", *more],
        cwd=tmp_path,
        stdin=theirs if more else subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux's way to say that the other end has closed
            break
        if not piece:
            break
        shown += piece
    process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == 0
    assert "أقر مجلس" in shown.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_error(tmp_path, written):
    process = subprocess.run(
        f"{sys.executable} -m deskbrief news.txt | head -c 5; echo ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", cwd=tmp_path, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert process.stdout.endswith(b"0\n")
    assert process.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_an_error_and_not_a_traceback(tmp_path, written):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "deskbrief", "news.txt"],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert b"Standard output cannot be written: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_ctrl_c_while_waiting_for_standard_input_ends_with_130(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "deskbrief", "translate"],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (a background job ignores it)
    )  # fmt: skip
    process.stdin.write("نص\n".encode())
    process.stdin.flush()
    process.stdout.readline()  # it is up, and waits for more
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == b"deskbrief: interrupted\n"


@pytest.mark.parametrize(
    ("command", "code", "out", "told"),
    [
        ("translate <&-", 2, b"", b"Standard input is closed"),
        ("news.txt >&-", 1, b"", b"Standard output is closed"),
        ("gone.txt 2>&-", 1, b"", b""),
    ],
)
def test_a_closed_stream_is_no_traceback_and_no_other_stream_is_taken(
    tmp_path, written, command, code, out, told
):
    done = subprocess.run(
        f"{sys.executable} -m deskbrief {command}",
        shell=True, executable="/bin/bash", cwd=tmp_path, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (code, out)
    assert told in done.stderr
    assert b"Traceback" not in done.stderr


def test_what_was_approved_before_is_taken_over_unless_it_is_left_out(
    deskbrief, deskbrief_here, written, tmp_path
):
    sentence = "أقر مجلس بلدة النخيل"
    plain = json.loads(deskbrief("news.txt", "--format", "json").stdout)
    (first,) = [s for p in plain["paragraphs"] for s in p["sentences"] if sentence in s["source"]][:1]
    (tmp_path / "approved.tsv").write_text(f"{first['source']}\tApproved by a person.\n", encoding="utf-8")
    deskbrief_here("memory", "import", "approved.tsv")
    assert json.loads(deskbrief("news.txt", "--format", "json", "--no-memory").stdout) == plain
    brief = json.loads(deskbrief("news.txt", "--format", "json").stdout)
    (now,) = [s for p in brief["paragraphs"] for s in p["sentences"] if s["source"] == first["source"]][:1]
    assert (now["translation"], now["engine"]) == ("Approved by a person.", "memory")
    assert "|approved:" in brief["signature"]


def test_a_glossary_beside_the_article_holds_and_is_listed(deskbrief, written, tmp_path):
    (tmp_path / "terms.csv").write_text("مجلس,assembly\nوزير,\n", encoding="utf-8")
    done = deskbrief("news.txt", "--format", "json")
    brief = json.loads(done.stdout)
    (term,) = brief["terms"]
    assert (term["source"], term["target"]) == ("مجلس", "assembly") and term["followed"]
    assert "|terms:" in brief["signature"]
    assert b"1 row is wrong and passed over (line 2: " in done.stderr
    without = deskbrief("news.txt", "--format", "json", "--no-terms")
    assert json.loads(without.stdout)["terms"] == []
