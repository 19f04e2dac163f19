"""Train the draft engine: ``python -m training.draft``. Every stage is kept, so an interrupted run goes on.

Stages, in order: readings, sentences, alignment, phrases, language model, names, files.
"""

from __future__ import annotations

import argparse
import itertools
import pickle
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

from deskbrief.translate.engines.draft.morphology import analyse
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.segmenter import Segmenter
from training import alignment, corpus, language_model
from training.english import Truecaser, learn_cases, tokenise_english
from training.files import write_files
from training.names import phrasebook, several_names, single_names
from training.phrases import PhraseTable
from training.readings import english_stems, gloss_stems, learn_readings
from training.source import source_units

BUILD = Path(__file__).parents[1] / "build" / "draft"
CONTENT = frozenset({"N", "A", "V", "NAME", "X", "NUM", "LIT", "NEG", "ADV"})
LIGHT = frozenset(
    "تم يتم تتم تمت قام قامت يقوم تقوم قاموا كان كانت يكون تكون كانوا يكونوا اصبح اصبحت يصبح ذلك تلك هناك"
    " عملية مجال اي كل ايضا فقط".split()
)
"""Light verbs and fillers that English often says with a function word or not at all."""
KEPT_OPTIONS = 8


def stage(name: str, make: Callable[[], Any], fresh: bool) -> Any:
    """Return what an earlier run made of a stage, or make and keep it."""
    path = BUILD / f"{name}.pickle"
    if path.exists() and not fresh:
        return pickle.loads(path.read_bytes())
    began = time.monotonic()
    made = make()
    BUILD.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(made, protocol=5))
    print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    return made


def true_cases() -> dict[str, str]:
    """Return each English word in the case that it has inside sentences, by its lower-case form."""
    pairs = (tokenise_english(text) for _, text, _ in corpus.training_pairs())
    lines = (tokenise_english(line) for line, _ in itertools.islice(corpus.english_lines(), 300_000))
    return learn_cases(itertools.chain(pairs, lines))


def sentences(
    segmenter: Segmenter, cases: dict[str, str]
) -> list[tuple[list[str], list[bool], list[str], float]]:
    """Return (source units, which carry content, English tokens, weight) of every pair."""
    truecaser = Truecaser(cases)
    found = []
    for arabic, english_, weight in corpus.training_pairs():
        units = source_units(segmenter, arabic)
        target = truecaser.restore(tokenise_english(english_))
        if units and target:
            found.append(
                (
                    [u.key for u in units],
                    [u.tag in CONTENT and u.key not in LIGHT for u in units],
                    target,
                    weight,
                )
            )
    return found


def align(data: list[tuple[list[str], list[bool], list[str], float]]) -> list[alignment.Links]:
    """Align all pairs; the lexicon's entries are aligned along, as evidence, and forgotten again."""
    lexicon = set()
    for key in {key for source, _, _, _ in data for key in source}:
        for analysis in analyse(key)[:6]:
            for gloss in analysis.glosses[:3]:
                if len(gloss.split()) <= 3:
                    lexicon.add((key, tuple(gloss.lower().split())))
    entries = sorted(lexicon)
    source = [list(s) for s, _, _, _ in data] + [[key] for key, _ in entries]
    target = [list(t) for _, _, t, _ in data] + [list(gloss) for _, gloss in entries]
    return alignment.align(source, target)[: len(data)]


def phrases(data: list[Any], links: list[alignment.Links]) -> list[Any]:
    """Extract, score and prune phrase pairs."""
    table = PhraseTable()
    for (source, content, target, weight), links_ in zip(data, links, strict=True):
        table.add(source, target, links_, weight, content)
    return table.scored(KEPT_OPTIONS, credible)


def credible(unit: str, target: tuple[str, ...]) -> bool:
    """Whether the lexicon's glosses, or the sound of a name, support a translation seen once or twice."""
    english = " ".join(target)
    stems = english_stems(english)
    readings = analyse(unit)
    if any(gloss_stems(reading) & stems for reading in readings) or not stems:
        return True
    if "-" in english:
        return False
    return any(word[0].isupper() for word in target) and ratio(romanise(unit).lower(), english.lower()) >= 60


def english(data: list[Any], cases: dict[str, str]) -> Iterator[tuple[list[str], float]]:
    """Yield (tokens, weight) for the language model."""
    truecaser = Truecaser(cases)
    for _, _, target, weight in data:
        yield target, max(0.5, weight)
    for line, weight in corpus.english_lines():
        yield truecaser.restore(tokenise_english(line)), weight


def main() -> None:
    """Run the stages and write the files that the engine ships with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="forget earlier stages")
    fresh = parser.parse_args().fresh
    cases = stage("cases", true_cases, fresh)
    names = stage("names", lambda: single_names(frozenset(cases.values())), fresh)
    readings = stage(
        "readings",
        lambda: learn_readings([pair for pair in corpus.training_pairs() if pair[2] >= 0.5], names),
        fresh,
    )
    segmenter = Segmenter(readings, names)
    data = stage("sentences", lambda: sentences(segmenter, cases), fresh)
    links = stage("alignment", lambda: align(data), fresh)
    table = stage("phrases", lambda: phrases(data, links), fresh)
    model = stage(
        "language-model",
        lambda: language_model.train(english(data, cases), 50_000, fewest2=5, fewest3=8),
        fresh,
    )
    several = stage("several-names", lambda: several_names(segmenter), fresh)
    write_files(readings, table, model, names, several, phrasebook(segmenter))


if __name__ == "__main__":
    main()
