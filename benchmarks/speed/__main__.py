"""Words a second of a batch, and of what a user would write or install instead.

    python -m benchmarks.speed [--json] [--runs N] [--device cpu|cuda] [--only NAME ...] [--sentences N]
                               [--chart FILE]

Needs ``../shared`` beside the repository, and argos-translate (``make argos``) for its row. A model of
opus-mt-ar-en's size with random weights (``model``) translates 200 real sentences, 32 tokens each, a beam of
4, on the same cores, for everybody:

deskbrief          ``deskbrief --batch`` over ten articles, from files to finished briefs
raw                one call of ``ctranslate2.Translator.translate_batch``, 1,024 tokens a batch, 8 bits
raw-side-by-side   the same, as many batches at a time as there are cores
argos              argos-translate's own code around the same converted model
batches            ``generate`` of transformers in padded batches of 16
loop               ``generate`` of transformers, sentence by sentence

Each runs in a process of its own, in turn; medians of the runs (the two of transformers once). ``whole`` are
seconds from the start of the process to its end, ``work`` those with the model loaded. The model is converted
before. What random weights say is replaced at CTranslate2's edge, the same for all (``edge``).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.speed.chart import chart
from benchmarks.speed.contenders import ARGOS, CONTENDERS
from benchmarks.speed.material import SENTENCES, Material, write_material
from benchmarks.speed.model import speed_model

ROOT = Path(__file__).parents[2]
ONCE = ("batches", "loop")
WANTED = {"raw": 0.95, "argos": 1.5, "batches": 2.5, "loop": 5.0}
"""How many times as fast as this deskbrief is to be."""


def prepare(folder: Path, device: str, sentences: int) -> Material:
    """Put articles, model and conversion into a folder."""
    from dataclasses import replace

    from deskbrief.models.catalogue import load_catalogue
    from deskbrief.models.conversion import converted
    from deskbrief.models.entry import Role

    model = speed_model(ROOT / "build" / "speed-model")
    material = write_material(folder, sentences)
    (folder / "model").symlink_to(model, target_is_directory=True)
    entry = load_catalogue().get(str(folder / "model"), Role.TRANSLATE)
    ready = converted(Path(entry.path or ""), replace(entry, device=device))
    assert ready is not None
    (folder / "ct2").symlink_to(ready, target_is_directory=True)
    (folder / "argos").mkdir()
    (folder / "argos" / "model").symlink_to(ready, target_is_directory=True)
    return material


def run(name: str, folder: Path, device: str) -> dict[str, float]:
    """Run one contender in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.speed.contenders", name, str(folder), "--device", device]
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, check=True, env={**os.environ, "HF_HUB_OFFLINE": "1"}
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])  # a batch names its briefs before
    return found | {"whole_s": time.perf_counter() - began}


def measure(runs: int, device: str, names: Sequence[str], sentences: int) -> dict[str, Any]:
    """Return the figures of some contenders, deskbrief first."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    cache = tempfile.mkdtemp()
    os.environ["XDG_CACHE_HOME"] = cache
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        material = prepare(folder, device, sentences)
        for turn in range(runs):
            for name in names:
                if turn == 0 or name not in ONCE:
                    found[name].append(run(name, folder, device))
    shutil.rmtree(cache, ignore_errors=True)
    rows: dict[str, dict[str, float]] = {}
    for name, each in found.items():
        row = {key: statistics.median(one[key] for one in each) for key in each[0]}
        assert row["sentences"] == len(material.sentences), (name, row)
        rows[name] = {
            "words_per_s": round(material.words / row["whole_s"], 1),
            "words_per_s_loaded": round(material.words / row["work_s"], 1),
            "whole_s": round(row["whole_s"], 2),
            "work_s": round(row["work_s"], 2),
            "peak_mb": round(row["peak_mb"]),
        }
    ours = rows["deskbrief"]
    for row in rows.values():
        row["times"] = round(row["whole_s"] / ours["whole_s"], 2)
        row["times_loaded"] = round(row["work_s"] / ours["work_s"], 2)
    return {
        "sentences": len(material.sentences),
        "words": material.words,
        "device": device,
        "cores": len(os.sched_getaffinity(0)),
        "runs": runs,
        "rows": rows,
    }


def main() -> None:
    """Measure, and print a table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument(
        "--runs", type=int, default=3, metavar="N", help="runs of each, the medians count (3)"
    )
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--only", nargs="+", choices=CONTENDERS, help="these beside deskbrief")
    parser.add_argument(
        "--sentences", type=int, default=SENTENCES, metavar="N", help="how many (%(default)s)"
    )
    parser.add_argument("--chart", type=Path, metavar="FILE", help="draw the figures as an SVG, too")
    options = parser.parse_args()
    able = [name for name in CONTENDERS if name != "argos" or ARGOS.is_dir()]
    names = [name for name in able if name == "deskbrief" or name in (options.only or able)]
    figures = measure(options.runs, options.device, names, options.sentences)
    if options.chart:
        options.chart.write_text(chart(figures), "utf-8")
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    columns = ("words_per_s", "words_per_s_loaded", "whole_s", "work_s", "peak_mb", "times", "times_loaded")
    print(f"{figures['sentences']} sentences, {figures['words']} words, {figures['device']}, "
          f"{figures['cores']} cores; times: how many times as fast deskbrief is")  # fmt: skip
    print(f"{'':18}" + "".join(f"{column:>20}" for column in columns) + f"{'asked':>8}")
    for name, row in figures["rows"].items():
        print(f"{name:18}" + "".join(f"{row[c]:>20}" for c in columns) + f"{WANTED.get(name, ''):>8}")


if __name__ == "__main__":
    main()
