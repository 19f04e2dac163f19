"""The trained weights in files of at most 15 MiB: a lent machine gives back no larger ones, and eight in all.

Half precision: the converted model is in 8 bits, so nothing that counts is lost.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from training.neural.shards import Ints, write

MOST = 15 << 20
"""Bytes of one file."""


def save(weights: Mapping[str, Any], folder: Path) -> list[Path]:
    """Write named torch tensors to ``weights.0.part``, ``weights.1.part`` ...; return the files."""
    body = io.BytesIO()
    np.savez(
        body,
        **{name: value.detach().cpu().float().numpy().astype(np.float16) for name, value in weights.items()},
    )
    raw = body.getvalue()
    files = []
    for place, at in enumerate(range(0, len(raw), MOST)):
        files.append(folder / f"weights.{place}.part")
        write(files[-1], raw[at : at + MOST])
    return files


def load(folder: Path) -> dict[str, Ints]:
    """Read what ``save`` wrote, in single precision.

    Raises:
        FileNotFoundError: there is nothing.
    """
    files = sorted(folder.glob("weights.*.part"), key=lambda file: int(file.name.split(".")[1]))
    if not files:
        raise FileNotFoundError(f"No weights.*.part in {folder}")
    with np.load(io.BytesIO(b"".join(file.read_bytes() for file in files))) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}
