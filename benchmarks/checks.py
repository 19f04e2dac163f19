"""What the checks find: ``python -m benchmarks.checks [--set NAME] [--check CODE] [--engine NAME] [--json]``.

On pairs of Arabic and human English: the share of clean pairs on which each check raises an alarm; the share
of spoilt ones (``benchmarks/corruptions``) that it finds; paragraphs a second for all checks together, as
``run_checks`` runs them, on one core: ``first`` with the lexicon loaded and every word new, ``warm`` over the
same texts again. Beside each figure stands its target.

On real mistakes: the share of an engine's outputs that each check flags, for the stored outputs of
shared/eval (on ``flores``) and for engines of the catalogue (``--engine draft``); and how many of those are
*confirmed*, which is to say that the same check has nothing against the human English of the same source.
Then the Arabic
was read well enough, and the fault lies in the output or in how the check reads it: an upper estimate of
precision.

``flores`` is the development set of shared/eval, to be measured on and never tuned to: none of its sentences
is printed unless ``--examples`` asks for them. The sets of shared/corpus (``pud_news``, ``pud_wiki``,
``tico19``, ``un_dev``, ``mt_geneval_wiki``...) are for building.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import random
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from benchmarks import corruptions
from deskbrief import plugins
from deskbrief.arabic.normalise import normalise
from deskbrief.check.check import Check
from deskbrief.check.run import run_checks
from deskbrief.document import Block, BlockKind, Segment, Sentence, Translation
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.plugins import Group
from deskbrief.translate.engines import open_engine

SHARED = Path(__file__).parents[2] / "shared"
FLORES = SHARED / "eval" / "flores-dev"
STORED = ("argos", "opusmt", "nllb", "bergamot-base")
SEED = 20261126
LEAST_FOUND = 90.0
"""Per cent of its own corruption that a check finds at least."""
MOST_ALARMS = 3.0
"""Per cent of clean human pairs that a check flags at most."""
MOST_ALARMS_OF = {"omission": 8.0}
WARM_PASSES = 5
"""Enough that a collection of garbage, as long as a third of a pass, has its true weight."""
LEAST_SPEED = 2000.0
"""Paragraphs a second."""
WARM_UP = (
    "أعلنت وزارة الصحة في 15 أيار أن 300 شخص لم يصلوا.",
    "The ministry said on 15 May that 300 had not come.",
)
"""A pair of our own that makes every check load what it reads."""

Pair = tuple[str, str]
Corruption = Callable[[str, str, random.Random], str | None]


@dataclass(frozen=True, slots=True)
class Alarms:
    """What a check makes of clean pairs, in per cent of them."""

    check: str
    flagged: float
    at_most: float

    @property
    def is_met(self) -> bool:
        """The target is reached."""
        return self.flagged <= self.at_most


@dataclass(frozen=True, slots=True)
class Found:
    """What a check makes of one corruption."""

    corruption: str
    check: str
    spoilt: int
    found: float
    """In per cent of the spoilt pairs; 0 where none could be spoilt."""
    at_least: float = LEAST_FOUND

    @property
    def is_met(self) -> bool:
        """The target is reached."""
        return self.found >= self.at_least


@dataclass(frozen=True, slots=True)
class Flagged:
    """What a check makes of an engine's outputs."""

    engine: str
    check: str
    flagged: float
    """In per cent of the outputs."""
    confirmed: float | None
    """In per cent of the flagged; None where none is."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Paragraphs a second for all checks together, on one core."""

    first: float
    warm: float
    at_least: float = LEAST_SPEED

    @property
    def is_met(self) -> bool:
        """The target is reached, with warm caches of word types."""
        return self.warm >= self.at_least


def read_pairs(name: str) -> list[Pair]:
    """Return the pairs of a set, source and human English."""
    if name == "flores":
        return list(zip(flores("source.ar"), flores("reference.en"), strict=True))
    lines = (SHARED / "corpus" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(row[0], row[1]) for line in lines if len(row := line.split("\t")) >= 2 and all(row[:2])]


def flores(file: str) -> list[str]:
    """Return the lines of one file of the development set."""
    return (FLORES / file).read_text(encoding="utf-8").splitlines()


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


def flags(check: Check, pairs: Iterable[Pair]) -> list[bool]:
    """Return for each pair whether the check finds anything."""
    return [any(True for _ in check.run(segment(source, target))) for source, target in pairs]


def per_cent(marks: Sequence[bool]) -> float:
    """Return the share of true ones, 0 to 100; 0 of none."""
    return 100 * sum(marks) / len(marks) if marks else 0.0


def measure_speed(pairs: Sequence[Pair], codes: Sequence[str]) -> Speed:
    """Time passes over the pairs, which no check may have seen before: the first, and some more together."""
    made = [segment(source, target) for source, target in pairs]
    run_checks([segment(*WARM_UP)], codes)

    def rate(passes: int) -> float:
        began = time.perf_counter()
        for each in made * passes:
            run_checks([each], codes)
        return passes * len(made) / (time.perf_counter() - began)

    return Speed(rate(1), rate(WARM_PASSES))


def measure_corruptions(pairs: Sequence[Pair], checks: Mapping[str, Check], examples: int) -> list[Found]:
    """Spoil the pairs in each way whose check is there, and count what it finds."""
    rows = []
    for name, (code, corrupt) in load_corruptions().items():
        if code not in checks:
            continue
        draw = random.Random(SEED)
        spoilt = [(s, t, bad) for s, t in pairs if (bad := corrupt(s, t, draw)) and bad != t]
        marks = flags(checks[code], [(source, bad) for source, _, bad in spoilt])
        rows.append(Found(name, code, len(spoilt), per_cent(marks)))
        missed = (each for each, mark in zip(spoilt, marks, strict=True) if not mark)
        for source, target, bad in islice(missed, examples):
            print(f"--- {code}: MISSED {name}\n{source}\n{target}\n{bad}")
    return rows


def outputs(name: str, engines: Sequence[str], sources: Sequence[str]) -> dict[str, list[str]]:
    """Return what each engine makes of the sources: the stored outputs of flores, then those asked for."""
    stored = {engine: flores(f"{engine}.en")[: len(sources)] for engine in STORED if name == "flores"}
    for engine in engines:
        opened = open_engine(load_catalogue().get(engine, Role.TRANSLATE))
        found = opened.translate([normalise(source).text for source in sources])
        stored[engine] = [each[0].text for each in found]
    return stored


def measure_engines(
    made: Mapping[str, Sequence[str]],
    sources: Sequence[str],
    checks: Mapping[str, Check],
    clean: Mapping[str, Sequence[bool]],
) -> list[Flagged]:
    """Count what the checks flag in outputs; ``clean`` has the marks of the human English."""
    rows = []
    for engine, lines in made.items():
        for code, check in checks.items():
            marks = flags(check, zip(sources, lines, strict=True))
            passed = [not human for human, mark in zip(clean[code], marks, strict=True) if mark]
            rows.append(Flagged(engine, code, per_cent(marks), per_cent(passed) if passed else None))
    return rows


def print_tables(
    title: str, alarms: Sequence[Alarms], found: Sequence[Found], flagged: Sequence[Flagged], speed: Speed
) -> None:
    """Print all figures, with targets and marks."""
    print(f"{title}\n\n{'clean human pairs':<20}{'flagged %':>11}{'at most':>9}")
    for row in alarms:
        print(f"{row.check:<20}{row.flagged:>11.1f}{row.at_most:>9.1f}  {_mark(row.is_met)}")
    print(f"\n{'corruption':<20}{'check':<16}{'spoilt':>7}{'found %':>9}{'at least':>10}")
    for each in found:
        figures = f"{each.spoilt:>7}{each.found:>9.1f}{each.at_least:>10.1f}"
        print(f"{each.corruption:<20}{each.check:<16}{figures}  {_mark(each.is_met)}")
    engines = list(dict.fromkeys(row.engine for row in flagged))
    if engines:
        print("\noutputs: flagged % (of them confirmed %)")
        print(f"{'':<16}" + "".join(f"{engine:>16}" for engine in engines))
    for code in dict.fromkeys(row.check for row in flagged):
        cells = (_cell(row) for row in flagged if row.check == code)
        print((f"{code:<16}" + "".join(f"{cell:>16}" for cell in cells)).rstrip())
    rates = f"first {speed.first:,.0f}, warm {speed.warm:,.0f}"
    print(f"\nparagraphs a second: {rates}; at least {speed.at_least:,.0f}  {_mark(speed.is_met)}")


def _mark(is_met: bool) -> str:
    return "ok" if is_met else "MISSED"


def _cell(row: Flagged) -> str:
    return f"{row.flagged:.1f}" + ("      " if row.confirmed is None else f" ({row.confirmed:3.0f})")


def main() -> None:
    """Measure and print tables, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", default="flores")
    parser.add_argument("--check", action="append", default=[], help="measure this one only; repeatable")
    parser.add_argument(
        "--engine", action="append", default=[], help="an engine to run and check; repeatable"
    )
    parser.add_argument("--limit", type=int, help="take so many pairs of the set")
    parser.add_argument("--examples", type=int, default=0, help="print so many mistakes of each")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if options.json and options.examples:
        parser.error("--json prints no examples")
    if not SHARED.is_dir():
        sys.exit("There is no shared corpus beside the repository.")
    pairs = read_pairs(options.set)[: options.limit]
    checks = load_checks(options.check)
    speed = measure_speed(pairs, tuple(checks))  # before anything else has warmed the caches
    clean = {code: flags(check, pairs) for code, check in checks.items()}
    alarms = [
        Alarms(code, per_cent(marks), MOST_ALARMS_OF.get(code, MOST_ALARMS)) for code, marks in clean.items()
    ]
    for code, marks in clean.items():
        flagged_pairs = (pair for pair, mark in zip(pairs, marks, strict=True) if mark)
        for source, target in islice(flagged_pairs, options.examples):
            print(f"--- {code}: ALARM on clean\n{source}\n{target}")
            print(list(checks[code].run(segment(source, target))))
    found = measure_corruptions(pairs, checks, options.examples)
    sources = [source for source, _ in pairs]
    flagged = measure_engines(outputs(options.set, options.engine, sources), sources, checks, clean)
    if not options.json:
        print_tables(f"{options.set}, {len(pairs):,} pairs", alarms, found, flagged, speed)
        return
    figures = {
        "set": options.set,
        "pairs": len(pairs),
        "clean": [asdict(row) | {"is_met": row.is_met} for row in alarms],
        "corruptions": [asdict(row) | {"is_met": row.is_met} for row in found],
        "outputs": [asdict(row) for row in flagged],
        "paragraphs_per_s": asdict(speed) | {"is_met": speed.is_met},
    }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
