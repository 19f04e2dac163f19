"""An engine with scripted answers: the fake at the edge, so that everything before and behind it is real."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from deskbrief.document import Hypothesis

Answer = str | Hypothesis | Sequence[Hypothesis]


class FakeEngine:
    """Answers from a script, or else by a function; remembers every batch it was given.

    ``script`` maps a text to its translation, a hypothesis, or several, best first. What it does not hold is
    answered by ``otherwise``, by default ``"English of N words."``, which the guard has nothing against as
    long as the source is short. Lengths are measured in words.
    """

    def __init__(
        self,
        script: Mapping[str, Answer] | None = None,
        *,
        otherwise: Callable[[str], Answer] | None = None,
        max_units: int | None = None,
        name: str = "fake",
    ) -> None:
        self.name = name
        self.max_units = max_units
        self.batches: list[list[str]] = []
        self._script = dict(script or {})
        self._otherwise = otherwise or plausible

    @property
    def signature(self) -> str:
        return f"{self.name}:1"

    @property
    def given(self) -> list[str]:
        """Every text that was asked for, in order."""
        return [text for batch in self.batches for text in batch]

    def measure(self, text: str) -> int:
        return len(text.split())

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        self.batches.append(list(sentences))
        return [self._answers(text)[:n_best] for text in sentences]

    def _answers(self, text: str) -> list[Hypothesis]:
        answer = self._script[text] if text in self._script else self._otherwise(text)
        if isinstance(answer, str):
            return [Hypothesis(answer)]
        return [answer] if isinstance(answer, Hypothesis) else list(answer)


def plausible(text: str) -> str:
    """English that no guard minds: as many words as the source has, all different, its mark at the end."""
    words = text.split()
    end = text.rstrip()[-1:].replace("؟", "?")
    return " ".join(f"word{number}" for number in range(1, len(words) + 1)) + (end if end in ".!?" else "")
