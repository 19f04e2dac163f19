"""The shared sentencepiece vocabulary: a piece's number in it is its number in the network."""

from __future__ import annotations

import io
import string
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from training.neural.shards import write

END, UNKNOWN = 0, 1
"""Numbers of ``</s>`` and ``<unk>``; ``<pad>`` is the number behind the last piece."""
NAME = "pieces.spm"
REQUIRED = string.digits + string.ascii_letters + "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤةى"
"""Never unknown, however rare: digits of ``16th``, letters of names."""


def learn_pieces(folder: Path, size: int, lines: Sequence[str], symbols: Sequence[str]) -> None:
    """Learn a unigram vocabulary of at most ``size`` pieces and keep it in a folder.

    Nothing is normalised: both sides are already. Pieces never cross a space, so a word's pieces are the same
    wherever it stands, which is what lets the shards keep words. Digits are pieces of their own.
    """
    from sentencepiece import SentencePieceTrainer

    made = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=made,
        vocab_size=size,
        model_type="unigram",
        character_coverage=0.9998,
        normalization_rule_name="identity",
        user_defined_symbols=["▁" + symbol for symbol in symbols],
        required_chars=REQUIRED,
        split_digits=True,
        hard_vocab_limit=False,
        eos_id=END,
        unk_id=UNKNOWN,
        bos_id=-1,
        pad_id=-1,
        num_threads=1,
        shuffle_input_sentence=False,
        minloglevel=2,
    )
    write(folder / NAME, made.getvalue())


def processor(folder: Path) -> Any:
    """Return the sentencepiece processor of a folder."""
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_file=str(folder / NAME))


def open_pieces(folder: Path) -> Callable[[str], list[int]]:
    """Return what gives the numbers of a text's pieces; it remembers short texts."""
    found = processor(folder)

    @lru_cache(maxsize=200_000)
    def spell(text: str) -> list[int]:
        return list(found.encode(text))

    return spell
