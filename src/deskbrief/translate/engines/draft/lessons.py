"""What one approved pair of sentences teaches: phrases, each with how often it must be seen to be believed.

A lesson is made with the shipped tables alone, so it is the same whatever else was learned. Making one takes
some milliseconds; those of earlier sittings are kept in the user's cache directory.
"""

from __future__ import annotations

import hashlib
import marshal
import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from deskbrief.files import replace_file
from deskbrief.locations import lessons_dir
from deskbrief.translate.engines.draft.english_tokens import Truecaser, placed, written_tokens
from deskbrief.translate.engines.draft.extraction import extract, sound
from deskbrief.translate.engines.draft.fallback import is_arabic_hashtag
from deskbrief.translate.engines.draft.language_model import LanguageModel
from deskbrief.translate.engines.draft.linking import SMALL, Linker, is_content
from deskbrief.translate.engines.draft.segmenter import ReadingModel
from deskbrief.translate.engines.draft.tables import Texts
from deskbrief.translate.engines.draft.units import Unit

FORMAT = 7
"""Raised whenever lessons are made another way."""
LONGEST = (7, 10)
"""Units and English tokens of a person's phrase."""
COMMON = 300.0
"""Sightings in the corpus from which a word counts as very common."""
SIGHTINGS = 5
"""How often a function word or a very common word must have been seen with a translation."""
GUESSED = 2
"""How often anything else must have been seen that nothing but its place speaks for."""
NAME = -30.0
"""Cost of a name as the person spells it: more than the language model holds against an unknown word."""
WORD, OFTEN = 0.0, 4.0
"""Costs in tenths of a nat: of a word, and more of it for each power of ten that the corpus has seen it."""
EVIDENT = 0.3
"""Share of a phrase's units with content that the tables must speak for, or else it is a guess."""
PHRASE = 3.0
"""Cost of a phrase of several units."""
_WRITTEN_AFTER = 50
"""New lessons after which the kept ones are written; a few are made again sooner than 10 MB are written."""
_MOST = 10_000
"""Lessons that are kept, at most; the oldest go first."""
_LETTERS = 12
"""Bytes of a digest by which a kept lesson is known."""


@dataclass(frozen=True, slots=True)
class Taught:
    """One phrase of an approved pair."""

    key: str
    """Units, joined by spaces."""
    english: str
    """Tokens, joined by spaces."""
    needs: int
    """How often it must be seen before it is used."""
    cost: float
    """Of using it, in tenths of a nat, however often it was seen."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one approved pair teaches."""

    sentence: str
    """What all sentences share that say the same; see ``same``."""
    phrases: tuple[Taught, ...]


class CommonCases:
    """The case that a word mostly has inside sentences, as the language model knows it."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    def get(self, word: str, default: str, /) -> str:
        """Return the likeliest form of a word in small letters; ``default`` for one that is not known."""
        cost, form = min((self._cost(form), form) for form in (word, word.capitalize(), word.upper()))
        return form if cost < math.inf else default

    def _cost(self, form: str) -> float:
        number = self._model.number(form)
        return self._model.levels[0].costs[number] if number else math.inf


class Teacher:
    """Makes lessons of approved pairs."""

    def __init__(
        self,
        phrases: Texts,
        fallback: Callable[[Unit], list[tuple[str, float]]],
        model: LanguageModel,
        readings: ReadingModel,
    ) -> None:
        """All four are the shipped ones."""
        self._linker = Linker(phrases, fallback)
        self._readings = readings
        self._cases = Truecaser(CommonCases(model))

    def lesson(self, units: Sequence[Unit], text: str) -> Lesson:
        """Return what the units of a sentence, as for the decoder, and its approved translation teach."""
        written = written_tokens(text)
        words = self._cases.restore([placed(token) for token in written])
        linked = self._linker.link(units, words, written)
        keys = [unit.key for unit in units]
        content = [is_content(unit) for unit in units]
        starts, ends = ({link[side] for link in linked.links} for side in (0, 1))
        found: dict[tuple[str, str], Taught] = {}
        for i1, i2, j1, j2 in extract(keys, words, linked.links, content, LONGEST):
            if not ({i1, i2 - 1} <= starts and {j1, j2 - 1} <= ends):  # an edge that may belong elsewhere
                continue
            if i2 == i1 + 1 and words[j1] in ("a", "an"):  # what it is depends on the sentence
                j1 += 1
            phrase = tuple(words[j1:j2])
            if not phrase or not sound(tuple(keys[i1:i2]), phrase) or not _fits_a_row(phrase):
                continue
            if not _keeps_literals(units[i1:i2], phrase):
                continue
            evident = [at in linked.evident for at in range(i1, i2) if content[at]]
            taught = self._taught(units[i1:i2], phrase, evident)
            rival = found.setdefault((taught.key, taught.english), taught)
            if taught.needs < rival.needs:
                found[taught.key, taught.english] = taught
        return Lesson(same(units), tuple(found.values()))

    def _taught(self, units: Sequence[Unit], words: Sequence[str], evident: Sequence[bool]) -> Taught:
        """Return a phrase with how much of it there must be before it is believed.

        ``evident`` says of each unit that carries content whether the tables speak for it.
        """
        key, english = " ".join(unit.key for unit in units), " ".join(words)
        is_likely = sum(evident) >= EVIDENT * len(evident) and (len(units) == 1 or len(evident) > 1)
        needs = 1 if is_likely else GUESSED
        if not evident or all(word.lower() in SMALL or not any(map(str.isalnum, word)) for word in words):
            needs = SIGHTINGS
        if len(units) > 1:
            return Taught(key, english, needs, PHRASE)
        seen = sum(self._readings.seen(key).values())
        if seen > COMMON:
            needs = SIGHTINGS
        is_name = units[0].tag in ("NAME", "X") and words[0][0].isupper()
        if needs == 1 and (is_name or is_arabic_hashtag(units[0])):
            return Taught(key, english, needs, NAME)
        return Taught(key, english, needs, WORD + OFTEN * math.log10(1 + seen))


class KeptLessons:
    """Lessons of earlier sittings, in the user's cache directory; without it they are made again."""

    def __init__(self, version: str) -> None:
        """``version`` must change whenever lessons would come out otherwise."""
        self._path: Path = lessons_dir() / f"{version}-{FORMAT}-m{marshal.version}.cache"
        self._new = 0

    @cached_property
    def _rows(self) -> dict[bytes, tuple[str, tuple[tuple[str, str, int, float], ...]]]:
        with suppress(OSError, ValueError, EOFError, TypeError):
            found = marshal.loads(self._path.read_bytes())
            if isinstance(found, dict):
                return found
        return {}

    def get(self, source: str, text: str, make: Callable[[], Lesson]) -> Lesson:
        """Return the lesson of a pair, made now where it is not kept."""
        pair = f"{source}\t{text}".encode("utf-8", "surrogatepass")
        name = hashlib.blake2b(pair, digest_size=_LETTERS).digest()
        row = self._rows.get(name)
        if row is not None:
            return Lesson(row[0], tuple(Taught(*each) for each in row[1]))
        lesson = make()
        phrases = ((each.key, each.english, each.needs, each.cost) for each in lesson.phrases)
        self._rows[name] = lesson.sentence, tuple(phrases)
        self._new += 1
        return lesson

    def write(self) -> None:
        """Write what is new, once it is much."""
        if self._new >= _WRITTEN_AFTER:
            self._new = 0
            with suppress(OSError):
                replace_file(self._path, marshal.dumps(dict(list(self._rows.items())[-_MOST:])))
                self._path.chmod(0o600)


def same(units: Sequence[Unit]) -> str:
    """Return what sentences share that say the same: their units, numbers and literals as written."""
    return " ".join(unit.text if unit.tag in ("NUM", "LIT") else unit.key for unit in units)


def _fits_a_row(words: Sequence[str]) -> bool:
    """Tell whether words can stand in a row of options, which ``|`` and tabs part."""
    return not any(mark in word for word in words for mark in "|\t")


def _keeps_literals(units: Sequence[Unit], words: Sequence[str]) -> bool:
    """Tell whether addresses, handles and colons stay; an Arabic hashtag is one word of English."""
    if any(is_arabic_hashtag(unit) for unit in units):
        return len(units) == 1 and len(words) == 1 and words[0][0] == "#"
    if any(unit.tag == "LIT" and unit.text not in words for unit in units):
        return False
    return [unit.key for unit in units].count(":") == list(words).count(":")
