"""Full names that no list holds: a tenth of arabic-name-romanizer's Arab people, taken out of all lists.

    python -m benchmarks.full_names [--json] [--part N] [--examples N]

Needs the shared corpus beside the repository. The index of spellings is built anew from the other nine
tenths, our own lists of names are without the words that stand in held-out names alone, and what names sound
like is learned anew without those words (a minute). A name is right when each of its words is spelt as
somebody of that name spells it: Hussein and Husain both are. ``borne`` asks for the spelling of these very
people. Case, accents, apostrophes, hyphens, spaces and the article are folded. ``unseen`` are the names with
a word that the nine tenths have not, ``seen`` the others. Beside ours stands arabic-name-romanizer with the
same index, but its model of sounds as it ships, which may have seen any of the names. Part 0 is for
reporting; tune on others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sqlite3
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from arabic_name_romanizer import Transliterator as Library
from arabic_name_romanizer.lookup import NameIndex, rows_from_pairs
from training.bearers import ARAB, INDEX, borne_names
from training.config import load_config
from training.corpus import Corpus
from training.material import read_material
from training.transliteration import learn, vowelled_words

from deskbrief.names.attested import ARTICLE, Attested
from deskbrief.names.romanise import Romaniser, listed
from deskbrief.translate.engines.draft.people import GIVEN_NAMES
from deskbrief.translate.engines.draft.transliterate import Transliterator
from deskbrief.translate.engines.draft.units import fold_spelling

CONFIG = load_config()
CORPUS = Corpus(CONFIG.paths.corpus)
_ARTICLE_JOINED = re.compile(r"^[ae]l(?=[a-z]{3})")
_ARTICLES = frozenset(("al", "el", "ul"))
_PARTICLES = {
    "بن": "bin|ben|ibn",
    "ابن": "ibn|ben|bin",
    "ابو": "abu|abou|abo",
    "ابي": "abi|aby",
    "بنت": "bint",
}
_SEED = 7

Pair = tuple[str, str, int, str]
"""Arabic, Latin, how many, country."""
Speller = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Held:
    """A full name that was held out."""

    arabic: str
    borne: frozenset[str]
    """Its bearers' spellings, folded."""
    right: re.Pattern[str]
    """Those that its words are spelt in by anybody, folded."""
    is_seen: bool


def is_held_out(arabic: str, part: int = 0) -> bool:
    """Tell whether a full name is one of a tenth."""
    return hashlib.sha256(arabic.encode()).digest()[0] % 10 == part


def people() -> list[Pair]:
    """Return the full names of Arab countries in the index that arabic-name-romanizer ships."""
    with sqlite3.connect(INDEX) as connection:
        rows = connection.execute("SELECT arabic_key, latin, count, country FROM full_names").fetchall()
    return [row for row in rows if row[3] in ARAB]


def folded(latin: str, arabic: str = "") -> str:
    """Return a spelling's letters without the article, so that typography alone makes no difference."""
    plain = unicodedata.normalize("NFD", latin.lower())
    words = "".join(c for c in plain if c.isascii() and (c.isalpha() or c in " -")).replace("-", " ").split()
    letters = "".join(word for word in words if word not in _ARTICLES)
    return _ARTICLE_JOINED.sub("", letters) if arabic.startswith(ARTICLE) else letters


def split(pairs: Sequence[Pair], index: Path, part: int = 0) -> tuple[list[Held], frozenset[str]]:
    """Build an index of what is not held out; return what is, and the Arabic words that it alone has."""
    spellings: dict[str, set[str]] = defaultdict(set)
    units_of: dict[str, list[str]] = {}
    kept: list[Pair] = []
    for pair in pairs:
        _, units = rows_from_pairs([pair], "")
        if len(units) < 2:  # not a full name, or its words do not pair
            kept.append(pair)
            continue
        units_of[pair[0]] = [unit["arabic_key"] for unit in units]
        for unit in units:
            spellings[unit["arabic_key"]].add(folded(unit["latin"], unit["arabic_key"]))
        if not is_held_out(pair[0], part):
            kept.append(pair)
    full, units = [], []
    for arabic, latin, count, country in kept:
        more_full, more_units = rows_from_pairs([(arabic, latin, count, country)], "people")
        full += more_full
        units += more_units
    NameIndex.build(index, full, units)
    seen = {unit["arabic_key"] for unit in units}
    borne: dict[str, set[str]] = defaultdict(set)
    for arabic, latin, _, _ in pairs:
        if arabic in units_of and is_held_out(arabic, part):
            borne[arabic].add(folded(latin))
    held = [
        Held(
            arabic,
            frozenset(latin),
            re.compile("".join(f"(?:{_any_of(unit, spellings)})" for unit in units_of[arabic])),
            seen.issuperset(units_of[arabic]),
        )
        for arabic, latin in sorted(borne.items())
    ]
    words = {word for unit in seen for word in unit.split()}
    unseen = {word for name in held for word in name.arabic.split()} - words
    return held, frozenset(map(fold_spelling, unseen))


def _any_of(unit: str, spellings: Mapping[str, set[str]]) -> str:
    """Return a pattern of what a word may be spelt as; one behind a particle as it is spelt alone, too."""
    options = sorted(spellings[unit])
    particle, _, rest = unit.partition(" ")
    if particle in _PARTICLES and spellings.get(rest):
        options.append(f"(?:{_PARTICLES[particle]})(?:{'|'.join(sorted(spellings[rest]))})")
    return "|".join(options)


def sounds_without(hidden: frozenset[str], index: Path) -> Transliterator:
    """Learn what names sound like from all lists, without the words that are hidden."""
    tables = [CORPUS.pairs(table.name) for table in CONFIG.tables if table.kind == "tokens"]
    return Transliterator(
        learn(
            [*read_material(CONFIG.paths.material).names, *GIVEN_NAMES.items()],
            [*tables, borne_names(index)],
            (line for _, line, _ in CORPUS.english_lines(CONFIG.english)),
            vowelled_words(),
            lambda word: not hidden.isdisjoint({fold_spelling(word), fold_spelling(ARTICLE + word)}),
        )
    )


def measure(held: Sequence[Held], spell: Speller) -> dict[str, float]:
    """Return percentages of the names for which the first, or one of the first three, is right."""
    sums: dict[str, int] = defaultdict(int)
    for name in held:
        said = [_folded_whole(each, name.arabic) for each in spell(name.arabic)[:3]]
        for count in (1, 3):
            sums[f"top_{count}"] += any(name.right.fullmatch(each) for each in said[:count])
            sums[f"borne_{count}"] += any(each in name.borne for each in said[:count])
    return {"names": len(held)} | {
        key: round(100 * total / max(1, len(held)), 1) for key, total in sums.items()
    }


def _folded_whole(latin: str, arabic: str) -> str:
    """Fold a whole name; an article that is joined to its word counts for none where the Arabic has it."""
    words, forms = latin.split(), arabic.split()
    if len(words) == len(forms):
        return "".join(folded(word, form) for word, form in zip(words, forms, strict=True))
    return folded(latin)


def main() -> None:
    """Measure ours and arabic-name-romanizer, and print a table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--part", type=int, choices=range(10), default=0, help="which tenth is held out (0)")
    parser.add_argument("--examples", type=int, default=0, metavar="N", help="print N names that are wrong")
    options = parser.parse_args()
    if not CONFIG.paths.corpus.is_dir():
        sys.exit("There is no shared corpus beside the repository.")
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "names.sqlite3"
        held, hidden = split(people(), index, options.part)
        romaniser = Romaniser(
            lambda word: () if word in hidden else listed(word),
            Attested(index),
            sounds_without(hidden, index),
            by_whole=False,
        )
        library = Library(index_path=index)
        spellers: dict[str, Speller] = {
            "deskbrief": lambda name: [each.text for each in romaniser(name, 3)],
            "arabic-name-romanizer": lambda name: [
                each.text for each in library.transliterate(name, top_k=3, country=None)
            ],
        }
        groups = {
            "all": held,
            "seen": [name for name in held if name.is_seen],
            "unseen": [name for name in held if not name.is_seen],
        }
        figures = {
            group: {title: measure(names, spell) for title, spell in spellers.items()}
            for group, names in groups.items()
        }
        wrong = [name for name in held if not _is_right(name, spellers["deskbrief"](name.arabic)[:1])]
        for name in random.Random(_SEED).sample(wrong, min(options.examples, len(wrong))):
            print(name.arabic, spellers["deskbrief"](name.arabic), sorted(name.borne), sep="\t")
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    columns = ("names", "top_1", "top_3", "borne_1", "borne_3")
    print(f"{'per cent':36}" + "".join(f"{column:>9}" for column in columns))
    for group, rows in figures.items():
        for title, row in rows.items():
            print(f"{group + ': ' + title:36}" + "".join(f"{row[column]:>9}" for column in columns))


def _is_right(name: Held, said: Sequence[str]) -> bool:
    return any(name.right.fullmatch(_folded_whole(each, name.arabic)) for each in said)


if __name__ == "__main__":
    main()
