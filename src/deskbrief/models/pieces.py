"""Text to pieces and back for converted models, without transformers: sentencepiece or a tokenizer.json."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

_SHARED = ("sentencepiece.model", "sentencepiece.bpe.model", "spiece.model", "tokenizer.model")

SPACE = "▁"
"""How sentencepiece writes the space before a word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a text, and the half-open span of characters that it covers."""

    text: str
    start: int
    end: int


class Pieces(Protocol):
    """Splits source text into pieces and joins target pieces into text."""

    def split(self, text: str) -> list[Piece]:
        """Return the pieces of a source text, special tokens not among them."""
        ...

    def spell(self, text: str) -> list[str]:
        """Return the pieces of a target text, special tokens not among them."""
        ...

    def join(self, pieces: Sequence[str]) -> str:
        """Return the text that target pieces spell, special tokens not among them."""
        ...


def located(pieces: Sequence[str], text: str) -> list[Piece]:
    """Return pieces with their spans in the text that they spell, in order.

    Pieces are looked for in the word that their space marks put them in. One that is not found as it stands
    there, because the tokenizer normalises, gets the rest of that word.
    """
    words = [match.span() for match in re.finditer(r"\S+", text)]
    found: list[Piece] = []
    number, place = -1, 0
    for piece in pieces:
        shown = piece.replace("Ġ", SPACE)  # as byte-level tokenizers write the space
        if shown.startswith(SPACE) or number < 0:
            number += 1
            place = words[number][0] if number < len(words) else len(text)
        end = words[number][1] if number < len(words) else len(text)
        start = text.find(shown.strip(SPACE), place, end)
        span = (start, start + len(shown.strip(SPACE))) if start >= 0 else (place, end)
        found.append(Piece(piece, *span))
        place = span[1]
    return found


def open_pieces(folder: Path) -> Pieces | None:
    """Return the tokenizer that lies in a model's folder, or None if none that is known does."""
    if (folder / "source.spm").is_file() and (folder / "target.spm").is_file():
        return SentencePieces(folder / "source.spm", folder / "target.spm")
    shared = next((folder / name for name in _SHARED if (folder / name).is_file()), None)
    if shared is not None:
        return SentencePieces(shared, shared)
    if (folder / "tokenizer.json").is_file():
        return JsonPieces(folder / "tokenizer.json")
    return None


class SentencePieces:
    """A sentencepiece for each side, which may be the same one."""

    def __init__(self, source: Path, target: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        self._source: Any = SentencePieceProcessor(model_file=str(source))
        self._target: Any = (
            SentencePieceProcessor(model_file=str(target)) if target != source else self._source
        )

    def split(self, text: str) -> list[Piece]:
        """Return the pieces of a source text."""
        return located(self._source.encode(text, out_type=str), text)

    def spell(self, text: str) -> list[str]:
        """Return the pieces of a target text."""
        return list(self._target.encode(text, out_type=str))

    def join(self, pieces: Sequence[str]) -> str:
        """Return the text that target pieces spell."""
        return str(self._target.decode_pieces(list(pieces))).replace(SPACE, " ").strip()


class JsonPieces:
    """A tokenizer.json, as the tokenizers library saves it."""

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def split(self, text: str) -> list[Piece]:
        """Return the pieces of a source text."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        return [Piece(piece, *span) for piece, span in zip(found.tokens, found.offsets, strict=True)]

    def spell(self, text: str) -> list[str]:
        """Return the pieces of a target text."""
        return list(self._tokenizer.encode(text, add_special_tokens=False).tokens)

    def join(self, pieces: Sequence[str]) -> str:
        """Return the text that target pieces spell."""
        numbers = [self._tokenizer.token_to_id(piece) for piece in pieces]
        return str(self._tokenizer.decode([n for n in numbers if n is not None])).strip()
