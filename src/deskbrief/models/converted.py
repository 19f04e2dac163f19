"""A model converted to CTranslate2: the fastest on a CPU, in 8-bit integers.

The folder holds ``model.bin``, its vocabulary and the tokenizer: ``source.spm`` and ``target.spm`` (OPUS-MT),
one sentencepiece model (M2M-100, Argos), or a ``tokenizer.json``. Neither torch nor transformers is needed.
A folder that we converted says more of itself (see ``template``); of others the vocabulary tells the family.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from deskbrief.document import Link
from deskbrief.errors import EngineError, ModelMissingError
from deskbrief.models.alignment import links
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.models.hardware import hardware_for
from deskbrief.models.languages import ARABIC, ENGLISH, choose, prefix_for
from deskbrief.models.pieces import Piece, Pieces, open_pieces
from deskbrief.models.prefixing import Vocabulary, behind, parted
from deskbrief.models.runner import TELL, TRANSLATION, Length, Output, too_long
from deskbrief.models.template import SOURCE, TARGET, Template

CAREFUL_LIMIT = 256
"""Tokens in one input where a folder does not say how many it takes; all known ones take 512 or more."""

BATCH_TOKENS = {"cpu": 1024, "cuda": 16_384}
"""Source tokens, padding included, in one batch."""

WINDOW = {"cpu": 64, "cuda": 512}
"""Sentences for each batch at a time: enough to sort them by length."""

_LENGTHS = (64, 160)
"""Inputs of up to so many tokens are written together, so that none runs on as far as a longer one may."""

_LANGUAGE_TOKEN = re.compile(r"__[a-z]{2,3}__|[a-z]{3}_[A-Z][a-z]{3}|[a-z]{2}_[A-Z]{2}")
"""A language as M2M-100, NLLB and mBART write it; it is never part of a translation."""


class Converted:
    """A loaded model with its tokenizer and the special tokens of its family."""

    def __init__(self, folder: Path, entry: ModelEntry) -> None:
        """Load a converted folder.

        Raises:
            ModelMissingError: the folder lacks something, or does not load.
            CatalogueError: the entry gives a language code that the model does not know.
            DeskbriefError: the entry asks for a device or compute type that is not to be had here.
        """
        import ctranslate2

        try:
            pieces = open_pieces(folder)
        except Exception as error:  # the libraries of tokenizers raise whatever they like
            raise ModelMissingError(
                f"The tokenizer of {entry.name!r} in {folder} does not load: {error}", "Fetch it again."
            ) from error
        if pieces is None:
            raise ModelMissingError(
                f"The folder {folder} has no tokenizer for {entry.name!r}.",
                "Copy the original's source.spm and target.spm, sentencepiece.model or tokenizer.json there.",
            )
        self._pieces: Pieces = pieces
        self._folder, self._entry = folder, entry
        self._aligns = entry.role is Role.TRANSLATE
        self._hardware = hardware_for(entry)
        try:
            self._translator: Any = ctranslate2.Translator(
                str(folder),
                device=self._hardware.device,
                compute_type=self._hardware.compute_type,
                inter_threads=self._hardware.parallel,
                intra_threads=self._hardware.threads,
            )
            config = json.loads((folder / "config.json").read_text("utf-8"))
            vocabulary = set(_vocabulary(folder, "source"))
            template = Template.load(folder) or _guessed(config, vocabulary)
        except (OSError, ValueError, RuntimeError, TypeError) as error:
            raise ModelMissingError(
                f"The model {entry.name!r} in {folder} does not load: {error}", "Convert or fetch it again."
            ) from error
        self._eos: str = config.get("eos_token") or "</s>"
        self._prefix = entry.prefix or (prefix_for(vocabulary) if self._aligns else "")
        source, target = self._languages(template)
        self._before = [source if token == SOURCE else token for token in template.before]
        self._after = [source if token == SOURCE else token for token in template.after]
        begin = template.begin if self._aligns else template.begin_summary
        self._begin = [target if token == TARGET else token for token in begin]
        # Of mBART-25 the first token that it is given starts the decoder, and does not come back.
        self._consumed = int(bool(self._begin) and not config.get("decoder_start_token"))
        self._unwritten = set(template.unwritten)
        self._said_limit = template.limit
        self._budget = BATCH_TOKENS[self._hardware.device]

    def _languages(self, template: Template) -> tuple[str, str]:
        if not template.languages or not self._aligns:
            return template.language, ""
        entry, known = self._entry, template.languages
        source = choose(entry.source_code, ARABIC, known, entry, "source_code")
        target = choose(entry.target_code, ENGLISH, known, entry, "target_code")
        return known[source], known[target]

    @property
    def limit(self) -> int:
        """The longest input in tokens, the special ones included."""
        limits = (self._entry.max_units, self._said_limit)
        return min(filter(None, limits), default=CAREFUL_LIMIT)

    def measure(self, text: str) -> int:
        """Return the length of a text in tokens, prefix and special tokens included."""
        return len(self.marked(self.split(text)))

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
        return [*self._before, *(piece.text for piece in pieces), *self._after]

    @property
    def window(self) -> int:
        """How many sentences it likes to be given at a time."""
        return WINDOW[self._hardware.device] * self._hardware.parallel

    def begin(
        self,
        texts: Sequence[str],
        *,
        beams: int,
        n_best: int = 1,
        no_repeat: int = 0,
        length: Length = TRANSLATION,
    ) -> Callable[[], list[list[Output]]]:
        """Begin to write about texts; see ``Runner.begin``."""
        split = [self.split(text) for text in texts]
        sources = [self.marked(pieces) for pieces in split]
        for source in sources:
            if len(source) > self.limit:
                raise too_long(self._entry, len(source), self.limit)
        options = {
            "beam_size": max(beams, n_best),
            "num_hypotheses": n_best,
            "no_repeat_ngram_size": no_repeat,
            "return_scores": True,
            "return_attention": self._aligns,
        }
        begun = []
        for places in _alike(sources):
            room = self._room(max(len(sources[at]) for at in places), length)
            part = [sources[at] for at in places]
            begun.append((places, self._begun(part, options | {"max_decoding_length": room})))

        def written() -> list[list[Output]]:
            results: list[Any] = [None] * len(texts)
            for places, answer in begun:
                for at, result in zip(places, answer(), strict=True):
                    results[at] = result
            return [
                self._outputs(text, pieces, result)
                for text, pieces, result in zip(texts, split, results, strict=True)
            ]

        return written

    def complete(self, text: str, prefix: str, *, beams: int, no_repeat: int = 0) -> str | None:
        """Return what follows on a prefix; see ``Runner.complete``."""
        source = self.marked(self.split(text))
        most = self._room(len(source), TRANSLATION)
        whole, begun = parted(prefix)
        given = [*self._begin, *self._pieces.spell(whole)]
        if len(source) > self.limit:
            return None
        lead = self._led(source, given, begun) if begun else []
        written = [*given, *(self._pieces.spell(begun) if lead is None else lead)]
        if len(written) >= most:
            return None
        (result,) = self._run(
            [source],
            [written],
            beam_size=beams,
            no_repeat_ngram_size=no_repeat,
            max_decoding_length=most,  # counts the prefix too
        )
        tokens = result.hypotheses[0]
        if tokens[-1:] != [self._eos]:
            return None

        def shown(tokens: Iterable[str]) -> str:
            return self._pieces.join([token for token in tokens if self._is_text(token)])

        spelt = shown(self._pieces.spell(begun))
        known = shown(tokens[: len(given) - self._consumed])
        return behind(shown(tokens[:-1]), known, spelt, spaced=prefix[-1:].isspace()) or ""

    def _room(self, longest: int, length: Length) -> int:
        factor, addend = length
        return max(1, min(int(factor * longest) + addend, 2 * self.limit - 2))

    def _begun(self, sources: list[list[str]], options: dict[str, Any]) -> Callable[[], list[Any]]:
        """Begin; what is returned waits, and goes on in smaller batches if a card's memory is too small."""
        begins = [self._begin] * len(sources)
        longest = max(map(len, sources))
        results: list[Any] | None = None
        try:
            results = self._run(sources, begins, asynchronous=True, **options)
        except RuntimeError as error:
            self._halve(error, longest)

        def answer() -> list[Any]:
            if results is not None:
                try:
                    return [result.result() for result in results]
                except RuntimeError as error:
                    self._halve(error, longest)
            while True:
                try:
                    return self._run(sources, begins, **options)
                except RuntimeError as error:
                    self._halve(error, longest)

        return answer

    def _halve(self, error: RuntimeError, longest: int) -> None:
        """Make do with half of a batch from now on, if it is the memory that was too small."""
        if "out of memory" not in str(error).lower():
            raise error
        if self._budget <= longest:
            raise EngineError(
                f"The memory of the graphics card is too small for {self._entry.name!r}.",
                "Use --device cpu, or a smaller model.",
            ) from error
        self._budget //= 2
        TELL.info(f"the graphics card is out of memory: batches of {self._budget} tokens from now on")

    def _run(self, sources: list[list[str]], begins: list[list[str]], **options: Any) -> list[Any]:
        # A share for each of those that work side by side, where there is less than a batch for each.
        share = -(-sum(map(len, sources)) // self._hardware.parallel)
        return list(
            self._translator.translate_batch(
                sources,
                target_prefix=begins if begins[0] else None,
                length_penalty=1,
                max_input_length=0,  # the default cuts longer inputs in silence
                max_batch_size=max(min(self._budget, share), *map(len, sources)),
                batch_type="tokens",
                return_end_token=True,  # tells whether the end was reached
                **options,
            )
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
            (result,) = self._run(
                [source], [prefix], beam_size=1, max_decoding_length=len(prefix) + 1, return_logits_vocab=True
            )
            return list(numpy.asarray(result.logits[0][-1]).tolist())

        found = vocabulary.lead("".join(self._pieces.spell(begun)), scores)
        return None if found is None else [vocabulary.pieces[number] for number in found]

    def _is_text(self, token: str) -> bool:
        return token not in self._unwritten and not (
            self._begin and not self._unwritten and _LANGUAGE_TOKEN.fullmatch(token)
        )

    def _outputs(self, text: str, pieces: Sequence[Piece], result: Any) -> list[Output]:
        unique: dict[str, Output] = {}
        attention = result.attention or [[]] * len(result.hypotheses)
        for tokens, score, matrix in zip(result.hypotheses, result.scores, attention, strict=True):
            complete = bool(tokens) and tokens[-1] == self._eos
            end = len(tokens) - complete
            shown = [number for number, token in enumerate(tokens[:end]) if self._is_text(token)]
            written = [tokens[number] for number in shown]
            joined = self._pieces.join(written)
            alignment: tuple[Link, ...] = ()
            if self._aligns:
                # One row for each written token, one column for each piece of the text itself.
                columns = slice(len(self._before), len(self._before) + len(pieces))
                alignment = links(text, pieces, joined, written, [matrix[at][columns] for at in shown])
            unique.setdefault(joined, Output(joined, float(score), complete, alignment))
        return sorted(unique.values(), key=lambda output: -output.score)


def _alike(sources: Sequence[Sequence[str]]) -> list[list[int]]:
    """Return the numbers of the inputs in groups of like length."""
    groups: dict[int, list[int]] = {}
    for number, source in enumerate(sources):
        level = sum(len(source) > bound for bound in _LENGTHS)
        groups.setdefault(level, []).append(number)
    return list(groups.values())


def _guessed(config: dict[str, Any], vocabulary: set[str]) -> Template:
    """Return what a folder converted by others wants, from its configuration and its vocabulary."""
    eos = config.get("eos_token") or "</s>"
    # Models trained by OpenNMT start the decoder with <s> and see no end token in the source; those
    # converted from transformers saw one, which the converter leaves to the caller.
    wants_eos = config.get("decoder_start_token") != "<s>" and not config.get("add_source_eos")
    after = (eos,) if wants_eos else ()
    tokens = [token for token in vocabulary if _LANGUAGE_TOKEN.fullmatch(token)]
    # A bare "ar" or "en" is an ordinary piece of many vocabularies: only marked forms tell a family.
    if not {*tokens} & {"arb_Arab", "ar_AR", "__ar__"}:
        return Template(after=after)
    languages = {token.strip("_"): token for token in tokens} | {token: token for token in tokens}
    return Template(before=(SOURCE,), after=after, begin=(TARGET,), languages=languages)


def _vocabulary(folder: Path, side: str) -> list[str]:
    """Return the pieces of one side, ``source`` or ``target``, in the order of their numbers."""
    for name in ("shared_vocabulary", f"{side}_vocabulary"):
        if (folder / f"{name}.json").is_file():
            return list(json.loads((folder / f"{name}.json").read_text("utf-8")))
        if (folder / f"{name}.txt").is_file():
            return (folder / f"{name}.txt").read_text("utf-8").split("\n")
    return []
