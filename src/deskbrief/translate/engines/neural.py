"""What the engines of neural models have in common: they differ in what runs the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deskbrief.document import Hypothesis
from deskbrief.models import fetch, record
from deskbrief.models.entry import ModelEntry
from deskbrief.models.runner import Runner
from deskbrief.translate.completion import NotCompletedError
from deskbrief.translate.engine import Offers

NO_REPEAT = 12
"""Tokens that may not occur twice in the same order.

It stops a runaway loop. A shorter one would also forbid an institution's long name its second mention.
"""


class NeuralEngine:
    """Translates with a sequence-to-sequence model in a local folder."""

    def __init__(self, entry: ModelEntry) -> None:
        self.name = entry.name
        self._entry = entry
        self._loaded: Runner | None = None

    @property
    def signature(self) -> str:
        """Name and version of the weights, the library and the search; locates the weights."""
        weights = record.version(fetch.locate(self._entry))
        return f"{self.name}:{weights}|{self._library()}|beams:{self._entry.beams}"

    @property
    def max_units(self) -> int | None:
        """The longest input in the model's tokens; loads the model."""
        return self._model.limit

    def measure(self, text: str) -> int:
        """Return the length of a text in the model's tokens, special ones included; loads the model."""
        return self._model.measure(text)

    def window(self) -> int:
        """Return how many sentences it likes to be given at a time; loads the model."""
        return self._model.window

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """Translate a batch; scores are mean log-probabilities, alignment is read off the attention.

        Raises:
            ModelMissingError: the weights are not here.
            DeskbriefError: a sentence is longer than ``max_units``.
        """
        return self.submit(sentences, n_best)()

    def submit(self, sentences: Sequence[str], n_best: int = 1) -> Callable[[], Offers]:
        """Begin with a batch; see ``Submitting.submit``. Raises as ``translate`` does."""
        wanted = [place for place, sentence in enumerate(sentences) if sentence.strip()]
        if not wanted:
            return lambda: [[Hypothesis("")] for _ in sentences]
        texts = [sentences[place] for place in wanted]
        begun = self._model.begin(texts, beams=self._entry.beams, n_best=n_best, no_repeat=NO_REPEAT)

        def offers() -> Offers:
            results: Offers = [[Hypothesis("")] for _ in sentences]
            for place, written in zip(wanted, begun(), strict=True):
                results[place] = [Hypothesis(o.text, o.score, o.alignment, o.complete) for o in written]
            return results

        return offers

    def complete(self, sentence: str, prefix: str) -> str:
        """Go on from the beginning of a translation; see ``Completing.complete``.

        Raises:
            ModelMissingError: the weights are not here.
            NotCompletedError: the sentence with its prefix is too long, or the model came to no end.
        """
        if not sentence.strip():
            return ""
        found = self._model.complete(sentence, prefix, beams=self._entry.beams, no_repeat=NO_REPEAT)
        if found is None:
            raise NotCompletedError(
                f"{self.name!r} cannot complete this sentence within {self._model.limit} tokens.",
                "Nothing was cut.",
            )
        return found

    @property
    def _model(self) -> Runner:
        if self._loaded is None:
            self._loaded = self._open()
        return self._loaded

    def _open(self) -> Runner:
        raise NotImplementedError

    def _library(self) -> str:
        """Return what runs the model and how exactly, for the signature; loads nothing."""
        raise NotImplementedError
