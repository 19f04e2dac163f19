"""Reads the learned files that travel with deskbrief; a compiled copy in the user's cache makes starts fast.

The files are made by ``python -m training.draft``: compressed, portable, the same on every Python. The
compiled copy is Python's own ``marshal`` form and is keyed by the files' content.
"""

from __future__ import annotations

import gc
import hashlib
import lzma
import marshal
import sys
from array import array
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from deskbrief.errors import DeskbriefError
from deskbrief.translate.engines.draft.cached import read_or_make
from deskbrief.translate.engines.draft.segmenter import ReadingModel
from deskbrief.translate.engines.draft.tables import LanguageModel

DATA = Path(__file__).parent / "data"
FORMAT = 1
"""Raised whenever the compiled form changes."""


@dataclass(frozen=True, slots=True)
class Learned:
    """Everything the engine has learned."""

    phrases: dict[str, str]
    """Source units joined by spaces to ``english|cost`` options joined by tabs."""
    names: dict[str, str]
    readings: ReadingModel
    language_model: LanguageModel
    version: str
    """The first digits of the files' SHA-256."""


def _text(name: str) -> list[str]:
    return lzma.decompress((DATA / name).read_bytes()).decode().splitlines()


def _unpacked(body: memoryview) -> tuple[dict[int, int], memoryview]:
    size = int.from_bytes(body[:8], "little")
    steps = array("Q")
    steps.frombytes(body[8 : 8 + 8 * size])
    if sys.byteorder == "big":
        steps.byteswap()
    values = body[8 + 8 * size : 8 + 9 * size]
    return dict(zip(accumulate(steps), values, strict=True)), body[8 + 9 * size :]


def _rows(name: str) -> dict[str, dict[str, float]]:
    rows = {}
    for line in _text(name):
        key, *options = line.split("\t")
        rows[key] = {label: float(number) for label, number in (o.rsplit("|", 1) for o in options)}
    return rows


def _compile() -> tuple[Any, ...]:
    phrases = dict(line.split("\t", 1) for line in _text("phrases.tsv.xz"))
    names = dict(line.split("\t", 1) for line in _text("names.tsv.xz"))
    words = _text("words.txt.xz")
    body = memoryview(lzma.decompress((DATA / "language-model.bin.xz").read_bytes()))
    unigrams, backoff1 = list(body[: len(words)]), list(body[len(words) : 2 * len(words)])
    bigrams, rest = _unpacked(body[2 * len(words) :])
    trigrams, rest = _unpacked(rest)
    backoff2, _ = _unpacked(rest)
    numbers = {word: index for index, word in enumerate(words)}
    return (
        phrases, names, _rows("readings.tsv.xz"), _rows("transitions.tsv.xz"),
        numbers, unigrams, bigrams, trigrams, backoff1, backoff2,
    )  # fmt: skip


def files_version() -> str:
    """Return the first eight digits of the SHA-256 over the shipped files."""
    paths = sorted(DATA.glob("*.xz"))
    if not paths:
        raise DeskbriefError(
            "The draft engine's learned files are missing from this installation.",
            "Reinstall deskbrief; in a checkout, run: python -m training.draft",
        )
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


@cache
def load_learned() -> Learned:
    """Return the learned tables.

    Raises:
        DeskbriefError: the installation lacks the files.
    """
    version = files_version()
    # A million small objects: the collector would walk them again and again while they are made.
    enabled = gc.isenabled()
    gc.disable()
    try:
        parts = read_or_make(f"draft-{version}-{FORMAT}-m{marshal.version}", _compile)
    finally:
        if enabled:
            gc.enable()
    phrases, names, counts, transitions, *model = parts
    return Learned(phrases, names, ReadingModel(counts, transitions), LanguageModel(*model), version)
