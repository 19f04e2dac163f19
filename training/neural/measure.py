"""BLEU and chrF of the converted model: ``python -m training.neural.measure --config FILE [--json]``.

On PUD, the development set, and on ``shared/eval/flores-dev``, which is for measuring only. A sentence that
is longer than the model reads is an error here, so that no score hides a cut.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from training.neural import config as configuration
from training.neural.convert import CONVERTED
from training.neural.data import CHOSEN, development
from training.neural.engine import NeuralDraft

FLORES = CHOSEN.paths.evaluation


def sets() -> dict[str, list[tuple[str, str]]]:
    """Return (Arabic, English) pairs by set; FLORES only where it lies."""
    found = {"pud": development()}
    if FLORES.exists():
        sides = [(FLORES / name).read_text("utf-8").splitlines() for name in ("source.ar", "reference.en")]
        found["flores-dev"] = list(zip(*sides, strict=True))
    return found


def measure(folder: Path, beams: int, show: int = 0) -> dict[str, dict[str, float]]:
    """Return by set BLEU and chrF, 0 to 100, and milliseconds a sentence in batches."""
    import sacrebleu

    engine = NeuralDraft(folder, beams=beams)
    rows = {}
    for name, pairs in sets().items():
        began = time.monotonic()
        outputs = [found[0].text for found in engine.translate([arabic for arabic, _ in pairs])]
        spent = 1000 * (time.monotonic() - began) / len(pairs)
        reference = [[english for _, english in pairs]]
        rows[name] = {
            "bleu": round(sacrebleu.corpus_bleu(outputs, reference).score, 2),
            "chrf": round(sacrebleu.corpus_chrf(outputs, reference).score, 2),
            "ms": round(spent, 1),
        }
        for output, (_, english) in list(zip(outputs, pairs, strict=True))[: show if name == "pud" else 0]:
            print(f"> {output}\n= {english}")
    return rows


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=configuration.HERE / "config.toml")
    parser.add_argument("--beams", type=int, default=4)
    parser.add_argument(
        "--show", type=int, default=0, help="print so many outputs of PUD beside the reference"
    )
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    folder = configuration.load(arguments.config).folder / CONVERTED
    rows = measure(folder, arguments.beams, arguments.show)
    if arguments.json:
        print(json.dumps(rows, indent=2))
        return
    for name, row in rows.items():
        print(f"{name:12} BLEU {row['bleu']:5.1f}  chrF {row['chrf']:5.1f}  {row['ms']:.0f} ms a sentence")


if __name__ == "__main__":
    main()
