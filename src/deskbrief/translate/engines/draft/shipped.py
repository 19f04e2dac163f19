"""Reads the learned files that travel with deskbrief; a packed copy in the user's cache makes starts fast.

The files are made by ``python -m training.draft``: compressed, portable, the same on every Python. The packed
copy is keyed by their content.
"""

from __future__ import annotations

import hashlib
import lzma
import sys
from array import array
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from deskbrief.errors import DeskbriefError
from deskbrief.translate.engines.draft.cached import packed_file
from deskbrief.translate.engines.draft.packed import TextTable, pack
from deskbrief.translate.engines.draft.segmenter import ReadingModel
from deskbrief.translate.engines.draft.tables import UNKNOWN, LanguageModel

DATA = Path(__file__).parent / "data"
FORMAT = 2
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
    readings: ReadingModel
    language_model: LanguageModel


def _lines(name: str) -> list[str]:
    return lzma.decompress((DATA / name).read_bytes()).decode().splitlines()


def _rows(name: str) -> dict[str, str]:
    return dict(line.split("\t", 1) for line in _lines(name))


def _numbers(body: memoryview) -> tuple[dict[int, int], memoryview]:
    """Read one table of numbers: its size, its keys as differences, its values; return it and the rest."""
    size = int.from_bytes(body[:8], "little")
    steps = array("Q")
    steps.frombytes(body[8 : 8 + 8 * size])
    if sys.byteorder == "big":
        steps.byteswap()
    values = body[8 + 8 * size : 8 + 9 * size]
    return dict(zip(accumulate(steps), values, strict=True)), body[8 + 9 * size :]


def _pack() -> bytes:
    words = _lines("words.txt.xz")
    body = memoryview(lzma.decompress((DATA / "language-model.bin.xz").read_bytes()))
    count = len(words)
    unigrams, backoff1 = bytes(body[:count]), bytes(body[count : 2 * count])
    bigrams, rest = _numbers(body[2 * count :])
    trigrams, rest = _numbers(rest)
    backoff2, _ = _numbers(rest)
    return pack(
        {
            "phrases": _rows("phrases.tsv.xz"),
            "names": _rows("names.tsv.xz"),
            "readings": _rows("readings.tsv.xz"),
            "transitions": "\n".join(_lines("transitions.tsv.xz")).encode(),
            "words": {word: str(number) for number, word in enumerate(words)},
            "unigrams": unigrams,
            "bigrams": bigrams,
            "trigrams": trigrams,
            "backoff1": backoff1,
            "backoff2": backoff2,
        }
    )


@cache
def files_version() -> str:
    """Return the first eight digits of the SHA-256 over the shipped files.

    Raises:
        DeskbriefError: the installation lacks them.
    """
    paths = sorted(DATA.glob("*.xz"))
    if not paths:
        raise DeskbriefError(
            "The draft engine's learned files are missing from this installation.",
            "Reinstall deskbrief; in a checkout, run: make train",
        )
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


@cache
def load_learned() -> Learned:
    """Return the learned tables; the first call after an installation packs them, which takes seconds.

    Raises:
        DeskbriefError: the installation lacks the files.
    """
    tables = packed_file(f"draft-{files_version()}-{FORMAT}-{sys.byteorder}", _pack)
    transitions = {}
    for line in str(tables["transitions"], "utf-8").splitlines():
        before, *costs = line.split("\t")
        transitions[before] = {tag: float(cost) for tag, cost in (c.split("|") for c in costs)}
    words: TextTable = tables["words"]
    return Learned(
        phrases=tables["phrases"],
        names=tables["names"],
        readings=PackedReadings(tables["readings"], transitions),
        language_model=LanguageModel(
            lambda word: int(words.get(word) or UNKNOWN),
            tables["unigrams"],
            tables["bigrams"],
            tables["trigrams"],
            tables["backoff1"],
            tables["backoff2"],
        ),
    )
