"""Reads the learned files that travel with deskbrief; a packed copy in the user's cache makes starts fast.

The files are made by ``python -m training.draft``: compressed, portable, the same on every Python. The packed
copy is keyed by their content.
"""

from __future__ import annotations

import hashlib
import lzma
import sys
from array import array
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

from deskbrief.errors import DeskbriefError
from deskbrief.translate.engines.draft.cached import packed_file
from deskbrief.translate.engines.draft.language_model import (
    ORDER,
    UNKNOWN,
    Columns,
    LanguageModel,
    Level,
)
from deskbrief.translate.engines.draft.packed import TextTable, pack
from deskbrief.translate.engines.draft.segmenter import ReadingModel

DATA = Path(__file__).parent / "data"
FORMAT = 5
"""Raised whenever the packed form changes."""


class PackedReadings(ReadingModel):
    """Counts of readings that stay in the packed file until they are asked for."""

    def __init__(self, rows: TextTable, transitions: dict[str, dict[str, float]]) -> None:
        super().__init__({}, transitions)
        self._rows = rows

    def seen(self, core: str) -> dict[str, float]:
        """Return the counts of a folded core's readings."""
        row = self._rows.get(core)
        if row is None:
            return {}
        return {key: float(count) for key, count in (o.rsplit("|", 1) for o in row.split("\t"))}


@dataclass(frozen=True, slots=True)
class Learned:
    """Everything the engine has learned."""

    phrases: TextTable
    """Source units joined by spaces to ``english|cost`` options joined by tabs."""
    names: TextTable
    spellings: TextTable
    """How names are spelt (``transliterate``)."""
    readings: ReadingModel
    language_model: LanguageModel


def _rows(body: bytes) -> list[bytes]:
    return body.removesuffix(b"\n").split(b"\n") if body else []


def level_file(length: int) -> str:
    """Return the name of the file with the n-grams of one length."""
    return f"language-model-{length}.bin.xz"


FILES = (
    "phrases.tsv.xz",
    "names.tsv.xz",
    "transliteration.tsv.xz",
    "readings.tsv.xz",
    "transitions.tsv.xz",
    "words.txt.xz",
    *(level_file(length) for length in range(1, ORDER + 1)),
)
"""What ships, and what ``files_version`` is taken over; other files in the folder count for nothing."""


def level_bytes(level: Level) -> bytes:
    """Return a level as it is shipped: like with like, so that it compresses well."""
    counts = array("I", level.children)
    steps = array("I", (b - a for a, b in pairwise(counts)))
    sizes = (len(level.costs), len(steps))
    head = b"".join(size.to_bytes(8, "little") for size in sizes)
    return head + b"".join(
        [level.words[0::2], level.words[1::2], level.costs, level.backoffs]
        + [steps.tobytes()[at::4] for at in range(4)]
    )


def read_level(body: bytes) -> Level:
    """Return the level of shipped bytes, in the machine's own order."""
    size, parents = (int.from_bytes(body[at : at + 8], "little") for at in (0, 8))
    at = 16
    parts = []
    for length in (size, size, size, size, parents, parents, parents, parents):
        parts.append(body[at : at + length])
        at += length
    words, steps = bytearray(2 * size), bytearray(4 * parents)
    for place in range(2):
        words[place::2] = parts[place]
    for place in range(4):
        steps[place::4] = parts[4 + place]
    own_words, own_steps = array("H", bytes(words)), array("I", bytes(steps))
    if sys.byteorder == "big":
        own_words.byteswap()
        own_steps.byteswap()
    children = array("I", accumulate(own_steps, initial=0)) if parents else array("I")
    return Level(own_words.tobytes(), parts[2], parts[3], children.tobytes())


def _pack(folder: Path) -> bytes:
    with ThreadPoolExecutor() as pool:  # lzma lets go of the interpreter's lock
        bodies = pool.map(lambda name: lzma.decompress((folder / name).read_bytes()), FILES)
        shipped = dict(zip(FILES, bodies, strict=True))
    tables: dict[str, Sequence[bytes] | bytes] = {
        "phrases": _rows(shipped["phrases.tsv.xz"]),
        "names": _rows(shipped["names.tsv.xz"]),
        "spellings": _rows(shipped["transliteration.tsv.xz"]),
        "readings": _rows(shipped["readings.tsv.xz"]),
        "transitions": shipped["transitions.tsv.xz"],
        "words": [b"%b\t%d" % (word, number) for number, word in enumerate(_rows(shipped["words.txt.xz"]))],
    }
    for length in range(1, ORDER + 1):
        level = read_level(shipped[level_file(length)])
        tables |= {
            f"words{length}": level.words,
            f"costs{length}": level.costs,
            f"backoffs{length}": level.backoffs,
            f"children{length}": level.children,
        }
    return pack(tables)


@cache
def files_version(folder: Path | None = None) -> str:
    """Return the first eight digits of the SHA-256 over a folder's files, the shipped ones if none is named.

    Raises:
        DeskbriefError: the installation lacks them.
    """
    paths = sorted((folder or DATA) / name for name in FILES)
    if not all(path.is_file() for path in paths):
        raise DeskbriefError(
            "The draft engine's learned files are missing from this installation.",
            "Reinstall deskbrief; in a checkout, run: make train",
        )
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


@cache
def load_learned(folder: Path | None = None) -> Learned:
    """Return the learned tables of a folder, the shipped one if none is named.

    The first call after an installation takes seconds to pack them.

    Raises:
        DeskbriefError: the installation lacks the files.
    """
    chosen = folder or DATA
    tables = packed_file(f"draft-{files_version(chosen)}-{FORMAT}-{sys.byteorder}", lambda: _pack(chosen))
    transitions = {}
    for line in str(tables["transitions"], "utf-8").splitlines():
        before, *costs = line.split("\t")
        transitions[before] = {tag: float(cost) for tag, cost in (c.split("|") for c in costs)}
    words: TextTable = tables["words"]
    return Learned(
        phrases=tables["phrases"],
        names=tables["names"],
        spellings=tables["spellings"],
        readings=PackedReadings(tables["readings"], transitions),
        language_model=LanguageModel(
            lambda word: int(words.get(word) or UNKNOWN),
            [
                Columns.of(*(tables[f"{part}{n}"] for part in ("words", "costs", "backoffs", "children")))
                for n in range(1, ORDER + 1)
            ],
        ),
    )
