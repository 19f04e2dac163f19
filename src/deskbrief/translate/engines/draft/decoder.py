"""English for preordered units: a beam search from left to right over learned phrases and glosses.

The orders that the rules leave open are paths of a lattice; phrases of up to seven units compete along them
with single words and with the lexicon's glosses, and a language model of English chooses among all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from deskbrief.translate.engines.draft.language_model import (
    BITS,
    END,
    HISTORY,
    OPENING,
    UNKNOWN,
    LanguageModel,
)
from deskbrief.translate.engines.draft.lattice import Arc, Lattice
from deskbrief.translate.engines.draft.tables import ALONE, Texts, Weights
from deskbrief.translate.engines.draft.units import Unit

LONGEST = 7
BEAM = 8
_PERSONS = frozenset("I me my mine we us our ours you your yours myself ourselves yourself".split())
_SAID_ONCE = frozenset({"the", "a", "an", "of", "to"})
RELATED = 15.0
"""Cost of borrowing from the same word with or without its article, in tenths of a nat."""


Option = tuple[tuple[str, ...], tuple[int, ...], float]
"""English tokens, their numbers in the language model, cost of choosing them."""
Phrase = tuple[int, tuple[Unit, ...], list[Option], float]
"""Node behind it, units, options, cost of the order."""


@dataclass(slots=True, eq=False)
class Partial:
    """A partial translation; follow ``back`` to its beginning."""

    cost: float
    state: int
    """The last three words, packed."""
    back: Partial | None
    words: tuple[str, ...]
    units: tuple[Unit, ...]
    """The units that ``words`` translate."""
    node: int
    """Of the lattice, where it has got to."""

    def steps(self) -> list[Partial]:
        """Return the steps from the beginning."""
        found: list[Partial] = []
        step: Partial | None = self
        while step is not None and step.back is not None:
            found.append(step)
            step = step.back
        return found[::-1]


class Decoder:
    """Finds the cheapest English for a row of units."""

    def __init__(
        self,
        phrases: Texts,
        model: LanguageModel,
        weights: Weights,
        fallback: Callable[[Unit], list[tuple[str, float]]],
    ) -> None:
        """``phrases`` is as in ``Learned``; ``fallback`` gives (English, cost) for other units."""
        self._phrases = phrases
        self._model = model
        self._weights = weights
        self._fallback = fallback
        self._prepared: dict[str, list[Option]] = {}
        self._kept: tuple[Lattice, list[list[Phrase]]] | None = None
        self._of = model.number("of")
        self._of_cost = weights.idafa + weights.word

    def _option(self, english: str, cost: float) -> Option:
        words = tuple(english.split())
        number = self._model.number
        weight = self._weights
        return (
            words,
            tuple(map(number, words)),
            cost + weight.word * len(words) + weight.phrase,
        )

    def _learned(self, key: str) -> list[Option]:
        options = self._prepared.get(key)
        if options is None:
            shipped = self._phrases.get(key)
            pairs = (option.rsplit("|", 1) for option in shipped.split("\t")) if shipped else ()
            options = [self._option(english, float(cost)) for english, cost in pairs]
            if len(self._prepared) > 60_000:
                self._prepared.clear()
            self._prepared[key] = options
        return options

    def _related(self, key: str) -> list[Option]:
        """Return what is known of the same word with or without its article."""
        if key.startswith("ال"):
            return [
                self._option("the " + " ".join(w), cost + RELATED) for w, _, cost in self._learned(key[2:])
            ]
        return [
            self._option(" ".join(words[1:]), cost + RELATED)
            for words, _, cost in self._learned("ال" + key)
            if len(words) > 1 and words[0] == "the"
        ]

    def _options(self, lattice: Lattice) -> list[list[Phrase]]:
        """Return, for each node, every phrase that starts there.

        The last lattice's are kept: completing searches the same one over and over.
        """
        kept = self._kept
        if kept is None or kept[0] is not lattice:
            phrases = [
                [phrase for arc in arcs for phrase in self._phrases_from(lattice, arc)]
                for arcs in lattice.arcs
            ]
            kept = self._kept = (lattice, phrases)
        return kept[1]

    def _phrases_from(self, lattice: Lattice, arc: Arc) -> Iterator[Phrase]:
        """Yield the phrases whose first unit is an arc's; the unit alone always is one."""
        to, unit, cost = arc
        key = unit.key
        single = [] if unit.tag == "LIT" or unit.spelt or key in ALONE else self._learned(key)
        if unit.fixed:
            single = [self._option(*pair) for pair in unit.fixed]
        elif not single or unit.tag in ("X", "NAME"):
            related = [] if unit.spelt else self._related(key)
            single = single + related + [self._option(*pair) for pair in self._fallback(unit)]
        yield to, (unit,), self._with_of(_in_person(single, unit.speaks), unit), cost
        paths: list[tuple[int, tuple[Unit, ...], str, bool, float]] = [(to, (unit,), key, unit.speaks, cost)]
        for _ in range(1, LONGEST):
            paths = [
                (
                    further,
                    (*units, following),
                    f"{key} {following.key}",
                    speaks or following.speaks,
                    so_far + more,
                )
                for node, units, key, speaks, so_far in paths
                for further, following, more in lattice.arcs[node]
            ]
            for node, units, key, speaks, so_far in paths:
                if options := self._learned(key):
                    yield node, units, self._with_of(_in_person(options, speaks), units[-1]), so_far

    def _with_of(self, options: list[Option], last: Unit) -> list[Option]:
        """Where a phrase ends in the head of an idafa, offer each option with ``of`` too."""
        if not last.construct:
            return options
        return options + [
            ((*words, "of"), (*numbers, self._of), cost + self._of_cost)
            for words, numbers, cost in options
            if words[-1] != "of"
        ]

    def state_after(self, words: Sequence[str]) -> int:
        """Return the last three of some English tokens, packed, as the state to go on from."""
        state = OPENING
        for word in words[-3:]:
            state = (state & HISTORY) << BITS | self._number(word)
        return state if words[-1:] not in (["."], ["!"], ["?"]) else OPENING

    def knows(self, word: str) -> bool:
        """Tell whether the language model has a token, in whatever case."""
        return self._number(word) != UNKNOWN

    def _number(self, word: str) -> int:
        """Return a typed token's number; a sentence's first word is known by its small letters."""
        if word[:1].isdigit():
            return self._model.number("#")
        return self._model.number(word) or self._model.number(word[:1].lower() + word[1:])

    def decode(
        self, lattice: Lattice, n_best: int = 1, state: int = OPENING, begun: str = "", first: int = 0
    ) -> list[Partial]:
        """Return up to ``n_best`` complete hypotheses, cheapest first.

        With more than one, hypotheses that end alike are kept apart, so the search is wider and slower.
        ``state`` is what the English goes on from, at the node ``first``; with ``begun`` there are only
        hypotheses whose first word begins so, in whatever case, and there may be none.
        """
        beam = BEAM if n_best == 1 else max(3 * n_best, BEAM)
        stacks = self._search(lattice, beam, first, state, begun, recombine=n_best == 1)
        final = list(stacks[-1].values())
        weight = self._weights.language_model
        for hypothesis in final:
            hypothesis.cost += weight * self._model.cost(hypothesis.state, END)
        final.sort(key=_cost)
        return final[:n_best]

    def survivors(self, lattice: Lattice, beam: int) -> list[list[Partial]]:
        """Return for each node the ``beam`` cheapest hypotheses that have got there."""
        stacks = self._search(lattice, beam, 0, OPENING, "", recombine=True)
        return [sorted(stack.values(), key=_cost)[:beam] for stack in stacks]

    def _search(
        self, lattice: Lattice, beam: int, first: int, opening: int, begun: str, *, recombine: bool
    ) -> list[dict[object, Partial]]:
        """Return for each node the hypotheses that have got there."""
        cost_of = self._model.cost
        weight = self._weights.language_model
        stacks: list[dict[object, Partial]] = [{} for _ in lattice.arcs]
        stacks[first][0] = Partial(0.0, opening, None, (), (), first)
        table = self._options(lattice)
        if begun:
            table = table.copy()
            table[first] = [
                (node, units, _beginning(options, units, begun), cost)
                for node, units, options, cost in table[first]
            ]
        for at in range(first, lattice.last):
            stack = stacks[at].values()
            if not stack:
                continue
            best = sorted(stack, key=_cost)[:beam]
            for node, units, options, order in table[at]:
                target = stacks[node]
                for words, numbers, own in options:
                    for hypothesis in best:
                        state = hypothesis.state
                        heard = 0
                        for number in numbers:
                            heard += cost_of(state, number)
                            state = (state & HISTORY) << BITS | number
                        cost = hypothesis.cost + own + order + weight * heard
                        key: object = state if recombine else (state, id(hypothesis), words)
                        rival = target.get(key)
                        if rival is None or cost < rival.cost:
                            target[key] = Partial(cost, state, hypothesis, words, units, node)
        return stacks


def said(words: Sequence[str], units: Sequence[Unit]) -> list[str]:
    """Return the English tokens of a phrase with the numbers of its units put back."""
    numbers = [unit.text for unit in units if unit.tag == "NUM"]
    return [numbers.pop(0) if word == "#" and numbers else word for word in words]


def spoken(steps: Sequence[Partial]) -> list[list[str]]:
    """Return the English tokens of each step; a small word is not said twice where two of them meet."""
    found: list[list[str]] = []
    last = ""
    for step in steps:
        words = said(step.words, step.units)
        if last in _SAID_ONCE and words[:1] == [last]:
            words = words[1:]
        found.append(words)
        last = words[-1] if words else last
    return found


def _beginning(options: list[Option], units: Sequence[Unit], begun: str) -> list[Option]:
    """Leave the options whose first word begins so."""
    folded = begun.lower()
    return [option for option in options if said(option[0], units)[0].lower().startswith(folded)]


def _in_person(options: list[Option], speaks: bool) -> list[Option]:
    """Leave out English in a first or second person that the source has not, unless nothing else is left."""
    if speaks or not any(_PERSONS.intersection(words) for words, _, _ in options):
        return options
    return [option for option in options if not _PERSONS.intersection(option[0])] or options


def _cost(hypothesis: Partial) -> float:
    return hypothesis.cost
