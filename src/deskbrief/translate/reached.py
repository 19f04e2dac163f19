"""How far what a person has typed has come in what the machine wrote.

The person's words are compared with every prefix of the machine's by their edit distance, word by word, and
the nearest prefix tells what is still to come: the error-correcting parser of interactive-predictive
translation (Och, Zens and Ney 2003; Barrachina et al. 2009). One column of the dynamic
programme holds the distances of all of the person's prefixes to one of the machine's.
"""

from __future__ import annotations

from collections.abc import Sequence

END = "\n"
"""Stands among words for the end of a sentence; it is never taken for a word."""
_NEVER = 1e9
_INFLECTED = 0.5
_STEM = 4
"""Letters that two words must share at their beginning to pass for forms of one word."""


class Typed:
    """A person's words, ready to be compared with the machine's one by one."""

    def __init__(
        self, words: Sequence[str], *, begun: bool = False, adding: float = 1.0, ending: float = 1.0
    ) -> None:
        """``words`` are folded, with ``END`` where a sentence ends; ``begun`` says that the last may go on.

        ``adding`` is the cost of a word that the machine has not, ``ending`` that of an ``END``.
        """
        self.words = tuple(words)
        self._begun = begun
        self._adding = [ending if word == END else adding for word in self.words]
        self._known: dict[str, list[float]] = {}

    def column(self) -> list[float]:
        """Return the distances of each prefix of the words, the empty one first, to nothing."""
        distances = [0.0]
        for cost in self._adding:
            distances.append(distances[-1] + cost)
        return distances

    def follow(self, column: Sequence[float], word: str, leaving_out: float = 1.0) -> list[float]:
        """Return the column after one more word of the machine's.

        ``word`` is folded; ``leaving_out`` is the cost of having no word for it.
        """
        last = column[0] + leaving_out
        following = [last]
        for diagonal, above, replacing, adding in zip(
            column, column[1:], self.replacing(word), self._adding, strict=False
        ):
            cost = diagonal + replacing
            last = min(cost, above + leaving_out, last + adding)
            following.append(last)
        return following

    def replacing(self, word: str) -> list[float]:
        """Return for each of the person's words what it costs to take it for one of the machine's.

        Nothing for the same word, or for the last one where it is the beginning of the machine's; a half for
        another form of it; 1 for any other.
        """
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = [_difference(own, word) for own in self.words]
            if self._begun and self.words and word.startswith(self.words[-1]):
                known[-1] = 0.0
        return known

    def steps(self, columns: Sequence[Sequence[float]], words: Sequence[str], last: int) -> list[int]:
        """Trace back how the person's words lead to the machine's prefix of ``last`` words.

        ``columns[n]`` is the column after n of ``words``. Returns for each of the person's words how many of
        the machine's are said by then.
        """
        said = [0] * len(self.words)
        own, at = len(self.words), last
        while own:
            said[own - 1] = at
            here = columns[at][own]
            if at and abs(columns[at - 1][own - 1] + self.replacing(words[at - 1])[own - 1] - here) < 1e-6:
                own, at = own - 1, at - 1
            elif abs(columns[at][own - 1] + self._adding[own - 1] - here) < 1e-6:
                own -= 1
            else:
                at -= 1
        return said


def nearest(columns: Sequence[Sequence[float]]) -> int:
    """Return the machine's prefix, in words, that is nearest to all that is typed; of equals the longest."""
    return min(range(len(columns)), key=lambda at: (columns[at][-1], -at))


def _difference(own: str, word: str) -> float:
    if own == word:
        return 0.0
    if END in (own, word):
        return _NEVER
    shared = 0
    for one, other in zip(own, word, strict=False):
        if one != other:
            break
        shared += 1
    return _INFLECTED if shared >= _STEM and 2 * shared > max(len(own), len(word)) else 1.0
