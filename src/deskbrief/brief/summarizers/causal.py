"""Summaries by a language model that is asked for them."""

from __future__ import annotations

from importlib.metadata import version

from deskbrief.brief.summarizers.abstractive import AbstractiveSummarizer
from deskbrief.models import fetch
from deskbrief.models.causal import CausalModel
from deskbrief.models.runner import Runner

VERSION = 1
"""Raised when the model is asked in other words."""


class CausalSummarizer(AbstractiveSummarizer):
    """Summarises by asking a language model; what it says is traced and checked as any model's."""

    def _open(self) -> Runner:
        return CausalModel.load(fetch.locate(self._entry), self._entry)

    def _library(self) -> str:
        return f"asked:{VERSION}|transformers:{version('transformers')}"
