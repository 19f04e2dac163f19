"""BLEU and chrF on the development set: ``python -m benchmarks.quality [--model NAME ...] [--json]``.

Runs engines of the catalogue (``draft`` unless others are named) over ``shared/eval/flores-dev`` and scores
them beside the stored outputs of argos, opusmt, nllb and bergamot-base. The set is for measuring only:
nothing is trained on it or tuned to it.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

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
    signature: str


def lines(name: str) -> list[str]:
    """Return the lines of one file of the development set."""
    return (DEV / name).read_text(encoding="utf-8").splitlines()


def translate(model: str) -> tuple[list[str], str]:
    """Translate the set's source lines with one engine; return them and the engine's signature."""
    engine = open_engine(load_catalogue().get(model, Role.TRANSLATE))
    sources = [normalise(line).text for line in lines("source.ar")]
    return [hypotheses[0].text for hypotheses in engine.translate(sources)], engine.signature


def measure(models: list[str]) -> tuple[list[Row], dict[str, str]]:
    """Return a row for each engine, and the sacreBLEU signatures."""
    reference = [lines("reference.en")]
    bleu, chrf = BLEU(), CHRF()
    outputs = {name: (lines(f"{name}.en"), "stored output") for name in STORED}
    outputs |= {name: translate(name) for name in models}
    rows = [
        Row(
            name,
            bleu.corpus_score(text, reference).score,
            chrf.corpus_score(text, reference).score,
            signature,
        )
        for name, (text, signature) in outputs.items()
    ]
    return rows, {"BLEU": str(bleu.get_signature()), "chrF": str(chrf.get_signature())}


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
    print(f"{'engine':16}{'BLEU':>6}{'chrF':>7}  what")
    for row in sorted(rows, key=lambda row: row.chrf):
        print(f"{row.engine:16}{row.bleu:6.1f}{row.chrf:7.1f}  {row.signature}")
    for name, signature in signatures.items():
        print(f"{name}|{signature}")


if __name__ == "__main__":
    main()
