"""How often the guard is wrong: false alarms on human translations, and what it sees when they are spoilt.

    python -m benchmarks.guard [--json]

Needs the shared corpus beside the repository. False alarms are counted on all pairs with 40 characters of
Arabic or more, at most 5,000 of a set. For the misses the English is cut after a half, two thirds and three
quarters of its words, as a decoder that stops leaves it (no full stop at the end) and as one that skips the
rest leaves it (with one); and for loops the last three words are said eight times more.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from deskbrief.translate.guard import find_loop, lost_tail

SHARED = Path(__file__).parents[2] / "shared" / "corpus"
SETS = ("un_dev", "pud_news", "pud_wiki", "tico19", "mt_geneval_wiki", "tatoeba_union")
Pair = tuple[str, str]


def pairs(name: str) -> list[Pair]:
    """Return the pairs of a set that are long enough to judge."""
    lines = (SHARED / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    split = (tuple(line.split("\t")[:2]) for line in lines if "\t" in line)
    return list(islice(((a, e) for a, e in split if len(a) >= 40 and e.strip()), 5000))


def cut(english: str, keep: float, end: str) -> str:
    """Return the first words of a sentence, ending in ``end``."""
    words = english.split()
    return " ".join(words[: max(1, int(len(words) * keep))]).rstrip(".,") + end


def looped(english: str) -> str:
    """Return the sentence with its last three words said eight times more."""
    return english + (" " + " ".join(english.split()[-3:])) * 8


def share(of: list[Pair], test: Callable[[str, str], bool]) -> float:
    """Return the percentage of pairs for which the test is true."""
    return round(100 * sum(test(arabic, english) for arabic, english in of) / len(of), 2)


def measure(of: list[Pair]) -> dict[str, float]:
    """Return every figure of one set."""
    figures: dict[str, float] = {
        "pairs": len(of),
        "tail_false_alarms": share(of, lost_tail),
        "loop_false_alarms": share(of, lambda _, e: find_loop(e) is not None),
        "loops_seen": share(of, lambda _, e: find_loop(looped(e)) is not None),
    }
    for keep, name in ((0.5, "half"), (0.67, "two_thirds"), (0.75, "three_quarters")):
        figures[f"stopped_at_{name}"] = share(of, lambda a, e, keep=keep: lost_tail(a, cut(e, keep, "")))
        figures[f"skipped_after_{name}"] = share(of, lambda a, e, keep=keep: lost_tail(a, cut(e, keep, ".")))
    return figures


def main() -> None:
    """Measure every set and print a table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit("There is no shared corpus beside the repository.")
    figures = {name: measure(pairs(name)) for name in SETS}
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    print(f"{'per cent':24}" + "".join(f"{name:>17}" for name in SETS))
    for row in figures[SETS[0]]:
        print(f"{row:24}" + "".join(f"{figures[name][row]:>17}" for name in SETS))


if __name__ == "__main__":
    main()
