"""Train the draft engine: ``python -m training.draft``, from a corpus to the files that ship.

Every stage is kept in the build folder, so an interrupted run goes on where it was, and a changed input makes
anew what depends on it and nothing else (``training.stages``).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from deskbrief.errors import DeskbriefError
from deskbrief.translate.engines.draft.people import GIVEN_NAMES
from deskbrief.translate.engines.draft.segmenter import Segmenter
from training import contamination, language_model, material
from training.alignment import align
from training.bearers import INDEX as BEARERS
from training.bearers import borne_names
from training.config import DEFAULT, Config, ConfigError, load_config
from training.corpus import Corpus
from training.entries import entries
from training.files import phrase_rows, shipped_files, write_files
from training.linking import Aligner, link
from training.names import phrasebook, several_names, single_names
from training.readings import learn_readings
from training.record import write_record
from training.sentences import english_side, evidence, sentences, true_cases
from training.stages import Kept, Stages
from training.table import phrases
from training.transliteration import learn as learn_spellings
from training.transliteration import vowelled_words

STAGES = (
    "material", "pairs", "cases", "names", "readings", "sentences", "entries", "alignment", "phrases",
    "language-model", "several-names", "transliteration", "files",
)  # fmt: skip
"""In the order in which they are made."""


def train(
    config: Config,
    forget: Collection[str] = (),
    aligner: Aligner = align,
    say: Callable[[str], None] = print,
) -> None:
    """Run the stages, write the shipped files and the record.

    Args:
        config: Of the run.
        forget: Stages that are made again whatever is kept of them.
        aligner: Links the words of all pairs.
        say: Gets a line for each stage.

    Raises:
        ConfigError: a file of the corpus is missing.
    """
    corpus = Corpus(config.paths.corpus)
    _require(config, corpus)
    stages = Stages(config.paths.build, forget, say)
    held_files, missing = contamination.held_out_files(config)
    for name in missing:
        stages.log(f"held-out set {name}: not here, so nothing is compared with it")

    def held_out() -> contamination.HeldOut:
        return contamination.read_held_out(held_files, config.contamination.run)

    own = stages.stage(
        "material",
        lambda: contamination.checked_material(material.read_material(config.paths.material), held_out()),
        code=["training.contamination"],
        settings=[[path.parent.name, path.name] for path in material.files(config.paths.material)],
        files=[*material.files(config.paths.material), *held_files],
        facts=_material_facts,
    )
    for kind, arabic, english in own.value.dropped:
        stages.log(f"dropped from our own {kind}, shared with a held-out set: {arabic} | {english}")
    pairs = stages.stage(
        "pairs",
        lambda: contamination.training_pairs(config, own.value.material, held_out()),
        code=["training.contamination"],
        after=[own],
        settings=[
            config.seed,
            config.material.sentence,
            config.contamination.run,
            asdict(config.cleaning),
            [part.choice for part in config.pairs],
        ],
        files=[*corpus.paths(config.pairs), *held_files],
        facts=lambda made: {"counts": made.counts, "dropped": made.dropped},
    )
    english_files = corpus.paths(config.english)
    english_choice = [source.choice for source in config.english]
    cases = stages.stage(
        "cases",
        lambda: true_cases(pairs.value.rows, corpus, config.english, config.cases.lines),
        code=["training.sentences"],
        after=[pairs],
        settings=[config.cases.lines, english_choice],
        files=english_files,
    )
    tables = {kind: [t for t in config.tables if t.kind == kind] for kind in ("tokens", "expressions")}
    names = stages.stage(
        "names",
        lambda: single_names(
            frozenset(cases.value.values()),
            [corpus.pairs(table.name) for table in tables["tokens"]],
            own.value.material.names,
        ),
        code=["training.names"],
        after=[own, cases],
        files=corpus.paths(tables["tokens"]),
        facts=lambda made: {"names": len(made)},
    )
    readings = stages.stage(
        "readings",
        lambda: learn_readings(
            [*evidence(pairs.value.rows, own.value.material, config.readings.least_weight)],
            names.value,
            config.readings.rounds,
        ),
        code=["training.sentences", "training.readings"],
        after=[own, pairs, names],
        settings=asdict(config.readings),
    )

    def segmenter() -> Segmenter:
        return Segmenter(readings.value, names.value)

    data = stages.stage(
        "sentences",
        lambda: sentences(segmenter(), cases.value, pairs.value.rows),
        code=["training.sentences"],
        after=[pairs, cases, names, readings],
    )
    entered = stages.stage(
        "entries",
        lambda: entries(segmenter(), own.value.material, config.material),
        code=["training.entries"],
        after=[own, names, readings],
        settings=asdict(config.material),
    )
    links = stages.stage(
        "alignment",
        lambda: link(data.value, entered.value, aligner),
        code=["training.linking", aligner.__module__],
        settings=[f"{aligner.__module__}.{aligner.__qualname__}"],
        after=[data, entered],
    )
    table = stages.stage(
        "phrases",
        lambda: phrases(data.value, entered.value, links.value, config.phrases),
        code=["training.table"],
        after=[data, entered, links],
        settings=asdict(config.phrases),
    )
    counted: Counter[str] = Counter()
    chosen = config.language_model
    model = stages.stage(
        "language-model",
        lambda: language_model.train(
            english_side(data.value, cases.value, corpus, config.english, chosen.least_weight, counted),
            chosen.vocabulary,
            chosen.fewest,
        ),
        code=["training.sentences", "training.language_model"],
        after=[data, cases],
        settings=[asdict(chosen), english_choice],
        files=english_files,
        facts=lambda made: {"lines": dict(counted), "ngrams": [len(level.costs) for level in made.levels]},
    )
    several = stages.stage(
        "several-names",
        lambda: several_names(
            segmenter(), [pair for table in tables["expressions"] for pair in corpus.pairs(table.name)]
        ),
        code=["training.names"],
        after=[names, readings],
        files=corpus.paths(tables["expressions"]),
    )

    spellings = stages.stage(
        "transliteration",
        lambda: learn_spellings(
            [*own.value.material.names, *GIVEN_NAMES.items()],
            [*(corpus.pairs(table.name) for table in tables["tokens"]), borne_names()],
            (line for _, line, _ in corpus.english_lines(config.english)),
            vowelled_words(),
        ),
        code=["training.transliteration", "training.bearers"],
        after=[own],
        settings=english_choice,
        files=[*corpus.paths(tables["tokens"]), *english_files, BEARERS],
        facts=lambda made: {"rows": len(made)},
    )

    def ship() -> tuple[dict[str, bytes], int]:
        book = phrasebook(segmenter(), config.paths.phrasebook)
        rows = phrase_rows(table.value, several.value, book, config.pruning)
        return (
            shipped_files(readings.value, rows, model.value, names.value, spellings.value),
            sum(map(len, rows.values())),
        )

    shipped = stages.stage(
        "files",
        ship,
        code=["training.files", "training.names"],
        after=[names, readings, table, model, several, spellings],
        settings=asdict(config.pruning),
        files=[config.paths.phrasebook],
        facts=lambda made: {"phrases": made[1]},
    )
    files, _ = shipped.value
    written = write_files(files, config.paths.output)
    for name in files:
        state = "written" if name in written else "as it was"
        stages.log(f"{name}: {len(files[name]) / 1e6:.2f} MB, {state}")
    done: list[Kept[Any]] = [
        own, pairs, cases, names, readings, data, entered, links, table, model, several,
        spellings, shipped,
    ]  # fmt: skip
    write_record(config, done, missing, files)


def _material_facts(made: contamination.Checked) -> dict[str, Any]:
    counts = {kind: len(getattr(made.material, kind)) for kind in material.KINDS}
    return {**counts, "dropped": len(made.dropped)}


def _require(config: Config, corpus: Corpus) -> None:
    """Say at once what is missing, not after minutes."""
    missing = []
    for source in (*config.pairs, *config.english, *config.tables):
        try:
            corpus.path(source.name)
        except FileNotFoundError:
            missing.append(source.name)
    if missing:
        raise ConfigError(
            f"Not in the corpus folder {corpus.folder}: {', '.join(missing)}.",
            "Put them there, or name another folder (--corpus) or other files in the configuration.",
        )


def forgotten(first: str | None, fresh: bool) -> tuple[str, ...]:
    """Return the stages that a command line wants made again: all, or one and those after it."""
    if fresh:
        return STAGES
    return STAGES[STAGES.index(first) :] if first else ()


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; return 2 where the configuration is wrong."""
    parser = argparse.ArgumentParser(
        prog="training.draft", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--config", type=Path, default=DEFAULT, help="the configuration (training/config.toml)"
    )
    parser.add_argument(
        "--corpus", type=Path, help="the folder of the corpus, instead of the configuration's"
    )
    parser.add_argument("--build", type=Path, help="where stages, log and record are kept")
    parser.add_argument("--output", type=Path, help="where the shipped files go")
    parser.add_argument("--fresh", action="store_true", help="make every stage again")
    parser.add_argument(
        "--from", dest="first", choices=STAGES, metavar="STAGE",
        help=f"make this stage and those after it again: {', '.join(STAGES)}",
    )  # fmt: skip
    options = parser.parse_args(arguments)
    try:
        config = load_config(options.config)
        given = {name: getattr(options, name) for name in ("corpus", "build", "output")}
        changed = {name: path.resolve() for name, path in given.items() if path}
        config = replace(config, paths=replace(config.paths, **changed))
        train(config, forgotten(options.first, options.fresh), say=lambda line: print(line, flush=True))
    except DeskbriefError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
