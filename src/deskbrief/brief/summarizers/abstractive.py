"""Abstractive summaries: a model writes the brief, and nothing of it is believed unseen.

A model that writes freely also invents. So every line that it writes must find half of its content words in
the sentences that it is said to rest on, and cites them; and it may state no number and no name that their
paragraphs do not have (the check ``bullets``). A line that fails gives way to the extractive bullet of its
paragraph, which is marked with the reason. Short paragraphs are given as they are: a model that is asked to
condense two clauses pads them. Most models read the English translation; one whose entry names ``ar`` first
reads the Arabic, and where it answers in Arabic, it has chosen what the translation then tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from deskbrief.arabic.script import has_arabic
from deskbrief.brief.refresh import fingerprint
from deskbrief.brief.summarizer import KEY_POINTS
from deskbrief.brief.summarizers.evidence import evidence, evidence_in_arabic, same
from deskbrief.brief.summarizers.extractive import READABLE, ExtractiveSummarizer
from deskbrief.brief.summarizers.passages import parts, passages
from deskbrief.brief.trim import trim
from deskbrief.check.run import check_bullets
from deskbrief.document import NEWS_KINDS, Bullet, Segment, Translation
from deskbrief.facts.names import english_names
from deskbrief.models import fetch, record
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.models.runner import Output, Runner
from deskbrief.segment import split_sentences

RULES = 2
"""Version of the rules below; it is part of the signature."""

SHORT = 30
"""Words up to which a paragraph needs no summary."""

PARTS = 4
"""Parts of an article that are summarised by themselves for the key points, so that its end is heard too."""

NO_REPEAT = 3
"""Tokens that may not occur twice in the same order; what these models were published with."""

LENGTH = (1.0, 16)
"""A summary is no longer than its text, give or take some tokens."""

NOTHING_RESTS = "nothing that the summariser wrote rests on its paragraph"

_CHECKS = ("bullets",)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that a summary may rest on."""

    source: str
    translation: Translation


@dataclass(frozen=True, slots=True)
class Line:
    """What a bullet is to say, and what it rests on, the main sentence first."""

    text: str
    cited: tuple[Translation, ...]
    instead: str = ""


class AbstractiveSummarizer:
    """Summarises with a model that writes; what runs it is for those that inherit."""

    def __init__(self, entry: ModelEntry) -> None:
        self.name = entry.name
        self._entry = entry
        self._loaded: Runner | None = None
        self._extractive = ExtractiveSummarizer(
            ModelEntry(Role.SUMMARIZE.embedded, "extractive", Role.SUMMARIZE)
        )

    @property
    def signature(self) -> str:
        """Name and version of the weights, the rules, the library and the search; locates the weights."""
        weights = record.version(fetch.locate(self._entry))
        own = f"{self.name}:{weights}|rules:{RULES}|{self._library()}|beams:{self._entry.beams}"
        return f"{own}|instead:{self._extractive.signature}"

    def bullets(self, segments: Sequence[Segment]) -> tuple[Bullet, ...]:
        """Return the bullets of all paragraphs that carry news, each citing the sentences it rests on."""
        paragraphs = _paragraphs(segments)
        long = [paragraph for paragraph in paragraphs if _words(paragraph) > SHORT]
        written = iter(self._summaries(long))
        lines = [
            _traced(next(written), paragraph) if _words(paragraph) > SHORT else [_first(paragraph)]
            for paragraph in paragraphs
        ]
        return self._founded("b", chain.from_iterable(lines), segments)

    def key_points(self, segments: Sequence[Segment], limit: int = KEY_POINTS) -> tuple[Bullet, ...]:
        """Return at most ``limit`` key points, in reading order.

        Each part of the article is summarised by itself; its first lines come before other parts' later ones.
        """
        paragraphs = _paragraphs(segments)
        whole = [[t for i in part for t in paragraphs[i]] for part in parts(len(paragraphs), PARTS)]
        columns = map(_traced, self._summaries(whole), whole)
        chosen: list[Line] = []
        for line in filter(None, chain.from_iterable(zip_longest(*columns))):
            if len(chosen) < limit and not any(same(line.text, other.text) for other in chosen):
                chosen.append(line)
        place = {told.translation.sentence_id: n for n, told in enumerate(chain.from_iterable(paragraphs))}
        chosen.sort(key=lambda line: place[line.cited[0].sentence_id])
        return self._founded("k", chosen, segments)

    def _founded(self, prefix: str, lines: Iterable[Line], segments: Sequence[Segment]) -> tuple[Bullet, ...]:
        """Return the bullets of lines; those that state what their paragraphs do not are replaced."""
        made = _bullets(prefix, lines)
        wrong = self._unfounded(made, segments)
        if not wrong:
            return made
        own: dict[str, list[Bullet]] = {}
        for bullet in self._extractive.bullets(segments):
            own.setdefault(bullet.paragraphs[0], []).append(bullet)
        kept: list[Bullet] = []
        for bullet in made:
            if bullet.id not in wrong:
                kept.append(bullet)
                continue
            instead = next((b for p in bullet.paragraphs for b in own.get(p, [])), None)
            if instead is None and not bullet.instead:
                continue  # its paragraph has nothing that the brief would tell
            told = instead or bullet
            beside = [other for other in kept if prefix == "k" or other.paragraphs == bullet.paragraphs]
            if not any(same(told.text, other.text) for other in beside):
                reason = wrong[bullet.id]
                kept.append(replace(told, id=bullet.id, instead=reason))
        return tuple(kept)

    def _unfounded(self, bullets: Sequence[Bullet], segments: Sequence[Segment]) -> dict[str, str]:
        """Return why bullets cannot stand, by their ids.

        What a model was given in English it must name as it was named there; of names that it read in Arabic
        the check decides, which knows how they sound.
        """
        wrong = {bullet.id: bullet.instead for bullet in bullets if bullet.instead}
        for name, findings in check_bullets(segments, bullets, _CHECKS).items():
            wrong.setdefault(name, f"the summariser's was left out. {findings[0].message}")
        if self._reads_arabic:
            return wrong
        said = {segment.id: segment.translation.lower() for segment in segments}
        for bullet in bullets:
            told = " ".join(said.get(paragraph, "") for paragraph in bullet.paragraphs)
            unnamed = [name.text for name in english_names(bullet.text) if name.text.lower() not in told]
            if unnamed:
                reason = f"the summariser's was left out. The paragraph does not name {unnamed[0]}."
                wrong.setdefault(bullet.id, reason)
        return wrong

    @property
    def _reads_arabic(self) -> bool:
        return self._entry.languages[:1] == ("ar",)

    def _summaries(self, texts: Sequence[Sequence[Told]]) -> list[list[str]]:
        """Return the sentences that the model writes about each text, in order."""
        if not texts:
            return []
        spoken = [[t.source if self._reads_arabic else t.translation.text for t in text] for text in texts]
        cut = [passages(text, self._model.measure, self._model.limit) for text in spoken]
        outputs = iter(self._written(list(chain.from_iterable(cut))))
        return [[line for _ in pieces for line in _sentences(next(outputs))] for pieces in cut]

    def _written(self, texts: list[str]) -> list[Output]:
        """Return what the model writes about passages that it takes whole."""
        begun = self._model.begin(texts, beams=self._entry.beams, no_repeat=NO_REPEAT, length=LENGTH)
        return [outputs[0] for outputs in begun()]

    @property
    def _model(self) -> Runner:
        if self._loaded is None:
            self._loaded = self._open()
        return self._loaded

    def _open(self) -> Runner:
        raise NotImplementedError

    def _library(self) -> str:
        """Return what runs the model and how exactly, for the signature; loads nothing."""
        raise NotImplementedError


def _paragraphs(segments: Sequence[Segment]) -> list[list[Told]]:
    """Return the sentences of each paragraph that carries news and can be read in English."""
    readable = (
        [
            Told(sentence.text, translation)
            for sentence, translation in zip(segment.sentences, segment.translations, strict=False)
            if translation.text.strip() and translation.engine != "none"
        ]
        for segment in segments
        if segment.block.kind in NEWS_KINDS and segment.block.language in READABLE
    )
    return [paragraph for paragraph in readable if paragraph]


def _words(paragraph: Iterable[Told]) -> int:
    return sum(len(told.translation.text.split()) for told in paragraph)


def _sentences(output: Output) -> list[str]:
    text = " ".join(output.text.replace("<n>", " ").split())  # Pegasus writes its line breaks so
    sentences = [text[start:end] for start, end in split_sentences(text)]
    return sentences if output.complete else sentences[:-1]  # the last one was cut short


def _traced(lines: Sequence[str], paragraph: Sequence[Told]) -> list[Line]:
    """Return the lines that rest on the paragraph, or its first sentence, marked, if none does."""
    traced: list[Line] = []
    for line in _told(lines, paragraph):
        if not any(same(line.text, other.text) for other in traced):
            traced.append(line)
    return traced or [replace(_first(paragraph), instead=NOTHING_RESTS)]


def _told(lines: Sequence[str], paragraph: Sequence[Told]) -> Iterator[Line]:
    for line in lines:
        if has_arabic(line):
            chosen = evidence_in_arabic(line, [told.source for told in paragraph])
            for at in chosen[:1]:
                yield Line(trim(paragraph[at].translation.text), (paragraph[at].translation,))
        elif cited := evidence(line, [told.translation for told in paragraph]):
            yield Line(line, cited)


def _first(paragraph: Sequence[Told]) -> Line:
    return Line(trim(paragraph[0].translation.text), (paragraph[0].translation,))


def _bullets(prefix: str, lines: Iterable[Line]) -> tuple[Bullet, ...]:
    made: dict[str, Bullet] = {}
    for line in lines:
        name = f"{prefix}-{line.cited[0].sentence_id}"
        number = 2
        while name in made:  # two lines may rest on one sentence
            name, number = f"{prefix}-{line.cited[0].sentence_id}-{number}", number + 1
        cites = tuple(t.sentence_id for t in line.cited)
        made[name] = Bullet(name, line.text, cites, fingerprint(line.cited), instead=line.instead)
    return tuple(made.values())
