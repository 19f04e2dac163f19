"""Any sequence-to-sequence model, loaded from a folder and run through transformers; see ``runner``."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from deskbrief.document import Link
from deskbrief.models.alignment import links
from deskbrief.models.entry import ModelEntry
from deskbrief.models.languages import Codes, codes_for
from deskbrief.models.pieces import located
from deskbrief.models.prefixing import Vocabulary, behind, parted
from deskbrief.models.runner import TRANSLATION, Length, Output, does_not_load, too_long
from deskbrief.models.template import USUAL_LIMIT, longest_input

_BATCH = 16

_SCORED_FLOATS = 1 << 26
"""Logits held at once while scoring: 256 MB."""


class Seq2Seq:
    """A model and its tokenizer, ready to write."""

    def __init__(self, tokenizer: Any, model: Any, entry: ModelEntry, codes: Codes, *, aligns: bool) -> None:
        self._tokenizer, self._model, self._entry, self.codes = tokenizer, model, entry, codes
        self._aligns = aligns
        self._mark: int | None = tokenizer.get_vocab().get(codes.prefix.strip())
        self._eos = _as_set(model.generation_config.eos_token_id) or {tokenizer.eos_token_id}
        # M2M-100's tokenizer does not know its own language tokens for special ones.
        self._unwritten = {*tokenizer.all_special_ids, *getattr(tokenizer, "id_to_lang_token", ())}
        self._unwritten.discard(tokenizer.unk_token_id)  # what it could not spell must show

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
        logging.set_verbosity_error()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tokenizer = AutoTokenizer.from_pretrained(
                    folder, local_files_only=True, trust_remote_code=False
                )
                model = AutoModelForSeq2SeqLM.from_pretrained(
                    folder,
                    local_files_only=True,
                    trust_remote_code=False,
                    weights_only=True,  # of pickled weights, which older repositories hold, tensors alone
                    dtype=torch.float32,  # half precision, as some are stored, is slow on a CPU
                    attn_implementation="eager" if translate else None,  # others do not show their attention
                )
        except Exception as error:  # a damaged folder may fail in any way
            raise does_not_load(entry, folder, _reason(error, folder)) from error
        model.eval()
        codes = codes_for(entry, tokenizer) if translate else Codes(prefix=entry.prefix)
        if codes.source:
            tokenizer.src_lang = codes.source
        settings = model.generation_config
        settings.max_length = None  # each call sets max_new_tokens
        settings.min_length = 0
        settings.forced_eos_token_id = None  # it would hide that an output was stopped
        settings.do_sample = False
        return cls(tokenizer, model, entry, codes, aligns=translate)

    @property
    def limit(self) -> int:
        """The longest input in tokens, the special ones included."""
        said = longest_input(self._tokenizer, self._model.config)
        return min(filter(None, (self._entry.max_units, said)), default=USUAL_LIMIT)

    def measure(self, text: str) -> int:
        """Return the length of a text in tokens, prefix and special tokens included."""
        return len(self._ids(text))

    @property
    def window(self) -> int:
        """How many sentences it likes to be given at a time."""
        return 2 * _BATCH

    def begin(
        self,
        texts: Sequence[str],
        *,
        beams: int,
        n_best: int = 1,
        no_repeat: int = 0,
        length: Length = TRANSLATION,
    ) -> Callable[[], list[list[Output]]]:
        """Take texts to write about, which is done when it is waited for; see ``Runner.begin``."""
        encoded = [self._ids(text) for text in texts]
        for ids in encoded:
            if len(ids) > self.limit:
                raise too_long(self._entry, len(ids), self.limit)
        return lambda: self._written(texts, encoded, max(beams, n_best), n_best, no_repeat, length)

    def _written(
        self,
        texts: Sequence[str],
        encoded: Sequence[list[int]],
        beams: int,
        n_best: int,
        no_repeat: int,
        length: Length,
    ) -> list[list[Output]]:
        outputs: list[list[Output]] = [[] for _ in texts]
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))  # alike lengths need little padding
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            inputs = [(texts[i], encoded[i]) for i in batch]
            written = self._generate(inputs, beams, n_best, no_repeat, length)
            for index, each in zip(batch, written, strict=True):
                outputs[index] = each
        return outputs

    def complete(self, text: str, prefix: str, *, beams: int, no_repeat: int = 0) -> str | None:
        """Return what follows on a prefix; see ``Runner.complete``."""
        import torch

        source = self._ids(text)
        whole, begun = parted(prefix)
        usual = self._model.generation_config.decoder_start_token_id
        start = usual if self.codes.decoder_start is None else self.codes.decoder_start
        forced = [] if self.codes.forced_bos is None else [self.codes.forced_bos]
        given = [int(start), *forced, *self._spell(whole)]
        inputs = torch.tensor([source])

        def scores(chosen: list[int]) -> list[float]:
            read = self._model(input_ids=inputs, decoder_input_ids=torch.tensor([[*given, *chosen]]))
            return list(read.logits[0, -1].tolist())

        with torch.inference_mode():
            room = self._room(len(source), TRANSLATION) - len(given)
            if len(source) > self.limit or room < 1:
                return None
            spelt = self._spell(begun)
            lead = self._vocabulary.lead("".join(self._pieces(spelt)), scores)
            given += spelt if lead is None else lead
            (tokens,) = self._model.generate(
                input_ids=inputs, decoder_input_ids=torch.tensor([given]), max_new_tokens=room,
                num_beams=beams, no_repeat_ngram_size=no_repeat, length_penalty=1.0,
                decoder_start_token_id=int(start),  # or it would put the usual one in front
            )  # fmt: skip
        end = self._end(tokens)
        if int(tokens[end - 1]) not in self._eos:
            return None
        written = self._decode([int(tokens[place]) for place in self._shown(tokens[:end].tolist(), begin=1)])
        known = self._decode(self._spell(whole)), self._decode(spelt)
        return behind(written, *known, spaced=prefix[-1:].isspace()) or ""

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._pieces(list(range(len(self._tokenizer)))))

    def _spell(self, text: str) -> list[int]:
        """Return the tokens of a target text, special ones not among them."""
        if self.codes.target and self._tokenizer.tgt_lang is None:
            self._tokenizer.tgt_lang = self.codes.target  # M2M-100's wants it for any target text
        return list(self._tokenizer(text_target=text, add_special_tokens=False)["input_ids"])

    def _ids(self, text: str) -> list[int]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ids = self._tokenizer(self.codes.prefix + text, truncation=False, verbose=False)["input_ids"]
        if self._mark is not None and self._mark not in ids:
            # The tokenizer took the mark apart; the model only knows it whole.
            ids = [self._mark, *self._tokenizer(text, truncation=False, verbose=False)["input_ids"]]
        return list(ids)

    def _generate(
        self,
        batch: Sequence[tuple[str, list[int]]],
        beams: int,
        n_best: int,
        no_repeat: int,
        length: Length,
    ) -> list[list[Output]]:
        import torch

        encoded = [ids for _, ids in batch]
        inputs = self._tokenizer.pad({"input_ids": encoded}, return_tensors="pt")
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
            return [
                self._outputs(text, ids, sequences[row * n_best : (row + 1) * n_best])
                for row, (text, ids) in enumerate(batch)
            ]

    def _room(self, longest: int, length: Length) -> int:
        factor, addend = length
        positions = getattr(self._model.config, "max_position_embeddings", None) or 4 * USUAL_LIMIT
        return max(1, min(int(longest * factor) + addend, positions - 2))

    def _outputs(self, text: str, source: list[int], hypotheses: Any) -> list[Output]:
        outputs: dict[str, Output] = {}
        for tokens, (score, attention) in zip(hypotheses, self._read(source, hypotheses), strict=True):
            end = self._end(tokens)
            complete = int(tokens[end - 1]) in self._eos
            written = self._shown(tokens[:end].tolist(), begin=1)
            spelt = self._decode([int(tokens[place]) for place in written])
            if spelt in outputs:
                continue
            alignment: tuple[Link, ...] = ()
            if self._aligns:
                read = self._shown(source, begin=self._prefix_length(source))
                pieces = located(self._pieces([source[place] for place in read]), text)
                # The row before a token's own is the step that wrote it.
                matrix = [[attention[place - 1][column] for column in read] for place in written]
                names = self._pieces([int(tokens[place]) for place in written])
                alignment = links(text, pieces, spelt, names, matrix)
            outputs[spelt] = Output(spelt, score, complete, alignment)
        return sorted(outputs.values(), key=lambda output: -output.score)

    def _shown(self, tokens: list[int], begin: int) -> list[int]:
        """Return the places of the tokens that are text."""
        return [place for place in range(begin, len(tokens)) if tokens[place] not in self._unwritten]

    def _prefix_length(self, source: list[int]) -> int:
        return source.index(self._mark) + 1 if self._mark in source else 0

    def _pieces(self, tokens: list[int]) -> list[str]:
        return list(self._tokenizer.convert_ids_to_tokens(tokens))

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

    def _read(self, source: list[int], hypotheses: Any) -> Iterator[tuple[float, list[list[float]]]]:
        """Yield each hypothesis' mean log-probability and what each of its tokens attended to in the source.

        The beam search could return both, but only together with every step's scores of the whole
        vocabulary, gigabytes for NLLB; reading the hypotheses once more costs one pass of the decoder.
        """
        import torch

        first = 2 if self.codes.forced_bos is not None else 1  # a forced token says nothing
        rows = max(1, _SCORED_FLOATS // (hypotheses.shape[1] * self._model.config.vocab_size))
        for start in range(0, len(hypotheses), rows):
            chunk = hypotheses[start : start + rows]
            read = self._model(
                input_ids=torch.tensor([source]).expand(len(chunk), -1),
                decoder_input_ids=chunk[:, :-1],
                output_attentions=self._aligns,
            )
            for number, tokens in enumerate(chunk):
                end = max(self._end(tokens), first + 1)
                chosen = tokens[first:end]
                steps = read.logits[number, first - 1 : end - 1].log_softmax(-1)
                score = float(steps.gather(1, chosen.unsqueeze(1)).mean())
                # The last layer, all heads alike, as CTranslate2 gives it.
                yield score, read.cross_attentions[-1][number].mean(0).tolist() if self._aligns else []


def _as_set(value: Any) -> set[int]:
    if value is None:
        return set()
    return set(value) if isinstance(value, (list, tuple)) else {int(value)}


def _reason(error: Exception, folder: Path) -> str:
    from transformers.utils import is_protobuf_available

    if (
        not (folder / "tokenizer.json").exists()
        and any(folder.glob("*.model"))
        and not is_protobuf_available()
    ):
        # transformers itself then blames tiktoken, which has nothing to do with it.
        return "its sentencepiece tokenizer needs the package protobuf (pip install protobuf)."
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
