"""The converted model behind the Engine protocol: annotate, translate, finish. Ready to move into ``src``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from deskbrief.document import Hypothesis
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.translate.engines.ctranslate2 import CTranslate2Engine
from training.neural.model import MOST_POSITIONS
from training.neural.source import Annotator, finish, open_annotator

VERSION = 1
"""Raised whenever annotating or finishing changes the output."""


class NeuralDraft:
    """Arabic to English by the draft engine's units and glosses, and a network over them."""

    max_units: int | None = MOST_POSITIONS
    """Pieces of annotated text, the end counted."""

    def __init__(self, folder: Path, annotator: Annotator | None = None, beams: int = 4) -> None:
        """``folder`` is a converted model; the tables are loaded by the first call."""
        self.name = "draft-neural"
        entry = ModelEntry(
            self.name, "ctranslate2", Role.TRANSLATE, path=str(folder), beams=beams, max_units=MOST_POSITIONS
        )
        self._inner = CTranslate2Engine(entry)
        self._given = annotator

    @cached_property
    def signature(self) -> str:
        """The weights', the library's and our own version."""
        return f"{self._inner.signature}|annotated:{VERSION}"

    @cached_property
    def _annotator(self) -> Annotator:
        return self._given or open_annotator()

    def measure(self, text: str) -> int:
        """Return the pieces of a sentence with its glosses."""
        return self._inner.measure(self._annotator.annotate(text).text)

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """Translate a batch; see ``Engine.translate``.

        Raises:
            DeskbriefError: a sentence is longer than ``max_units``.
        """
        sources = [self._annotator.annotate(sentence) for sentence in sentences]
        found = self._inner.translate([source.text for source in sources], n_best)
        return [
            [finish(hypothesis, source) for hypothesis in hypotheses]
            for source, hypotheses in zip(sources, found, strict=True)
        ]
