"""What each ingredient of the draft engine adds: ``python -m training.ablation``, over the stages kept.

Takes one ingredient away at a time, counts the phrases again and scores the second half of PUD, which the
weights were not tuned on. Readings, alignments and the language model have still seen what is taken away, so
the differences are lower bounds.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from deskbrief.translate.engines.draft import decoder, engine
from deskbrief.translate.engines.draft.segmenter import Segmenter
from training.config import DEFAULT, Config, load_config
from training.entries import Entry, entries
from training.phrases import Phrase
from training.stages import kept
from training.table import phrases
from training.tune import Bench, Setting

OWN = ("words", "phrases", "names")


def without_own(config: Config, kinds: Sequence[str], sentences: bool) -> list[Phrase]:
    """Return the phrases without some kinds of our own entries, and perhaps without our own sentences."""
    build = config.paths.build
    data, own, links = kept(build, "sentences"), kept(build, "entries"), kept(build, "alignment")
    material = kept(build, "material").material
    segmenter = Segmenter(kept(build, "readings"), kept(build, "names"))
    left_out: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for kind in kinds:
        others = {other: () for other in OWN if other != kind}
        made = entries(segmenter, replace(material, **others), config.material)
        left_out |= {(entry.source, entry.target) for entry in made}
    rows = list(zip(data, links, strict=False))
    if sentences:
        rows = rows[len(material.sentences) :]  # they come first (contamination.training_pairs)
    entered: list[tuple[Entry, set[tuple[int, int]]]] = [
        (entry, found)
        for entry, found in zip(own, links[len(data) :], strict=True)
        if (entry.source, entry.target) not in left_out
    ]
    return phrases(
        [row for row, _ in rows],
        [entry for entry, _ in entered],
        [*(found for _, found in rows), *(found for _, found in entered)],
        config.phrases,
    )


def main() -> None:
    """Score and print, a line for what is missing in each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=DEFAULT)
    config = load_config(parser.parse_args().config)
    bench = Bench(config)

    def say(label: str) -> None:
        print("{:34}{:6.2f}{:7.2f}".format(label, *bench.score(Setting(), 1)), flush=True)

    print(f"{'without':34}{'BLEU':>6}{'chrF':>7}")
    say("nothing")
    longest, decoder.LONGEST = decoder.LONGEST, 1
    say("phrases: word by word")
    decoder.LONGEST = longest
    cost, engine.OTHER_ORDER = engine.OTHER_ORDER, 1e6
    bench.read(config)
    say("other orders than the rules'")
    engine.OTHER_ORDER = cost
    bench.read(config)
    levels = bench.levels
    no_children = replace(levels[2], children=bytes(len(levels[2].children)))
    bench.use_levels([*levels[:2], no_children, levels[3]])
    say("4-grams")
    bench = Bench(config)
    for kinds, sentences, label in (
        (("words",), False, "our own words"),
        (("phrases",), False, "our own phrases"),
        (("names",), False, "our own names, of the table"),
        ((), True, "our own sentences"),
        (OWN, True, "all material of our own"),
    ):
        bench.use_phrases(without_own(config, kinds, sentences))
        say(label)


if __name__ == "__main__":
    main()
