"""Neural models on CTranslate2: OPUS-MT, NLLB, M2M-100, MADLAD and others, converted once where need be."""

from __future__ import annotations

from deskbrief.models.runner import Runner, library_of, open_runner
from deskbrief.translate.engines.neural import NeuralEngine


class CTranslate2Engine(NeuralEngine):
    """Translates with a model that is converted, or can be; one that cannot goes to transformers."""

    def _open(self) -> Runner:
        return open_runner(self._entry)

    def _library(self) -> str:
        return library_of(self._entry)
