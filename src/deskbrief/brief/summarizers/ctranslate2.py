"""Summaries on CTranslate2: BART, DistilBART, Pegasus, T5 and mT5, converted once where need be."""

from __future__ import annotations

from deskbrief.brief.summarizers.abstractive import AbstractiveSummarizer
from deskbrief.models.runner import Runner, library_of, open_runner


class CTranslate2Summarizer(AbstractiveSummarizer):
    """Summarises with a model that is converted, or can be; one that cannot goes to transformers."""

    def _open(self) -> Runner:
        return open_runner(self._entry)

    def _library(self) -> str:
        return library_of(self._entry)
