"""How well edits of terms are told from those of style: ``python -m benchmarks.corrections [--misses]``.

``data/edits.tsv`` holds edits of the kinds that people make, each with the term that it is, or none.
*Precision* is the share of proposals that name the right term (asked: 90%), *recall* the share of terms that
are proposed; an edit of style that gets a proposal counts against precision, and so does another Arabic than
was meant.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

from deskbrief.arabic.script import fold
from deskbrief.corrections import propose

EDITS = Path(__file__).parent / "data" / "edits.tsv"
LEAST_PRECISION = 90.0


def edits() -> list[tuple[str, str, str, str]]:
    """Return the edits: Arabic, before, after, and ``source=target`` or ``-``."""
    lines = EDITS.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def main() -> int:
    """Print the figures, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--misses", action="store_true", help="print what was proposed wrongly, or not at all"
    )
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    proposed = right = wanted = 0
    took = []
    for source, before, after, expected in edits():
        began = time.perf_counter()
        made = propose(source, before, after)
        took.append(time.perf_counter() - began)
        got = f"{made.term.source}={made.term.target}" if made else "-"
        wanted += expected != "-"
        proposed += made is not None
        is_right = fold(got) == fold(expected)
        right += is_right and made is not None
        if given.misses and not is_right:
            print(f"{got}  (meant {expected})\n  {source}\n  {before}\n  {after}")
    figures = {
        "edits": len(took),
        "terms": wanted,
        "proposed": proposed,
        "precision": 100 * right / max(1, proposed),
        "recall": 100 * right / max(1, wanted),
        "median_ms": 1000 * statistics.median(took),
    }
    if given.json:
        json.dump(figures, sys.stdout, indent=2)
        return 0
    met = "ok" if figures["precision"] >= LEAST_PRECISION else "MISSED"
    print(
        f"{figures['edits']} edits, {wanted} of terms: {proposed} proposals, precision"
        f" {figures['precision']:.1f}% ({met}), recall {figures['recall']:.1f}%,"
        f" {figures['median_ms']:.1f} ms each"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
