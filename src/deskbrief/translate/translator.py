"""Translate segments through any engine: batches in, guarded sentences out, nothing lost on the way."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import cast

from deskbrief.arabic.script import has_arabic
from deskbrief.document import UNDETERMINED, Hypothesis, Segment, Sentence, Translation
from deskbrief.errors import CancelledError, DeskbriefError, EngineError
from deskbrief.glossary import EMPTY, Glossary
from deskbrief.segment.language import ARABIC, ENGLISH
from deskbrief.translate.engine import Engine, Offers, Submitting, TakesTerms
from deskbrief.translate.job import Attempt, Job, engine_text
from deskbrief.translate.terms.enforcing import enforced, settled
from deskbrief.translate.terms.finding import TermFinder
from deskbrief.translate.terms.literals import ORIGIN
from deskbrief.translate.terms.occurrence import Occurrence

Progress = Callable[[int, int], None]
"""Called with the sentences done and the sentences in all."""

Approved = Callable[[Sequence[str]], Mapping[str, str]]
"""Returns of these sentences those that a person has approved a translation of, with that."""

Cancelled = Callable[[], bool]
"""Asked before each batch; True stops the work with ``CancelledError``."""

MEMORY = "memory"
"""The engine's name where a person approved the translation of this very sentence before."""

PASSED_THROUGH = "source"
"""The engine's name where the source needed no translation."""

USUAL_WINDOW = 16
"""Texts that an engine is given at a time where neither it nor the caller says how many."""

AHEAD = 2
"""Batches that an engine has which works by itself: the one that is waited for, and the next."""

CHOICE = 4
"""Hypotheses asked of an engine that cannot be told of terms, where there are some: one may have them."""

LEFT_ALONE = "none"
"""The engine's name where the source is in a language that is not translated."""


def window_of(engine: Engine) -> int:
    """Return how many sentences an engine is given at a time where nobody says otherwise."""
    return engine.window() if isinstance(engine, Submitting) else USUAL_WINDOW


class Translator:
    """Translates the Arabic sentences of segments and leaves the others as written.

    ``batch_size`` is the number of texts given to the engine at a time, across paragraphs and in reading
    order, by default as many as it likes to see (its ``window``); ``n_best`` is the number of hypotheses that
    are asked of it. A sentence that comes twice is translated once. Whatever the engine, it is held to the
    terms of ``glossary``, and addresses, handles and codes are kept. A sentence that ``approved`` knows is
    not asked of the engine; its translation has the engine ``memory``.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        batch_size: int | None = None,
        n_best: int = 1,
        glossary: Glossary = EMPTY,
        approved: Approved | None = None,
    ) -> None:
        self._engine = engine
        self._approved = approved
        self._finder = TermFinder(glossary)
        self._tells = isinstance(engine, TakesTerms)
        self._submits = isinstance(engine, Submitting)
        self._batch_size = batch_size
        self._n_best = n_best

    def translate(
        self,
        segments: Sequence[Segment],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[Segment, ...]:
        """Return the segments, in order, with one translation for each of their sentences.

        Raises:
            CancelledError: ``cancelled`` said so between two batches.
            ModelMissingError: the engine's weights are not here and cannot be had.
            EngineError: the engine failed or broke its protocol.
        """
        return tuple(self.stream(segments, progress, cancelled))

    def stream(
        self,
        segments: Sequence[Segment],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Iterator[Segment]:
        """Yield each segment, in order, as soon as all of its sentences are done.

        Raises as ``translate`` does; what was yielded before stays good.
        """
        known = self._known(segments)
        plan = self._plan(segments, known)
        uses = Counter(job for jobs in plan for job in jobs if job)
        total = sum(map(len, plan))
        done = total - uses.total()
        if progress:
            progress(done, total)
        reading = _Reading(plan)
        for finished in self._worked(uses, cancelled):
            done += sum(uses[job] for job in finished)
            if progress:
                progress(done, total)
            for number in reading.completed():
                yield self._translated(segments[number], plan[number], known)
        for number in reading.completed():  # where nothing needed the engine
            yield self._translated(segments[number], plan[number], known)

    def _known(self, segments: Iterable[Segment]) -> Mapping[str, str]:
        if self._approved is None:
            return {}
        texts = [
            s.text for segment in segments if segment.block.language == ARABIC for s in segment.sentences
        ]
        return self._approved(list(dict.fromkeys(texts)))

    def _plan(self, segments: Iterable[Segment], known: Mapping[str, str]) -> list[list[Job | None]]:
        """Return for each sentence of each segment its job, or None where no engine is needed."""
        jobs: dict[str, Job] = {}

        def job_of(sentence: Sentence) -> Job | None:
            if not has_arabic(sentence.text) or sentence.text in known:  # English in an Arabic paragraph
                return None
            text = engine_text(sentence.text)
            if text not in jobs:
                jobs[text] = Job(text, self._engine)
            return jobs[text]

        return [
            [job_of(sentence) if segment.block.language == ARABIC else None for sentence in segment.sentences]
            for segment in segments
        ]

    def _worked(self, jobs: Iterable[Job], cancelled: Cancelled | None) -> Iterator[list[Job]]:
        """Run the jobs batch by batch, in order; yield after each batch those that it finished.

        An engine that works by itself has the next batch before it is done with one.
        """
        queue = [(job, job.attempt, index) for job in jobs for index in job.attempt.open]
        size = self._batch_size or (window_of(self._engine) if queue else USUAL_WINDOW)
        batches = deque(queue[first : first + size] for first in range(0, len(queue), size))
        begun: deque[tuple[list[tuple[Job, Attempt, int]], Callable[[], Offers]]] = deque()
        while batches or begun:
            while batches and len(begun) < (AHEAD if self._submits else 1):
                _stop_if(cancelled)
                batch = batches.popleft()
                begun.append((batch, self._ask([_text(attempt, index) for _, attempt, index in batch])))
            batch, answer = begun.popleft()
            for (_, attempt, index), offer in zip(batch, answer(), strict=True):
                _note(attempt, index, offer)
            complete = [job for job in dict.fromkeys(job for job, _, _ in batch) if not job.attempt.open]
            again = [job for job in complete if job.settle()]
            second = [(job.attempt, index) for job in again for index in job.attempt.open]
            for start in range(0, len(second), size):
                _stop_if(cancelled)
                part = second[start : start + size]
                offers = self._ask([_text(attempt, index) for attempt, index in part])()
                for (attempt, index), offer in zip(part, offers, strict=True):
                    _note(attempt, index, offer)
            for job in again:
                job.settle()
            yield complete

    def _ask(self, texts: list[str]) -> Callable[[], Offers]:
        """Begin with texts; what is returned waits for the engine and tells what it made of them."""
        terms = [self._finder.find(text) for text in texts]
        with self._failing():
            begun = self._begun(texts, terms)

        def answer() -> Offers:
            with self._failing():
                offers = begun()
            if len(offers) != len(texts) or not all(offers):
                no_match = len(offers) != len(texts)
                got = f"{len(offers)} answers" if no_match else "an answer without a hypothesis"
                raise EngineError(
                    f"The engine {self._engine.name!r} gave {got} for {len(texts)} sentences.",
                    "Each sentence needs one hypothesis or more: report this to the engine's author.",
                )
            return offers

        return answer

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Tell of whatever an engine's library raises as ``EngineError``."""
        try:
            yield
        except DeskbriefError:
            raise
        except Exception as error:  # any runtime may fail in any way: out of memory, a damaged file
            raise EngineError(
                f"The engine {self._engine.name!r} failed: {error or type(error).__name__}",
                "Try another with --model.",
            ) from error

    def _begun(self, texts: list[str], terms: list[tuple[Occurrence, ...]]) -> Callable[[], Offers]:
        """Ask the engine: it is told of the terms if it can be, or else held to them afterwards."""
        asked = any(each.term.origin != ORIGIN for row in terms for each in row)
        if self._tells and asked:
            return lambda: self._told(texts, terms)
        count = max(self._n_best, CHOICE) if asked else self._n_best
        if self._submits:
            begun = cast(Submitting, self._engine).submit(texts, count)
        else:
            begun = partial(self._engine.translate, texts, count)
        if self._tells:
            return begun

        def held() -> Offers:
            offers = begun()
            if len(offers) != len(texts):
                return offers
            return [
                enforced(text, offer, row, self._n_best) if offer else offer
                for text, offer, row in zip(texts, offers, terms, strict=True)
            ]

        return held

    def _told(self, texts: list[str], terms: list[tuple[Occurrence, ...]]) -> Offers:
        told = cast(TakesTerms, self._engine).translate_with(texts, terms, self._n_best)
        plain = self._engine.translate(texts, 1)
        return [
            settled(text, own, offer, row, self._n_best) if row and own and offer else offer
            for text, own, offer, row in zip(texts, plain, told, terms, strict=True)
        ]

    def _translated(self, segment: Segment, jobs: list[Job | None], known: Mapping[str, str]) -> Segment:
        language = segment.block.language

        def made(sentence: Sentence, job: Job | None) -> Translation:
            if job is not None:
                return job.translation(sentence, self._engine.name)
            if language == ARABIC and sentence.text in known:
                return Translation(sentence.id, _on_one_line(known[sentence.text]), MEMORY)
            return _as_written(sentence, language)

        return replace(segment, translations=tuple(map(made, segment.sentences, jobs)))


class _Reading:
    """How far, in reading order, everything is done; a sentence once seen done is not asked again."""

    def __init__(self, plan: Sequence[Sequence[Job | None]]) -> None:
        self._plan = plan
        self._segment = 0
        self._sentence = 0

    def completed(self) -> Iterator[int]:
        """Yield the numbers of the segments that have been completed since the last call."""
        while self._segment < len(self._plan):
            for job in self._plan[self._segment][self._sentence :]:
                if job and not job.done:
                    return
                self._sentence += 1
            yield self._segment
            self._segment, self._sentence = self._segment + 1, 0


def _as_written(sentence: Sentence, language: str) -> Translation:
    known = language in (ARABIC, ENGLISH, UNDETERMINED)
    return Translation(sentence.id, sentence.text, PASSED_THROUGH if known else LEFT_ALONE)


def _text(attempt: Attempt, index: int) -> str:
    return attempt.pieces[index].text.strip()


def _note(attempt: Attempt, index: int, offer: list[Hypothesis]) -> None:
    attempt.offers[index] = [replace(h, text=_on_one_line(h.text)) for h in offer]


def _stop_if(cancelled: Cancelled | None) -> None:
    if cancelled and cancelled():
        raise CancelledError("The translation was stopped.")


def _on_one_line(text: str) -> str:
    """Replace line breaks by spaces, one for one so that alignments hold."""
    return text.replace("\r", " ").replace("\n", " ")
