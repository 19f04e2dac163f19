"""Tune the decoder's weights on PUD: ``python -m training.tune``. A person writes down what it prints.

Coordinate search over the stages that ``training.draft`` kept. The objective is chrF plus half of BLEU on
half of PUD; the other half is printed for comparison. Evaluation sets are not read here.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import sacrebleu

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft import decoder, fallback
from deskbrief.translate.engines.draft.decoder import Decoder
from deskbrief.translate.engines.draft.engine import finished, lattice_to_say
from deskbrief.translate.engines.draft.fallback import Fallback
from deskbrief.translate.engines.draft.language_model import Columns, LanguageModel, Level
from deskbrief.translate.engines.draft.lattice import Lattice
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.tables import Weights
from training.config import DEFAULT, Config, Pruning, load_config
from training.corpus import Corpus
from training.files import phrase_rows
from training.names import phrasebook
from training.phrases import Phrase
from training.stages import kept


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that is tuned together."""

    direct: float = 0.2
    inverse: float = 0.2
    lexical: float = 0.2
    language_model: float = 0.3
    word: float = -6.0
    phrase: float = 0.0
    gloss: float = 80.0
    related: float = 15.0
    name: float = 0.0


STEPS = {
    "direct": 0.1, "inverse": 0.1, "lexical": 0.1, "language_model": 0.1, "word": 2.0, "phrase": 2.0,
    "gloss": 10.0,
    "related": 5.0, "name": 15.0,
}  # fmt: skip


class Bench:
    """Translates and scores the two halves of PUD under a setting."""

    def __init__(self, config: Config) -> None:
        build = config.paths.build
        self._pruning = config.pruning
        model = kept(build, "language-model")
        ids = {word: index for index, word in enumerate(model.words)}
        self._number = lambda word: ids.get(word, 0)
        self.use_levels(model.levels)
        self.names, self.phrases = kept(build, "names"), kept(build, "phrases")
        self.several = kept(build, "several-names")
        self._spellings = kept(build, "transliteration")
        self._segmenter = Segmenter(kept(build, "readings"), self.names)
        self.book = phrasebook(self._segmenter, config.paths.phrasebook)
        self._tables: dict[Pruning, dict[str, str]] = {}
        self.read(config)

    def read(self, config: Config) -> None:
        """Read both halves, in all orders that the rules offer now."""
        corpus = Corpus(config.paths.corpus)
        pairs = [pair for name in config.contamination.development for pair in corpus.pairs(name)]
        units = [lattice_to_say(self._segmenter, normalise(arabic).text) for arabic, _ in pairs]
        rows = list(zip(units, (english for _, english in pairs), strict=True))
        self.halves = rows[::2], rows[1::2]

    def use_levels(self, levels: Sequence[Level]) -> None:
        """Take the n-grams of a language model, shortest first."""
        self.levels = levels
        self.model = LanguageModel(self._number, [Columns.of_level(level) for level in levels])

    def use_phrases(self, phrases: Sequence[Phrase]) -> None:
        """Take other phrases."""
        self.phrases = phrases
        self._tables.clear()

    def _table(self, pruning: Pruning) -> dict[str, str]:
        if pruning not in self._tables:
            rows = phrase_rows(self.phrases, self.several, self.book, pruning)
            joined = {
                source: "\t".join(f"{text}|{cost}" for text, cost in row) for source, row in rows.items()
            }
            self._tables = {pruning: joined}
        return self._tables[pruning]

    def score(self, setting: Setting, half: int) -> tuple[float, float]:
        """Return BLEU and chrF of one half."""
        weights = (setting.direct, setting.inverse, setting.lexical)
        pruning = replace(self._pruning, weights=weights, name_cost=setting.name)
        fallback.GLOSS, decoder.RELATED = setting.gloss, setting.related
        decoding = Weights(setting.language_model, setting.word, setting.phrase)
        engine = Decoder(self._table(pruning), self.model, decoding, Fallback(self.names, self._spellings))
        output = [_english(engine, units) for units, _ in self.halves[half]]
        reference = [[english for _, english in self.halves[half]]]
        return sacrebleu.corpus_bleu(output, reference).score, sacrebleu.corpus_chrf(output, reference).score


def _english(engine: Decoder, lattice: Lattice) -> str:
    return finished(engine.decode(lattice)[0]).text if lattice.last else ""


def main() -> None:
    """Search and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--config", type=Path, default=DEFAULT)
    options = parser.parse_args()
    config = load_config(options.config)
    bench = Bench(config)

    def value(setting: Setting) -> float:
        bleu, chrf = bench.score(setting, 0)
        return chrf + bleu / 2

    best = Setting()
    top = value(best)
    print(f"start {top:.2f} {best}", flush=True)
    order = random.Random(config.seed)
    for round_ in range(options.rounds):
        names = [field.name for field in fields(Setting)]
        order.shuffle(names)
        for name in names:
            for direction in (1, -1):
                while True:
                    step = direction * STEPS[name] / 2 ** (round_ // 2)
                    trial = replace(best, **{name: round(getattr(best, name) + step, 3)})
                    found = value(trial)
                    if found <= top + 0.005:
                        break
                    best, top = trial, found
                    print(f"round {round_ + 1} {top:.2f} {name}={getattr(best, name)}", flush=True)
    print(best)
    print("tuned half: BLEU {:.2f} chrF {:.2f}".format(*bench.score(best, 0)))
    print("other half: BLEU {:.2f} chrF {:.2f}".format(*bench.score(best, 1)))


if __name__ == "__main__":
    main()
