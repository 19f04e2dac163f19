"""Edits a desk without end, saying after each edit what is now on disk; it waits to be killed."""

import itertools
import sys
from pathlib import Path

from deskbrief.desk import Section, open_desk
from deskbrief.load import load

with open_desk(load(Path(sys.argv[1])), Path(sys.argv[2])) as session:
    first = session.row_ids[0]
    sentence = session.row(first).sentences[0].id
    for number in itertools.count():
        row_id = session.row_ids[number % len(session.row_ids)]
        text = f"edit {number} " + "x" * (number % 3000)
        session.edit(row_id, text)
        print(f"row {row_id} {text}", flush=True)  # noqa: T201
        if number % 7 == 0:
            line = session.add_line(Section.BULLETS, f"bullet {number}", [sentence])
            print(f"line {line} bullet {number}", flush=True)  # noqa: T201
