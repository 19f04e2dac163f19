"""Summaries by any sequence-to-sequence model as it was published, run by transformers and torch."""

from __future__ import annotations

from importlib.metadata import version

from deskbrief.brief.summarizers.abstractive import AbstractiveSummarizer
from deskbrief.models.runner import Runner, open_original


class TransformersSummarizer(AbstractiveSummarizer):
    """Summarises through transformers: slower than CTranslate2, and for every family."""

    def _open(self) -> Runner:
        return open_original(self._entry)

    def _library(self) -> str:
        return f"transformers:{version('transformers')}"
