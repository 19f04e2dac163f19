"""A training small enough for tests: 200 pairs by a toy grammar, and a little of our own material.

``program`` is the command that trains in a process of its own, and may stop for ever before the phrases are
counted, so that it can be killed there.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from training.config import Config, load_config

from deskbrief.translate.engines.draft.extraction import Links
from training import draft

SUBJECTS = {
    "الوزير": "the minister", "الرئيس": "the president", "المدير": "the director", "السفير": "the ambassador",
    "القاضي": "the judge",
}  # fmt: skip
VERBS = {"زار": "visited", "انتقد": "criticized", "افتتح": "opened", "أغلق": "closed"}
OBJECTS = {
    "المدرسة الجديدة": "the new school", "المستشفى الكبير": "the large hospital",
    "المصنع القديم": "the old factory",
    "القطار الأخضر": "the Emerald Line", "المتحف الوطني": "the national museum",
}  # fmt: skip
"""No lexicon knows that the green train is the Emerald Line: whoever says so has learned it."""
PLACES = {"في بغداد": "in Baghdad", "في القاهرة": "in Cairo"}

CONFIG = """\
seed = 7
[paths]
corpus = "corpus"
build = "build"
output = "output"
material = "material"
phrasebook = "phrasebook.tsv"
evaluation = "evaluation"
[[pairs]]
name = "toy"
title = "A toy grammar"
licence = "CC0"
weight = 1.0
[[english]]
name = "toy_english"
title = "Its English side"
licence = "CC0"
weight = 1.0
[[tables]]
name = "toy_names"
title = "Three names"
licence = "CC0"
kind = "tokens"
[[tables]]
name = "toy_places"
title = "One place"
licence = "CC0"
kind = "expressions"
[cleaning]
longest = 90
least_ratio = 0.3
most_ratio = 2.5
[material]
sentence = 3.0
phrase = 4.0
ranks = [6.0, 2.0]
[contamination]
run = 6
development = ["toy_held_out"]
[cases]
lines = 100
[readings]
rounds = 2
least_weight = 0.5
[phrases]
longest_source = 4
longest_target = 6
options = 12
[language_model]
vocabulary = 1_000
fewest = [1.0, 1.0, 1.0]
least_weight = 0.5
[pruning]
weights = [0.2, 0.2, 0.2]
name_cost = 0.0
fewest_multiword = 3
kept = 8
"""


def pairs() -> list[tuple[str, str]]:
    """Return the 200 pairs of the grammar, the verb first in Arabic."""
    return [
        (f"{verb} {subject} {thing} {place}.", f"{s.capitalize()} {v} {t} {p}.")
        for (subject, s), (verb, v), (thing, t), (place, p) in itertools.product(
            SUBJECTS.items(), VERBS.items(), OBJECTS.items(), PLACES.items()
        )
    ]


def write_project(folder: Path) -> Path:
    """Write corpus, material and configuration; return the configuration's path."""
    rows = {
        "corpus/toy.tsv": pairs(),
        "corpus/toy_english.txt": [(english,) for _, english in pairs()],
        "corpus/toy_names.tsv": [("زرقوم", "zarqoum"), ("طرهوب", "tarhoub"), ("قسحول", "qashoul")],
        "corpus/toy_places.tsv": [("جمهورية طرهوب", "republic of tarhoub")],
        "material/words/a.tsv": [("صحيفة", "newspaper", "paper"), ("دزنبيل", "flivver")],
        "material/phrases/a.tsv": [("خط النار", "the line of fire"), ("رحب ب", "welcomed")],
        "material/names/a.tsv": [("بشكول", "Bashkoul")],
        "material/sentences/a.tsv": [("زار بشكول الصحيفة أمس.", "Bashkoul visited the newspaper yesterday.")],
        "phrasebook.tsv": [("على ما يرام", "all right")],
    }
    for name, lines in rows.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    config = folder / "config.toml"
    config.write_text(CONFIG, encoding="utf-8")
    return config


def diagonal(source: Sequence[Sequence[str]], target: Sequence[Sequence[str]]) -> list[Links]:
    """Link what stands at the same share of both sides: bad, quick, always the same and always installed."""
    return [
        {(at * len(s) // len(t), at) for at in range(len(t))} for s, t in zip(source, target, strict=True)
    ]


def train(config: Config, forget: Sequence[str] = ()) -> dict[str, str]:
    """Train with the ``diagonal`` aligner; return what was said of each stage and file: kept, written ..."""
    said: list[str] = []
    draft.train(config, forget, diagonal, said.append)
    return dict(line.split(": ", 1) for line in said)


def program(folder: Path, stall: bool = False) -> list[str]:
    """Return the command that trains in a folder; it may ``stall`` after the alignment."""
    call = f"small_training.in_process({str(folder)!r}, {stall})"
    return [sys.executable, "-c", f"from support import small_training; {call}"]


def in_process(folder: str, stall: bool) -> None:
    """What ``program`` runs."""
    if stall:
        draft.phrases = lambda *_: time.sleep(600)
    train(load_config(Path(folder) / "config.toml"))
