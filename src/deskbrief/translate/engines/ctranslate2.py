"""A model converted to CTranslate2: the fastest neural translation on a CPU, in 8-bit integers.

The folder holds ``model.bin``, its vocabulary, and the tokenizer: ``source.spm`` and ``target.spm``
(OPUS-MT), one sentencepiece model (NLLB, M2M-100, MADLAD, Argos), or a ``tokenizer.json``. Neither torch nor
transformers is needed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from deskbrief.document import Hypothesis
from deskbrief.errors import DeskbriefError, ModelMissingError
from deskbrief.models import fetch, record
from deskbrief.models.alignment import links
from deskbrief.models.entry import ModelEntry
from deskbrief.models.languages import ARABIC, ENGLISH, choose, prefix_for
from deskbrief.models.pieces import Piece, Pieces, open_pieces
from deskbrief.models.prefixing import Vocabulary, behind, parted
from deskbrief.translate.completion import NotCompletedError

USUAL_LIMIT = 256
"""Tokens in one input: a converted model does not say how many it takes; all known ones take 512 or more."""

NO_REPEAT = 12
"""Tokens that may not occur twice in the same order; see the transformers engine."""

_BATCH_TOKENS = 1024

_LANGUAGE_TOKEN = re.compile(r"__[a-z]{2,3}__|[a-z]{3}_[A-Z][a-z]{3}|[a-z]{2}_[A-Z]{2}")
"""A language as M2M-100, NLLB and mBART write it; it is never part of a translation."""


class CTranslate2Engine:
    """Translates with a converted model in a local folder or from the hub."""

    def __init__(self, entry: ModelEntry) -> None:
        self.name = entry.name
        self._entry = entry
        self._loaded: _Converted | None = None

    @property
    def signature(self) -> str:
        """Name and version of the weights, the library and the search; locates the weights."""
        weights = record.version(fetch.locate(self._entry))
        return f"{self.name}:{weights}|ctranslate2:{version('ctranslate2')}|int8|beams:{self._entry.beams}"

    @property
    def max_units(self) -> int | None:
        """The longest input in the model's tokens."""
        return self._entry.max_units or USUAL_LIMIT

    def measure(self, text: str) -> int:
        """Return the length of a text in the model's tokens, special ones included; loads the model."""
        return len(self._model.marked(self._model.split(text)))

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """Translate a batch; scores are mean log-probabilities, alignment is read off the attention.

        Raises:
            ModelMissingError: the weights are not here and cannot be had.
            DeskbriefError: a sentence is longer than ``max_units``.
        """
        results: list[list[Hypothesis]] = [[Hypothesis("")] for _ in sentences]
        wanted = [place for place, sentence in enumerate(sentences) if sentence.strip()]
        if not wanted:
            return results
        limit = self._entry.max_units or USUAL_LIMIT
        texts = [sentences[place] for place in wanted]
        split = [self._model.split(text) for text in texts]
        for pieces in split:
            if len(self._model.marked(pieces)) > limit:
                raise DeskbriefError(
                    f"A text of {len(self._model.marked(pieces))} tokens was given to {self.name!r}, "
                    f"which takes {limit}.",
                    "It must be split before; nothing was cut.",
                )
        for place, hypotheses in zip(
            wanted, self._model.translate(texts, split, self._entry.beams, n_best, 2 * limit - 2), strict=True
        ):
            results[place] = hypotheses
        return results

    def complete(self, sentence: str, prefix: str) -> str:
        """Go on from the beginning of a translation; see ``Completing.complete``.

        Raises:
            ModelMissingError: the weights are not here and cannot be had.
            NotCompletedError: the sentence with its prefix is too long, or the model came to no end.
        """
        if not sentence.strip():
            return ""
        limit = self._entry.max_units or USUAL_LIMIT
        found = self._model.complete(self._model.split(sentence), prefix, self._entry.beams, limit)
        if found is None:
            raise NotCompletedError(
                f"{self.name!r} cannot complete this sentence within {limit} tokens.", "Nothing was cut."
            )
        return found

    @property
    def _model(self) -> _Converted:
        if self._loaded is None:
            self._loaded = _Converted(fetch.locate(self._entry), self._entry)
        return self._loaded


def runtime() -> Any:
    """Import CTranslate2, and have it use MKL.

    Where it does not read Intel's name off the processor it leaves MKL aside, and what it takes in its place
    overflows in 8 bits on processors without VNNI: words come twice. It looks at the variable when imported.
    """
    os.environ.setdefault("CT2_USE_MKL", "1")
    import ctranslate2

    return ctranslate2


class _Converted:
    """A loaded model with its tokenizer and the special tokens of its family."""

    def __init__(self, folder: Path, entry: ModelEntry) -> None:
        ctranslate2 = runtime()
        pieces = open_pieces(folder)
        if pieces is None:
            raise ModelMissingError(
                f"The folder {folder} has no tokenizer for {entry.name!r}.",
                "Copy the original's source.spm and target.spm, sentencepiece.model or tokenizer.json there.",
            )
        self._pieces: Pieces = pieces
        try:
            self._translator: Any = ctranslate2.Translator(str(folder), device="cpu", compute_type="int8")
            config = json.loads((folder / "config.json").read_text("utf-8"))
            vocabulary = set(_vocabulary(folder, "source"))
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelMissingError(
                f"The model {entry.name!r} in {folder} does not load: {error}", "Convert or fetch it again."
            ) from error
        self._eos: str = config.get("eos_token") or "</s>"
        # Models trained by OpenNMT start the decoder with <s> and see no end token in the source; those
        # converted from transformers saw one, which the converter leaves to the caller.
        wants_eos = config.get("decoder_start_token") != "<s>" and not config.get("add_source_eos")
        self._suffix = [self._eos] if wants_eos else []
        self._prefix = entry.prefix or prefix_for(vocabulary)
        self._before, self._target = _language_tokens(entry, vocabulary)
        self._folder = folder

    def split(self, text: str) -> list[Piece]:
        """Return the pieces of a text; their spans are offsets in it."""
        if not self._prefix:
            return self._pieces.split(text)
        shift = len(self._prefix)
        # What stands for the prefix has an empty span in front, so it never takes part in an alignment.
        return [
            Piece(piece.text, max(0, piece.start - shift), max(0, piece.end - shift))
            for piece in self._pieces.split(self._prefix + text)
        ]

    def marked(self, pieces: Sequence[Piece]) -> list[str]:
        """Return the tokens that the model reads: the pieces between its special tokens."""
        return [*self._before, *(piece.text for piece in pieces), *self._suffix]

    def translate(
        self, texts: Sequence[str], split: Sequence[Sequence[Piece]], beams: int, n_best: int, most: int
    ) -> list[list[Hypothesis]]:
        """Translate texts that are split already; ``most`` tokens are written at most."""
        sources = [self.marked(pieces) for pieces in split]
        longest = max(map(len, sources))
        found = self._translator.translate_batch(
            sources,
            target_prefix=[[self._target]] * len(sources) if self._target else None,
            beam_size=max(beams, n_best),
            num_hypotheses=n_best,
            length_penalty=1,
            no_repeat_ngram_size=NO_REPEAT,
            max_input_length=0,  # the default cuts longer inputs in silence
            max_decoding_length=min(3 * longest + 64, most),
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            return_scores=True,
            return_attention=True,
            return_end_token=True,  # tells whether the end was reached
        )
        return [
            self._hypotheses(text, pieces, result)
            for text, pieces, result in zip(texts, split, found, strict=True)
        ]

    def complete(self, split: Sequence[Piece], prefix: str, beams: int, limit: int) -> str | None:
        """Return what follows on a prefix; None where the model does not come to an end within its limit."""
        source = self.marked(split)
        most = min(3 * len(source) + 64, 2 * limit - 2)
        whole, begun = parted(prefix)
        given = [*([self._target] if self._target else []), *self._pieces.spell(whole)]
        if len(source) > limit:
            return None
        lead = self._led(source, given, begun) if begun else []
        written = [*given, *(self._pieces.spell(begun) if lead is None else lead)]
        if len(written) >= most:
            return None
        result = self._translator.translate_batch(
            [source],
            target_prefix=[written] if written else None,
            beam_size=beams,
            length_penalty=1,
            no_repeat_ngram_size=NO_REPEAT,
            max_input_length=0,
            max_decoding_length=most,  # counts the prefix too
            return_end_token=True,
        )[0]
        tokens = result.hypotheses[0]
        if tokens[-1:] != [self._eos]:
            return None

        def shown(tokens: Sequence[str]) -> str:
            return self._pieces.join([token for token in tokens if not self._is_language(token)])

        spelt = shown(self._pieces.spell(begun))
        return (
            behind(shown(tokens[:-1]), shown(tokens[: len(given)]), spelt, spaced=prefix[-1:].isspace()) or ""
        )

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(_vocabulary(self._folder, "target"))

    def _led(self, source: list[str], given: list[str], begun: str) -> list[str] | None:
        """Return the likeliest pieces of a word that begins so; None if the vocabulary cannot spell it."""
        import numpy

        vocabulary = self._vocabulary

        def scores(chosen: list[int]) -> Sequence[float]:
            prefix = [*given, *(vocabulary.pieces[number] for number in chosen)]
            result = self._translator.translate_batch(
                [source],
                target_prefix=[prefix] if prefix else None,
                beam_size=1,
                max_input_length=0,
                max_decoding_length=len(prefix) + 1,
                return_logits_vocab=True,
            )[0]
            return list(numpy.asarray(result.logits[0][-1]).tolist())

        found = vocabulary.lead("".join(self._pieces.spell(begun)), scores)
        return None if found is None else [vocabulary.pieces[number] for number in found]

    def _is_language(self, token: str) -> bool:
        return bool(self._target and _LANGUAGE_TOKEN.fullmatch(token))

    def _hypotheses(self, text: str, pieces: Sequence[Piece], result: Any) -> list[Hypothesis]:
        unique: dict[str, Hypothesis] = {}
        for tokens, score, attention in zip(result.hypotheses, result.scores, result.attention, strict=True):
            complete = bool(tokens) and tokens[-1] == self._eos
            shown = [
                number
                for number, token in enumerate(tokens[: len(tokens) - complete])
                if not self._is_language(token)
            ]
            written = [tokens[number] for number in shown]
            # One row for each written token, one column for each piece of the text itself.
            columns = slice(len(self._before), len(self._before) + len(pieces))
            matrix = [attention[number][columns] for number in shown]
            joined = self._pieces.join(written)
            unique.setdefault(
                joined,
                Hypothesis(joined, float(score), links(text, pieces, joined, written, matrix), complete),
            )
        return sorted(unique.values(), key=lambda hypothesis: -(hypothesis.score or 0.0))


def _language_tokens(entry: ModelEntry, vocabulary: set[str]) -> tuple[list[str], str]:
    """Return what stands before the source and the token that the translation begins with."""
    given = [code for code in (entry.source_code, entry.target_code) if code]
    # A bare "ar" or "en" is an ordinary piece of many vocabularies: only marked forms tell a family.
    forms = {
        code: form
        for code in (*ARABIC, *ENGLISH, *given)
        for form in (code, f"__{code}__")
        if "_" in form and form in vocabulary
    }
    if not forms and not given:
        return [], ""
    source = choose(entry.source_code, ARABIC, forms, entry, "source_code")
    target = choose(entry.target_code, ENGLISH, forms, entry, "target_code")
    return [forms[source]], forms[target]


def _vocabulary(folder: Path, side: str) -> list[str]:
    """Return the pieces of one side, ``source`` or ``target``, in the order of their numbers."""
    for name in ("shared_vocabulary", f"{side}_vocabulary"):
        if (folder / f"{name}.json").is_file():
            return list(json.loads((folder / f"{name}.json").read_text("utf-8")))
        if (folder / f"{name}.txt").is_file():
            return (folder / f"{name}.txt").read_text("utf-8").split("\n")
    return []
