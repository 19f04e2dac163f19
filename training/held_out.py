"""Tables without some parts of the corpus: ``python -m training.held_out un_dev fignews_sents --out FOLDER``.

For measuring on those parts: the stages that ``training.draft`` kept are filtered, phrases and language model
made anew. Readings, names and alignments have seen the parts; they hold none of their English.
``benchmarks.learning --data FOLDER`` takes the folder.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NoReturn

from deskbrief.translate.engines.draft.segmenter import Segmenter
from training import corpus, draft, files, language_model
from training.english import Truecaser, tokenise_english
from training.names import phrasebook, several_names


def _missing() -> NoReturn:
    raise SystemExit("training.held_out: a stage is missing; run python -m training.draft first.")


def english_of(parts: list[str], cases: dict[str, str]) -> set[tuple[str, ...]]:
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
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    kept: dict[str, Any] = {
        name: draft.stage(name, _missing, fresh=False)
        for name in ("cases", "names", "readings", "sentences", "alignment")
    }
    held_out = english_of(given.parts, kept["cases"])
    pairs = zip(kept["sentences"], kept["alignment"], strict=True)
    rows = [(row, links) for row, links in pairs if tuple(row[2]) not in held_out]
    print(f"{len(rows)} of {len(kept['sentences'])} pairs are left", flush=True)
    data, links = [row for row, _ in rows], [found for _, found in rows]
    model = language_model.train(draft.english(data, kept["cases"]), 50_000, fewest2=5, fewest3=8)
    segmenter = Segmenter(kept["readings"], kept["names"])
    given.out.mkdir(parents=True, exist_ok=True)
    files.DATA = given.out
    files.write_files(
        kept["readings"],
        draft.phrases(data, links),
        model,
        kept["names"],
        several_names(segmenter),
        phrasebook(segmenter),
    )


if __name__ == "__main__":
    main()
