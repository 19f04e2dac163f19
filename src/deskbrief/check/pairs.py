"""Run the checks over a file of translation pairs, whoever or whatever translated them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from deskbrief.check.run import check_bullets, run_checks
from deskbrief.document import (
    UNDETERMINED,
    Block,
    BlockKind,
    Bullet,
    Finding,
    Segment,
    Sentence,
    Side,
    Translation,
)
from deskbrief.glossary import EMPTY, Glossary
from deskbrief.pairs import FileKind, PairFile, Skip, Skipped, SourceTarget
from deskbrief.segment.language import ARABIC, language_of
from deskbrief.translate.terms.finding import TermFinder

UNKNOWN_ENGINE = "file"
"""The engine of a translation that a file holds without telling who wrote it."""


@dataclass(frozen=True, slots=True)
class Located:
    """A finding, and where in the file it is."""

    line: int
    finding: Finding
    text: str
    """What the finding's span indexes: the pair's source or target, or a bullet."""
    column: int | None = None
    """Where the text begins in its line, in characters counted from 1; None in XML and JSON."""
    id: str = ""
    """The file's own name for the pair or bullet, if it has one."""

    @property
    def words(self) -> str:
        """The words that the finding is on."""
        return self.text[self.finding.start : self.finding.end]


@dataclass(frozen=True, slots=True)
class Checked:
    """A pair that was checked, or the bullets of a brief, with what was found."""

    found: tuple[Located, ...]
    is_pair: bool = True


def check_pairs(
    file: PairFile, names: Sequence[str] | None = None, glossary: Glossary = EMPTY
) -> Iterator[Checked | Skipped]:
    """Yield what the checks of these names, or all, find in each pair, in the order of the file.

    The paragraphs of a brief are one article, and its bullets come last; any other pair is an article of its
    own, checked as it is read, so that memory does not grow with the file.

    Raises:
        LoadError: the file is damaged, or holds no pair.
        PluginError: a name is unknown, or its module does not import.
    """
    finder = TermFinder(glossary)
    if file.kind is FileKind.BRIEF:
        yield from _check_brief(file, names, finder)
        return
    for entry in file.entries:
        if isinstance(entry, Skipped):
            yield entry
        elif (language := language_of(entry.source)) not in (ARABIC, UNDETERMINED):
            yield Skipped(entry.line, Skip.NOT_ARABIC)
        else:
            (segment,) = run_checks([segment_of(entry, language)], names, finder=finder)
            yield Checked(_located(entry, segment))


def segment_of(pair: SourceTarget, language: str, start: int = 0) -> Segment:
    """Return a pair as a translated paragraph that begins at an offset of its article.

    It is of one sentence where the file does not tell its sentences apart, for then nothing tells which
    English is whose.
    """
    name = pair.id or str(pair.line)
    block = Block(name, BlockKind.PARAGRAPH, start, start + len(pair.source), pair.source, language)
    sentences: list[Sentence] = []
    at = 0
    for number, each in enumerate(pair.sentences, start=1):
        found = pair.source.find(each.source, at)
        if found < 0:  # changed by hand since
            break
        at = found + len(each.source)
        sentences.append(Sentence(f"{name}.{number}", start + found, start + at, each.source))
    if not sentences or len(sentences) < len(pair.sentences):
        whole = Sentence(f"{name}.1", block.start, block.end, pair.source)
        return Segment(block, (whole,), (Translation(whole.id, pair.target, UNKNOWN_ENGINE),))
    made = zip(sentences, pair.sentences, strict=True)
    translations = tuple(
        Translation(sentence.id, each.target, each.engine or UNKNOWN_ENGINE) for sentence, each in made
    )
    return Segment(block, tuple(sentences), translations)


def _check_brief(
    file: PairFile, names: Sequence[str] | None, finder: TermFinder
) -> Iterator[Checked | Skipped]:
    pairs: list[SourceTarget] = []
    segments: list[Segment] = []
    start = 0
    for entry in file.entries:
        if isinstance(entry, Skipped):
            yield entry
            continue
        pairs.append(entry)
        segments.append(segment_of(entry, entry.language or language_of(entry.source), start))
        start += len(entry.source) + 2  # as paragraphs of a text, a blank line between
    for pair, segment in zip(pairs, run_checks(segments, names, finder=finder), strict=True):
        yield Checked(_located(pair, segment))
    yield Checked(tuple(_in_bullets(segments, file.bullets, names)), is_pair=False)


def _located(pair: SourceTarget, segment: Segment) -> tuple[Located, ...]:
    source, target = pair.columns or (None, None)
    return tuple(
        Located(pair.line, finding, pair.source, source, pair.id)
        if finding.side is Side.SOURCE
        else Located(pair.line, finding, pair.target, target, pair.id)
        for finding in segment.findings
    )


def _in_bullets(
    segments: Sequence[Segment], bullets: Iterable[tuple[int, Bullet]], names: Sequence[str] | None
) -> Iterator[Located]:
    at = {str(number): each for number, each in enumerate(bullets)}  # a brief's own ids need not differ
    found = check_bullets(segments, [replace(bullet, id=key) for key, (_, bullet) in at.items()], names)
    for key, (line, bullet) in at.items():
        for finding in found.get(key, ()):
            yield Located(line, finding, bullet.text, None, bullet.id)
