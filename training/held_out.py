"""Tables without some parts of the corpus: ``python -m training.held_out un_dev fignews_sents --out FOLDER``.

For measuring on those parts: the stages that ``training.draft`` kept are filtered, phrases and language model
made anew. Readings, names and alignments have seen the parts; they hold none of their English.
``benchmarks.learning --data FOLDER`` takes the folder.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from deskbrief.translate.engines.draft.segmenter import Segmenter
from training import language_model
from training.config import DEFAULT, load_config
from training.corpus import Corpus
from training.english import Truecaser, tokenise_english
from training.files import phrase_rows, shipped_files, write_files
from training.names import phrasebook
from training.sentences import english_side
from training.stages import kept
from training.table import phrases


def english_of(corpus: Corpus, parts: list[str], cases: dict[str, str]) -> set[tuple[str, ...]]:
    """Return the English sentences of these parts, as tokens in their true case."""
    truecaser = Truecaser(cases)
    return {
        tuple(truecaser.restore(tokenise_english(english)))
        for part in parts
        for _, english in corpus.pairs(part)
    }


def main() -> None:
    """Filter, count again, and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="+", help="files of the corpus, such as un_dev")
    parser.add_argument("--config", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    config = load_config(given.config)
    corpus = Corpus(config.paths.corpus)

    def made(name: str) -> Any:
        return kept(config.paths.build, name)

    cases, own, links = made("cases"), made("entries"), made("alignment")
    held_out = english_of(corpus, given.parts, cases)
    pairs = made("sentences")
    rows = [(row, found) for row, found in zip(pairs, links, strict=False) if tuple(row[2]) not in held_out]
    print(f"{len(rows)} of {len(pairs)} pairs are left", flush=True)
    data, left = [row for row, _ in rows], [found for _, found in rows]
    chosen = config.language_model
    model = language_model.train(
        english_side(data, cases, corpus, config.english, chosen.least_weight, Counter()),
        chosen.vocabulary,
        chosen.fewest,
    )
    names, readings = made("names"), made("readings")
    table = phrases(data, own, [*left, *links[len(pairs) :]], config.phrases)
    book = phrasebook(Segmenter(readings, names), config.paths.phrasebook)
    shipped = phrase_rows(table, made("several-names"), book, config.pruning)
    given.out.mkdir(parents=True, exist_ok=True)
    write_files(shipped_files(readings, shipped, model, names, made("transliteration")), given.out)


if __name__ == "__main__":
    main()
