"""What the neural model reads and writes, at training and at run time alike.

The source is the draft engine's units in English order, each content word followed by the English that the
draft engine's tables know for it: ``كتاب <g> book <g> letter``. English order, because the synthetic sources
are made word by word from English and are in English order too: real and synthetic text then look alike, and
a shallow decoder has little left to move. Numbers are symbols, ``<n0>`` for the first of the source, on both
sides, so that the model copies them and can never misspell one.

Nothing here needs torch, and nothing here belongs to training: an engine imports this module as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from deskbrief.arabic.normalise import normalise
from deskbrief.document import Hypothesis, Link
from deskbrief.translate.engines.draft.english import write_out
from deskbrief.translate.engines.draft.fallback import Fallback
from deskbrief.translate.engines.draft.preorder import preorder
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.tables import Texts
from deskbrief.translate.engines.draft.tokens import tokenise
from deskbrief.translate.engines.draft.units import Unit
from training.neural.symbols import GLOSS, MOST_NUMBERS, NUMBERS, SYMBOLS

GLOSSED = frozenset({"N", "A", "V", "NAME", "X", "ADV"})
"""Tags of content words; particles and pronouns are few enough to be learned."""
MOST_GLOSSES = 2
LONGEST_GLOSS = 3
"""Words."""
CLOSE = 15.0
"""How much more than the first a further gloss may cost, in tenths of a nat."""
REMEMBERED = 200_000
"""Units whose glosses are kept."""
PLAIN_DIGITS = 4
"""A whole number of at most so many digits is shown beside its symbol: ``in 2020``, ``3 men``."""

_EDGES = re.compile(r"^(?:(?:the|a|an|to|of|be|is|are|was) )+(?=\S)|(?: (?:of|the|a|an|and|is|are|was))+$")


@dataclass(frozen=True, slots=True)
class Word:
    """A unit as the model reads it; ``start`` and ``end`` are the characters of the sentence behind it."""

    text: str
    """Its key, a number's symbol, or a literal."""
    glosses: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    def written(self) -> str:
        """Return it with its glosses, as one stretch of the model's source text."""
        return " ".join([self.text, *(f"{GLOSS} {gloss}" for gloss in self.glosses)])


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence ready for the model."""

    text: str
    spans: tuple[tuple[int, int, int, int], ...]
    """For each unit its half-open span in ``text``, then that in the sentence."""
    numbers: tuple[str, ...]
    """The digits behind ``<n0>``, ``<n1>``, as the source writes them."""


class Glosser:
    """English for content words: what the phrase table learned, then the lexicon."""

    def __init__(self, phrases: Texts, names: Texts) -> None:
        """``phrases`` and ``names`` are the draft engine's tables (``shipped.load_learned``)."""
        self._phrases = phrases
        self._fallback = Fallback(names)
        self._known: dict[tuple[object, ...], tuple[str, ...]] = {}

    def __call__(self, unit: Unit) -> tuple[str, ...]:
        """Return at most ``MOST_GLOSSES`` glosses, the likeliest first, articles taken off."""
        if unit.tag not in GLOSSED:
            return ()
        known = (
            unit.key, unit.tag, unit.text, unit.glosses, unit.definite, unit.number, unit.aspect,
            unit.subject, unit.spelt,
        )  # fmt: skip
        if known not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[known] = self._ranked(unit)
        return self._known[known]

    def _ranked(self, unit: Unit) -> tuple[str, ...]:
        best: dict[str, float] = {}
        for text, cost in (*self._learned(unit.key), *self._fallback(unit)):
            gloss = bare(text)
            if gloss and "#" not in gloss and len(gloss.split()) <= LONGEST_GLOSS:
                same = next((known for known in best if known.lower() == gloss.lower()), gloss)
                best[same] = min(cost, best.get(same, cost))
        ranked = sorted(best.items(), key=lambda item: item[1])[:MOST_GLOSSES]
        return tuple(gloss for gloss, cost in ranked if cost <= ranked[0][1] + CLOSE)

    def _learned(self, key: str) -> list[tuple[str, float]]:
        row = self._phrases.get(key)
        options = (option.rsplit("|", 1) for option in row.split("\t")) if row else ()
        return [(text, float(cost)) for text, cost in options]


def bare(gloss: str) -> str:
    """Return a gloss without the articles and other small words at its edges."""
    return _EDGES.sub("", gloss)


def shape(digits: str) -> tuple[str, ...]:
    """Return what is shown beside a number's symbol."""
    return (digits,) if digits.isdigit() and len(digits) <= PLAIN_DIGITS else ()


class Annotator:
    """Turns Arabic sentences into the model's source text."""

    def __init__(self, segmenter: Segmenter, glosser: Glosser) -> None:
        self._segmenter = segmenter
        self._glosser = glosser

    def words(self, sentence: str) -> tuple[list[Word], list[str]]:
        """Return a sentence's units in English order, and the digits of its numbers.

        Numbers are counted in the order of the sentence. Those behind the twentieth stay digits.
        """
        units = self._segmenter.units(tokenise(normalise(sentence).text))
        numbers = [unit for unit in units if unit.tag == "NUM"][:MOST_NUMBERS]
        places = {unit.start: place for place, unit in enumerate(numbers)}
        found = []
        for unit in preorder(units):
            if unit.tag != "NUM":
                found.append(Word(unit.key, self._glosser(unit), unit.start, unit.end))
            elif (place := places.get(unit.start)) is None:
                found.append(Word(unit.text, (), unit.start, unit.end))
            else:
                found.append(Word(NUMBERS[place], shape(unit.text), unit.start, unit.end))
        return found, [unit.text for unit in numbers]

    def annotate(self, sentence: str) -> Annotated:
        """Return a sentence as the model reads it."""
        words, numbers = self.words(sentence)
        text, spans = "", []
        for word in words:
            start = len(text) + bool(text)
            text += " " * bool(text) + word.written()
            spans.append((start, len(text), word.start, word.end))
        return Annotated(text, tuple(spans), tuple(numbers))


def open_annotator() -> Annotator:
    """Return the annotator over the tables that the draft engine ships with.

    Raises:
        DeskbriefError: the installation lacks them.
    """
    from deskbrief.translate.engines.draft.shipped import load_learned

    learned = load_learned()
    return Annotator(Segmenter(learned.readings, learned.names), Glosser(learned.phrases, learned.names))


def finish(hypothesis: Hypothesis, source: Annotated) -> Hypothesis:
    """Return what the model wrote as a sentence: numbers in their places, spacing, a capital, links.

    A symbol of a number that the source has not is left out; the guard tells what is missing.
    """
    tokens, spans = [], []
    for match in re.finditer(r"\S+", hypothesis.text):
        token = match[0]
        if token in NUMBERS:
            place = NUMBERS.index(token)
            if place >= len(source.numbers):
                continue
            token = source.numbers[place]
        elif token in SYMBOLS:
            continue
        tokens.append(token)
        spans.append(match.span())
    text, places = write_out(tokens)
    links = {
        Link(start, end, *place)
        for link in hypothesis.alignment
        for first, last, start, end in source.spans
        if link.source_start < last and first < link.source_end
        for span, place in zip(spans, places, strict=True)
        if link.target_start < span[1] and span[0] < link.target_end
    }
    ordered = tuple(sorted(links, key=lambda link: (link.source_start, link.target_start)))
    return Hypothesis(text, hypothesis.score, ordered, hypothesis.complete)
