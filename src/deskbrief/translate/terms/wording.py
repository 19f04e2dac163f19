"""How English takes a term up: which wordings count, and which one goes into a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from deskbrief.glossary import Kind, Term
from deskbrief.translate.engines.draft.english import plural
from deskbrief.translate.terms.occurrence import Occurrence

Span = tuple[int, int]
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = r"(?:['’]s?)?"


def realised(term: Term, english: str) -> list[Span]:
    """Return where a term's English stands in a text: in the singular or the plural, in any case.

    A term of ``case`` counts only with its own capitals. An article before it is no part of it, and a
    possessive ending is not within the span.
    """
    return [match.span("term") for match in _pattern(term).finditer(english)]


def forbidden(term: Term, english: str) -> list[Span]:
    """Return where wordings stand that must not stand for a term, but within its own English."""
    own = realised(term, english)
    return [
        span
        for wording in term.forbidden
        for match in _wording(wording, exact=False).finditer(english)
        for span in (match.span("term"),)
        if not any(start <= span[0] and span[1] <= end for start, end in own)
    ]


def options(occurrence: Occurrence) -> list[tuple[str, float]]:
    """Return the ways to say an occurrence, each with what it costs more than the first, in nats / 10."""
    term = occurrence.term
    bare = bare_target(term)
    if term.kind in (Kind.KEEP, Kind.PERSON, Kind.PLACE):
        return [(term.target, 0.0)]
    if term.kind is Kind.ORGANISATION or bare[:1].isupper():
        return list(dict.fromkeys([(term.target, 0.0), (bare, 0.0), (f"the {bare}", 0.0)]))
    if occurrence.number == "P":
        return (
            [(f"the {plural(bare)}", 0.0), (plural(bare), 3.0)]
            if occurrence.is_definite
            else [(plural(bare), 0.0)]
        )
    if occurrence.number == "D":
        two = f"two {plural(bare)}"
        return [(f"the {two}", 0.0), (two, 3.0)] if occurrence.is_definite else [(two, 0.0)]
    if occurrence.is_definite:
        return [(f"the {bare}", 0.0), (bare, 3.0)]
    return [(bare, 0.0), (f"a {bare}", 4.0), (f"the {bare}", 8.0)]


def bare_target(term: Term) -> str:
    """Return a term's English without the article that it may begin with."""
    return _ARTICLE.sub("", term.target) if term.kind is not Kind.KEEP else term.target


def in_place(occurrence: Occurrence, replaced: str, before: str) -> str:
    """Return an occurrence's English as it stands in the place of other words of the same sentence.

    What those words show is kept: their number, a possessive ending, a capital where a sentence begins. An
    article is kept before a common noun, and before a name only where its own English has one; ``before`` is
    the text up to the place.
    """
    term = occurrence.term
    article = _ARTICLE.match(replaced)
    core = replaced[article.end() :] if article else replaced
    english = bare_target(term)
    bends = term.kind is Kind.TERM and not english[:1].isupper()
    if bends and (occurrence.number in ("P", "D") or _is_plural(core)):
        english = plural(english)
    ending = re.search(r"['’]s?$", core)
    if ending and not english.endswith(ending[0]):
        english += ending[0]
    if _takes_article(term, article, before):
        written = article[0].strip().lower() if article else "the"
        if written in ("a", "an"):
            written = "an" if english[:1].lower() in "aeiou" else "a"
        english = f"{written} {english}"
    opens = not before.strip() or before.rstrip()[-1:] in ".!?" or before.rstrip()[-2:] in ('."', ".”")
    if opens and not (term.case and english.startswith(term.target)):
        english = english[:1].upper() + english[1:]
    return english


def _takes_article(term: Term, article: re.Match[str] | None, before: str) -> bool:
    if re.search(r"\b(?:the|a|an)\s+$", before, re.IGNORECASE):
        return False
    if term.kind in (Kind.TERM, Kind.ORGANISATION):
        return article is not None or _ARTICLE.match(term.target) is not None
    return _ARTICLE.match(term.target) is not None and term.kind is not Kind.KEEP


def _is_plural(words: str) -> bool:
    last = re.sub(r"['’]s?$", "", words).split(" of ")[0].rsplit(" ", 1)[-1].lower()
    return last.endswith("s") and not last.endswith(("ss", "us", "is"))


def _pattern(term: Term) -> re.Pattern[str]:
    return _wording(bare_target(term), exact=term.case, bends=term.kind is Kind.TERM)


@lru_cache(maxsize=20_000)
def _wording(english: str, *, exact: bool, bends: bool = True) -> re.Pattern[str]:
    forms = dict.fromkeys([english, plural(english)] if bends else [english])
    alternatives = "|".join(
        r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", form)))
        for form in sorted(forms, key=len, reverse=True)
    )
    return re.compile(
        rf"(?<!\w)(?P<term>{alternatives}){_POSSESSIVE}(?!\w)", re.NOFLAG if exact else re.IGNORECASE
    )
