"""What a person's edit says of terms: which Arabic is to be called what from now on, if anything.

The words that were exchanged (``exchanges``) are led back to the Arabic by the links of both texts
(``word_alignment``), or by the sound of a name. Most edits are style: verbs, small words, order, number,
spelling, general nouns. Of those nothing is proposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from deskbrief.arabic.normalise import normalise, strip_tashkeel
from deskbrief.arabic.script import fold
from deskbrief.corrections.exchanges import ACRONYM, WORD, Exchange, exchanges, is_name, is_small
from deskbrief.corrections.general import GENERAL
from deskbrief.facts.names.arabic import spoken
from deskbrief.glossary import Kind, Term
from deskbrief.translate.engines.draft.morphology import Analysis
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.tokens import Kind as TokenKind
from deskbrief.translate.engines.draft.tokens import Token, tokenise
from deskbrief.translate.engines.draft.units import fold_spelling
from deskbrief.translate.engines.draft.vocalised import in_arabic
from deskbrief.translate.terms.finding import segmenter
from deskbrief.translate.terms.keys import core_of
from deskbrief.translate.word_alignment import align

_ALIKE = 50.0
"""rapidfuzz's ratio of two spellings of one name, 0 to 100."""
_PLACES = frozenset(
    map(fold, "في إلى من مدينة محافظة قضاء ناحية بلدة قرية منطقة حي معبر نهر بحيرة جبل".split())
)
_BEGIN_NAMES = frozenset(map(fold, "أبو أم ابن بن خان عبد آل".split()))
"""Words that belong to the name behind them."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term that an edit amounts to."""

    term: Term
    """Its forbidden wording is the one that the person replaced."""
    old: str
    """As it stood before."""
    new: str


def propose(source: str, before: str, after: str) -> Proposal | None:
    """Return the first term that an edit of one paragraph amounts to; None where it is style."""
    for exchange in exchanges(before, after):
        made = _Reading(source).proposal(exchange)
        if made is not None:
            return made
    return None


class _Reading:
    """A paragraph's Arabic, word by word."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._normalised = normalise(source)
        self._tokens: list[Token] = tokenise(self._normalised.text)
        self._readings = segmenter().read(self._tokens)

    def proposal(self, exchange: Exchange) -> Proposal | None:
        """Return the term that an exchange is, if it is one."""
        words = self._behind(exchange)
        if not words:
            return None
        new = WORD.findall(exchange.new)
        if is_name(new) and not ACRONYM.fullmatch(exchange.new):
            if len(words) == 1 and not self._is_proper(words[0], exchange):
                wider = exchange.widened(lambda word: word[0].isupper() or word == "of")
                if wider == exchange:
                    return None
                return self._proposal(wider, self._behind(wider), Kind.ORGANISATION, least=2)
            first = words[0]
            if first and fold(self._tokens[first - 1].text) in _BEGIN_NAMES:
                exchange, words = (
                    exchange.widened(lambda word: word[0].isupper(), right=False),
                    [first - 1, *words],
                )
        return self._proposal(exchange, words, self._kind(words, exchange))

    def _proposal(
        self, exchange: Exchange, words: Sequence[int], kind: Kind | None, least: int = 1
    ) -> Proposal | None:
        if kind is None or len(words) < least:
            return None
        is_plural = kind is not Kind.ORGANISATION and self._is_plural(words)
        arabic = " ".join(self._listed(at, kind, exchange, words) for at in words)
        if len(fold(arabic)) < 3:
            return None
        target = _singular(exchange.new) if is_plural else exchange.new
        forbidden = _singular(exchange.old) if is_plural else exchange.old
        case = ACRONYM.fullmatch(target) is not None
        return Proposal(
            Term(arabic, target, kind, case=case, forbidden=(forbidden,)), exchange.old, exchange.new
        )

    def _behind(self, exchange: Exchange) -> list[int]:
        """Return the Arabic words behind an exchange: neighbours, none of them a verb or particle."""
        places = self._linked(exchange, guesses=False) or self._linked(exchange, guesses=True)
        if is_name(WORD.findall(exchange.new)):
            heard = [at for at, token in enumerate(self._tokens) if self._sounds(token, exchange)]
            if heard and not set(heard) & set(places):
                places = heard
            elif heard and len(WORD.findall(exchange.new)) == 1:
                places = [at for at in places if at in heard]
        run = _run(places)
        return run if all(self._may_be_named(at) for at in run) else []

    def _linked(self, exchange: Exchange, *, guesses: bool) -> list[int]:
        starts = {
            link.source_start
            for text, (start, end) in (
                (exchange.before, exchange.old_span),
                (exchange.after, exchange.new_span),
            )
            for link in align(self.source, text, guesses=guesses)
            if link.target_start < end
            and start < link.target_end
            and not is_small(text[link.target_start : link.target_end])
        }
        return [
            at
            for at, token in enumerate(self._tokens)
            if token.kind is TokenKind.WORD and self._normalised.span(token.start, token.end)[0] in starts
        ]

    def _sounds(self, token: Token, exchange: Exchange) -> bool:
        if token.kind is not TokenKind.WORD:
            return False
        said = spoken(token.text, fold_spelling(token.text))
        return any(said.sounds_as(each) for each in WORD.findall(exchange.new))

    def _may_be_named(self, at: int) -> bool:
        reading = self._readings[at]
        return self._tokens[at].kind is TokenKind.WORD and (
            reading is None or reading.tag in ("N", "A", "NAME")
        )

    def _kind(self, words: Sequence[int], exchange: Exchange) -> Kind | None:
        """Return what kind of term an exchange is; None where it is style after all."""
        new, old = WORD.findall(exchange.new), WORD.findall(exchange.old)
        head = self._readings[words[0]]
        is_noun = head is not None and head.tag == "N"
        if len(new) == 1 and ACRONYM.fullmatch(new[0]):
            return Kind.TERM if is_noun and len(words) == 1 and not is_name(old) else Kind.ORGANISATION
        if is_name(new):
            is_described = any(reading is not None and reading.tag != "NAME" for reading in self._read(words))
            begins = fold(self._tokens[words[0]].text)
            if is_described and len(words) > 1 and begins not in _BEGIN_NAMES:
                return Kind.ORGANISATION
            if self._is_plural(words):
                return Kind.TERM
            before = self._tokens[words[0] - 1].text if words[0] else ""
            return Kind.PLACE if fold(before) in _PLACES else Kind.PERSON
        if is_name(old) or not is_noun or any(any(map(str.isupper, word)) for word in new):
            return None
        assert head is not None
        general = {core_of(head), fold(_lemma(head))}
        if general & GENERAL or (len(words) > 1 and core_of(head) in GENERAL):
            return None
        return Kind.TERM if all(word.replace("-", "").isalpha() for word in new) else None

    def _read(self, words: Sequence[int]) -> list[Analysis | None]:
        return [self._readings[at] for at in words]

    def _is_plural(self, words: Sequence[int]) -> bool:
        head = self._readings[words[0]]
        return head is not None and head.tag in ("N", "A") and _is_plural(head)

    def _is_proper(self, at: int, exchange: Exchange) -> bool:
        """Tell whether one Arabic word is a name, by its sound or because nothing else explains it."""
        reading, word = self._readings[at], self._tokens[at].text
        if reading is None or reading.tag == "NAME":
            return True
        said = spoken(word, fold_spelling(word))
        if said.sounds_as(exchange.new):
            return True
        if said.words & {exchange.old.lower(), exchange.new.lower()}:
            return False
        return ratio(exchange.old.lower(), exchange.new.lower()) >= _ALIKE and exchange.old[:1].isupper()

    def _listed(self, at: int, kind: Kind, exchange: Exchange, words: Sequence[int]) -> str:
        """Return a word as a glossary has it: without clitics, a term in the singular and without article."""
        token, reading = self._tokens[at], self._readings[at]
        if reading is None:
            return _without_conjunction(token.text)
        if kind is Kind.TERM:
            word = _lemma(reading) if len(words) == 1 and _is_plural(reading) else reading.core
            return word[2:] if at == words[0] and word.startswith("ال") and len(word) > 4 else word
        if kind is not Kind.ORGANISATION and len(words) == 1:
            return _closest(exchange.new, (token.text, reading.core))
        return reading.core


def _closest(name: str, spellings: Sequence[str]) -> str:
    """Return the spelling that sounds most like a name: what looks like a clitic may be its first letter."""
    return max(spellings, key=lambda word: (round(ratio(romanise(word).lower(), name.lower())), -len(word)))


def _is_plural(reading: Analysis) -> bool:
    return reading.number == "P" or (
        reading.number == "S" and fold(_lemma(reading)) != core_of(reading) and _says_plural(reading)
    )


def _says_plural(reading: Analysis) -> bool:
    """A broken plural shows in its gloss alone."""
    first = reading.glosses[0] if reading.glosses else ""
    return first.endswith("s") and not first.endswith(("ss", "us", "is"))


def _lemma(reading: Analysis) -> str:
    """Return a reading's lemma in Arabic letters, without vowels."""
    return strip_tashkeel(in_arabic(reading.lemma.partition("_")[0])).replace("ٱ", "ا")


def _run(places: Sequence[int]) -> list[int]:
    """Return the longest row of neighbours; the first of several."""
    runs: list[list[int]] = []
    for at in sorted(set(places)):
        if runs and at == runs[-1][-1] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return max(runs, key=len, default=[])


@lru_cache(maxsize=1000)
def _without_conjunction(word: str) -> str:
    """Return an unknown word without the conjunction that it seems to begin with."""
    return word[1:] if len(word) > 4 and word[0] in "وف" and word[1] not in "اوي" else word


def _singular(english: str) -> str:
    *words, last = english.split(" ")
    if last.endswith("ies"):
        last = last[:-3] + "y"
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")):
        last = last[:-1]
    return " ".join([*words, last])
