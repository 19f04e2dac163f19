"""How an English text spells a name of the Arabic that it translates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from deskbrief.facts.names import english_names
from deskbrief.facts.names.arabic import Spoken, spoken
from deskbrief.facts.names.skeleton import latin_skeletons
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.units import fold_spelling

_BETWEEN = re.compile(r"[ \u00a0-]*(?:(?:al|el|bin|ibn|ben|Abu|abu|de|van|von)[ -]+)*", re.UNICODE)
"""What may stand between two words of a name."""
_BEFORE = re.compile(r"(?:(?:[ae]l-)|\b(?:Abu|Abd[ae]l|Umm|bin|ibn)[ -])+$", re.IGNORECASE)
_PARTICLES = frozenset("بن ابن ابو ابي ام ال عبد بنت ولد".split())
"""Words of names that English may leave out or join to the next, folded."""


def without_particles(words: Iterable[str]) -> list[str]:
    """Return the Arabic words of a name that English does not leave out or join to the next."""
    return [word for word in words if fold_spelling(word) not in _PARTICLES]


def _is_spelling(english: str, said: Spoken) -> bool:
    """Tell whether a word is a name's own or sounds the same, not only nearly so."""
    ways = latin_skeletons(english)
    return (
        english.lower() in said.words
        or said.sounds_as(english)
        or any(len(way) > 1 and way in said.skeletons for way in ways)
    )


def _with_neighbour(
    run: Sequence[tuple[int, int]], said: Sequence[tuple[int, int]], words: Sequence[str], english: str
) -> Sequence[tuple[int, int]]:
    """Return a run with the name after it, if a word of the Arabic is left that begins alike: Kevin Leehy."""
    if len(run) >= len(words):
        return run
    after = next((span for span in said if span[0] >= run[-1][1]), None)
    if after is None or not _BETWEEN.fullmatch(english, run[-1][1], after[0]):
        return run
    initial = english[after[0]].lower()
    return [*run, after] if romanise(words[-1]).removeprefix("al-")[:1].lower() == initial else run


@lru_cache(maxsize=4096)  # the desk asks again after every edit, and one paragraph has changed
def spelt_in(english: str, words: tuple[str, ...]) -> str:
    """Return the longest run of capitalised words that the words of a name can stand for.

    Nothing where there is none; where several are as long, the first.
    """
    said = english_names(english, doubtful=True)
    bare = without_particles(words)
    meant = [spoken(word, fold_spelling(word)) for word in bare]
    runs: list[list[tuple[int, int]]] = []
    for name in said:
        if not any(_is_spelling(name.text, each) for each in meant):
            continue
        if runs and _BETWEEN.fullmatch(english, runs[-1][-1][1], name.start):
            runs[-1].append((name.start, name.end))
        else:
            runs.append([(name.start, name.end)])
    best: Sequence[tuple[int, int]] = max(runs, key=len, default=())
    if not best:
        return ""
    best = _with_neighbour(best, [(name.start, name.end) for name in said], bare, english)
    if len(best) > len(bare):  # a name beside it sounds like a part of it
        sound = " ".join(romanise(word) for word in bare)
        windows = [best[at : at + len(bare)] for at in range(len(best) - len(bare) + 1)]
        best = max(windows, key=lambda window: ratio(sound, english[window[0][0] : window[-1][1]]))
    start, end = best[0][0], best[-1][1]
    if before := _BEFORE.search(english, 0, start):
        start = before.start()
    return english[start:end]
