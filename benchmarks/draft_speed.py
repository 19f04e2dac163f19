"""Speed and memory of the draft engine: ``python -m benchmarks.draft_speed [--json]``.

Each figure comes from processes of its own, on one core where the system lets a process choose it: loading
the lexicon and the learned tables, source words a second on ``shared/eval/flores-dev`` (tables loaded, no
sentence seen before), peak memory, and the shared article from start to finished brief as a whole process.
Medians of several runs; the caches are warm, as on every start but the first. ``first_sentence_s`` is a whole
process up to its first sentence, ``first_ever_s`` the same where nothing is in the cache yet.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
DEV = SHARED / "eval" / "flores-dev" / "source.ar"
ARTICLE = SHARED / "articles" / "iraq-observer-leahy.txt"
RUNS = 5

PROBE = """
import json, resource, sys, time
from deskbrief.arabic.normalise import normalise
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.engines import open_engine
from deskbrief.translate.engines.draft.lexicon import load_lexicon
from deskbrief.translate.engines.draft.shipped import load_learned
lines = [normalise(line).text for line in open(sys.argv[1], encoding="utf-8")]
began = time.perf_counter(); load_lexicon(); lexicon = time.perf_counter() - began
began = time.perf_counter(); load_learned(); tables = time.perf_counter() - began
engine = open_engine(load_catalogue().get("draft", Role.TRANSLATE))
engine.translate(["مرحبا"])
began = time.perf_counter(); engine.translate(lines); seconds = time.perf_counter() - began
print(json.dumps({
    "lexicon_load_s": lexicon,
    "tables_load_s": tables,
    "words_per_s": sum(len(line.split()) for line in lines) / seconds,
    "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""


ONE = """
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.engines import open_engine
engine = open_engine(load_catalogue().get("draft", Role.TRANSLATE))
engine.translate(["قال الوزير إن المحادثات تسير على ما يرام."])
"""


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _run(*command: str, cache: str | None = None) -> str:
    environment = os.environ | ({"XDG_CACHE_HOME": cache} if cache else {})
    return subprocess.run(
        [sys.executable, *command],
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=_one_core,
        env=environment,
    ).stdout


def _seconds(*command: str, cache: str | None = None) -> float:
    began = time.perf_counter()
    _run(*command, cache=cache)
    return time.perf_counter() - began


def measure() -> dict[str, float]:
    """Return the median of each figure."""
    _run("-c", PROBE, str(DEV))  # fills the caches
    probes = [json.loads(_run("-c", PROBE, str(DEV))) for _ in range(RUNS)]
    figures = {name: statistics.median(probe[name] for probe in probes) for name in probes[0]}
    figures["first_sentence_s"] = statistics.median(_seconds("-c", ONE) for _ in range(RUNS))
    firsts = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as cache:
            firsts.append(_seconds("-c", ONE, cache=cache))
    figures["first_ever_s"] = statistics.median(firsts)
    walls = [_seconds("-m", "deskbrief", str(ARTICLE)) for _ in range(RUNS)]
    return figures | {"article_to_brief_s": statistics.median(walls)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not DEV.exists():
        parser.exit(2, "benchmarks.draft_speed: shared/eval/flores-dev is not here.\n")
    figures = measure()
    if arguments.json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        print(f"{name:20}{value:10.2f}")


if __name__ == "__main__":
    main()
