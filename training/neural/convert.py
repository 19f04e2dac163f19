"""The trained weights as a folder that deskbrief's CTranslate2 engine loads: the stage ``convert``.

The engine is to be given *annotated* text (``source.Annotator``), and its hypotheses go through
``source.finish``; ``engine.NeuralDraft`` does both.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from training.neural import model, parts
from training.neural.config import Config
from training.neural.pieces import processor
from training.neural.train import CHECKPOINT, RECORD

CONVERTED = "ct2"
ORIGINAL = "marian"


def trained(config: Config) -> Any:
    """Return the network with the mean of its weights, from parts that came back or from a checkpoint.

    Raises:
        FileNotFoundError: nothing was trained here.
    """
    import torch

    network = model.build(config.model, processor(config.folder).get_piece_size())
    checkpoint = config.folder / CHECKPOINT
    if checkpoint.exists():
        weights = torch.load(checkpoint, map_location="cpu", weights_only=True)["mean"]
    else:
        weights = {name: torch.from_numpy(value) for name, value in parts.load(config.folder).items()}
    network.load_state_dict(weights, strict=False)
    network.get_input_embeddings().weight.data[-1].zero_()
    return network.eval()


def convert(config: Config, quantization: str = "int8", into: Path | None = None) -> Path:
    """Write the transformers folder and the converted one; return the latter.

    ``into``: where, if not in the folder of the run.
    """
    into = into or config.folder
    from ctranslate2.converters import TransformersConverter

    original, folder = into / ORIGINAL, into / CONVERTED
    model.save(trained(config), config.folder, original)
    shutil.rmtree(folder, ignore_errors=True)
    TransformersConverter(str(original), copy_files=["source.spm", "target.spm"]).convert(
        str(folder), quantization=quantization
    )
    if (record := config.folder / RECORD).exists():
        shutil.copy(record, folder / "training.json")
    return folder
