"""What was learned as the files that the draft engine ships with (see ``draft/shipped.py``)."""

from __future__ import annotations

import hashlib
import lzma
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deskbrief.files import replace_file
from deskbrief.translate.engines.draft.language_model import NGrams
from deskbrief.translate.engines.draft.segmenter import ReadingModel
from deskbrief.translate.engines.draft.shipped import FILES, level_bytes, level_file

if TYPE_CHECKING:
    from training.config import Pruning
    from training.phrases import Phrase

BOOK_COST = 0
"""Of an entry of our own phrasebook."""


def _packed(lines: Iterable[str]) -> bytes:
    return lzma.compress("".join(line + "\n" for line in lines).encode(), preset=9)


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


def shipped_files(
    readings: ReadingModel,
    rows: Mapping[str, Sequence[tuple[str, int]]],
    model: NGrams,
    names: Mapping[str, str],
    spellings: Mapping[str, str],
) -> dict[str, bytes]:
    """Return all files by their names; ``rows`` is what ``phrase_rows`` returns, ``spellings`` what
    ``transliteration.learn`` does."""
    files = {
        "phrases.tsv.xz": _packed(
            "\t".join([source, *(f"{text}|{cost}" for text, cost in rows[source])]) for source in sorted(rows)
        ),
        "readings.tsv.xz": _packed(
            "\t".join([core, *(f"{key}|{count:.1f}" for key, count in sorted(found.items()) if count >= 0.3)])
            for core, found in sorted(readings.counts.items())
            if sum(found.values()) >= 0.6
        ),
        "transitions.tsv.xz": _packed(
            "\t".join([before, *(f"{tag}|{cost}" for tag, cost in row.items())])
            for before, row in sorted(readings.transitions.items())
        ),
        "names.tsv.xz": _packed(f"{arabic}\t{latin}" for arabic, latin in sorted(names.items())),
        "transliteration.tsv.xz": _packed(f"{key}\t{spellings[key]}" for key in sorted(spellings)),
        "words.txt.xz": _packed(model.words),
    }
    for length, level in enumerate(model.levels, start=1):
        files[level_file(length)] = lzma.compress(level_bytes(level), preset=9)
    assert set(files) == set(FILES)
    return files


def write_files(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Write what differs from what is there, each file whole; return the names of the files written."""
    written = []
    for name, data in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            replace_file(path, data)
            written.append(name)
    return written


def version_of(files: Mapping[str, bytes]) -> str:
    """Return what ``shipped.files_version`` will say of these files."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(files[name])
    return digest.hexdigest()[:8]
