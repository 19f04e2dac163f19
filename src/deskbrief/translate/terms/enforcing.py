"""Engines that cannot be told of terms, held to them afterwards: another of their hypotheses, or other words.

Of the hypotheses that an engine offers, one that has the terms is taken where it is hardly less likely than
the first. Otherwise the words that translate a term are found, and its English takes their place, bent as
they were (``wording.in_place``). What the tables say of words (``word_alignment``) is surer than an engine's
attention, which is asked where they say nothing, and only of English that they do not give to other words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from deskbrief.document import Hypothesis, Link
from deskbrief.glossary import Kind
from deskbrief.translate.terms.literals import ORIGIN
from deskbrief.translate.terms.occurrence import Occurrence
from deskbrief.translate.terms.wording import Span, bare_target, forbidden, in_place, realised
from deskbrief.translate.word_alignment import align

MARGIN = 0.3
"""Nats a token that another hypothesis may be less likely than the first."""
_LEADING = re.compile(
    r"^(?:(?:and|so|then|to|for|of|in|on|at|by|with|from|as|like|that|but|or|into|upon|its|his|her|their|our|my"
    r"|both|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*)\s+)+",
    re.IGNORECASE,
)
"""What clitics of the Arabic word, its dual, or its neighbours, are in English: it stays."""
_TRAILING = re.compile(r"(?:\s+(?:of|the|a|an|and|in|to|for|that|who|which))+$", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE)
ALIKE = 75
"""rapidfuzz's ratio, 0 to 100, from which a token is taken for a damaged address or code."""
_MOST_WORDS = 3
"""Words of English for one of the Arabic term, or of its English, that can be replaced at most."""
_FARTHEST = 3
"""Words from a neighbour's English, on the average, at which a word can still be a term's."""
_WORD = re.compile(r"[\w'’-]+")


def enforced(
    text: str, offers: Sequence[Hypothesis], occurrences: Sequence[Occurrence], n_best: int
) -> list[Hypothesis]:
    """Return up to ``n_best`` hypotheses of a sentence, the terms in them wherever that could be done."""
    if not occurrences:
        return list(offers[:n_best])
    best = offers[0]
    whole = [
        offer
        for offer in offers
        if not missing(offer.text, occurrences) and offer.complete and _is_near(offer, best)
    ]
    ordered = [*whole[:1], *(offer for offer in offers if not whole or offer is not whole[0])]
    made = [repaired(text, offer, occurrences) for offer in ordered[:n_best]]
    return list({hypothesis.text: hypothesis for hypothesis in reversed(made)}.values())[::-1]


def settled(
    text: str,
    plain: Sequence[Hypothesis],
    told: Sequence[Hypothesis],
    occurrences: Sequence[Occurrence],
    n_best: int,
) -> list[Hypothesis]:
    """Return up to ``n_best`` hypotheses of an engine that was asked without terms and told of them.

    Told of a term, an engine says other things otherwise too, for better or worse. A person who asks for one
    word wants the others left alone: so what it says when it is told comes first only where the term cannot
    be put into what it says by itself, and is an alternative elsewhere.
    """
    changed = enforced(text, plain, occurrences, 1)[0]
    best = told[0] if missing(changed.text, occurrences) else changed
    return [best, *(offer for offer in told if offer.text != best.text)][:n_best]


def missing(english: str, occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Return the occurrences that English does not take up: the last ones, where it has a term less often."""
    by_term: defaultdict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        by_term[occurrence.term.source, occurrence.term.target].append(occurrence)
    lacking = []
    for each in by_term.values():
        lacking += each[len(realised(each[0].term, english)) :]
    return lacking


def repaired(text: str, hypothesis: Hypothesis, occurrences: Sequence[Occurrence]) -> Hypothesis:
    """Return a hypothesis with the terms put in place of the words that translate them.

    What cannot be found, or would cost more words than it should, is left as it is.
    """
    for occurrence in _to_repair(hypothesis.text, occurrences):
        span = translated_by(text, hypothesis, occurrence, occurrences)
        if span is not None:
            hypothesis = _replaced(hypothesis, span, occurrence)
    return hypothesis


def _to_repair(english: str, occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """Return the occurrences of terms that English has less often than the Arabic."""
    terms = {(each.term.source, each.term.target) for each in missing(english, occurrences)}
    return [each for each in occurrences if (each.term.source, each.term.target) in terms]


def _is_near(offer: Hypothesis, best: Hypothesis) -> bool:
    return offer.score is None or best.score is None or best.score - offer.score <= MARGIN


def translated_by(
    text: str, hypothesis: Hypothesis, occurrence: Occurrence, occurrences: Sequence[Occurrence]
) -> Span | None:
    """Return the words that translate an occurrence; None where they have it already, or cannot be told."""
    english = hypothesis.text
    taken = [span for each in occurrences for span in realised(each.term, english)]
    wrong = forbidden(occurrence.term, english)
    if wrong:
        return wrong[0]
    if occurrence.term.origin == ORIGIN:
        return _spelt_alike(occurrence.term.target, english)
    sure = align(text, english, guesses=False)
    elsewhere = [
        (link.target_start, link.target_end)
        for link in sure
        if link.source_end <= occurrence.start or occurrence.end <= link.source_start
    ]
    attended = [
        link
        for link in hypothesis.alignment
        if not _meets_any((link.target_start, link.target_end), elsewhere)
    ]
    for links in (sure, attended, align(text, english)):
        span = _span(links, occurrence, english)
        if span is None:
            continue
        if any(start < span[1] and span[0] < end for start, end in taken):
            if any(start < span[1] and span[0] < end for start, end in realised(occurrence.term, english)):
                return None
            continue
        words = len(text[occurrence.start : occurrence.end].split())
        most = _MOST_WORDS * max(words, len(occurrence.term.target.split()))
        if len(_WORD.findall(english[span[0] : span[1]])) <= most:
            return span
    return _left_over(text, english, occurrence, taken)


def _left_over(text: str, english: str, occurrence: Occurrence, taken: Sequence[Span]) -> Span | None:
    """Return the content word of English that is linked with nothing and stands where a term's should.

    That is beside the English of the Arabic words around the term. A name wants a capital, another term none
    within its sentence.
    """
    links = align(text, english)
    linked = [(link.target_start, link.target_end) for link in links]
    near = _neighbours(links, occurrence)
    free = [
        span
        for match in _WORD.finditer(english)
        for span in (match.span(),)
        if not _is_small(match[0]) and not _meets_any(span, linked) and not _meets_any(span, taken)
    ]
    if occurrence.term.kind is not Kind.TERM:
        free = [(start, end) for start, end in free if english[start].isupper()]
    else:
        free = [(start, end) for start, end in free if not english[start].isupper() or not start]
    if not free or not near:
        return None
    words = [match.start() for match in _WORD.finditer(english)]

    def place(at: int) -> int:
        return bisect_left(words, at)

    ranked = sorted((sum(abs(place(span[0]) - place(at)) for at in near), span) for span in free)
    distance, best = ranked[0]
    if distance > _FARTHEST * len(near) or (len(ranked) > 1 and ranked[1][0] == distance):
        return None
    return best


def _neighbours(links: Sequence[Link], occurrence: Occurrence) -> list[int]:
    """Return where the English of the nearest linked words before and after a term begins."""
    before = [link for link in links if link.source_end <= occurrence.start]
    after = [link for link in links if link.source_start >= occurrence.end]
    found = []
    if before:
        found.append(max(before, key=lambda link: (link.source_end, link.target_end)).target_start)
    if after:
        found.append(min(after, key=lambda link: (link.source_start, link.target_start)).target_start)
    return found


def _meets_any(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _spelt_alike(written: str, english: str) -> Span | None:
    """Return the token that an address, a handle or a code became, if one is like it."""
    tokens = [match.span() for match in re.finditer(r"[^\s«»“”\"(),;]+", english)]
    scored = [(ratio(written.lower(), english[a:b].lower()), (a, b)) for a, b in tokens]
    best = max(scored, default=(0.0, (0, 0)))
    start, end = best[1]
    end -= len(english[start:end]) - len(english[start:end].rstrip(".:!?"))
    return (start, end) if best[0] >= ALIKE else None


def _span(links: Iterable[Link], occurrence: Occurrence, english: str) -> Span | None:
    """Return the stretch of English that is linked with an occurrence, without small words at its edges."""
    linked = sorted(
        (link.target_start, link.target_end)
        for link in links
        if link.source_start < occurrence.end and occurrence.start < link.source_end
    )
    content = [span for span in linked if not _is_small(english[span[0] : span[1]])]
    if not content:
        return None
    start, end = _densest(content)
    before = _ARTICLE_BEFORE.search(english[:start])
    if before:
        start = before.start()
    stretch = english[start:end]
    if leading := _LEADING.match(stretch):
        start += leading.end()
    if trailing := _TRAILING.search(english[start:end]):
        end = start + trailing.start()
    end += len(match[0]) if (match := re.match(r"['’]s\b", english[end:])) else 0
    return (start, end) if start < end else None


def _densest(spans: Sequence[Span]) -> Span:
    """Return the longest run of spans between which lie no more than two small words."""
    runs: list[list[Span]] = []
    for span in spans:
        if runs and span[0] - runs[-1][-1][1] <= 8:
            runs[-1].append(span)
        else:
            runs.append([span])
    best = max(runs, key=lambda run: sum(end - start for start, end in run))
    return best[0][0], max(end for _, end in best)


_SMALL = frozenset(
    "the a an and so then to for of in on at by with from as like that but or into upon is are was were be"
    " been has have had it its his her their our my this these those 's ' , . : ;".split()
)


def _is_small(words: str) -> bool:
    return words.lower().strip() in _SMALL or not any(map(str.isalnum, words))


def substitution(english: str, span: Span, occurrence: Occurrence) -> tuple[int, int, str]:
    """Return what is replaced where a term takes the place of some words, and by what: ``(start, end, new)``.

    A person's name takes the place of an article before it too.
    """
    start, end = span
    term = occurrence.term
    if term.kind is Kind.PERSON and bare_target(term) == term.target:
        article = _ARTICLE_BEFORE.search(english[:start])
        start = article.start() if article else start
    return start, end, in_place(occurrence, english[start:end], english[:start])


def _replaced(hypothesis: Hypothesis, span: Span, occurrence: Occurrence) -> Hypothesis:
    """Return a hypothesis with a term in the place of some words, and its alignment moved with it."""
    english = hypothesis.text
    start, end, new = substitution(english, span, occurrence)
    shift = len(new) - (end - start)
    links = [
        link
        if link.target_end <= start
        else replace(link, target_start=link.target_start + shift, target_end=link.target_end + shift)
        for link in hypothesis.alignment
        if link.target_end <= start or link.target_start >= end
    ]
    links.append(Link(occurrence.start, occurrence.end, start, start + len(new)))
    links.sort(key=lambda link: (link.target_start, link.source_start))
    return replace(hypothesis, text=english[:start] + new + english[end:], alignment=tuple(links))
