"""Random weights made to behave, at CTranslate2's edge and nowhere else.

A model with random weights never ends a sentence, or ends it anywhere. So every contender decodes the same
number of tokens for each sentence, to the last; what comes back of CTranslate2 is then the English of that
sentence in place of the random pieces, so that what follows (guard, checks, bullets) has its ordinary work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ctranslate2
import sentencepiece

_Real = ctranslate2.Translator


class Expected:
    """Knows the English pieces of each sentence by its Arabic pieces."""

    def __init__(self, model: Path, sentences: Sequence[str], english: Sequence[str]) -> None:
        source = sentencepiece.SentencePieceProcessor(model_file=str(model / "source.spm"))
        target = sentencepiece.SentencePieceProcessor(model_file=str(model / "target.spm"))
        self._pieces = {
            tuple(source.encode(arabic, out_type=str)): target.encode(text, out_type=str)
            for arabic, text in zip(sentences, english, strict=True)
        }

    def of(self, tokens: Sequence[str]) -> list[str]:
        """Return the pieces of the translation of a sentence."""
        key = tuple(token for token in tokens if token != "</s>")
        return self._pieces[key]


def fix_length(length: int, expected: Expected) -> None:
    """Have every translator of CTranslate2 in this process decode ``length`` tokens a sentence."""

    class Fixed:
        def __init__(self, *arguments: Any, **options: Any) -> None:
            self._translator = _Real(*arguments, **options)

        def translate_batch(self, sources: list[list[str]], **options: Any) -> list[Any]:
            told = bool(options.get("return_end_token"))
            options |= {"min_decoding_length": length, "max_decoding_length": length}
            later = bool(options.get("asynchronous"))
            results = self._translator.translate_batch(sources, **options)
            pairs = zip(sources, results, strict=True)
            if later:
                return [SimpleNamespace(result=self._waiting(expected.of(s), r, told)) for s, r in pairs]
            return [self._spoken(expected.of(s), r, told) for s, r in pairs]

        def _waiting(self, pieces: list[str], result: Any, told: bool) -> Callable[[], SimpleNamespace]:
            return lambda: self._spoken(pieces, result.result(), told)

        def _spoken(self, pieces: list[str], result: Any, told: bool) -> SimpleNamespace:
            assert len(result.hypotheses[0]) >= length - 1, "a sentence was not decoded to its end"
            tokens = [*pieces, "</s>"] if told else pieces
            count = len(result.hypotheses)
            rows = [
                [*matrix, *[matrix[-1]] * len(tokens)][: len(tokens)] for matrix in result.attention or []
            ]
            return SimpleNamespace(hypotheses=[tokens] * count, scores=result.scores, attention=rows)

    ctranslate2.Translator = Fixed
