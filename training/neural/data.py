"""Pairs, our own lists and back-translated English as shards: the stages ``data`` and ``reverse``.

Never read here: the evaluation sets. PUD is the development set and is kept apart as text.
"""

from __future__ import annotations

import json
import pickle
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from training import alignment, contamination
from training.config import load_config
from training.corpus import Corpus
from training.english import Truecaser, learn_cases, tokenise_english
from training.material import read_material
from training.neural import shards
from training.neural.config import Config
from training.neural.english import alone, with_symbols
from training.neural.pieces import learn_pieces, open_pieces
from training.neural.reverse import Links, Numbers, Reverse, Table, Words, by_gloss
from training.neural.shards import Ragged, Shards, write
from training.neural.source import MOST_GLOSSES, Annotator
from training.neural.symbols import GLOSS, SYMBOLS

CHOSEN = load_config()
"""What the draft engine trains on; its ``config.toml`` chooses the corpus for both ways."""
CORPUS = Corpus(CHOSEN.paths.corpus)
ALIGN_MOST = 40
"""Words of a side beyond which a pair says little about which word is which."""
LISTS = ("words", "phrases", "names")
SHORTEST_ENGLISH, LONGEST_ENGLISH = 4, 60
"""Tokens of an English line that is given a source."""


@dataclass
class Pairs:
    """Pairs by set, their words by number."""

    words: Words = field(default_factory=Words)
    source: list[Numbers] = field(default_factory=list)
    target: list[list[str]] = field(default_factory=list)
    set_of: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def named_pairs() -> Iterator[tuple[str, str, str]]:
    """Yield (set, Arabic, English) of what the draft engine trains on, our own lists included.

    What is held out is left out by the same comparison.
    """
    files, _ = contamination.held_out_files(CHOSEN)
    held = contamination.read_held_out(files, CHOSEN.contamination.run)
    own = contamination.checked_material(read_material(CHOSEN.paths.material), held).material
    yield from (("own", arabic, english) for arabic, english in own.sentences)
    yield from (("words", form, options[0]) for form, options in own.words)
    yield from (("phrases", *pair) for pair in own.phrases)
    yield from (("names", *pair) for pair in own.names)
    for part in CHOSEN.pairs:
        for arabic, english in CORPUS.part(part, CHOSEN.cleaning, CHOSEN.seed):
            if not held.is_line(arabic) and not held.is_line(english):
                yield part.name, arabic, english


def development() -> list[tuple[str, str]]:
    """Return the pairs of PUD, which is never trained on."""
    return [pair for name in CHOSEN.contamination.development for pair in CORPUS.pairs(name)]


def english_file(name: str, count: int, seed: int) -> list[str]:
    """Return ``count`` lines of one English file, drawn from all of it, always the same ones."""
    lines = [line.strip() for line in CORPUS.lines(name)]
    return random.Random(f"{seed}/{name}").sample(lines, min(count, len(lines)))


def read_pairs(
    annotator: Annotator, truecaser: Truecaser, pairs: Iterator[tuple[str, str, str]], most: int = 0
) -> Pairs:
    """Annotate pairs; ``most`` limits each set. What is left out is counted by its reason."""
    found = Pairs()
    taken: Counter[str] = Counter()
    for name, arabic, english in pairs:
        if most and taken[name] >= most:
            continue
        words, digits = annotator.words(arabic)
        if not words or not english.strip():
            found.left_out["empty"] += 1
        elif (target := with_symbols(english, digits, truecaser)) is None:
            found.left_out["numbers differ"] += 1
        else:
            taken[name] += 1
            found.source.append(tuple(found.words.number(word.text, word.glosses) for word in words))
            found.target.append(target)
            found.set_of.append(name)
    return found


def reverse_table(pairs: Pairs, links: Sequence[Links]) -> Table:
    """Turn aligned pairs round; our own lists are believed whole as well."""
    table = Table()
    for source, target, name, found in zip(pairs.source, pairs.target, pairs.set_of, links, strict=True):
        table.add(source, target, found, 1.0)
        if name in LISTS and len(target) <= LONGEST_ENGLISH:
            table.vouch(target, source, 2.0)
    table.close()
    return table


def align(pairs: Pairs) -> list[Links]:
    """Link words to English tokens; a pair too long to say much has no links."""
    short = [
        len(source) <= ALIGN_MOST and len(target) <= ALIGN_MOST
        for source, target in zip(pairs.source, pairs.target, strict=True)
    ]
    chosen = [place for place, kept in enumerate(short) if kept]
    links = alignment.align(
        [[pairs.words.all[number].text for number in pairs.source[place]] for place in chosen],
        [pairs.target[place] for place in chosen],
    )
    found: list[Links] = [set() for _ in short]
    for place, pair_links in zip(chosen, links, strict=True):
        found[place] = pair_links
    return found


def synthesise(
    config: Config, pairs: Pairs, table: Table, truecaser: Truecaser
) -> tuple[Pairs, Counter[str]]:
    """Give English lines an Arabic side; the words share the numbers of ``pairs``."""
    known = by_gloss(enumerate(pairs.words.all))
    reverse = Reverse(table, pairs.words, known)
    found = Pairs(words=pairs.words)
    for name, count in config.data.synthetic.items():
        chance = random.Random(f"{config.training.seed}/reverse/{name}")
        for line in english_file(name, count, config.training.seed):
            made = alone(line, truecaser)
            if made is None or not SHORTEST_ENGLISH <= len(made[0]) <= LONGEST_ENGLISH:
                found.left_out["synthetic: numbers or length"] += 1
                continue
            source = reverse(*made, chance)
            if not source:
                found.left_out["synthetic: empty"] += 1
                continue
            found.source.append(source)
            found.target.append(made[0])
            found.set_of.append(name)
    return found, reverse.counts


def cut(config: Config, both: Sequence[Pairs], about: dict[str, Any]) -> Shards:
    """Cut pairs into pieces; what is longer than the model reads is left out and counted."""
    spell = open_pieces(config.folder)
    words = both[0].words.all
    keys = [spell(word.text) for word in words]
    glosses = [
        [spell(f"{GLOSS} {word.glosses[place]}") if place < len(word.glosses) else [] for word in words]
        for place in range(MOST_GLOSSES)
    ]
    full = [len(key) + sum(len(gloss[n]) for gloss in glosses) for n, key in enumerate(keys)]
    names = tuple(dict.fromkeys(name for pairs in both for name in pairs.set_of))
    source, target, set_of, long = [], [], [], 0
    for pairs in both:
        for numbers, tokens, name in zip(pairs.source, pairs.target, pairs.set_of, strict=True):
            pieces = spell(" ".join(tokens))
            if sum(full[n] for n in numbers) + 2 > config.data.longest or len(pieces) >= config.data.longest:
                long += 1
                continue
            source.append(numbers)
            target.append(pieces)
            set_of.append(names.index(name))
    counts = Counter(names[number] for number in set_of)
    about = {**about, "pairs": dict(counts), "too long": long, "words": len(words)}
    return Shards(
        names, np.array(set_of, np.uint8), Ragged.of(source), Ragged.of(target, np.uint16), Ragged.of(keys),
        tuple(Ragged.of(rows) for rows in glosses), about,
    )  # fmt: skip


def _stage(config: Config, name: str, make: Callable[[], Any]) -> Any:
    """Return what an earlier run made, or make and keep it."""
    path = config.folder / f"{name}.pickle"
    if path.exists():
        return pickle.loads(path.read_bytes())
    began = time.monotonic()
    made = make()
    write(path, pickle.dumps(made, protocol=5))
    print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    return made


def make_data(config: Config) -> None:
    """Read and annotate the pairs, learn the vocabulary, set the development set apart."""
    from training.neural.source import open_annotator

    cases = _stage(config, "cases", _cases)
    pairs: Pairs = _stage(
        config,
        "pairs",
        lambda: read_pairs(open_annotator(), Truecaser(cases), named_pairs(), config.data.pairs),
    )
    learn_vocabulary(config, pairs, Truecaser(cases))
    rows = development()
    annotator = open_annotator()
    sources = [annotator.annotate(arabic) for arabic, _ in rows]
    table = [
        {"text": source.text, "numbers": source.numbers, "english": english}
        for source, (_, english) in zip(sources, rows, strict=True)
    ]
    write(config.folder / "dev.json", json.dumps(table, ensure_ascii=False).encode())


def make_synthetic(config: Config) -> None:
    """Align the pairs, turn them round, give English its sources, and write the shards."""
    if (config.folder / "shards.xz").exists():
        return
    cases = _stage(config, "cases", _cases)
    pairs: Pairs = pickle.loads((config.folder / "pairs.pickle").read_bytes())
    links = _stage(config, "links", lambda: align(pairs))
    began = time.monotonic()
    table = reverse_table(pairs, links)
    made, counts = synthesise(config, pairs, table, Truecaser(cases))
    left_out = dict(pairs.left_out + made.left_out)
    about = {
        "left out": left_out,
        "reverse": {"phrases": len(table), **counts},
        "synthetic": sorted(config.data.synthetic),
    }
    found = cut(config, [pairs, made], about)
    shards.save(found, config.folder / "shards.xz")
    print(f"shards: {time.monotonic() - began:.0f} s, {json.dumps(found.about)}", flush=True)


def _cases() -> dict[str, str]:
    """Return each English word in the case that it has inside sentences, by its lower-case form."""
    return learn_cases(tokenise_english(english) for _, _, english in named_pairs())


def learn_vocabulary(config: Config, pairs: Pairs, truecaser: Truecaser) -> None:
    """Learn the pieces from both sides of the pairs and from English lines."""
    if (config.folder / "pieces.spm").exists():
        return
    chance = random.Random(config.training.seed)
    most = config.data.vocabulary_lines
    chosen = chance.sample(range(len(pairs.source)), min(most, len(pairs.source)))
    arabic = [" ".join(pairs.words.all[n].text for n in pairs.source[place]) for place in chosen]
    english = [" ".join(pairs.target[place]) for place in chosen]
    for name in config.data.synthetic:
        for line in english_file(name, most // 4, config.training.seed):
            if made := alone(line, truecaser):
                english.append(" ".join(made[0]))
    learn_pieces(config.folder, config.data.vocabulary, [*arabic, *english], SYMBOLS)
