"""Write the model card: ``python -m training.card [--measure]``, from the record of the last finished run.

The text is ``training/card.md``; tables of data, scores, times and files are put into it. Scores come from
``quality.json`` in the build folder, what ``python -m benchmarks.quality --json`` prints; ``--measure`` makes
it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import Any

from deskbrief.files import replace_file
from training.config import DEFAULT, Config, ConfigError, load_config
from training.contamination import OWN
from training.record import FILE

ROOT = Path(__file__).parents[1]
CARD = ROOT / "docs" / "draft-model-card.md"
TEMPLATE = Path(__file__).parent / "card.md"
QUALITY = "quality.json"
FACTS = {
    "numbers_right": "numbers right",
    "negation_lost": "negation lost",
    "negation_invented": "negation invented",
    "names_present": "names present",
    "names_invented": "names invented",
}
"""Facts of ``benchmarks.faithfulness`` and the columns that they stand in."""


def card(config: Config, record: dict[str, Any], quality: dict[str, Any] | None) -> str:
    """Return the card.

    Args:
        config: Of the run: what the data is called, and its licences.
        record: What ``training.record`` wrote.
        quality: What ``benchmarks.quality`` measured, or None where nothing was measured yet.

    Raises:
        ConfigError: the record is of another configuration, or the scores are of other files.
    """
    trained = {name: json.loads(json.dumps(asdict(config)[name])) for name in ("pairs", "english", "tables")}
    if any(record["configuration"][name] != rows for name, rows in trained.items()):
        raise ConfigError("The last run had other data than the configuration.", "Run: make train")
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        version=record["files_version"],
        seed=record["seed"],
        pairs=_pairs(config, record),
        english=_table(
            ("file", "what it is", "licence", "weight", "lines"),
            (
                (s.name, s.title, s.licence, f"{s.weight:g}", f"{record['english_lines'][s.name]:,}")
                for s in config.english
            ),
        ),
        tables=_table(
            ("file", "what it is", "licence"), ((t.name, t.title, t.licence) for t in config.tables)
        ),
        material=_material(record),
        held_out=_held_out(record),
        scores=_scores(record, quality),
        run=_run(record),
        stages=_stages(record),
        outputs=_outputs(record),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _pairs(config: Config, record: dict[str, Any]) -> str:
    counts = record["pairs"]
    rows = [(p.name, p.title, p.licence, f"{p.weight:g}", f"{counts[p.name]:,}") for p in config.pairs]
    own = (OWN, "see below", "MIT", f"{config.material.sentence:g}", f"{counts[OWN]:,}")
    return _table(("file", "what it is", "licence", "weight", "pairs"), [*rows, own])


def _material(record: dict[str, Any]) -> str:
    counts = record["material"]
    return (
        f"{counts['words']:,} words, {counts['phrases']:,} phrases, {counts['names']:,} names and"
        f" {counts['sentences']:,} sentence pairs (`training/material`), and a phrasebook of the news."
    )


def _held_out(record: dict[str, Any]) -> str:
    held, contamination = record["held_out"], record["configuration"]["contamination"]
    development = ", ".join(f"`{name}`" for name in contamination["development"])
    if held["not_here"]:
        compared = f"In this run nothing was compared with {', '.join(held['not_here'])}: not there."
    else:
        compared = (
            "Before training, every sentence or phrase of our own that shares"
            f" {contamination['run']} words in a row with the evaluation or the development set is dropped"
            f" ({held['own_lines_dropped']} in this run), and every pair of the corpus that equals a line of"
            f" them ({sum(held['pairs_dropped'].values())})."
        )
    return (
        f"The development set is PUD ({development}), not trained on. FLORES, NTREX and the UN test set are"
        f" neither trained on nor tuned to. {compared}"
    )


def _scores(record: dict[str, Any], quality: dict[str, Any] | None) -> str:
    if quality is None:
        return "Not measured yet."
    rows = {row["engine"]: row for row in quality["rows"]}
    own = rows.get("draft")
    if own is None or f"tables:{record['files_version']}" not in own["signature"]:
        raise ConfigError(
            "The scores were measured with other files than the last run's.",
            "Run: make card (or python -m training.card --measure)",
        )
    names = [name for name in rows if name != "draft"]
    ranked = sorted(["draft", *names], key=lambda name: rows[name]["chrf"])
    table = _table(
        ("engine", "BLEU", "chrF", *FACTS.values()),
        ((name, *(f"{figure:.1f}" for figure in _figures(rows[name]))) for name in ranked),
    )
    signatures = "\n".join(f"- {name}: `{text}`" for name, text in quality["signatures"].items())
    return (
        "FLORES-200 dev, Arabic to English, by sacreBLEU; `draft` is this engine"
        f" (`{own['signature']}`), the others are stored outputs of neural engines."
        " Numbers, negations (lost or invented) and names present are shares in per cent, names invented are"
        " counted for 100 sentences; `benchmarks/faithfulness.py` says how."
        f"\n\n{table}\n\n{signatures}"
    )


def _figures(row: dict[str, Any]) -> list[float]:
    return [row["bleu"], row["chrf"], *(row["facts"][key] for key in FACTS)]


def _run(record: dict[str, Any]) -> str:
    machine, stages = record["machine"], record["stages"].values()
    minutes = sum(stage["seconds"] for stage in stages) / 60
    peak = max(stage["peak_mb"] for stage in stages) / 1000
    versions = ", ".join(f"{name} {number}" for name, number in record["versions"].items())
    return (
        f"Finished {record['finished'][:10]}. Machine: {machine['cores']} cores, {machine['processor']},"
        f" {machine['memory_gb']} GB of memory, {machine['system']}, no graphics card. The stages took"
        f" {minutes:.0f} minutes in all and {peak:.1f} GB at most. With {versions}."
    )


def _stages(record: dict[str, Any]) -> str:
    return _table(
        ("stage", "seconds", "memory at most, MB"),
        ((name, f"{s['seconds']:.0f}", f"{s['peak_mb']:,}") for name, s in record["stages"].items()),
    )


def _outputs(record: dict[str, Any]) -> str:
    return _table(
        ("file", "MB", "SHA-256 begins with"),
        ((name, f"{o['bytes'] / 1e6:.2f}", f"`{o['sha256'][:12]}`") for name, o in record["outputs"].items()),
    )


def measured() -> dict[str, Any]:
    """Measure the engine as it is installed here.

    Raises:
        ConfigError: the evaluation set is not here.
    """
    from benchmarks.quality import DEV, measure  # wants sacrebleu

    if not DEV.exists():
        raise ConfigError(
            "The evaluation set is not here, so nothing can be measured.", f"It belongs to {DEV}."
        )
    rows, signatures = measure(["draft"])
    return {"rows": [asdict(row) for row in rows], "signatures": signatures}


def _read(path: Path) -> dict[str, Any] | None:
    found: dict[str, Any] | None = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    return found


def main(arguments: list[str] | None = None) -> int:
    """Write the card; return 2 where something for it is missing."""
    parser = argparse.ArgumentParser(
        prog="training.card", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=DEFAULT)
    parser.add_argument("--output", type=Path, default=CARD)
    parser.add_argument(
        "--measure", action="store_true", help="measure the scores first, which takes a minute"
    )
    options = parser.parse_args(arguments)
    try:
        config = load_config(options.config)
        build = config.paths.build
        record = _read(build / FILE)
        if record is None:
            raise ConfigError(f"There is no finished run in {build}.", "Run: make train")
        if options.measure:
            replace_file(build / QUALITY, json.dumps(measured(), indent=2).encode())
        replace_file(options.output, card(config, record, _read(build / QUALITY)).encode())
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{options.output} is written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
