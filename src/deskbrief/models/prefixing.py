"""The beginning of a translation that a person has typed, as a model's decoder is to be given it.

A decoder can be made to begin with the pieces of whole words (prefix-constrained decoding: Wuebker et al.
2016). A word that is only begun has no pieces of its own: those of ``gover`` are not the first ones of
``government``. So the decoder is led through it: of the pieces that agree with the begun word, or go beyond
it, it takes the likeliest, until the word's letters are used up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from deskbrief.models.pieces import SPACE

Scores = Callable[[list[int]], Sequence[float]]
"""Returns, for the pieces chosen so far, the score of every piece of the vocabulary as the next one."""


def parted(prefix: str) -> tuple[str, str]:
    """Return the whole words of a prefix, and the word at its end if no white space follows it."""
    words = prefix.split()
    if not words or prefix[-1].isspace():
        return " ".join(words), ""
    return " ".join(words[:-1]), words[-1]


class Vocabulary:
    """The pieces of a model by number, to be looked up by how they begin."""

    def __init__(self, pieces: Sequence[str]) -> None:
        """``pieces`` stand in the order of their numbers."""
        self.pieces = pieces
        # Byte-level tokenizers write the space in another way.
        self._shown = [piece.replace("Ġ", SPACE) for piece in pieces]
        self._sorted = sorted((piece, number) for number, piece in enumerate(self._shown) if piece)

    def agreeing(self, wanted: str) -> list[int]:
        """Return the numbers of the pieces that begin with ``wanted``, or with which it begins."""
        found = []
        for end in range(1, len(wanted)):
            at = bisect_left(self._sorted, (wanted[:end], -1))
            while at < len(self._sorted) and self._sorted[at][0] == wanted[:end]:
                found.append(self._sorted[at][1])
                at += 1
        at = bisect_left(self._sorted, (wanted, -1))
        while at < len(self._sorted) and self._sorted[at][0].startswith(wanted):
            found.append(self._sorted[at][1])
            at += 1
        return found

    def lead(self, wanted: str, scores: Scores) -> list[int] | None:
        """Return the likeliest pieces that spell a begun word or more, None if no pieces spell it.

        ``wanted`` is the word as the model's pieces write it, the mark of its space in front.
        """
        wanted = wanted.replace("Ġ", SPACE)
        chosen: list[int] = []
        while wanted:
            agreeing = self.agreeing(wanted)
            if not agreeing:
                return None
            next_scores = scores(chosen)
            best = max(agreeing, key=lambda number: next_scores[number])
            chosen.append(best)
            wanted = wanted[len(self._shown[best]) :]
        return chosen


def behind(written: str, whole: str, begun: str, *, spaced: bool) -> str | None:
    """Return what a model's text says behind a prefix, None if it does not agree with the begun word.

    ``written`` is all that the model wrote, the prefix included; ``whole`` and ``begun`` are the two parts of
    the prefix in the model's spelling; ``spaced`` says that white space stands at the prefix's end.
    """
    if not written.startswith(whole):
        return None
    rest = written[len(whole) :]
    if begun:
        rest = rest.lstrip()
        return rest[len(begun) :] if rest.startswith(begun) else None
    return rest.lstrip() if spaced or not whole else rest
