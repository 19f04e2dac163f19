"""BLEU, chrF and facts on the development set: ``python -m benchmarks.quality [--model NAME ...] [--json]``.

Runs engines of the catalogue (``draft`` unless others are named) over ``shared/eval/flores-dev`` and scores
them beside the stored outputs of argos, opusmt, nllb and bergamot-base. What the columns of facts count is
said in ``benchmarks.faithfulness``. ``rho`` is Spearman's rank correlation of an engine's own score with the
chrF of the sentence, where the engine runs here. The set is for measuring only: nothing is trained on it or
tuned to it.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from statistics import correlation, mean

from sacrebleu.metrics import BLEU, CHRF

from benchmarks.faithfulness import Facts, count_facts
from deskbrief.arabic.normalise import normalise
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.engines import open_engine

DEV = Path(__file__).parents[2] / "shared" / "eval" / "flores-dev"
STORED = ("argos", "opusmt", "nllb", "bergamot-base")


@dataclass(frozen=True, slots=True)
class Row:
    """The scores of one engine, 0 to 100, with what produced its output."""

    engine: str
    bleu: float
    chrf: float
    facts: Facts
    rho: float | None
    """-1 to 1; None where the output is stored and has no scores."""
    signature: str


@dataclass(frozen=True, slots=True)
class Output:
    """What an engine made of the set."""

    lines: list[str]
    signature: str = "stored output"
    scores: list[float] | None = None


def lines(name: str) -> list[str]:
    """Return the lines of one file of the development set."""
    return (DEV / name).read_text(encoding="utf-8").splitlines()


def translate(model: str) -> Output:
    """Translate the set's source lines with one engine."""
    engine = open_engine(load_catalogue().get(model, Role.TRANSLATE))
    best = [found[0] for found in engine.translate([normalise(line).text for line in lines("source.ar")])]
    return Output([each.text for each in best], engine.signature, [each.score for each in best])


def measure(models: list[str]) -> tuple[list[Row], dict[str, str]]:
    """Return a row for each engine, and the sacreBLEU signatures."""
    sources, references = lines("source.ar"), lines("reference.en")
    bleu, chrf = BLEU(), CHRF()
    outputs = {name: Output(lines(f"{name}.en")) for name in STORED}
    outputs |= {name: translate(name) for name in models}
    rows = []
    for name, output in outputs.items():
        rho = None
        if output.scores is not None:
            pairs = zip(output.lines, references, strict=True)
            rho = spearman(output.scores, [chrf.sentence_score(one, [other]).score for one, other in pairs])
        rows.append(
            Row(
                name,
                bleu.corpus_score(output.lines, [references]).score,
                chrf.corpus_score(output.lines, [references]).score,
                count_facts(sources, references, output.lines),
                rho,
                output.signature,
            )
        )
    return rows, {"BLEU": str(bleu.get_signature()), "chrF": str(chrf.get_signature())}


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the rank correlation of two series; equal values share their mean rank."""
    return correlation(_ranks(one), _ranks(other))


def _ranks(values: Sequence[float]) -> list[float]:
    places: defaultdict[float, list[int]] = defaultdict(list)
    for place, value in enumerate(sorted(values)):
        places[value].append(place)
    return [mean(places[value]) for value in values]


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", action="append", help="an engine of the catalogue; may be repeated")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not DEV.exists():
        parser.exit(2, "benchmarks.quality: the development set (shared/eval/flores-dev) is not here.\n")
    rows, signatures = measure(arguments.model or ["draft"])
    if arguments.json:
        print(json.dumps({"rows": [asdict(row) for row in rows], "signatures": signatures}, indent=2))
        return
    heads = ("BLEU", "chrF", "numbers", "neg.lost", "neg.inv.", "names", "inv./100", "rho")
    print(f"{'engine':14}" + "".join(f"{head:>9}" for head in heads) + "  what")
    for row in sorted(rows, key=lambda row: row.chrf):
        figures = [row.bleu, row.chrf, *astuple(row.facts)]
        rho = "" if row.rho is None else f"{row.rho:.2f}"
        print(f"{row.engine:14}" + "".join(f"{n:9.1f}" for n in figures) + f"{rho:>9}  {row.signature}")
    for name, signature in signatures.items():
        print(f"{name}|{signature}")


if __name__ == "__main__":
    main()
