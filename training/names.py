"""Names from the tables: single tokens, and places, offices and organisations of several words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from rapidfuzz.fuzz import ratio

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft.morphology import Analysis, analyse
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.units import fold_spelling
from training.source import source_units

Pairs = Sequence[tuple[str, str]]
"""(Arabic, Latin) rows of a table."""
_ARABIC = re.compile("[\u0621-\u064a]{3,}")
_LATIN = re.compile(r"[a-z][a-z'-]+")
_SMALL = frozenset("of the and in for at on de al von van la du to with".split())


def single_names(english: frozenset[str], tables: Iterable[Pairs], own: Pairs) -> dict[str, str]:
    """Return names of one token by folded spelling, our ``own`` before those of the tables.

    A token that the lexicon reads as a word of another kind is left to it. Of several spellings the one is
    taken that is closest to the Arabic letters; one that English text is known to use (``english``) has an
    advantage.
    """
    spellings: dict[str, dict[str, None]] = {}
    for table in tables:
        for arabic, latin in table:
            clean = normalise(arabic.strip()).text
            if _ARABIC.fullmatch(clean) and _LATIN.fullmatch(latin.strip()):
                name = _capitalised(latin.strip())
                if clean.startswith("ال") and name not in english:
                    continue  # more likely a word with its article than Alasdair
                readings = analyse(clean)
                if (
                    not readings
                    or any(reading.tag == "NAME" for reading in readings)
                    or _far_fetched(readings)
                ):
                    spellings.setdefault(clean, {})[name] = None
    found = {fold_spelling(arabic): english_ for arabic, english_ in own if _is_single(arabic)}
    for arabic, options in spellings.items():
        sound = romanise(arabic).lower()
        best = max(options, key=lambda name: ratio(sound, name.lower()) + 15 * (name in english))
        found.setdefault(fold_spelling(arabic), best)
    return found


def _is_single(arabic: str) -> bool:
    return " " not in arabic and not arabic.startswith("ال")


def _far_fetched(readings: tuple[Analysis, ...]) -> bool:
    """Every reading needs a particle or a rare form: the word may well be a name."""
    return all(
        reading.particle or reading.subject[:1] in ("1", "2") or reading.pronoun for reading in readings
    )


def several_names(segmenter: Segmenter, table: Pairs) -> dict[str, str]:
    """Return places, offices and organisations of several words by their preordered units."""
    several: dict[str, str] = {}
    for arabic, english in table:
        if "(" in arabic or "," in english or any(c.isdigit() for c in arabic + english):
            continue
        units = source_units(segmenter, arabic)
        if 2 <= len(units) <= 4 and 2 <= len(english.split()) <= 6:
            several.setdefault(" ".join(unit.key for unit in units), _capitalised(english))
    return several


def phrasebook(segmenter: Segmenter, path: Path) -> dict[str, str]:
    """Return our own phrasebook of the news by preordered units."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {
        " ".join(unit.key for unit in source_units(segmenter, arabic)): english for arabic, english in rows
    }


def _capitalised(name: str) -> str:
    words = name.split()
    return " ".join(
        word if word in _SMALL and index else "-".join(p[:1].upper() + p[1:] for p in word.split("-"))
        for index, word in enumerate(words)
    )
