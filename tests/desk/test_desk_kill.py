"""kill -9 at any moment: the desk opens, and all that was acknowledged is there."""

import random
import subprocess
import sys
import time
from pathlib import Path

from deskbrief.desk import Section, open_desk
from deskbrief.load import load

WRITER = Path(__file__).with_name("kill_writer.py")
ROUNDS = 30


def test_what_was_acknowledged_survives_being_killed_at_random_moments(file, tmp_path):
    path = tmp_path / "x.desk"
    moments = random.Random(3)
    acknowledged: dict[tuple[str, str], str] = {}
    edits = 0
    for _ in range(ROUNDS):
        process = subprocess.Popen(
            [sys.executable, str(WRITER), str(file), str(path)], stdout=subprocess.PIPE
        )
        first = process.stdout.readline()
        time.sleep(moments.uniform(0, 0.08))
        process.kill()
        said = (first + process.stdout.read()).decode()
        process.wait()
        process.stdout.close()
        whole = said[: said.rindex("\n") + 1] if "\n" in said else ""
        for line in whole.splitlines():
            kind, name, text = line.split(" ", 2)
            acknowledged[kind, name] = text
            edits += 1
        with open_desk(load(file), path) as session:
            assert not session.read_only
            *_, last = session.log()  # it may be done, and not yet acknowledged
            unsaid = {name for kind, name in last.cells if kind == "person"}
            lines = {line.id: line.bullet.text for line in session.lines(Section.BULLETS)}
            for (kind, name), text in list(acknowledged.items()):
                now = session.row(name).text if kind == "row" else lines[name]
                assert now == text or (kind == "row" and name in unsaid)
                acknowledged[kind, name] = now
    assert edits > ROUNDS
