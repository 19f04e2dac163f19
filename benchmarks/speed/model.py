"""A model of opus-mt-ar-en's architecture with random weights, for measuring speed where no hub is reached.

Six layers each, 512 wide, 8 heads, 2048 in the feed-forward layers, a vocabulary of about 62,800 pieces made
of two sentencepieces of 32,000, trained on the shared corpus (``../shared/corpus``). It says nothing that has
a meaning, and it takes as long for it as the real one would.
"""

from __future__ import annotations

import io
import json
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path

from training.config import load_config
from training.corpus import Corpus

PIECES = 32_000
"""Of each side."""
VOCABULARY = 62_802
"""Of opus-mt-ar-en, its padding included."""


def speed_model(folder: Path) -> Path:
    """Return the folder of the model, building it (some seconds) where it is not there yet.

    Raises:
        SystemExit: there is no shared corpus beside the repository.
    """
    done = folder / "done"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "vocab.json").exists():
            _train_pieces(folder)
        _build(folder)
        done.touch()
    return folder


def _train_pieces(folder: Path) -> None:
    pairs = _pairs()
    source = _pieces(folder / "source.spm", (arabic for arabic, _ in pairs))
    target = _pieces(folder / "target.spm", (english for _, english in pairs))
    unique = dict.fromkeys(piece for piece in (*source, *target) if piece not in ("<s>", "</s>", "<unk>"))
    pieces = ["</s>", "<unk>", *unique]
    pieces += [f"<unused{number}>" for number in range(VOCABULARY - 1 - len(pieces))]
    vocabulary = {piece: number for number, piece in enumerate([*pieces[: VOCABULARY - 1], "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), "utf-8")


def _build(folder: Path) -> None:
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    vocabulary = json.loads((folder / "vocab.json").read_text("utf-8"))
    pad = vocabulary["<pad>"]
    torch.manual_seed(1)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=len(vocabulary), d_model=512, encoder_layers=6, decoder_layers=6,
            encoder_attention_heads=8, decoder_attention_heads=8, encoder_ffn_dim=2048, decoder_ffn_dim=2048,
            activation_function="swish", max_position_embeddings=512, scale_embedding=True,
            static_position_embeddings=True, share_encoder_decoder_embeddings=True,
            pad_token_id=pad, eos_token_id=0, bos_token_id=0, decoder_start_token_id=pad,
            forced_eos_token_id=0, num_beams=4,
        )
    )  # fmt: skip
    model.generation_config.num_beams = 4
    model.generation_config.max_length = 512
    model.generation_config.bad_words_ids = [[pad]]
    model.save_pretrained(folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        names = (str(folder / name) for name in ("source.spm", "target.spm", "vocab.json"))
        MarianTokenizer(*names, source_lang="ar", target_lang="en").save_pretrained(folder)


def _pairs() -> list[tuple[str, str]]:
    """Return what the draft engine is trained on."""
    config = load_config()
    corpus = Corpus(config.paths.corpus)
    if not corpus.folder.is_dir():
        sys.exit("There is no shared corpus beside the repository.")
    return [pair for part in config.pairs for pair in corpus.pairs(part.name)]


def _pieces(file: Path, lines: Iterable[str]) -> list[str]:
    import sentencepiece

    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_writer=written, vocab_size=PIECES, hard_vocab_limit=False,
        character_coverage=0.9995, model_type="bpe", minloglevel=2, num_threads=2,
    )  # fmt: skip
    file.write_bytes(written.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_file=str(file))
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
