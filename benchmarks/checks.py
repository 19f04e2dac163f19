"""What the checks find: ``python -m benchmarks.checks [--set NAME] [--check CODE ...] [--json]``.

On pairs of Arabic and human English: the share of clean pairs on which each check raises an alarm, the share
of spoilt ones (``benchmarks/corruptions``) that it finds, and paragraphs a second for all checks together.
``flores`` is the development set of shared/eval, to be measured on and never tuned to; the sets of
shared/corpus (``pud_news``, ``pud_wiki``, ``tico19``, ``un_dev``, ``mt_geneval_wiki``...) are for building.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import corruptions
from deskbrief import plugins
from deskbrief.check.check import Check
from deskbrief.document import Block, BlockKind, Segment, Sentence, Translation
from deskbrief.plugins import Group

SHARED = Path(__file__).parents[2] / "shared"
FLORES = SHARED / "eval" / "flores-dev"
SEED = 20261126
Pair = tuple[str, str]
Corruption = Callable[[str, str, random.Random], str | None]


def read_pairs(name: str) -> list[Pair]:
    """Return the pairs of a set, source and human English."""
    if name == "flores":
        sides = [(FLORES / f).read_text(encoding="utf-8").splitlines() for f in ("source.ar", "reference.en")]
        return list(zip(*sides, strict=True))
    lines = (SHARED / "corpus" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(row[0], row[1]) for line in lines if len(row := line.split("\t")) >= 2 and all(row[:2])]


def segment(source: str, target: str) -> Segment:
    """Return a paragraph of one sentence with this translation, by an engine."""
    block = Block("b", BlockKind.PARAGRAPH, 0, len(source), source, "ar")
    sentence = Sentence("b.1", 0, len(source), source)
    return Segment(block, (sentence,), (Translation("b.1", target, "fake"),))


def load_checks(codes: Sequence[str]) -> dict[str, Check]:
    """Return the checks of single paragraphs with these codes, or all of them."""
    names = codes or plugins.names(Group.CHECKS)
    made = ((name, plugins.load(Group.CHECKS, name)()) for name in names)
    return {name: check for name, check in made if isinstance(check, Check)}


def load_corruptions() -> dict[str, tuple[str, Corruption]]:
    """Return each corruption by its module's name: the code of its check and the function."""
    found = {}
    for module in pkgutil.iter_modules(corruptions.__path__):
        loaded = importlib.import_module(f"benchmarks.corruptions.{module.name}")
        found[module.name] = (loaded.CHECK, loaded.corrupt)
    return found


def main() -> None:
    """Measure and print a table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", default="flores")
    parser.add_argument("--check", action="append", default=[])
    parser.add_argument("--examples", type=int, default=0, help="print so many mistakes of each")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit("There is no shared corpus beside the repository.")
    pairs = read_pairs(options.set)
    checks = load_checks(options.check)
    figures: dict[str, dict[str, float]] = {}
    for code, check in checks.items():
        alarms = [(s, t, list(f)) for s, t in pairs if (f := list(check.run(segment(s, t))))]
        figures[code] = {"clean_alarms": 100 * len(alarms) / len(pairs)}
        for source, target, found in alarms[: options.examples]:
            print(f"--- {code}: ALARM on clean\n{source}\n{target}\n{found}")
    for name, (code, corrupt) in load_corruptions().items():
        if code not in checks:
            continue
        draw = random.Random(SEED)
        spoilt = [(s, t, c) for s, t in pairs if (c := corrupt(s, t, draw)) and c != t]
        missed = [each for each in spoilt if not list(checks[code].run(segment(each[0], each[2])))]
        figures[code] |= {
            f"{name}_spoilt": len(spoilt),
            f"{name}_found": 100 - 100 * len(missed) / max(1, len(spoilt)),
        }
        for source, target, bad in missed[: options.examples]:
            print(f"--- {code}: MISSED {name}\n{source}\n{target}\n{bad}")
    began = time.perf_counter()
    for source, target in pairs:
        made = segment(source, target)
        for check in checks.values():
            list(check.run(made))
    figures["all"] = {"paragraphs_per_s": len(pairs) / (time.perf_counter() - began)}
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for code, row in figures.items():
        print(f"{code:16}" + "  ".join(f"{key} {value:.1f}" for key, value in row.items()))


if __name__ == "__main__":
    main()
