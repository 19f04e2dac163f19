"""How well engines are held to terms: ``python -m benchmarks.terms [--engine NAME] [--examples N] [--json]``.

A term is what a person would correct: a noun or a name of a sentence that the reference calls otherwise than
the engine did, with the reference's word as its English (the word that ``word_alignment`` links with it and
that the tables know for it). One to a sentence. Then the engine is held to that one term, and

- ``realised`` is the share of occurrences whose English is in the output (asked: 95%),
- ``damaged`` the share of sentences where the rest is not what it was and is worse (asked: 1% at most): a
  word is gone that does not stand for the term, or the order is another, and chrF without the term's words
  falls by more than a point against the output without a glossary and without what it had for the term;
  ``rest`` is how that chrF changes in all,
- ``chrF`` that of the outputs as they are, before and after.

The draft engine is told of terms beforehand; it runs on PUD and the UN set. The stored outputs of four neural
engines on FLORES-dev are replayed and corrected afterwards. Where the engine itself would give its attention,
an alignment is made by eflomal (``make setup-train``) over the outputs of all four and the parallel text of
the shared corpus; ``--alignment ours`` does with ``word_alignment``, as for engines that give none. No
sentence of FLORES is printed unless ``--examples`` asks for it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice

from sacrebleu.metrics.chrf import CHRF
from training.alignment import both_ways, grow

from benchmarks.checks import STORED, Pair, flores, read_pairs
from deskbrief.document import Hypothesis, Link
from deskbrief.facts.names.arabic import spoken
from deskbrief.glossary import Glossary, Kind, Term
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.engine import TakesTerms
from deskbrief.translate.engines import open_engine
from deskbrief.translate.engines.draft.tokens import tokenise
from deskbrief.translate.engines.draft.units import Unit
from deskbrief.translate.job import engine_text
from deskbrief.translate.terms.enforcing import enforced, settled
from deskbrief.translate.terms.finding import TermFinder, segmenter
from deskbrief.translate.terms.keys import core_of
from deskbrief.translate.terms.occurrence import Occurrence
from deskbrief.translate.terms.wording import realised
from deskbrief.translate.word_alignment import align

PARALLEL = ("tico19", "un_dev", "mt_geneval_wiki", "xquad_wiki", "tatoeba_union", "fignews_sents")
LEAST_REALISED, MOST_DAMAGED = 95.0, 1.0
_FALL = 1.0
"""Points of chrF that the rest of a sentence may fall by and count as unchanged."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]{3,}")
_NO_NOUN = re.compile(r"(?:ed|ly|ing)$|^(?:within|once|other|others|many|most|full|nothing|under)$")
"""English that is mostly no noun: a person would ask for none of it."""
_CHRF = CHRF()


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, its reference, what the engine said, and the term that a person would ask for."""

    source: str
    reference: str
    before: str
    term: Term
    occurrences: tuple[Occurrence, ...]
    sure: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of one engine's cases."""

    engine: str
    set: str
    cases: int
    realised: float
    damaged: float
    rest: float
    before: float
    after: float

    @property
    def is_met(self) -> bool:
        """Both targets are reached."""
        return self.realised >= LEAST_REALISED and self.damaged <= MOST_DAMAGED


@dataclass(frozen=True, slots=True)
class Aligned:
    """What eflomal says of a sentence."""

    grown: tuple[Link, ...] = ()
    """In place of an engine's attention."""
    sure: tuple[Link, ...] | None = None
    """What both directions agree on; None where it was not asked."""


def case_of(source: str, reference: str, before: str, sure: Sequence[Link] | None = None) -> Case | None:
    """Return what a person would correct in one sentence, if there is anything.

    With the ``sure`` links of what the engine said, it must have a word for the term: what an engine leaves
    out is no matter of terms.
    """
    said = {word.lower() for word in _WORD.findall(before)}
    for link in align(source, reference):
        word = reference[link.target_start : link.target_end]
        arabic = source[link.source_start : link.source_end]
        if not _WORD.fullmatch(word) or word.lower() in said or any(map(_is_like(word), said)):
            continue
        if _NO_NOUN.search(word):
            continue
        core, is_name = _noun(arabic)
        if not core or not spoken(core, core).speaks_for(word):
            continue
        kind = Kind.PERSON if is_name and word[0].isupper() else Kind.TERM
        english = word if kind is Kind.PERSON else _singular(word)
        term = Term(core, english, kind)
        occurrences = TermFinder(Glossary([term])).find(source, keep=False)
        if not occurrences or len(realised(term, reference)) < len(occurrences):
            continue
        if sure is None or all(_said_for(each, sure, before) for each in occurrences):
            return Case(source, reference, before, term, occurrences, tuple(sure or ()))
    return None


def _is_like(word: str) -> Callable[[str], bool]:
    """The engine said the same word in another form: nobody would correct that to a term."""
    return lambda other: other[:5] == word.lower()[:5]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _noun(word: str) -> tuple[str, bool]:
    """Return the word as a glossary has it, if it is read as a noun or a name, and whether as a name."""
    tokens = tokenise(engine_text(word))
    if len(tokens) != 1:
        return "", False
    (reading,) = segmenter().read(tokens)
    if reading is None:
        return tokens[0].text, True
    if reading.tag not in ("N", "NAME") or reading.number != "S" or len(core_of(reading)) < 3:
        return "", False
    return reading.core.removeprefix("ال"), reading.tag == "NAME"


def measure(
    engine: str, name: str, cases: Sequence[Case], hold: Callable[[Case], str], examples: int
) -> Measured:
    """Hold an engine to each case's term, and count."""
    wanted = done = damaged = 0
    rest: list[float] = []
    after: list[str] = []
    for case in cases:
        text = hold(case)
        after.append(text)
        count = min(len(case.occurrences), len(realised(case.term, text)))
        wanted += len(case.occurrences)
        done += count
        change = _rest(case, text) - _rest(case, _without_translation(case))
        rest.append(change)
        is_damaged = change < -_FALL and not _keeps(_without_translation(case), text)
        damaged += is_damaged
        if examples and (count < len(case.occurrences) or is_damaged):
            examples -= 1
            print(f"--- {'damaged' if is_damaged else 'missing'} {case.term.source} = {case.term.target}")
            print(case.source, case.reference, case.before, text, sep="\n")
    references = [[case.reference for case in cases]]
    return Measured(
        engine,
        name,
        len(cases),
        100 * done / max(1, wanted),
        100 * damaged / max(1, len(cases)),
        sum(rest) / max(1, len(rest)),
        _CHRF.corpus_score([case.before for case in cases], references).score,
        _CHRF.corpus_score(after, references).score,
    )


def _rest(case: Case, text: str) -> float:
    """Return the chrF of a sentence without the words of its term, on both sides."""
    return float(_CHRF.sentence_score(_without(case.term, text), [_without(case.term, case.reference)]).score)


def _without_translation(case: Case) -> str:
    """Return what the engine said without the words that it said for the term."""
    spans = {
        (link.target_start, link.target_end)
        for link in (*align(case.source, case.before), *case.sure)
        for each in case.occurrences
        if link.source_start < each.end and each.start < link.source_end
    }
    text = case.before
    for start, end in sorted(spans, reverse=True):
        if text[start:end].lower() not in _SMALL:
            text = text[:start] + " " * (end - start) + text[end:]  # spans may meet
    return " ".join(text.split())


def _keeps(rest: str, text: str) -> bool:
    """Tell whether all words of the rest are still there, in their order."""
    words = iter(re.findall(r"\w+", text.lower()))
    return all(word in words for word in re.findall(r"\w+", rest.lower()))


def _said_for(occurrence: Occurrence, links: Iterable[Link], english: str) -> bool:
    return any(
        link.source_start < occurrence.end
        and occurrence.start < link.source_end
        and _WORD.fullmatch(english[link.target_start : link.target_end]) is not None
        for link in links
    )


_SMALL = frozenset("the a an and to for of in on at by with from as his her its their".split())


def _without(term: Term, text: str) -> str:
    for start, end in reversed(realised(term, text)):
        text = text[:start] + text[end:]
    return " ".join(text.split())


def stored(engine: str, examples: int, links: Mapping[Pair, Aligned], attends: bool) -> Measured:
    """Correct the stored outputs of a neural engine on FLORES-dev; it ``attends`` or has no alignment."""
    rows = zip(flores("source.ar"), flores("reference.en"), flores(f"{engine}.en"), strict=True)
    cases = [
        case
        for source, reference, said in rows
        if (case := case_of(source, reference, said, links[source, said].sure))
    ]

    def hold(case: Case) -> str:
        said = Hypothesis(case.before, alignment=links[case.source, case.before].grown if attends else ())
        (best, *_) = enforced(case.source, [said], case.occurrences, 1)
        return best.text

    return measure(engine, "flores", cases, hold, examples)


def attention(engines: Sequence[str]) -> dict[Pair, Aligned]:
    """Return alignments of the stored outputs of these engines, word by word."""
    wanted = [
        pair for engine in engines for pair in zip(flores("source.ar"), flores(f"{engine}.en"), strict=True)
    ]
    more = [pair for name in PARALLEL for pair in read_pairs(name)]
    tokens = [
        ([(unit.key, unit.start, unit.end) for unit in _units(source)], _english(target))
        for source, target in (*wanted, *more)
    ]
    links = both_ways(
        [[key for key, _, _ in s] for s, _ in tokens], [[word for word, _, _ in t] for _, t in tokens]
    )
    found = {}
    for pair, (source, target), (one, other) in zip(wanted, tokens, links, strict=False):
        grown, sure = (
            tuple(Link(*source[s][1:], *target[t][1:]) for s, t in sorted(made))
            for made in (grow(one, other), one & other)
        )
        found[pair] = Aligned(grown, sure)
    return found


def _units(source: str) -> list[Unit]:
    """Return the units of a sentence whose spans are those of the text as given, if it was normalised."""
    return segmenter().units(tokenise(engine_text(source))) or [Unit("-", "PUNC", 0, 0)]


def _english(text: str) -> list[tuple[str, int, int]]:
    found = [(match[0].lower(), *match.span()) for match in re.finditer(r"[\w'’-]+|[^\w\s]", text)]
    return found or [("-", 0, 0)]


def drafted(name: str, pairs: Sequence[Pair], examples: int) -> Measured:
    """Tell the draft engine of the terms of a set."""
    engine = open_engine(load_catalogue().get("draft", Role.TRANSLATE))
    assert isinstance(engine, TakesTerms)
    texts = [engine_text(source) for source, _ in pairs]
    outputs = (offers[0].text for offers in engine.translate(texts))
    rows = zip(texts, (english for _, english in pairs), outputs, strict=True)
    cases = [case for row in rows if (case := case_of(*row))]

    def hold(case: Case) -> str:
        (told,) = engine.translate_with([case.source], [case.occurrences])
        (plain,) = engine.translate([case.source])
        return settled(case.source, plain, told, case.occurrences, 1)[0].text

    return measure("draft", name, cases, hold, examples)


def main() -> int:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", action="append", help="draft, or one of the stored; repeatable")
    parser.add_argument("--examples", type=int, default=0, help="print so many faults of each engine")
    parser.add_argument("--limit", type=int, help="take so many pairs of a set for the draft")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--alignment", choices=("eflomal", "ours"), default="eflomal")
    given = parser.parse_args()
    engines = given.engine or ["draft", *STORED]
    replayed = [engine for engine in engines if engine != "draft"]
    links = attention(STORED) if replayed else {}
    rows: list[Measured] = []
    for engine in engines:
        if engine != "draft":
            rows.append(stored(engine, given.examples, links, given.alignment == "eflomal"))
            continue
        for name in ("pud_news", "pud_wiki", "un_dev"):
            pairs = list(islice(read_pairs(name), given.limit or 1000))
            rows.append(drafted(name, pairs, given.examples))
    if given.json:
        json.dump([asdict(row) for row in rows], sys.stdout, indent=2)
        return 0
    print(f"{'engine':15} {'set':10} cases realised damaged   rest    chrF")
    for row in rows:
        met = "ok" if row.is_met else "MISSED"
        print(
            f"{row.engine:15} {row.set:10} {row.cases:5} {row.realised:7.1f}% {row.damaged:6.1f}%"
            f" {row.rest:+6.2f}  {row.before:.1f} -> {row.after:.1f}  {met}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
