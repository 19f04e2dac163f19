"""The names of an article: each person, place and organisation with one way to write it, and where it stands.

A later mention by a part of a person's name belongs to the full name. What a person has chosen comes first:
the glossary, this article's paragraphs that a person wrote or approved, the desk's memory; then what the
lists know, and for the rest the sound, or for an organisation a draft of its translation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from deskbrief.glossary import Glossary, Kind, Term
from deskbrief.names.finding import mentions_of
from deskbrief.names.known import known_names
from deskbrief.names.romanise import candidates
from deskbrief.names.spelling import spelt_in, without_particles
from deskbrief.names.style import Style
from deskbrief.translate.engines.draft.units import fold_spelling
from deskbrief.translate.word_alignment import align

GLOSSARY, ARTICLE, MEMORY = "glossary", "this article", "desk memory"
LISTED, TEXT, DRAFT, NOTHING = "known name", "its translation", "draft translation", "not translated yet"
"""Where a way to write a name comes from, for people; the rest are ``romanise``'s."""
CONFIRMED = frozenset((GLOSSARY, ARTICLE, MEMORY))
"""What a person has chosen."""


_ROOT = 4
"""Letters that a place and its people share."""
_LOOKED_AT = 3
"""Places at which the English of an organisation is looked for."""
_SPREAD = 2
"""English words for each Arabic one, at most."""
_JOINING = frozenset("al el bin ibn ben bint abu abou abd abdel abdul abdal umm ould".split())
_SMALL = frozenset("the a an of and for in on at to".split())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the table reads it."""

    id: str
    source: str
    english: str = ""
    by_person: bool = False
    """A person wrote or approved the English."""


@dataclass(frozen=True, slots=True)
class Place:
    """A name where it stands; offsets into the paragraph's source."""

    id: str
    start: int
    end: int
    english: str
    """How the English of the paragraph spells it; nothing where that cannot be told."""
    is_whole: bool = True
    """The English has as many words for it as the Arabic, or there is no English yet."""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name of an article."""

    arabic: str
    """The fullest that the article has of it, without clitics."""
    kind: Kind
    english: str
    source: str
    """Where ``english`` comes from, for people."""
    confirmed: bool
    places: tuple[Place, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """The different ways in which the article spells it that are not ``english`` or a part of it."""
        if self.kind is Kind.ORGANISATION:
            return ()  # its words are translated, in whatever order
        wanted = _compared(self.english)
        other = (place.english for place in self.places if place.english)
        return tuple(dict.fromkeys(each for each in other if not self._is_same(_compared(each), wanted)))

    @property
    def lacking(self) -> tuple[Place, ...]:
        """The places of a person's name whose English leaves it, or a part of it, out or translates it."""
        return tuple(each for each in self.places if not each.is_whole) if self.kind is Kind.PERSON else ()

    def _is_same(self, other: list[str], wanted: list[str]) -> bool:
        if self.kind is Kind.PERSON:
            return set(wanted).issuperset(other)
        # A place's people bear its name too: Iraq, Iraqi.
        return all(any(each[:_ROOT] == word[:_ROOT] for word in wanted) for each in other)


@dataclass(slots=True)
class _Found:
    words: tuple[str, ...]
    kinds: Counter[Kind]
    places: list[Place]


def _compared(english: str) -> list[str]:
    """Return the words of a name in small letters, without articles."""
    words = english.lower().replace("’", "'").removesuffix("'s").replace("al-", "").replace("el-", "").split()
    return [word for word in words if word != "the"]


Remembered = Callable[[str], Iterable[str]]
"""The approved English of sentences that have some Arabic words side by side, the newest first."""
Drafted = Callable[[str], str]
"""A translation of a few words by an engine."""


def name_table(
    paragraphs: Sequence[Paragraph],
    glossary: Glossary | None = None,
    remembered: Remembered | None = None,
    drafted: Drafted | None = None,
    style: Style = Style.NEWS,
) -> tuple[NameEntry, ...]:
    """Return the names of an article, in the order in which they first stand."""
    found: dict[tuple[str, ...], _Found] = {}
    for number, mention in mentions_of([paragraph.source for paragraph in paragraphs]):
        paragraph = paragraphs[number]
        english = spelt_in(paragraph.english, mention.words) if paragraph.english else ""
        entry = found.setdefault(mention.key, _Found(mention.words, Counter(), []))
        entry.kinds[mention.kind] += 10 if mention.is_sure else 1
        is_whole = not paragraph.english or _count(english) >= len(without_particles(mention.words))
        entry.places.append(Place(paragraph.id, mention.start, mention.end, english, is_whole))
    chosen = {tuple(map(fold_spelling, term.source.split())): term for term in glossary or ()}
    maker = _Maker({each.id: each for each in paragraphs}, chosen, remembered, drafted, style)
    return tuple(maker.entry(key, each) for key, each in _joined(found).items())


def _count(english: str) -> int:
    """Return how many words a name has without what may be joined to the next or left out."""
    return sum(word not in _JOINING for word in english.lower().replace("-", " ").split())


def _joined(found: dict[tuple[str, ...], _Found]) -> dict[tuple[str, ...], _Found]:
    """Return the names with parts of persons' names joined to the full ones, if only one can be meant."""
    full = [key for key, each in found.items() if len(key) > 1 and _kind(each) is Kind.PERSON]
    joined: dict[tuple[str, ...], _Found] = {}
    for key, each in found.items():
        wholes = [other for other in full if len(other) > len(key) and other[-len(key) :] == key]
        if len(wholes) != 1 or _kind(each) is not Kind.PERSON:
            joined.setdefault(key, _Found(each.words, Counter(), []))
            into = joined[key]
        else:
            into = joined.setdefault(wholes[0], _Found(found[wholes[0]].words, Counter(), []))
        into.kinds += each.kinds
        into.places += each.places
    return joined


def _kind(found: _Found) -> Kind:
    return found.kinds.most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Finds one way to write each name."""

    paragraphs: Mapping[str, Paragraph]
    chosen: Mapping[tuple[str, ...], Term]
    remembered: Remembered | None
    drafted: Drafted | None
    style: Style

    def entry(self, key: tuple[str, ...], found: _Found) -> NameEntry:
        kind, arabic = _kind(found), " ".join(found.words)
        english, source = self._by_person(key, found) or self._suggested(key, found)
        return NameEntry(arabic, kind, english, source, source in CONFIRMED, tuple(found.places))

    def _by_person(self, key: tuple[str, ...], found: _Found) -> tuple[str, str] | None:
        """Return what a person has called a name before, and where."""
        if term := self.chosen.get(key):
            return term.target or term.source, GLOSSARY
        here = [place for place in found.places if self.paragraphs[place.id].by_person]
        if best := _fullest(Counter(self._spelt(place, found) for place in here)):
            return best, ARTICLE
        if self.remembered is not None and _kind(found) is not Kind.ORGANISATION:
            before = self.remembered(" ".join(found.words))
            if best := _fullest(Counter(spelt_in(english, found.words) for english in before)):
                return best, MEMORY
        return None

    def _suggested(self, key: tuple[str, ...], found: _Found) -> tuple[str, str]:
        kind, arabic = _kind(found), " ".join(found.words)
        listed = known_names().get(" ".join(key))
        if listed is not None and (self.style is Style.NEWS or kind is Kind.ORGANISATION):
            return listed.english, LISTED
        if kind is not Kind.ORGANISATION:
            (best, *_) = candidates(arabic, 1, self.style)
            return best.text, best.source
        said = Counter(self._spelt(place, found) for place in found.places[:_LOOKED_AT])
        if best_said := _fullest(said):
            return best_said, TEXT
        return (_as_name(self.drafted(arabic)), DRAFT) if self.drafted is not None else ("", NOTHING)

    def _spelt(self, place: Place, found: _Found) -> str:
        """Return how a paragraph writes a name: an organisation's words are translated, so by alignment."""
        if _kind(found) is not Kind.ORGANISATION:
            return place.english
        paragraph = self.paragraphs[place.id]
        links = [
            (link.target_start, link.target_end)
            for link in align(paragraph.source, paragraph.english)
            if link.source_start < place.end and place.start < link.source_end
        ]
        if not links:
            return ""
        start, end = min(links)[0], max(end for _, end in links)
        if len(paragraph.english[start:end].split()) > _SPREAD * len(found.words):
            return ""  # the links are scattered
        return _as_name(paragraph.english[start:end])


def _fullest(spellings: Counter[str]) -> str:
    """Return the spelling of most words, of those the commonest; the first, where they are alike."""
    return max(spellings, key=lambda each: (len(each.split()), spellings[each]), default="")


def _as_name(english: str) -> str:
    """Return the translation of a few words as a name: capitals, and nothing that makes it a sentence."""
    words = english.strip().rstrip(".").split()
    return " ".join(word.lower() if word.lower() in _SMALL else word[:1].upper() + word[1:] for word in words)


def groups(entries: Iterable[NameEntry]) -> dict[Kind, list[NameEntry]]:
    """Return the entries by what they are: persons, places, organisations, each in its order."""
    found: dict[Kind, list[NameEntry]] = defaultdict(list)
    for kind in (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION):
        found[kind] = []
    for entry in entries:
        found[entry.kind].append(entry)
    return {kind: each for kind, each in found.items() if each}
