"""What is imported when: the everyday commands start without the heavy libraries, and the core without a UI.

Each is run in a process of its own, which then tells what it has imported.
"""

import json
import os
import subprocess
import sys

import pytest

from support.no_socket import NO_SOCKET

MODELS = {"torch", "transformers", "ctranslate2"}
DESK = {"textual"}

PROBE = """
import atexit, json, sys
@atexit.register
def tell():
    with open("imported.json", "w") as file:
        json.dump(sorted(sys.modules), file)
"""


def imported(tmp_path, code, stdin=b""):
    done = subprocess.run(
        [sys.executable, "-c", PROBE + code],
        cwd=tmp_path,
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return {name.partition(".")[0] for name in json.loads((tmp_path / "imported.json").read_text())}


def command(*arguments):
    return f"from deskbrief.cli.main import main\nassert main({list(arguments)!r}) == 0\n"


@pytest.mark.parametrize(
    "code",
    [
        "import deskbrief",
        command("--help"),
        command("--version"),
        command("translate", "--help"),
        command("models"),
        command("doctor"),
        command("--arabic-test"),
    ],
)
def test_what_only_tells_something_loads_no_model_library(tmp_path, code):
    assert not imported(tmp_path, code) & (MODELS | DESK | {"rich", "langdetect", "trafilatura", "lxml"})


def test_an_article_is_briefed_without_a_model_library(tmp_path, article):
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    assert not imported(tmp_path, command("a.txt")) & (MODELS | DESK | {"rich"})


def test_a_batch_with_the_embedded_engine_loads_no_model_library(tmp_path, article):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(article, encoding="utf-8")
    assert not imported(tmp_path, command("--batch", "in")) & (MODELS | DESK | {"rich"})
    assert (tmp_path / "in" / "briefs" / "a.md").exists()


def test_lines_are_translated_without_a_model_library(tmp_path, article):
    found = imported(tmp_path, command("translate"), stdin=article.encode())
    assert not found & (MODELS | DESK | {"rich"})


def test_pairs_are_checked_without_a_model_library(tmp_path):
    (tmp_path / "a.tsv").write_text("قال الوزير إن المجلس وافق.\tThe minister said so.\n", encoding="utf-8")
    found = imported(tmp_path, command("check", "a.tsv", "--fail-on", "never"))
    assert not found & (MODELS | DESK | {"rich", "lxml"})


def test_the_whole_core_is_importable_without_a_user_interface(tmp_path):
    code = """
import deskbrief.pipeline, deskbrief.batch.run, deskbrief.models.fetch
import deskbrief.translate.engines, deskbrief.brief.summarizers, deskbrief.export
"""
    assert not imported(tmp_path, code) & (MODELS | DESK | {"rich"})


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_opens_no_socket(tmp_path, article, jobs):
    """In every process of it: the blocker is a ``sitecustomize``, which Python imports at each start."""
    (tmp_path / "in").mkdir()
    for name in "ab":
        (tmp_path / "in" / f"{name}.txt").write_text(article, encoding="utf-8")
    (tmp_path / "block").mkdir()
    (tmp_path / "block" / "sitecustomize.py").write_text(NO_SOCKET)
    done = subprocess.run(
        [sys.executable, "-c", command("--batch", "in", "--jobs", jobs)],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "block")},
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert len(done.stdout.splitlines()) == 2


def test_the_blocker_of_that_test_blocks(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(NO_SOCKET)
    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"],
        env={"PYTHONPATH": str(tmp_path)}, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert b"tried to open a socket" in done.stderr
