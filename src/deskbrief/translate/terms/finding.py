"""Where the terms of a glossary stand in an Arabic text, whatever clitics, article or number they are in.

Words are compared by cheap keys first; where one fits, the draft engine's reading of the sentence decides, so
that لبنان is not taken for ل and بنان, nor the verb كتب for the plural of كتاب.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from deskbrief.arabic.normalise import normalise
from deskbrief.arabic.script import fold
from deskbrief.arabic.stopwords import STOP_WORDS
from deskbrief.glossary import Glossary, Kind, Term
from deskbrief.translate.engines.draft.morphology import Analysis
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.shipped import load_learned
from deskbrief.translate.engines.draft.tokens import Kind as TokenKind
from deskbrief.translate.engines.draft.tokens import Token, tokenise
from deskbrief.translate.terms.keys import Known, core_of, known, term_word, without_article
from deskbrief.translate.terms.literals import literals
from deskbrief.translate.terms.occurrence import Occurrence


@dataclass(frozen=True, slots=True)
class _Entry:
    term: Term
    texts: tuple[str, ...]
    """Its words, normalised."""
    written: str = ""
    """Of a term that is spelt like a function word: its word, which is then not folded to compare."""

    @property
    def words(self) -> tuple[Known, ...]:
        """The keys of its words; looked up when it may stand somewhere, for a glossary may be long."""
        return tuple(map(term_word, self.texts))


class TermFinder:
    """Finds the terms of one glossary; a finder for none finds what is never translated."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary

    @cached_property
    def _index(self) -> dict[str, list[_Entry]]:
        """The entries by their first word, folded and without article."""
        index: defaultdict[str, list[_Entry]] = defaultdict(list)
        for term in self.glossary:
            tokens = _words(tokenise(normalise(term.source).text))
            if not tokens:
                continue
            texts = tuple(token.text for token in tokens)
            is_small = len(texts) == 1 and fold(texts[0]) in STOP_WORDS
            index[without_article(fold(texts[0]))].append(_Entry(term, texts, texts[0] if is_small else ""))
        return dict(index)

    def find(self, text: str, *, keep: bool = True) -> tuple[Occurrence, ...]:
        """Return the terms of an Arabic text in order, none over another: of two the longer counts.

        With ``keep``, addresses, handles and codes are among them, as terms whose English they are
        themselves.
        """
        normalised = normalise(text)
        plain = normalised.text == text
        found = list(self._found(normalised.text)) if self._index else []
        if keep:
            found += literals(normalised.text)
        found.sort(key=lambda each: (each.start - each.end, each.start))
        taken: list[Occurrence] = []
        for each in found:
            if all(each.end <= other.start or other.end <= each.start for other in taken):
                taken.append(each)
        taken.sort(key=lambda each: each.start)
        if plain:
            return tuple(taken)
        spans = [normalised.span(each.start, each.end) for each in taken]
        return tuple(
            Occurrence(each.term, start, end, each.is_definite, each.number)
            for each, (start, end) in zip(taken, spans, strict=True)
        )

    def _found(self, text: str) -> Iterator[Occurrence]:
        tokens = tokenise(text)
        words = [known(token.text) for token in tokens]
        readings: list[Analysis | None] | None = None
        for at, (token, word) in enumerate(zip(tokens, words, strict=True)):
            for entry in self._candidates(token, word):
                places = self._places(entry, tokens, words, at)
                if places is None:
                    continue
                if readings is None:
                    readings = segmenter().read(tokens)
                if all(
                    _fits(entry, index, tokens[place], words[place], readings[place])
                    for index, place in enumerate(places)
                ):
                    yield _occurrence(entry, tokens, readings, places)

    def _candidates(self, token: Token, word: Known) -> Iterator[_Entry]:
        seen: set[int] = set()
        keys = word.bare | word.dictionary if token.kind is TokenKind.WORD else (word.whole,)
        for key in keys:
            for entry in self._index.get(key, ()):
                if id(entry) not in seen:
                    seen.add(id(entry))
                    yield entry

    def _places(
        self, entry: _Entry, tokens: Sequence[Token], words: Sequence[Known], at: int
    ) -> list[int] | None:
        """Return the places of a term's words from one on, if they may be there."""
        places: list[int] = []
        for wanted in entry.words:
            while at < len(tokens) and places and tokens[at].text in _WITHIN:
                at += 1
            if at >= len(tokens) or not _may_be(entry, wanted, words[at]):
                return None
            places.append(at)
            at += 1
        return places


_TELLING = 4
"""Letters of a name that another name hardly ends in by chance."""
_WITHIN = frozenset({'"', "«", "»", "“", "”", "-"})
"""Marks that may stand between the words of a term."""


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind is not TokenKind.PUNCTUATION]


def _may_be(entry: _Entry, wanted: Known, word: Known) -> bool:
    if wanted.whole in word.bare:
        return True
    return entry.term.kind is Kind.TERM and not wanted.lemmas.isdisjoint(word.lemmas)


def _fits(entry: _Entry, index: int, token: Token, word: Known, reading: Analysis | None) -> bool:
    """Tell whether a word, as it is read in its sentence, is that of the term."""
    wanted, is_first = entry.words[index], not index
    if entry.written:
        return token.text in (entry.written, "و" + entry.written, "ل" + entry.written, "ب" + entry.written)
    if word.whole in (wanted.whole, "ال" + wanted.whole):
        return True
    if not is_first and reading is not None and (reading.conjunction or reading.particle):
        return False
    if reading is None:
        return is_first and wanted.whole in word.bare
    if core_of(reading) == wanted.whole:
        return True
    if entry.term.kind is Kind.TERM and reading.tag in ("N", "A") and reading.lemma in wanted.lemmas:
        return True
    # A name that the lexicon does not have is read as whatever is spelt like it.
    is_told = reading.tag != "NAME" or len(wanted.whole) >= _TELLING
    return is_first and not wanted.is_known and wanted.whole in word.bare and is_told


def _occurrence(
    entry: _Entry, tokens: Sequence[Token], readings: Sequence[Analysis | None], places: Sequence[int]
) -> Occurrence:
    start, end = tokens[places[0]].start, tokens[places[-1]].end
    if entry.term.kind is not Kind.TERM:
        return Occurrence(entry.term, start, end)
    read = [readings[place] for place in places]
    is_definite = any(
        reading.definite or bool(reading.pronoun)
        if reading is not None
        else fold(tokens[place].text).startswith("ال")
        for reading, place in zip(read, places, strict=True)
    )
    return Occurrence(entry.term, start, end, is_definite, _number(entry, read[0]))


def _number(entry: _Entry, reading: Analysis | None) -> str:
    """Return the number that the term is in, seen from how the glossary has it."""
    if reading is None or reading.number == "D":
        return reading.number if reading is not None else "S"
    own = fold(tokenise(normalise(entry.term.source).text)[0].text).removeprefix("ال")
    if core_of(reading) == own:
        return "S"
    return "P" if _is_plural(reading) and not _is_plural_word(own) else "S"


def _is_plural(reading: Analysis) -> bool:
    """A broken plural shows in its gloss alone."""
    return reading.number == "P" or any(_ends_in_s(gloss) for gloss in reading.glosses[:1])


@lru_cache(maxsize=10_000)
def _is_plural_word(folded: str) -> bool:
    from deskbrief.translate.engines.draft.morphology import analyse

    return any(_is_plural(reading) for reading in analyse(folded)[:1])


def _ends_in_s(gloss: str) -> bool:
    last = gloss.split(" of ", maxsplit=1)[0].rsplit(" ", 1)[-1]
    return last in _PLURALS or (last.endswith("s") and not last.endswith(("ss", "us", "is")))


_PLURALS = frozenset("people men women children feet teeth media police crises bases".split())


@cache
def segmenter() -> Segmenter:
    """Return the segmenter of the shipped tables."""
    learned = load_learned()
    return Segmenter(learned.readings, learned.names)
