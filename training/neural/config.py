"""``config.toml`` as frozen records; every key of the file is a field, and an unknown one is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Data:
    """What is read, and how it is cut into pieces."""

    vocabulary: int
    """Sentencepieces shared by both languages, symbols included."""
    vocabulary_lines: int
    """Lines of each side that the vocabulary is learned from."""
    synthetic: Mapping[str, int]
    """English file of ``corpus`` -> how many of its lines are given an Arabic side."""
    longest: int = 256
    """Pieces of a source or a target; longer pairs are left out and counted."""
    pairs: int = 0
    """Pairs taken of each set; 0 for all. For tests."""


@dataclass(frozen=True, slots=True)
class Model:
    """The size of the network."""

    width: int = 384
    encoder_layers: int = 6
    decoder_layers: int = 2
    heads: int = 6
    inner: int = 1536
    """Width of the feed-forward layers."""
    dropout: float = 0.1


@dataclass(frozen=True, slots=True)
class Training:
    """How it learns."""

    steps: int = 0
    """Updates; 0 when ``minutes`` says how long."""
    minutes: float = 0.0
    """Wall-clock time for all updates; their number is worked out from the first ones' speed."""
    batch_tokens: int = 32_768
    """Source pieces of one micro-batch, padding and glosses counted."""
    accumulate: int = 1
    """Micro-batches of one update."""
    peak: float = 1e-3
    """The highest learning rate, reached after ``warmup`` updates."""
    warmup: int = 800
    schedule: str = "cosine"
    """``cosine`` or ``inverse-sqrt``."""
    smoothing: float = 0.1
    average: float = 0.999
    """Decay of the running mean of the weights, which is what is kept."""
    tune_from: float = 0.8
    """The part of the updates behind which only the sets of ``weights.tune`` are drawn."""
    hide: float = 0.12
    """How often a word with glosses is hidden behind them."""
    forget: float = 0.12
    """How often a word's glosses are left out."""
    report: int = 200
    """Updates between reports of chrF on the development set."""
    keep: int = 200
    """Updates between checkpoints."""
    dev: int = 200
    """Development sentences that a report translates."""
    seed: int = 20261126


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that a run depends on."""

    folder: Path
    """Where the stages keep what they make."""
    data: Data
    model: Model
    training: Training
    mix: Mapping[str, float]
    """Set -> how often one of its pairs is drawn, against one of another set."""
    tune: Mapping[str, float]
    """The same at the end."""


def load(path: Path) -> Config:
    """Read a configuration; ``folder`` is relative to the checkout.

    Raises:
        ValueError: a key is unknown or one is missing.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    weights = table.get("weights", {})
    return Config(
        HERE.parents[1] / table["folder"],
        _record(Data, table.get("data", {})),
        _record(Model, table.get("model", {})),
        _record(Training, table.get("training", {})),
        weights.get("mix", {}),
        weights.get("tune", {}),
    )


def _record(kind: Any, table: Mapping[str, Any]) -> Any:
    if unknown := set(table) - {field.name for field in fields(kind)}:
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    try:
        return kind(**table)
    except TypeError as error:
        raise ValueError(f"{kind.__name__}: {error}") from error
