"""The draft engine goes on from the beginning of a translation that a person has typed.

The search of a sentence leaves for each number of units the hypotheses that survived there, all of them
beginnings of translations. The typed words are compared with each of them by their edit distance; from the
nearest ones the rest of the units is translated anew, with the typed words as what the language model has
heard, and the cheapest whole is chosen: the search of a word graph for the best path behind an
error-corrected prefix (Och, Zens and Ney 2003; Barrachina et al. 2009). Where the prefix is the beginning of
the engine's own translation, the rest of that is the answer.

A simulated user who writes the references of 300 sentences of PUD's news types 76.8% of the words, and 83.9%
when only led through the engine's own translation (``python -m benchmarks.completion``). The costs below were
tuned on the 200 other sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from deskbrief.translate.engines.draft.decoder import Decoder, Partial, said, spoken
from deskbrief.translate.engines.draft.english import write_out
from deskbrief.translate.engines.draft.lattice import Lattice
from deskbrief.translate.reached import Typed

WIDTH = 8
"""Hypotheses compared at each number of units."""
TRIED = 6
"""Of all that were compared, those from which the rest is translated."""
ERROR = 40.0
"""Cost of one word that differs from the machine's, in tenths of a nat; tuned with the two below."""
ADDED = 1.5
"""Cost of a typed word that the machine has not, in words that differ."""
LEFT_OUT = 0.5
"""Cost of a word of the machine's that is not typed. Still less would have more words of an offer taken, but
what is left out of the offer as well may be missed."""

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*%?|(?:[A-Z]\.){2,}|'s\b|https?://\S+|[^\W\d_]+(?:[-.'&][^\W\d_]+)*|\.{2,}|…|\S"
)
_POSSESSIVE = re.compile(r"(?<=\w)'s\b")
_NEGATION = re.compile(r"(?<=\w)n't\b")
_FIRST_LETTER = re.compile(r"\W*[^\W\d_]")
_PLAIN = str.maketrans("’‘“”«»–—", '\'\'""""--')
_ENDS = frozenset(".!?")


def typed_tokens(text: str) -> list[str]:
    """Cut English that a person typed into tokens as the tables know them."""
    text = _NEGATION.sub(" not", text.translate(_PLAIN))
    return _TOKEN.findall(_POSSESSIVE.sub(" 's", text))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a prefix may have got to."""

    cost: float
    """Of the hypothesis and of the words that differ, in tenths of a nat."""
    at: int
    """The node that the hypothesis has got to."""
    rest: tuple[str, ...]
    """What it says behind the prefix."""


class Completion:
    """One sentence, searched once, to be completed from any prefix."""

    def __init__(self, decoder: Decoder, lattice: Lattice, approved: str | None = None) -> None:
        """``approved`` is what a person has approved for the whole sentence, if anything."""
        self._decoder = decoder
        self._lattice = lattice
        best = decoder.decode(lattice)[0]
        written, _ = write_out([word for words in spoken(best.steps()) for word in words])
        self._best = written if approved is None else approved
        self._survivors = decoder.survivors(lattice, WIDTH)
        whole = min(hypothesis.cost for hypothesis in self._survivors[-1])
        self._to_go = [whole - stack[0].cost if stack else 0.0 for stack in self._survivors]

    def after(self, prefix: str) -> str:
        """Return what follows on the prefix, ready to be put behind it; see ``Completing.complete``."""
        prefix = prefix.lstrip()
        if _folded(self._best).startswith(_folded(prefix)):
            return self._best[len(prefix) :]
        tokens = typed_tokens(prefix)
        begun = tokens[-1] if tokens and prefix[-1:].isalnum() else ""
        stands, added = self._following(tokens[:-1] if begun else tokens, begun)
        if stands == tokens:
            begun = ""
            while added and added[:1] == tokens[-1:] and not added[0].isalnum():
                added = added[1:]  # the mark is typed already
        if not added:
            return ""
        text, spans = write_out([*stands, *added])
        at = len(stands)
        text = text[spans[at][0] + len(begun) if begun else spans[at - 1][1] if at else 0 :]
        if not begun and stands and stands[-1] in _ENDS:
            text = _capital(text)
        return text.lstrip() if prefix[-1:].isspace() else text

    def _following(self, whole: list[str], begun: str) -> tuple[list[str], list[str]]:
        """Return the typed tokens that stand, and the tokens behind them.

        A begun word does not stand, as the first token behind begins with it; unless it is taken for whole.
        """
        offers = [(cost, whole, added) for cost, added in self._offers(whole, begun)]
        if begun and self._decoder.knows(begun):
            taken = [*whole, begun]
            offers += [(cost, taken, added) for cost, added in self._offers(taken, "")]
        if not offers:
            return [*whole, begun], []
        _, stands, added = min(offers, key=lambda offer: offer[0])
        return stands, added

    def _offers(self, whole: list[str], begun: str) -> Iterator[tuple[float, list[str]]]:
        """Yield ways to go on behind some tokens, the first word beginning as ``begun``, with their costs."""
        likeliest = nsmallest(TRIED, self._places(whole, begun), key=lambda p: p.cost + self._to_go[p.at])
        for place in likeliest:
            state = self._decoder.state_after([*whole, *place.rest])
            wanted = "" if place.rest else begun
            for found in self._decoder.decode(self._lattice, 1, state, wanted, place.at):
                added = [
                    *place.rest,
                    *(word for words in spoken(found.steps()) for word in words),
                ]
                if _begins(added, begun):
                    yield place.cost + found.cost, added

    def _places(self, whole: list[str], begun: str) -> Iterable[_Place]:
        """Return the cheapest place for each number of units and each rest of a phrase."""
        typed = Typed([_folded(token) for token in whole], adding=ADDED)
        columns = {id(self._survivors[0][0]): typed.column()}
        found: dict[tuple[int, tuple[str, ...]], _Place] = {}

        def note(hypothesis: Partial, distance: float, rest: tuple[str, ...]) -> None:
            cost = hypothesis.cost + ERROR * distance
            key = hypothesis.node, rest
            if (not rest or _begins(rest, begun)) and (key not in found or cost < found[key].cost):
                found[key] = _Place(cost, hypothesis.node, rest)

        note(self._survivors[0][0], typed.column()[-1], ())
        for hypothesis in (each for stack in self._survivors[1:] for each in stack):
            column = columns[id(hypothesis.back)]
            words = said(hypothesis.words, hypothesis.units)
            for number, word in enumerate(words, start=1):
                column = typed.follow(column, _folded(word), LEFT_OUT)
                note(hypothesis, column[-1], tuple(words[number:]))
            columns[id(hypothesis)] = column
        return found.values()


def _folded(text: str) -> str:
    """Return a text of the same length, without capitals and with a keyboard's quotation marks."""
    plain = text.translate(_PLAIN)
    return plain.lower() if len(plain.lower()) == len(plain) else plain


def _capital(text: str) -> str:
    """Return a text that opens a sentence; as in ``write_out``, a number in front leaves it small."""
    first = _FIRST_LETTER.match(text)
    return first[0].upper() + text[first.end() :] if first else text


def _begins(tokens: Sequence[str], begun: str) -> bool:
    return not begun or (bool(tokens) and tokens[0].lower().startswith(begun.lower()))
