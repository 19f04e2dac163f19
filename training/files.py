"""Writes what was learned as the files that the draft engine ships with (see ``draft/shipped.py``)."""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deskbrief.translate.engines.draft.language_model import NGrams
from deskbrief.translate.engines.draft.segmenter import ReadingModel
from deskbrief.translate.engines.draft.shipped import DATA, level_bytes, level_file
from training.phrases import Phrase

BOOK_COST = 0
"""Of an entry of our own phrasebook."""


@dataclass(frozen=True, slots=True)
class Pruning:
    """Which phrases are shipped, at what cost."""

    weights: tuple[float, float, float] = (0.2, 0.2, 0.2)
    """Of the direct, inverse and lexical feature; tuned on PUD by ``training.tune``."""
    name_cost: float = 0.0
    """Of a name of several words, in tenths of a nat."""
    fewest_multiword: int = 3
    """A source phrase of several units is kept when it was seen so often."""
    kept: int = 8
    """Targets of one source."""


def _write(name: str, lines: Iterable[str]) -> None:
    text = "".join(line + "\n" for line in lines)
    (DATA / name).write_bytes(lzma.compress(text.encode(), preset=9))


def _cost(phrase: Phrase, weights: tuple[float, float, float]) -> int:
    """Return the cost of a phrase in tenths of a nat, as a byte."""
    cost = -10 * (weights[0] * phrase.direct + weights[1] * phrase.inverse + weights[2] * phrase.lexical)
    return min(255, max(0, round(cost)))


def phrase_rows(
    phrases: Sequence[Phrase], several: Mapping[str, str], book: Mapping[str, str], pruning: Pruning
) -> dict[str, list[tuple[str, int]]]:
    """Return the shipped targets and costs of each source, cheapest first."""
    rows: dict[str, list[tuple[str, int]]] = {}
    seen: Counter[str] = Counter()
    for phrase in phrases:
        source = " ".join(phrase.source)
        seen[source] += phrase.count
        rows.setdefault(source, []).append((" ".join(phrase.target), _cost(phrase, pruning.weights)))
    # One name, one spelling: what the phrasebook calls ISIS is not Deash inside a longer phrase.
    names = {
        key: english.split()[-1] for key, english in book.items() if " " not in key and english.istitle()
    }
    names |= {key: english for key, english in book.items() if " " not in key and english.isupper()}
    kept = {
        source: sorted(options, key=lambda option: option[1])[: pruning.kept]
        for source, options in rows.items()
        if " " not in source or seen[source] >= pruning.fewest_multiword
    }
    for source in [source for source in kept if names.keys() & source.split()]:
        called = [names[unit] for unit in source.split() if unit in names]
        kept[source] = [option for option in kept[source] if all(name in option[0] for name in called)]
    kept = {source: options for source, options in kept.items() if options}
    for source, name in several.items():
        kept.setdefault(source, [(name, round(pruning.name_cost))])
    for source, english in book.items():
        others = [option for option in kept.get(source, []) if option[0] != english]
        kept[source] = [(english, BOOK_COST), *others][: pruning.kept]
    return kept


def write_files(
    readings: ReadingModel,
    phrases: Sequence[Phrase],
    model: NGrams,
    names: Mapping[str, str],
    several: Mapping[str, str],
    book: Mapping[str, str],
) -> None:
    """Write all files and print their sizes."""
    DATA.mkdir(exist_ok=True)
    rows = phrase_rows(phrases, several, book, Pruning())
    _write(
        "phrases.tsv.xz",
        ("\t".join([source, *(f"{text}|{cost}" for text, cost in rows[source])]) for source in sorted(rows)),
    )
    _write(
        "readings.tsv.xz",
        (
            "\t".join([core, *(f"{key}|{count:.1f}" for key, count in sorted(found.items()) if count >= 0.3)])
            for core, found in sorted(readings.counts.items())
            if sum(found.values()) >= 0.6
        ),
    )
    _write(
        "transitions.tsv.xz",
        (
            "\t".join([before, *(f"{tag}|{cost}" for tag, cost in row.items())])
            for before, row in sorted(readings.transitions.items())
        ),
    )
    _write("names.tsv.xz", (f"{arabic}\t{latin}" for arabic, latin in sorted(names.items())))
    _write("words.txt.xz", model.words)
    for length, level in enumerate(model.levels, start=1):
        (DATA / level_file(length)).write_bytes(lzma.compress(level_bytes(level), preset=9))
    for path in sorted(Path(DATA).iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
