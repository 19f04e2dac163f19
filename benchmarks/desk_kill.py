"""What a kill -9 costs somebody who is typing: ``python -m benchmarks.desk_kill [--kills N] [--json]``.

Each round opens the same desk in the real program in a pty, goes on with a translation where the last round
was killed, and kills at a random moment. Then the desk is opened, which checks the file, and what it holds is
compared with the keys that were sent: how long before the kill was the first letter struck that is gone?
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from benchmarks.terminal import Sitting
from deskbrief.desk import resume_desk

KILLS = 50
ARTICLE = Path(__file__).parents[1] / "examples" / "articles" / "decisions-cabinet.txt"
LETTERS = "abcdefghijklmnopqrstuvwxyz "
FROM, TO = 0.1, 2.5
"""Seconds of typing after which the kill comes, at random between these."""
ENTER = b"\r"


@dataclass(frozen=True, slots=True)
class Killed:
    """One round."""

    before: str
    """The translation as the program found it."""
    typed: str
    """All letters that were struck."""
    kept: str
    """The translation as it is after the kill."""
    ages: tuple[float, ...]
    """How long before the kill each letter was struck, in seconds."""

    @property
    def is_whole(self) -> bool:
        """Whether what is kept is what was there and the beginning of what was typed, nothing else."""
        return (self.before + self.typed).startswith(self.kept) and self.kept.startswith(self.before)

    @property
    def lost_s(self) -> float:
        """How long before the kill the first letter was struck that is gone; 0 where none is."""
        kept = len(self.kept) - len(self.before)
        return self.ages[kept] if kept < len(self.typed) else 0.0


def rounds(kills: int, home: Path, cache: Path | None = None, article: Path = ARTICLE) -> Iterator[Killed]:
    """Type and kill so many times at one desk, and yield what came of each."""
    moments = random.Random(kills)
    letters = cycle(LETTERS)
    before = ""
    for _ in range(kills):
        desk = Sitting(str(article), home=home, cache=cache)
        try:
            desk.wait_for(lambda picture: picture.shows_english and not picture.to_go, "the translations")
            before = before or _text(home)
            desk.press(ENTER)
            struck: list[tuple[float, str]] = []
            end = desk.now + moments.uniform(FROM, TO)
            while desk.now < end:
                letter = next(letters)
                struck.append((desk.now, letter))
                desk.press(letter.encode())
                desk.listen(min(moments.uniform(0.02, 0.15), max(0.0, end - desk.now)))
            killed_at = desk.now
        finally:
            desk.kill()
        kept = _text(home)
        ages = tuple(killed_at - at for at, _ in struck)
        yield Killed(before, "".join(letter for _, letter in struck), kept, ages)
        before = kept


def _text(home: Path) -> str:
    """Return the first translation of the only desk there is."""
    (path,) = home.glob("data/deskbrief/desks/*.desk")
    with resume_desk(path) as session:
        return session.row(session.row_ids[0]).text


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=KILLS, help="how often (%(default)s)")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="desk-") as home:
        found = list(rounds(arguments.kills, Path(home)))
    lost = sorted(each.lost_s for each in found)
    figures = {
        "kills": len(found),
        "desks_damaged": sum(not each.is_whole for each in found),
        "letters_typed": sum(len(each.typed) for each in found),
        "longest_lost_s": lost[-1],
        "median_lost_s": lost[len(lost) // 2],
    }
    if arguments.json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        asked = "< 1" if name == "longest_lost_s" else ""
        print(f"{name:20}{value:10.2f}{asked:>8}")


if __name__ == "__main__":
    main()
