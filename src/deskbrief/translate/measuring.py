"""How fast an engine is on this machine, and how near it comes to a person's translations."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from deskbrief.document import Block, BlockKind, Segment, Sentence
from deskbrief.segment.language import ARABIC
from deskbrief.translate.engine import Engine
from deskbrief.translate.translator import Translator


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured."""

    sentences: int
    words: int
    """Of the Arabic."""
    load_s: float
    """Seconds until the first short sentence was translated."""
    seconds: float
    """For all sentences after that."""
    bleu: float | None = None
    """sacreBLEU's, with its usual settings; None without references."""
    chrf: float | None = None

    @property
    def words_per_s(self) -> float:
        """Words of Arabic a second."""
        return self.words / max(self.seconds, 1e-9)


def measure(engine: Engine, sentences: Sequence[str], references: Sequence[str] = ()) -> Measured:
    """Translate sentences as a batch does, each once, and compare with references if there are any.

    Raises:
        DeskbriefError: the engine cannot be had, or fails.
    """
    began = time.perf_counter()
    engine.translate(["مرحبا"])
    loaded = time.perf_counter()
    done = Translator(engine).translate([_segment(number, text) for number, text in enumerate(sentences)])
    seconds = time.perf_counter() - loaded
    words = sum(len(text.split()) for text in sentences)
    bleu, chrf = _scores([each.translation for each in done], references) if references else (None, None)
    return Measured(len(sentences), words, loaded - began, seconds, bleu, chrf)


def _segment(number: int, text: str) -> Segment:
    name = f"p{number}"
    block = Block(name, BlockKind.PARAGRAPH, 0, len(text), text, ARABIC)
    return Segment(block, (Sentence(f"{name}.1", 0, len(text), text),))


def _scores(hypotheses: list[str], references: Sequence[str]) -> tuple[float, float]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    told = [list(references)]
    return BLEU().corpus_score(hypotheses, told).score, CHRF().corpus_score(hypotheses, told).score
