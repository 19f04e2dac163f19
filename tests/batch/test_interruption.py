"""Stopping a batch, politely or not: finished briefs stay whole, and the next run goes on from there."""

import os
import signal
import subprocess
import sys
import time

import pytest

from deskbrief.batch.ledger import NAME

COUNT = 16


@pytest.fixture
def inbox(tmp_path, article):
    """More than can be done before the signal comes: the test sends it after the first brief."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    paragraphs = [line for line in article.splitlines() if len(line) > 60]
    for number in range(COUNT):
        body = "\n\n".join(
            f"{text} وهذا هو البند {number} فاصل {turn}." for turn in range(12) for text in paragraphs
        )
        (folder / f"{number:02}.txt").write_text(f"{article}\n{body}\n", encoding="utf-8")
    return folder


def command(jobs):
    return [sys.executable, "-m", "deskbrief", "--batch", "inbox", "--jobs", str(jobs)]


def start(tmp_path, jobs):
    """Start a batch, as the head of its own process group, and wait for its first brief."""
    process = subprocess.Popen(
        command(jobs),
        bufsize=0,  # or the first readline would swallow paths that communicate() then does not see
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdout.readline().endswith(b".md\n")
    return process


def finish(tmp_path):
    """Run the batch to its end and return how many briefs that took."""
    done = subprocess.run(
        [*command(1), "--quiet"], cwd=tmp_path, capture_output=True, timeout=120, check=False
    )
    assert done.returncode in (0, 3), done.stderr.decode()
    return len(done.stdout.splitlines())


def leftovers(folder):
    return [path.name for path in folder.rglob("*") if path.name.startswith(".") and path.name != NAME]


def is_whole(brief):
    text = brief.read_text(encoding="utf-8")
    return text.startswith("---\n") and text.endswith("\n") and "البند" in text


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_keeps_what_is_finished_and_the_next_run_goes_on(tmp_path, inbox, jobs):
    process = start(tmp_path, jobs)
    os.killpg(process.pid, signal.SIGINT)  # the terminal sends it to every process of the group
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err.decode()
    assert b"Traceback" not in err
    assert b"interrupted" in err
    written = 1 + len(out.splitlines())
    briefs = list((inbox / "briefs").glob("*.md"))
    assert len(briefs) == written < COUNT
    assert all(map(is_whole, briefs))
    assert not leftovers(inbox / "briefs")
    assert finish(tmp_path) == COUNT - written


def test_a_polite_end_from_outside_is_an_interruption_too(tmp_path, inbox):
    process = start(tmp_path, 1)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert not leftovers(inbox / "briefs")


@pytest.mark.parametrize("jobs", [1, 2])
def test_after_a_kill_no_brief_is_half_and_none_is_lost(tmp_path, inbox, jobs):
    process = start(tmp_path, jobs)
    process.kill()
    process.communicate(timeout=60)
    wait_for_the_group_to_end(process.pid)
    briefs = list((inbox / "briefs").glob("*.md"))
    assert briefs
    assert all(map(is_whole, briefs))
    assert COUNT - len(briefs) <= finish(tmp_path) <= COUNT
    assert len(list((inbox / "briefs").glob("*.md"))) == COUNT
    assert not leftovers(inbox / "briefs")


def wait_for_the_group_to_end(group):
    """The workers see that their parent is gone and end by themselves."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("workers outlive the batch that was killed")
