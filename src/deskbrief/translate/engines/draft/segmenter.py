"""Which reading of each word is meant, and the units that it falls into.

A first-order Viterbi over the lexicon's readings: how often a core is read so (learned from the corpus, where
the English side tells), how tags follow each other, and a few costs that come from the language itself.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest

from deskbrief.translate.engines.draft.morphology import Analysis, analyse, name_reading
from deskbrief.translate.engines.draft.people import GIVEN_NAMES
from deskbrief.translate.engines.draft.tables import LONE_HASH
from deskbrief.translate.engines.draft.tokens import Kind, Token
from deskbrief.translate.engines.draft.units import NAMED, SAYING, Unit, fold_spelling

_LONG_NAME = 5
_CLOSED = frozenset({"P", "C", "NEG", "REL", "DEM", "PRON", "INT"})
FULL_NAME = 3.0
"""Nats that a given name gains when a name follows."""
ALI = 16.0
"""The same for the name that some writers spell the preposition like: it is by far the commoner word."""
_NAME_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول")
_UNLIKELY = frozenset({("خلا", "P"), ("عدا", "V"), ("حيث", "N")})
"""Readings that the lexicon allows and the news hardly ever means."""
_NO_READING = ((None, 0.0),)
_MONTHS = frozenset("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split())


@dataclass
class ReadingModel:
    """What the corpus says of readings."""

    counts: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Folded core -> ``tag stem`` -> count."""
    transitions: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Tag -> next tag -> log-probability."""

    def seen(self, core: str) -> Mapping[str, float]:
        """Return the counts of a folded core's readings."""
        return self.counts.get(core, {})


def reading_key(analysis: Analysis) -> str:
    """Return the name that a reading has in the counts."""
    return f"{analysis.tag} {analysis.stem}"


def prior(analysis: Analysis) -> float:
    """Return the cost that a reading has before any counting, in nats, negative."""
    cost = 0.0
    if analysis.conjunction:
        cost -= 1.0 if analysis.conjunction == "و" else 2.5
    if analysis.particle:
        cost -= 2.5 if analysis.particle == "ك" else 1.2
    if analysis.pronoun:
        cost -= 1.0
        if analysis.pronoun in ("2FS", "2FP", "2D"):
            cost -= 8.0
        elif analysis.pronoun[0] == "2" or analysis.pronoun == "1S":
            cost -= 3.0
    if analysis.tag in _CLOSED:
        cost += 3.0
    if analysis.subject:
        if analysis.subject[0] == "2":
            cost -= 3.5
        elif analysis.subject == "1S":
            cost -= 2.5
        elif analysis.subject in ("3FP", "3FD"):
            cost -= 4.0
        elif analysis.subject[-1] == "D":
            cost -= 1.5
    if analysis.aspect == "C":
        cost -= 4.0
    if analysis.passive:
        cost -= 1.0
    if analysis.number == "D":
        cost -= 1.0
    if analysis.tag == "NAME":
        cost += (
            2.0 if analysis.core in _MONTHS else 0.5 if fold_spelling(analysis.core) in GIVEN_NAMES else -1.0
        )
    elif not analysis.glosses:
        cost -= 3.0
    if (analysis.core, analysis.tag) in _UNLIKELY:
        cost -= 8.0
    return cost


class Segmenter:
    """Chooses readings and cuts words into units."""

    def __init__(self, model: ReadingModel, names: Container[str] = ()) -> None:
        """``names`` holds folded spellings of known names."""
        self._model = model
        self._names = names
        self.scored = lru_cache(maxsize=100_000)(self._scored)

    def _scored(self, word: str) -> tuple[tuple[Analysis, float], ...]:
        """Return the readings worth considering with their log-scores, one for each outcome."""
        best: dict[tuple[str, ...], tuple[Analysis, float]] = {}
        for analysis in (*analyse(word), *self._as_name(word)):
            seen = self._model.seen(fold_spelling(analysis.core))
            total = sum(seen.values())
            score = prior(analysis) + math.log(seen.get(reading_key(analysis), 0.0) + 0.05)
            score += 0.3 * math.log(total + 0.5) if total else -0.5
            outcome = (analysis.conjunction, analysis.particle, analysis.core, analysis.pronoun, analysis.tag)
            if outcome not in best or best[outcome][1] < score:
                best[outcome] = (analysis, score)
        ranked = sorted(best.values(), key=lambda item: -item[1])[:8]
        return tuple(ranked)

    def _as_name(self, word: str) -> Iterator[Analysis]:
        """Yield readings as a known name, with conjunction or particle before it where it must be so."""
        if word.startswith("ال"):
            return
        if fold_spelling(word) in self._names or fold_spelling(word) in GIVEN_NAMES:
            yield name_reading(word)
            return
        for prefix in _NAME_PREFIXES:
            rest = word.removeprefix(prefix)
            if (
                len(rest) > 2
                and rest != word
                and (fold_spelling(rest) in self._names or fold_spelling(rest) in GIVEN_NAMES)
            ):
                conjunction = prefix[0] if prefix[0] in "وف" else ""
                yield name_reading(rest, conjunction, prefix[len(conjunction) :])

    def options(self, token: Token) -> Sequence[tuple[Analysis | None, float]]:
        """Return the readings of a token with their log-scores; ``None`` stands for no reading."""
        return (token.kind is Kind.WORD and self.scored(token.text)) or _NO_READING

    def read(self, tokens: list[Token]) -> list[Analysis | None]:
        """Return the reading of each token; None for unknown words and for what is no word."""
        columns: list[list[tuple[Analysis | None, str, float, int]]] = []
        transitions = self._model.transitions
        previous: list[tuple[Analysis | None, str, float, int]] = [(None, "START", 0.0, 0)]
        said = False
        for token, following in zip_longest(tokens, tokens[1:]):
            column = []
            for analysis, score in self.options(token):
                tag = analysis.tag if analysis else flat_tag(token)
                if analysis and self._is_given_name(analysis, following, said):
                    score += ALI if analysis.core == "علي" else FULL_NAME
                entry = entry_tag(analysis, tag)
                at, total = 0, -math.inf
                for index, (_, before, so_far, _) in enumerate(previous):
                    step = so_far + transitions.get(before, {}).get(entry, -4.0)
                    if step > total:
                        at, total = index, step
                if entry != tag:
                    total += transitions.get(entry, {}).get(tag, -4.0)
                column.append((analysis, tag, total + score, at))
            said = fold_spelling(token.text).lstrip("وف") in SAYING
            columns.append(column)
            previous = column
        chosen: list[Analysis | None] = []
        at = max(range(len(previous)), key=lambda i: previous[i][2]) if columns else 0
        for column in reversed(columns):
            chosen.append(column[at][0])
            at = column[at][3]
        return chosen[::-1]

    def _is_given_name(self, analysis: Analysis, following: Token | None, said: bool) -> bool:
        """Whether a given name's neighbours speak for it: a verb of saying before it or a name behind it."""
        if analysis.tag != "NAME" or fold_spelling(analysis.core) not in GIVEN_NAMES:
            return False
        if said:
            return True
        if following is None or following.kind is not Kind.WORD:
            return False
        readings = self.scored(following.text)
        return not readings or any(
            reading.tag == "NAME" and not (reading.particle or reading.conjunction) for reading, _ in readings
        )

    def units(self, tokens: list[Token]) -> list[Unit]:
        """Return the units of a sentence in its own order."""
        units: list[Unit] = []
        for token, analysis in zip(tokens, self.read(tokens), strict=True):
            if analysis is None:
                units += _flat_units(token)
            else:
                units += word_units(token, analysis)
        return units


def entry_tag(analysis: Analysis | None, tag: str) -> str:
    """Return the tag that a word shows to what precedes it: that of its particle, if it has one."""
    if analysis is None or not analysis.particle or analysis.future:
        return tag
    return "P"


def flat_tag(token: Token) -> str:
    """Return the tag of a token without a reading."""
    return {Kind.NUMBER: "NUM", Kind.LITERAL: "NAME", Kind.PUNCTUATION: "PUNC"}.get(token.kind, "NAME")


def _flat_units(token: Token) -> list[Unit]:
    start, end = token.start, token.end
    if token.kind is Kind.NUMBER:
        return [Unit("#", "NUM", start, end, token.text)]
    if token.kind is Kind.WORD:
        conjunction, name = _unknown(token.text)
        found = [Unit(conjunction + "+", "CONJ", start, end)] if conjunction else []
        return [*found, Unit(fold_spelling(name), "X", start, end, name)]
    tag = "LIT" if token.kind is Kind.LITERAL else "PUNC"
    key = LONE_HASH if token.text == "#" else token.text
    return [Unit(key, tag, start, end, token.text)]


def _unknown(word: str) -> tuple[str, str]:
    """Return the conjunction that a word which no list has may begin with, and the rest.

    Names in W or V are written with a vowel behind it (``ويلز``, ``واشنطن``); before another letter it is
    ``and``.
    """
    if len(word) < _LONG_NAME or word[0] != "و" or (word[1] in "اويؤ" and word[1:3] != "ال"):
        return "", word
    return "و", word[1:]


@lru_cache(maxsize=50_000)
def _adjectival(core: str) -> bool:
    nisba = core.removeprefix("ال").endswith(("ي", "ية", "يين", "يون", "يات"))
    return any(
        reading.tag == "A" or (nisba and any(gloss[:1].isupper() for gloss in reading.glosses))
        for reading in analyse(core)
    )


def word_units(token: Token, analysis: Analysis) -> list[Unit]:
    """Return the units of one word: conjunction, particle, core, pronoun."""
    start, end = token.start, token.end
    units = []
    if analysis.conjunction:
        units.append(Unit(analysis.conjunction + "+", "CONJ", start, end))
    if analysis.particle:
        units.append(Unit(analysis.particle + "+", "FUT" if analysis.future else "PART", start, end))
    nominal = analysis.tag in ("N", "A", "ADV")
    key = fold_spelling(analysis.core)
    units.append(
        Unit(
            NAMED + key if analysis.tag == "NAME" and key == "علي" else key,
            analysis.tag,
            start,
            end,
            analysis.core,
            analysis.glosses,
            definite=analysis.definite,
            feminine=analysis.feminine,
            number=analysis.number,
            aspect=analysis.aspect,
            subject=analysis.subject,
            possessed=bool(analysis.pronoun) and nominal,
            passive=analysis.passive,
            adjectival=_adjectival(analysis.core) if nominal else False,
            spelt=analysis.tag == "NAME" and key in GIVEN_NAMES,
        )
    )
    if analysis.pronoun:
        units.append(Unit("+" + analysis.pronoun, "POSS" if nominal else "PRO", start, end))
    return units
