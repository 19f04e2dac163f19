"""A scripted engine that works by itself, as far as anybody can tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deskbrief.document import Hypothesis
from support.fake_engine import FakeEngine


class Submits(FakeEngine):
    """Tells in ``events`` when it was given a batch and when its answer was waited for."""

    def __init__(
        self, script=None, *, window: int = 2, fails: str = "", max_units: int | None = None
    ) -> None:
        super().__init__(script, max_units=max_units)
        self.events: list[str] = []
        self._window, self._fails = window, fails

    def window(self) -> int:
        return self._window

    def submit(self, sentences: Sequence[str], n_best: int = 1) -> Callable[[], list[list[Hypothesis]]]:
        number = len(self.batches) + 1
        answers = self.translate(sentences, n_best)
        self.events.append(f"begin {number}")

        def answer() -> list[list[Hypothesis]]:
            self.events.append(f"answer {number}")
            if self._fails and any(self._fails in sentence for sentence in sentences):
                raise RuntimeError("a library's own words")
            return answers

        return answer
