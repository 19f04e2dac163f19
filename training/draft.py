"""Train the draft engine: ``python -m training.draft``. Every stage is kept, so an interrupted run goes on.

Stages, in order: readings, sentences, alignment, phrases, language model, names, files.
"""

from __future__ import annotations

import argparse
import itertools
import pickle
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

from deskbrief.translate.engines.draft.decoder import LONGEST
from deskbrief.translate.engines.draft.morphology import analyse
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.units import fold_spelling
from training import alignment, corpus, language_model, material
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
KEPT_OPTIONS = 12
RANKS = (6.0, 2.0, 1.0, 0.5)
"""What the options of our own word list count, in sightings."""
PHRASE = 4.0
"""The same for a phrase of our own."""
CLITIC_BEHIND = re.compile("(?: |^)([بلك])ـ?$")
"""A clitic at the end of a phrase, as in ``رحب ب``: the word that it is written with may be any."""


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


def evidence() -> Iterator[tuple[str, str, float]]:
    """Yield (Arabic, English, weight) of what tells which reading of a word is meant."""
    yield from (pair for pair in corpus.training_pairs() if pair[2] >= 0.5)
    yield from ((arabic, english_, 1.0) for arabic, english_ in material.phrases())
    yield from ((form, " ".join(options), 2.0) for form, options in material.words())


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


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, phrase or name of our own material as the tables know it."""

    source: tuple[str, ...]
    content: tuple[bool, ...]
    target: tuple[str, ...]
    weight: float


def entries(segmenter: Segmenter) -> list[Entry]:
    """Return our own words with and without the article, phrases and names."""
    found = [entry for form, options in material.words() for entry in _word(form, options)]
    for arabic, english_ in material.names():
        if " " not in arabic:
            found += _word(arabic, (english_,))
    several = [pair for pair in material.names() if " " in pair[0]]
    for arabic, english_ in (*material.phrases(), *several):
        units = source_units(segmenter, CLITIC_BEHIND.sub("", arabic))
        keys = [unit.key for unit in units]
        content = [unit.tag in CONTENT and unit.key not in LIGHT for unit in units]
        if behind := CLITIC_BEHIND.search(arabic):
            keys.append(behind[1] + "+")
            content.append(False)
        target = tuple(tokenise_english(english_))
        found.append(Entry(tuple(keys), tuple(content), target, PHRASE))
        if target[0] in ("the", "a", "an") and len(target) > 1:
            found.append(Entry(tuple(keys), tuple(content), target[1:], PHRASE / 4))
    return [entry for entry in found if 0 < len(entry.source) <= LONGEST and entry.target]


def _word(form: str, options: tuple[str, ...]) -> Iterator[Entry]:
    """Yield a word's options, the later the lighter; a noun or adjective with its article too."""
    key = fold_spelling(form)
    nominal = not form.startswith("ال") and any(
        reading.tag in ("N", "A") and not reading.definite for reading in analyse(form)
    )
    for weight, option in zip(RANKS, options, strict=False):
        target = tuple(tokenise_english(option))
        yield Entry((key,), (True,), target, weight)
        if nominal:
            yield Entry(("ال" + key,), (True,), ("the", *target), weight * 0.6)
            yield Entry(("ال" + key,), (True,), target, weight * 0.4)


def align(data: list[Any], own: list[Entry]) -> list[alignment.Links]:
    """Align all pairs, then our own entries.

    The lexicon's glosses are aligned along as evidence, and forgotten again.
    """
    lexicon = set()
    for key in {key for source, _, _, _ in data for key in source}:
        for analysis in analyse(key)[:6]:
            for gloss in analysis.glosses[:3]:
                if len(gloss.split()) <= 3:
                    lexicon.add((key, tuple(gloss.lower().split())))
    glosses = sorted(lexicon)
    source = [list(s) for s, _, _, _ in data] + [list(entry.source) for entry in own]
    target = [list(t) for _, _, t, _ in data] + [list(entry.target) for entry in own]
    source += [[key] for key, _ in glosses]
    target += [list(gloss) for _, gloss in glosses]
    return alignment.align(source, target)[: len(data) + len(own)]


def phrases(data: list[Any], own: list[Entry], links: list[alignment.Links]) -> list[Any]:
    """Extract, score and prune phrase pairs."""
    table = PhraseTable()
    for (source, content, target, weight), links_ in zip(data, links, strict=False):
        table.add(source, target, links_, weight, content)
    for entry, links_ in zip(own, links[len(data) :], strict=True):
        if len(entry.source) > 1:
            table.add(entry.source, entry.target, links_, 1.0, entry.content)
        table.vouch(entry.source, entry.target, entry.weight)
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
        lambda: learn_readings([*evidence()], names),
        fresh,
    )
    segmenter = Segmenter(readings, names)
    data = stage("sentences", lambda: sentences(segmenter, cases), fresh)
    own = stage("entries", lambda: entries(segmenter), fresh)
    links = stage("alignment", lambda: align(data, own), fresh)
    table = stage("phrases", lambda: phrases(data, own, links), fresh)
    model = stage(
        "language-model",
        lambda: language_model.train(english(data, cases), 60_000, (1.5, 1.5, 2.0)),
        fresh,
    )
    several = stage("several-names", lambda: several_names(segmenter), fresh)
    write_files(readings, table, model, names, several, phrasebook(segmenter))


if __name__ == "__main__":
    main()
