"""How names that nothing was learned from are spelt, by rule (``romanise``) and by ``transliterate``.

    python -m benchmarks.names [--json]

Needs the shared corpus beside the repository. A tenth of the Arabic forms of all name tables is held out
(``training.transliteration.is_held_out``); each is asked for once. Case, accents, apostrophes and hyphens are
folded. A spelling is right when it is one of those that the tables have for the form: ``ours`` are the forms
of our own list, which says how English news spells them; the other tables know many spellings, and many
unknown people. ``heard`` counts a spelling that sounds the same as right (Khaled, Khalid; Yousef, Yusuf).
``letters`` is the F-score of the longest common subsequence of letters with the closest spelling.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio
from training.config import load_config
from training.corpus import Corpus
from training.material import read_material
from training.origin import arab_names
from training.transliteration import is_held_out, name_pairs, plain

from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.shipped import load_learned
from deskbrief.translate.engines.draft.transliterate import Transliterator

CONFIG = load_config()
CORPUS = Corpus(CONFIG.paths.corpus)
_UNLIKE = 50
"""Likeness to the rule's spelling, of 100, below which a pair is taken for an error of the tables."""
_SOUNDS = (
    ("ou|oo", "u"), ("o", "u"), ("ee|ie|ei|ey|ay|ai", "i"), ("[ey]", "i"), ("dh|z", "d"), ("q|c(?!h)", "k"),
    ("h$", ""), (r"(.)\1", r"\1"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A form that was held out, and the spellings that are right."""

    arabic: str
    spellings: frozenset[str]
    group: str


def _sound(spelling: str) -> str:
    for pattern, sound in _SOUNDS:
        spelling = re.sub(pattern, sound, spelling)
    return spelling


def held_out() -> list[Held]:
    """Return the forms to ask for; those of our own list twice, with all spellings and with its own."""
    own = {pair for pair in name_pairs(read_material(CONFIG.paths.material).names) if _alike(pair)}
    tables = [table.name for table in CONFIG.tables if table.kind == "tokens"]
    others = {pair for table in tables for pair in name_pairs(CORPUS.pairs(table)) if _alike(pair)}
    arab = arab_names(sorted(own | others))
    found = []
    for title, pairs in (("", own | others), (" ours", own)):
        forms: dict[str, set[str]] = defaultdict(set)
        origins: dict[str, int] = defaultdict(int)
        for pair in pairs:
            if is_held_out(pair[0]):
                forms[pair[0]].add(pair[1])
                origins[pair[0]] += 1 if pair in arab else -1
        found += [
            Held(form, frozenset(spellings), ("Arab" if origins[form] > 0 else "foreign") + title)
            for form, spellings in sorted(forms.items())
        ]
    return found


def _alike(pair: tuple[str, str]) -> bool:
    return ratio(_folded(romanise(pair[0])), pair[1]) >= _UNLIKE


def _folded(spelling: str) -> str:
    return plain(spelling).replace("-", "")


def _likeness(one: str, other: str) -> float:
    return 2 * LCSseq.similarity(one, other) / (len(one) + len(other))


def measure(names: list[Held], spell: Callable[[str], list[str]]) -> dict[str, float]:
    """Return percentages, and how long a name took in milliseconds."""
    began = time.perf_counter()
    answers = [[_folded(spelling) for spelling in spell(name.arabic)][:3] for name in names]
    taken = time.perf_counter() - began
    sums: dict[str, float] = defaultdict(float)
    for name, said in zip(names, answers, strict=True):
        sounds = {_sound(spelling) for spelling in name.spellings}
        sums["top_1"] += said[0] in name.spellings
        sums["top_3"] += any(spelling in name.spellings for spelling in said)
        sums["heard_1"] += _sound(said[0]) in sounds
        sums["heard_3"] += any(_sound(spelling) in sounds for spelling in said)
        sums["letters"] += max(_likeness(said[0], spelling) for spelling in name.spellings)
    figures = {key: round(100 * total / len(names), 1) for key, total in sums.items()}
    return {"names": len(names)} | figures | {"ms": round(1000 * taken / len(names), 3)}


def _speller(native: bool) -> Callable[[str], list[str]]:
    """Return a transliterator that has its tables open and remembers no name."""
    fresh = Transliterator(load_learned().spellings)
    return lambda word: [spelling for spelling, _ in fresh(word, 3, native)]


def main() -> None:
    """Measure both and print a table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if not CONFIG.paths.corpus.is_dir():
        sys.exit("There is no shared corpus beside the repository.")
    names = held_out()
    spellers: dict[str, Callable[[str], list[str]]] = {
        "romanise": lambda word: [romanise(word)],
        "romanise, native": lambda word: [romanise(word, native=True)],
    }
    figures = {
        group: {
            title: measure([name for name in names if name.group == group], spell)
            for title, spell in {
                **spellers,
                "transliterate": _speller(native=False),
                "transliterate, native": _speller(native=True),
            }.items()
        }
        for group in ("Arab", "Arab ours", "foreign", "foreign ours")
    }
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    columns = list(figures["Arab"]["romanise"])
    print(f"{'per cent':38}" + "".join(f"{column:>9}" for column in columns))
    for group, rows in figures.items():
        for title, row in rows.items():
            print(f"{group + ': ' + title:38}" + "".join(f"{row[column]:>9}" for column in columns))


if __name__ == "__main__":
    main()
