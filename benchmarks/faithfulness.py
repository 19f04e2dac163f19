"""Facts that a translation keeps, loses or invents, counted against a human reference.

Rough counts by machine, made to compare engines under one definition (``benchmarks.quality`` prints them):

* numbers: of the numbers that a source states, in digits or by a numeral, and its reference repeats, how many
  stand in the output, in digits or words.
* negation lost: sentences whose source and reference are negated and whose output has no negative word;
  negation invented: those whose output says not, no, never, nor or without, and neither of the others
  is negated. Both as shares of all sentences.
* names: of the capitalised words inside the reference (not opening a sentence) that the Arabic has too, spelt
  with its letters or as the lexicon glosses them, how many have a counterpart in the output: the same word,
  or one spelt much alike (``SPELT_ALIKE``). What the Arabic says in other words (UK, Brexit) is not counted.
* names invented: capitalised words inside the output that neither the reference nor the romanised source has
  anything like, for 100 sentences. An English name for what the reference calls otherwise counts too, so
  read it beside the other engines' figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft.morphology import analyse
from deskbrief.translate.engines.draft.numerals import arabic_values, english_values, states_number
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.tokens import Kind, tokenise
from deskbrief.translate.engines.draft.units import fold_spelling

SPELT_ALIKE = 66
"""rapidfuzz's ratio, 0 to 100: Kambarland and Cumberland have 70, Iraq and Iran 75."""
_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SOURCE_NEGATION = re.compile(
    r"(?:^|[\s«\"(،])[وف]?(?:لا|لم|لن|ليس|ليست|ليسوا|لسنا|لست|غير|عدم|بعدم|لعدم|دون|بدون|ألا|بلا|نفى|نفت|ينفي)"
    r"(?=[\s،.»\"]|$)"
)
_NEGATIVE = re.compile(
    r"\b(?:not|no|none|nor|never|without|cannot|nothing|neither|nobody|nowhere|non\w*|un\w{3,}|in(?:ability|ab\w+|ad\w+"
    r"|cap\w+|cor\w+|def\w+|dep\w+|dir\w+|eff\w+|suf\w+|vis\w+|vali\w+|form\w+)|instead"
    r"|im(?:poss|mob|perf|prop|prob)\w+|ir\w{4,}|ill\w{3,}"
    r"|dis\w{4,}|fail\w*|lack\w*|refus\w*|absen\w*|less|\w{3,}less|free|except|outside|unless|rather than"
    r"|den(?:y|ied|ies)|reject\w*|hardly|few|prevent\w*|avoid\w*|other than|only)\b|n't\b",
    re.I,
)
_OUTSPOKEN = re.compile(r"\b(?:not|no|never|nor|without|cannot)\b|n't\b", re.I)
_NOT_NAMES = frozenset("I Mr Mrs Ms Dr The A An In On At It He She They We You".split())


@dataclass(frozen=True, slots=True)
class Facts:
    """Shares in per cent, but for the last."""

    numbers_right: float
    negation_lost: float
    negation_invented: float
    names_present: float
    names_invented: float
    """For 100 sentences."""


def count_facts(sources: Sequence[str], references: Sequence[str], outputs: Sequence[str]) -> Facts:
    """Return what one engine did with the facts of a set."""
    numbers, kept = 0, 0
    names, present, invented = 0, 0, 0
    lost, added = 0, 0
    for source, reference, output in zip(sources, references, outputs, strict=True):
        for value in stated(source) & said(reference):
            numbers += 1
            kept += value in said(output)
        spelt = romanised(source)
        for name in capitalised(reference):
            if is_like(name, spelt):
                names += 1
                present += is_like(name, words(output))
        heard = [*words(reference), *spelt]
        invented += sum(not is_like(name, heard) for name in capitalised(output))
        source_negated, negated = bool(_SOURCE_NEGATION.search(source)), bool(_NEGATIVE.search(reference))
        lost += source_negated and negated and not _NEGATIVE.search(output)
        added += not source_negated and not negated and bool(_OUTSPOKEN.search(output))
    size = len(sources)
    return Facts(
        numbers_right=100 * kept / max(1, numbers),
        negation_lost=100 * lost / size,
        negation_invented=100 * added / size,
        names_present=100 * present / max(1, names),
        names_invented=100 * invented / size,
    )


def stated(source: str) -> set[str]:
    """Return the numbers of an Arabic sentence: digits as they are, numerals as their values."""
    tokens = tokenise(normalise(source).text)
    found = {canonical(token.text) for token in tokens if token.kind is Kind.NUMBER}
    units = [fold_spelling(token.text) for token in tokens if token.kind is Kind.WORD]
    return found | {str(value) for unit in units if states_number(unit) for value in arabic_values([unit])}


def said(english: str) -> set[str]:
    """Return the numbers of an English sentence, digits and words."""
    found = {canonical(number) for number in _DIGITS.findall(english)}
    return found | {str(value) for value in english_values(word.lower() for word in _WORD.findall(english))}


def canonical(number: str) -> str:
    """Return digits without what groups thousands or follows."""
    number = number.rstrip("%").strip(".,:/")
    return number.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number) else number


def words(english: str) -> list[str]:
    """Return the words of a text in small letters."""
    return [word.lower() for word in _WORD.findall(english)]


def capitalised(english: str) -> Iterator[str]:
    """Yield the capitalised words that do not open a sentence, in small letters."""
    opening = True
    for token in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?:\"“”]", english):
        if token in '.!?:"“”':
            opening = True
            continue
        if token[0].isupper() and not opening and token not in _NOT_NAMES:
            yield re.sub(r"['’]s$", "", token).lower()
        opening = False


def is_like(name: str, others: Sequence[str]) -> bool:
    """Whether one of the words is the name, or spelt much like it."""
    return name in others or any(ratio(name, other) >= SPELT_ALIKE for other in others)


def romanised(source: str) -> list[str]:
    """Return the words of an Arabic sentence in Latin letters, and what the lexicon says for them."""
    found = []
    for token in tokenise(normalise(source).text):
        if token.kind is Kind.WORD:
            found.append(romanise(token.text).lower())
            found += [
                word for reading in analyse(token.text) for gloss in reading.glosses for word in words(gloss)
            ]
    return found
