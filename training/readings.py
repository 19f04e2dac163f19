"""Learns which reading of a word is meant, by hard EM: the English side tells which gloss was chosen."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft.morphology import Analysis
from deskbrief.translate.engines.draft.segmenter import (
    ReadingModel,
    Segmenter,
    entry_tag,
    flat_tag,
    reading_key,
)
from deskbrief.translate.engines.draft.tokens import Kind, Token, tokenise
from deskbrief.translate.engines.draft.units import fold_spelling

EVIDENCE = 2.5
"""Nats that a reading gains when one of its glosses stands in the English sentence."""
_WORD = re.compile("[a-z]+")
_LIGHT = frozenset(
    "the a an of to and in is be it he for on with as by was at from his its their or that this are"
    " not".split()
)


def english_stems(text: str) -> frozenset[str]:
    """Return the first five letters of each word that carries meaning."""
    return frozenset(word[:5] for word in _WORD.findall(text.lower()) if word not in _LIGHT)


def gloss_stems(analysis: Analysis) -> frozenset[str]:
    """Return the stems of the last meaningful word of each gloss."""
    stems = set()
    for gloss in analysis.glosses:
        words = [word for word in _WORD.findall(gloss.lower()) if word not in _LIGHT]
        if words:
            stems.add(words[-1][:5])
    return frozenset(stems)


class EvidentSegmenter(Segmenter):
    """A segmenter that sees the English side."""

    def __init__(self, model: ReadingModel, names: Mapping[str, str]) -> None:
        super().__init__(model, names)
        self.evidence: frozenset[str] = frozenset()
        self._stems: dict[Analysis, frozenset[str]] = {}

    def options(self, token: Token) -> Sequence[tuple[Analysis | None, float]]:
        """Add the evidence to the scores."""
        options = super().options(token)
        if len(options) < 2:
            return options
        raised: list[tuple[Analysis | None, float]] = []
        for analysis, score in options:
            if analysis is not None:
                stems = self._stems.get(analysis)
                if stems is None:
                    stems = self._stems[analysis] = gloss_stems(analysis)
                if stems & self.evidence:
                    score += EVIDENCE
            raised.append((analysis, score))
        return raised


def learn_readings(
    pairs: Sequence[tuple[str, str, float]], names: Mapping[str, str], rounds: int
) -> ReadingModel:
    """Return counts of readings and tag transitions, learned from (Arabic, English, weight)."""
    prepared = [(tokenise(normalise(arabic).text), english_stems(english), w) for arabic, english, w in pairs]
    model = ReadingModel()
    for _ in range(rounds):
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        transitions: defaultdict[str, Counter[str]] = defaultdict(Counter)
        segmenter = EvidentSegmenter(model, names)
        for tokens, evidence, weight in prepared:
            segmenter.evidence = evidence
            before = "START"
            for token, analysis in zip(tokens, segmenter.read(tokens), strict=True):
                tag = analysis.tag if analysis else flat_tag(token)
                if analysis and token.kind is Kind.WORD:
                    counts[fold_spelling(analysis.core)][reading_key(analysis)] += weight
                entry = entry_tag(analysis, tag)
                transitions[before][entry] += weight
                if entry != tag:
                    transitions[entry][tag] += weight
                before = tag
        model = ReadingModel(counts, _log_rows(transitions))
    return model


def _log_rows(table: defaultdict[str, Counter[str]]) -> dict[str, dict[str, float]]:
    rows = {}
    tags = sorted({tag for row in table.values() for tag in row})
    for before, row in table.items():
        total = sum(row.values()) + len(tags)
        rows[before] = {tag: round(math.log((row[tag] + 1) / total), 2) for tag in tags}
    return rows
