"""The network: Marian's architecture, so that CTranslate2's own converter and our engine run it as it is."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

from training.neural.config import Model
from training.neural.pieces import END, NAME, processor
from training.neural.shards import write

MOST_POSITIONS = 512


def build(size: Model, pieces: int) -> Any:
    """Return a network with fresh weights; embeddings of both sides and the output are one matrix.

    ``pieces`` counts the vocabulary; ``<pad>`` is added behind it. Marian starts its decoder from a zero
    embedding, which is the padding's.
    """
    from transformers import MarianConfig, MarianMTModel

    return MarianMTModel(
        MarianConfig(
            vocab_size=pieces + 1, d_model=size.width, encoder_layers=size.encoder_layers,
            decoder_layers=size.decoder_layers, encoder_attention_heads=size.heads,
            decoder_attention_heads=size.heads, encoder_ffn_dim=size.inner, decoder_ffn_dim=size.inner,
            max_position_embeddings=MOST_POSITIONS, pad_token_id=pieces, eos_token_id=END, bos_token_id=END,
            decoder_start_token_id=pieces, forced_eos_token_id=None, scale_embedding=True,
            dropout=size.dropout, attention_dropout=0.0, activation_dropout=0.0, activation_function="relu",
            share_encoder_decoder_embeddings=True, init_std=size.width**-0.5,
        )
    )  # fmt: skip


def weights(network: Any) -> int:
    """Return how many weights are learned, shared ones once; positions are sines and not counted."""
    return sum(p.numel() for p in network.parameters() if p.requires_grad)


def save(network: Any, pieces_folder: Path, folder: Path) -> None:
    """Write a folder as transformers reads it, tokenizer and all.

    Both ``.spm`` files are the one vocabulary; ``vocab.json`` numbers it as sentencepiece does.
    """
    from transformers import MarianTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    found = processor(pieces_folder)
    pieces = [found.id_to_piece(number) for number in range(found.get_piece_size())]
    for name in ("source.spm", "target.spm"):
        write(folder / name, (pieces_folder / NAME).read_bytes())
    vocabulary = {piece: number for number, piece in enumerate([*pieces, "<pad>"])}
    write(folder / "vocab.json", json.dumps(vocabulary, ensure_ascii=False).encode())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would like sacremoses, which the engine does not use
        tokenizer = MarianTokenizer(
            str(folder / "source.spm"), str(folder / "target.spm"), str(folder / "vocab.json"),
            source_lang="ar", target_lang="en",
        )  # fmt: skip
    network.generation_config.bad_words_ids = [[len(pieces)]]
    network.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
