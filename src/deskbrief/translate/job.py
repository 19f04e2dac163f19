"""One distinct sentence on its way through an engine: cut, translated, guarded, tried again if need be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from math import ceil

from deskbrief.arabic.normalise import normalise
from deskbrief.document import Fault, Hypothesis, Link, Sentence, Translation
from deskbrief.translate.engine import Engine
from deskbrief.translate.guard import faults
from deskbrief.translate.joining import joined
from deskbrief.translate.pieces import Piece, split_long

_SPACE = re.compile(r"\s")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def engine_text(text: str) -> str:
    """Return a sentence as engines are given it; see ``arabic.normalise``.

    Lone surrogates, which no tokenizer takes, become U+FFFD and line breaks become spaces, one for one, so
    that offsets hold.
    """
    return _LONE_SURROGATE.sub("\ufffd", _SPACE.sub(" ", normalise(text).text))


@dataclass(slots=True)
class Attempt:
    """One way of cutting a sentence, and what the engine made of each piece."""

    pieces: list[Piece]
    offers: dict[int, list[Hypothesis]] = field(default_factory=dict)
    """By index of the piece; a piece without a letter or digit needs no engine and stands from the start."""

    def __post_init__(self) -> None:
        for index, piece in enumerate(self.pieces):
            if not any(character.isalnum() for character in piece.text):
                self.offers[index] = [Hypothesis(piece.text.strip())]

    @property
    def open(self) -> list[int]:
        """The indices of the pieces that the engine has yet to translate."""
        return [index for index in range(len(self.pieces)) if index not in self.offers]

    def hypotheses(self) -> list[Hypothesis]:
        """Return the hypotheses of the whole sentence, once every piece is there."""
        return joined(self.pieces, [self.offers[index] for index in range(len(self.pieces))])


class Job:
    """A sentence's text, its first attempt, and its second one if the first was bad."""

    def __init__(self, text: str, engine: Engine) -> None:
        self.text = text
        self._measure = engine.measure
        limit = engine.max_units
        self.attempt = Attempt(
            [Piece(0, len(text), text)] if limit is None else split_long(text, limit, engine.measure)
        )
        self._kept: tuple[list[Hypothesis], tuple[Fault, ...]] | None = None

    @property
    def done(self) -> bool:
        """Whether the sentence needs the engine no more."""
        return self._kept is not None and not self.attempt.open

    def settle(self) -> bool:
        """Judge the finished attempt; return whether a second one, in smaller pieces, has been set up.

        The second attempt is kept only if it is less bad than the first; there is no third.
        """
        hypotheses = self.attempt.hypotheses()
        seen = faults(self.text, hypotheses[0].text)
        if not hypotheses[0].complete and Fault.LOST_TAIL not in seen:
            seen = (*seen, Fault.LOST_TAIL)
        if self._kept is not None:
            if _badness(seen) < _badness(self._kept[1]):
                self._kept = hypotheses, seen
            return False
        self._kept = hypotheses, seen
        if not seen:
            return False
        largest = max(self._measure(piece.text) for piece in self.attempt.pieces)
        smaller = split_long(self.text, max(1, ceil(largest / 2)), self._measure, force=False)
        if len(smaller) <= len(self.attempt.pieces):
            return False
        self.attempt = Attempt(smaller)
        return bool(self.attempt.open)

    def translation(self, sentence: Sentence, engine: str) -> Translation:
        """Return the outcome for a sentence with this text; its own offsets may differ from the engine's."""
        assert self._kept is not None
        (best, *others), seen = self._kept
        original = normalise(sentence.text)

        def located(hypothesis: Hypothesis) -> Hypothesis:
            links = tuple(
                Link(*original.span(link.source_start, link.source_end), link.target_start, link.target_end)
                for link in hypothesis.alignment
            )
            return replace(hypothesis, alignment=links)

        best = located(best)
        alternatives = tuple(map(located, others))
        return Translation(sentence.id, best.text, engine, best.score, alternatives, best.alignment, seen)


def _badness(seen: tuple[Fault, ...]) -> int:
    """Nothing at all is worse than anything else."""
    return len(Fault) if Fault.EMPTY in seen else len(seen)
