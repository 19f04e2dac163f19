"""Any sequence-to-sequence model, loaded from a folder and run through transformers.

Used by the transformers engine and by the abstractive summariser. Nothing is cut in silence: an input that is
too long is refused, and an output that was stopped before its end says so.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskbrief.errors import DeskbriefError, ModelMissingError
from deskbrief.models.entry import ModelEntry
from deskbrief.models.languages import Codes, codes_for

USUAL_LIMIT = 512
"""Tokens in one input where a model sets no limit: what the families here were trained with."""

_NO_LIMIT = 100_000
"""transformers writes 10**30 for ``model_max_length`` where it does not know."""

_BATCH = 16

_SCORED_FLOATS = 1 << 26
"""Logits held at once while scoring: 256 MB."""


@dataclass(frozen=True, slots=True)
class Output:
    """One text that a model wrote."""

    text: str
    score: float
    """Mean log-probability of its tokens under the model, the end token included."""
    complete: bool
    """False if it was stopped at the length limit."""


class Seq2Seq:
    """A model and its tokenizer, ready to write."""

    def __init__(self, tokenizer: Any, model: Any, entry: ModelEntry, codes: Codes) -> None:
        self._tokenizer, self._model, self._entry, self.codes = tokenizer, model, entry, codes
        self._eos = _as_set(model.generation_config.eos_token_id) or {tokenizer.eos_token_id}
        # M2M-100's tokenizer does not know its own language tokens for special ones.
        self._unwritten = set(getattr(tokenizer, "id_to_lang_token", ()))

    @classmethod
    def load(cls, folder: Path, entry: ModelEntry, *, translate: bool) -> Seq2Seq:
        """Load a model of any family from a folder; uses no network.

        ``translate`` tells the model its languages; a summariser is told none.

        Raises:
            ModelMissingError: the folder does not hold a model that transformers can load.
            CatalogueError: the entry gives a language code that the model does not know.
        """
        import torch
        from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
        from transformers.utils import logging

        logging.disable_progress_bar()  # stderr belongs to deskbrief's own progress
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
                model = AutoModelForSeq2SeqLM.from_pretrained(
                    folder,
                    local_files_only=True,
                    dtype=torch.float32,  # half precision, as some are stored, is slow on a CPU
                )
        except Exception as error:  # a damaged folder may fail in any way
            reason = next(iter(str(error).strip().splitlines()), type(error).__name__)
            raise ModelMissingError(
                f"The model {entry.name!r} in {folder} does not load: {reason}",
                f"Fetch it again, or use {entry.role.option} {entry.role.embedded}, which works now.",
            ) from error
        model.eval()
        codes = codes_for(entry, tokenizer) if translate else Codes(prefix=entry.prefix)
        if codes.source:
            tokenizer.src_lang = codes.source
        settings = model.generation_config
        settings.max_length = None  # each call sets max_new_tokens
        settings.min_length = 0
        settings.forced_eos_token_id = None  # it would hide that an output was stopped
        settings.do_sample = False
        return cls(tokenizer, model, entry, codes)

    @property
    def limit(self) -> int:
        """The longest input in tokens, the special ones included."""
        config = self._model.config
        limits = [
            self._entry.max_units,
            self._tokenizer.model_max_length,
            getattr(config, "max_position_embeddings", None),
            getattr(config, "n_positions", None),
        ]
        return min((number for number in limits if number and number < _NO_LIMIT), default=USUAL_LIMIT)

    def measure(self, text: str) -> int:
        """Return the length of a text in tokens, prefix and special tokens included."""
        return len(self._ids(text))

    def write(
        self,
        texts: Sequence[str],
        *,
        beams: int,
        n_best: int = 1,
        no_repeat: int = 0,
        length: tuple[float, int] = (3.0, 64),
    ) -> list[list[Output]]:
        """Return for each text its ``n_best`` outputs, best first, without repetitions among them.

        ``length`` gives the most tokens to write as a factor of the longest input and an addend;
        ``no_repeat`` is the length of the token sequences that may not occur twice, 0 for any.

        Raises:
            DeskbriefError: a text is longer than ``limit``; it must be split before.
        """
        encoded = [self._ids(text) for text in texts]
        for ids in encoded:
            if len(ids) > self.limit:
                raise DeskbriefError(
                    f"A text of {len(ids)} tokens went to {self._entry.name!r}, which takes {self.limit}.",
                    "It must be split before; nothing was cut.",
                )
        outputs: list[list[Output]] = [[] for _ in texts]
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))  # alike lengths need little padding
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            written = self._generate(
                [encoded[i] for i in batch], max(beams, n_best), n_best, no_repeat, length
            )
            for index, each in zip(batch, written, strict=True):
                outputs[index] = each
        return outputs

    def _ids(self, text: str) -> list[int]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ids = self._tokenizer(self.codes.prefix + text, truncation=False, verbose=False)["input_ids"]
        mark = self.codes.prefix.strip()
        number = self._tokenizer.get_vocab().get(mark) if mark else None
        if number is not None and number not in ids:
            # The tokenizer took the mark apart; the model only knows it whole.
            ids = [number, *self._tokenizer(text, truncation=False, verbose=False)["input_ids"]]
        return list(ids)

    def _generate(
        self,
        encoded: Sequence[list[int]],
        beams: int,
        n_best: int,
        no_repeat: int,
        length: tuple[float, int],
    ) -> list[list[Output]]:
        import torch

        inputs = self._tokenizer.pad({"input_ids": list(encoded)}, return_tensors="pt")
        options: dict[str, Any] = {
            "num_beams": beams,
            "num_return_sequences": n_best,
            "max_new_tokens": self._room(max(map(len, encoded)), length),
            "no_repeat_ngram_size": no_repeat,
            "length_penalty": 1.0,
        }
        if self.codes.forced_bos is not None:
            options["forced_bos_token_id"] = self.codes.forced_bos
        if self.codes.decoder_start is not None:
            options["decoder_start_token_id"] = self.codes.decoder_start
        with torch.inference_mode():
            sequences = self._model.generate(**inputs, **options)
            results: list[list[Output]] = []
            for row, ids in enumerate(encoded):
                hypotheses = sequences[row * n_best : (row + 1) * n_best]
                results.append(self._outputs(ids, hypotheses))
        return results

    def _room(self, longest: int, length: tuple[float, int]) -> int:
        factor, addend = length
        positions = getattr(self._model.config, "max_position_embeddings", None) or 4 * USUAL_LIMIT
        return max(1, min(int(longest * factor) + addend, positions - 2))

    def _outputs(self, source: list[int], hypotheses: Any) -> list[Output]:
        outputs: dict[str, Output] = {}
        for tokens, score in zip(hypotheses, self._scores(source, hypotheses), strict=True):
            end = self._end(tokens)
            text = self._decode([token for token in tokens[1:end].tolist() if token not in self._unwritten])
            complete = int(tokens[end - 1]) in self._eos
            outputs.setdefault(text, Output(text, score, complete))
        return sorted(outputs.values(), key=lambda output: -output.score)

    def _decode(self, tokens: list[int]) -> str:
        options: dict[str, Any] = {"skip_special_tokens": True, "clean_up_tokenization_spaces": False}
        if hasattr(self._tokenizer, "spm_target"):
            options["use_source_tokenizer"] = False  # Marian's default would spell English the Arabic way
        return str(self._tokenizer.decode(tokens, **options)).strip()

    def _end(self, tokens: Any) -> int:
        """Return where the written tokens end: behind the end token, or before the padding."""
        for place in range(1, len(tokens)):
            if int(tokens[place]) in self._eos:
                return place + 1
        end = len(tokens)
        while end > 1 and int(tokens[end - 1]) == self._tokenizer.pad_token_id:
            end -= 1
        return end

    def _scores(self, source: list[int], hypotheses: Any) -> Iterator[float]:
        """Yield the mean log-probability of each hypothesis.

        The beam search could return its own, but only together with every step's scores of the whole
        vocabulary, gigabytes for NLLB; reading the hypotheses once more costs one pass of the decoder.
        """
        import torch

        first = 2 if self.codes.forced_bos is not None else 1  # a forced token says nothing
        rows = max(1, _SCORED_FLOATS // (hypotheses.shape[1] * self._model.config.vocab_size))
        for start in range(0, len(hypotheses), rows):
            chunk = hypotheses[start : start + rows]
            logits = self._model(
                input_ids=torch.tensor([source]).expand(len(chunk), -1), decoder_input_ids=chunk[:, :-1]
            ).logits
            for tokens, row in zip(chunk, logits, strict=True):
                end = max(self._end(tokens), first + 1)
                chosen = tokens[first:end]
                steps = row[first - 1 : end - 1].log_softmax(-1)
                yield float(steps.gather(1, chosen.unsqueeze(1)).mean())


def _as_set(value: Any) -> set[int]:
    if value is None:
        return set()
    return set(value) if isinstance(value, (list, tuple)) else {int(value)}
