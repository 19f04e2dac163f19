"""How well confidence tells good translations from bad: ``python -m benchmarks.confidence [--json]``.

On FLORES-dev, over the stored outputs of four engines and the draft engine's own, together: Spearman's rank
correlation of confidence with the sentence's chrF, and the share of the worst fifth by chrF that the worst
fifth by confidence holds. ``same`` is the correlation where all engines are taken for one that was never
measured.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import replace

import numpy as np
from sacrebleu.metrics import CHRF

from benchmarks.checks import FLORES, segment
from deskbrief.arabic.normalise import normalise
from deskbrief.check.confidence import confidence
from deskbrief.check.run import run_checks
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.engines import open_engine

STORED = ("argos", "opusmt", "nllb", "bergamot-base")


def spearman(one: np.ndarray, two: np.ndarray) -> float:
    """Return the rank correlation; ties are rare and broken by place."""
    return float(np.corrcoef(np.argsort(np.argsort(one)), np.argsort(np.argsort(two)))[0, 1])


def lines(name: str) -> list[str]:
    """Return the lines of a file of the set."""
    return (FLORES / name).read_text(encoding="utf-8").splitlines()


def measure() -> dict[str, object]:
    """Return every figure."""
    sources, references = lines("source.ar"), lines("reference.en")
    draft = open_engine(load_catalogue().get("draft", Role.TRANSLATE))
    outputs = {name: lines(f"{name}.en") for name in STORED}
    drafts = [found[0] for found in draft.translate([normalise(s).text for s in sources])]
    outputs["draft"] = [hypothesis.text for hypothesis in drafts]
    own = {"draft": [hypothesis.score for hypothesis in drafts]}
    metric = CHRF()
    trust, unnamed, chrf, each = [], [], [], {}
    seconds = 0.0
    for name, output in outputs.items():
        segments = run_checks([segment(s, t) for s, t in zip(sources, output, strict=True)])
        named = [
            replace(s, translations=tuple(replace(t, engine=name, score=score) for t in s.translations))
            for s, score in zip(segments, own.get(name, [None] * len(segments)), strict=True)
        ]
        began = time.perf_counter()
        values = [confidence(s).value for s in named]
        seconds += time.perf_counter() - began
        unnamed += [confidence(s).value for s in segments]
        scores = [metric.sentence_score(t, [r]).score for t, r in zip(output, references, strict=True)]
        each[name] = spearman(np.array(values), np.array(scores))
        trust += values
        chrf += scores
    worst = len(chrf) // 5
    held = set(np.argsort(trust)[:worst]) & set(np.argsort(chrf)[:worst])
    return {
        "outputs": len(chrf),
        "spearman": spearman(np.array(trust), np.array(chrf)),
        "same": spearman(np.array(unnamed), np.array(chrf)),
        "worst_fifth": 100 * len(held) / worst,
        "engines": each,
        "microseconds": 1e6 * seconds / len(chrf),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if not FLORES.is_dir():
        sys.exit("There is no shared evaluation set beside the repository.")
    figures = measure()
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    engines = figures.pop("engines")
    for name, value in figures.items():
        print(f"{name:16}{value:10.3f}")
    for name, value in engines.items():  # type: ignore[attr-defined]
        print(f"  {name:14}{value:10.3f}")


if __name__ == "__main__":
    main()
