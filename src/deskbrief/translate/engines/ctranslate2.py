"""Neural models on CTranslate2: OPUS-MT, NLLB, M2M-100, MADLAD and others, converted once where need be.

A model of a family that CTranslate2 does not run goes to transformers, and the person is told.
"""

from __future__ import annotations

from importlib.metadata import version

from deskbrief.models import fetch
from deskbrief.models.runner import Runner, open_runner
from deskbrief.translate.engines.neural import NeuralEngine
from deskbrief.translate.engines.transformers import library


class CTranslate2Engine(NeuralEngine):
    """Translates with a model that is converted, or can be."""

    def _open(self) -> Runner:
        return open_runner(self._entry)

    def _library(self) -> str:
        from deskbrief.models.conversion import is_convertible
        from deskbrief.models.hardware import hardware_for

        if not is_convertible(fetch.locate(self._entry)):
            return library()
        return f"ctranslate2:{version('ctranslate2')}|{hardware_for(self._entry).signature}"
