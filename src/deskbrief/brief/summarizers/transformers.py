"""Abstractive summaries: a sequence-to-sequence model rewrites the English translation.

A model that writes freely also invents. So every line that it writes must find half of its content words in
the sentences that it is said to rest on, and cites them; where none of its lines does, the paragraph's first
sentence stands in their place. Short paragraphs are given as they are: a model that is asked to condense two
clauses pads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from itertools import chain, zip_longest

from deskbrief.brief.refresh import fingerprint
from deskbrief.brief.summarizer import KEY_POINTS
from deskbrief.brief.summarizers.evidence import evidence, same
from deskbrief.brief.summarizers.extractive import READABLE
from deskbrief.brief.summarizers.passages import parts, passages
from deskbrief.brief.trim import trim
from deskbrief.document import NEWS_KINDS, Bullet, Segment, Translation
from deskbrief.models import fetch, record
from deskbrief.models.entry import ModelEntry
from deskbrief.models.runner import Output, Runner, open_original
from deskbrief.segment import split_sentences

RULES = 1
"""Version of the rules below; it is part of the signature."""

SHORT = 30
"""Words up to which a paragraph needs no summary."""

PARTS = 4
"""Parts of an article that are summarised by themselves for the key points, so that its end is heard too."""

NO_REPEAT = 3
"""Tokens that may not occur twice in the same order; what these models were published with."""

LENGTH = (1.0, 16)
"""A summary is no longer than its text, give or take some tokens."""

Line = tuple[str, tuple[Translation, ...]]
"""The text of a bullet and what it rests on."""


class TransformersSummarizer:
    """Summarises with any sequence-to-sequence model for English, from a local folder or the hub."""

    def __init__(self, entry: ModelEntry) -> None:
        self.name = entry.name
        self._entry = entry
        self._loaded: Runner | None = None

    @property
    def signature(self) -> str:
        """Name and version of the weights, the rules, the library and the search; locates the weights."""
        weights = record.version(fetch.locate(self._entry))
        library = f"transformers:{version('transformers')}"
        return f"{self.name}:{weights}|rules:{RULES}|{library}|beams:{self._entry.beams}"

    def bullets(self, segments: Sequence[Segment]) -> tuple[Bullet, ...]:
        """Return the bullets of all paragraphs that carry news, each citing the sentences it rests on."""
        paragraphs = _paragraphs(segments)
        long = [paragraph for paragraph in paragraphs if _words(paragraph) > SHORT]
        written = iter(self._summaries(long))
        lines = [next(written) if _words(paragraph) > SHORT else [] for paragraph in paragraphs]
        return _bullets("b", chain.from_iterable(map(_traced, lines, paragraphs)))

    def key_points(self, segments: Sequence[Segment], limit: int = KEY_POINTS) -> tuple[Bullet, ...]:
        """Return at most ``limit`` key points, in reading order.

        Each part of the article is summarised by itself; its first lines come before other parts' later ones.
        """
        paragraphs = _paragraphs(segments)
        whole = [[t for i in part for t in paragraphs[i]] for part in parts(len(paragraphs), PARTS)]
        columns = map(_traced, self._summaries(whole), whole)
        chosen: list[Line] = []
        for line in filter(None, chain.from_iterable(zip_longest(*columns))):
            if len(chosen) < limit and not any(same(line[0], other) for other, _ in chosen):
                chosen.append(line)
        place = {t.sentence_id: number for number, t in enumerate(chain.from_iterable(paragraphs))}
        chosen.sort(key=lambda line: place[line[1][0].sentence_id])
        return _bullets("k", chosen)

    def _summaries(self, texts: Sequence[Sequence[Translation]]) -> list[list[str]]:
        """Return the sentences that the model writes about each text, in order."""
        if not texts:
            return []
        model = self._model
        cut = [passages([t.text for t in text], model.measure, model.limit) for text in texts]
        outputs = iter(
            model.begin(
                list(chain.from_iterable(cut)), beams=self._entry.beams, no_repeat=NO_REPEAT, length=LENGTH
            )()
        )
        return [[line for _ in pieces for line in _sentences(next(outputs)[0])] for pieces in cut]

    @property
    def _model(self) -> Runner:
        if self._loaded is None:
            self._loaded = open_original(self._entry)
        return self._loaded


def _paragraphs(segments: Sequence[Segment]) -> list[list[Translation]]:
    """Return the translations of each paragraph that carries news and can be read in English."""
    readable = (
        [t for t in segment.translations if t.text.strip() and t.engine != "none"]
        for segment in segments
        if segment.block.kind in NEWS_KINDS and segment.block.language in READABLE
    )
    return [paragraph for paragraph in readable if paragraph]


def _words(paragraph: Iterable[Translation]) -> int:
    return sum(len(translation.text.split()) for translation in paragraph)


def _sentences(output: Output) -> list[str]:
    text = " ".join(output.text.replace("<n>", " ").split())  # Pegasus writes its line breaks so
    sentences = [text[start:end] for start, end in split_sentences(text)]
    return sentences if output.complete else sentences[:-1]  # the last one was cut short


def _traced(lines: Sequence[str], paragraph: Sequence[Translation]) -> list[Line]:
    """Return the lines that rest on the paragraph, or its first sentence if none does."""
    traced: list[Line] = []
    for line in lines:
        cited = evidence(line, paragraph)
        if cited and not any(same(line, other) for other, _ in traced):
            traced.append((line, cited))
    return traced or [(trim(paragraph[0].text), (paragraph[0],))]


def _bullets(prefix: str, lines: Iterable[Line]) -> tuple[Bullet, ...]:
    made: dict[str, Bullet] = {}
    for text, cited in lines:
        name = f"{prefix}-{cited[0].sentence_id}"
        number = 2
        while name in made:  # two lines may rest on one sentence
            name, number = f"{prefix}-{cited[0].sentence_id}-{number}", number + 1
        made[name] = Bullet(name, text, tuple(t.sentence_id for t in cited), fingerprint(cited))
    return tuple(made.values())
