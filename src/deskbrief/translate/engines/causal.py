"""Translation by a language model that is asked for it."""

from __future__ import annotations

from importlib.metadata import version

from deskbrief.models import fetch
from deskbrief.models.causal import CausalModel
from deskbrief.models.runner import Runner
from deskbrief.translate.engines.neural import NeuralEngine

VERSION = 1
"""Raised when the model is asked in other words."""


class CausalEngine(NeuralEngine):
    """Translates by asking a language model, sentence by sentence."""

    def _open(self) -> Runner:
        return CausalModel.load(fetch.locate(self._entry), self._entry)

    def _library(self) -> str:
        return f"asked:{VERSION}|transformers:{version('transformers')}"
