"""How fast the memory is: ``python -m benchmarks.memory [--pairs N] [--json]``.

Makes a memory of N pairs (a million unless it is said otherwise) out of the human pairs of the shared corpus:
each again and again with other numbers, a word left out, or two sentences joined, so that all are different.
Then 500 sentences are looked up of each kind: those that are there, with a word exchanged and another number,
and not there; and words of either side are searched for. Times are those of single calls, on one core.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.checks import read_pairs
from deskbrief.memory import Memory, NewPair

SETS = ("un_dev", "tico19", "tatoeba_union", "mt_geneval_wiki", "xquad_wiki")
SEED = 20261126
MOST_MILLISECONDS = 30.0
LOOKED_UP = 500

Pair = tuple[str, str]


def made(count: int, base: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """Yield so many pairs, all different."""
    yield from base[:count]
    for number in range(max(0, count - len(base))):
        source, target = draw.choice(base)
        words = source.split()
        if len(words) > 3:
            del words[draw.randrange(len(words))]
        other, english = draw.choice(base)
        tail = other.split()[: draw.randrange(1, 6)]
        figure = number + 1000
        yield (
            f"{' '.join(words)} {figure} {' '.join(tail)}",
            f"{target} {figure} {' '.join(english.split()[:5])}",
        )


def spoilt(source: str, draw: random.Random) -> str:
    """Return a sentence with one word exchanged and another number."""
    words = source.split()
    words[draw.randrange(len(words))] = draw.choice(("بغداد", "الوزير", "اجتماع"))
    return " ".join(str(draw.randrange(10, 999)) if word.isdigit() else word for word in words)


def timed(do: Callable[[str], object], texts: Sequence[str]) -> dict[str, float]:
    """Return the median and the 95th percentile of single calls, in milliseconds."""
    took = []
    for text in texts:
        began = time.perf_counter()
        do(text)
        took.append(1000 * (time.perf_counter() - began))
    took.sort()
    return {"p50": statistics.median(took), "p95": took[int(0.95 * len(took))]}


def measure(count: int) -> dict[str, object]:
    """Make a memory, and ask it."""
    draw = random.Random(SEED)
    base = [pair for name in SETS for pair in read_pairs(name)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.sqlite"
        with Memory(path) as memory:
            began = time.perf_counter()
            memory.add((NewPair(*pair) for pair in made(count, base, draw)), "import:benchmark")
            seconds = time.perf_counter() - began
            sources = [source for source, _ in draw.sample(base, LOOKED_UP)]
            like = [spoilt(source, draw) for source in sources]
            found = sum(bool(memory.lookup(text)) for text in like)
            strange = [
                " ".join(draw.sample("خيمة قلم نافذة سحاب جبل موج رمل قمر نجم ورد".split(), 6))
                for _ in sources
            ]
            words = [draw.choice(source.split()) for source in sources]
            english = [draw.choice(target.split()) for _, target in draw.sample(base, LOOKED_UP)]
            return {
                "pairs": memory.count(),
                "pairs_a_second": count / seconds,
                "megabytes": path.stat().st_size / 1e6,
                "found_of_spoilt": 100 * found / len(like),
                "lookup exact": timed(memory.lookup, sources),
                "lookup alike": timed(memory.lookup, like),
                "lookup strange": timed(memory.lookup, strange),
                "concordance arabic": timed(memory.concordance, words),
                "concordance english": timed(memory.concordance, english),
            }


def main() -> int:
    """Print the figures, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures = measure(given.pairs)
    if given.json:
        json.dump(figures, sys.stdout, indent=2)
        return 0
    for name, value in figures.items():
        if isinstance(value, dict):
            met = "ok" if value["p95"] < MOST_MILLISECONDS else "MISSED"
            print(f"{name:22} p50 {value['p50']:6.2f} ms  p95 {value['p95']:6.2f} ms  {met}")
        else:
            print(f"{name:22} {value:,.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
