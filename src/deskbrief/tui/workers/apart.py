"""A process of its own for engines and summarisers that are written in Python.

Beside such an engine in one process, a key waits for it: Python runs one thread at a time, and a long
sentence holds it for a tenth of a second. In a process beside the screen's, it takes the machine's other
core. Engines that leave Python while they work stay where they are.

The two processes talk by pickles over pipes; nothing of it goes over a network.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import IO, Any, cast

from deskbrief.brief.summarizer import KEY_POINTS, Summarizer
from deskbrief.brief.summarizers import open_summarizer
from deskbrief.document import Bullet, Hypothesis, Segment
from deskbrief.errors import EngineError
from deskbrief.models.entry import ModelEntry
from deskbrief.translate.completion import Completing
from deskbrief.translate.engine import Engine, TakesTerms
from deskbrief.translate.engines import open_engine
from deskbrief.translate.learning import Approved, Learning
from deskbrief.translate.terms.occurrence import Occurrence

_SERVE = "import sys; sys.path[:] = {path!r}; from deskbrief.tui.workers.apart import serve; serve()"


class Helper:
    """A process that does what it is asked, one thing at a time; started when it is first asked."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False
        self.starts = 0
        """How many processes there were: a new one knows nothing of what the one before was taught."""

    def call(self, function: Callable[..., Any], *arguments: object) -> Any:
        """Run a function of a module there, and return or raise what it does.

        Raises:
            EngineError: the process ended before it answered; the next call starts another.
        """
        with self._turn:
            process = self._running()
            try:
                pickle.dump((function, arguments), _end(process.stdin))
                _end(process.stdin).flush()
                answer, problem = pickle.load(_end(process.stdout))
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self._stop()
                raise EngineError(
                    f"The engine's process ended in the middle of its work ({process.returncode}).",
                    "Try again; if it ends again, there may be too little memory.",
                ) from error
        if problem is not None:
            raise problem
        return answer

    def start(self) -> None:
        """Start the process before there is anything to do, so that it is ready when there is."""
        with self._turn:
            self._running()

    def close(self) -> None:
        """End the process, whatever it is at; it is not started again."""
        self._is_closed = True
        if self._process is not None:
            self._process.kill()  # a thread may wait for its answer, with the turn in hand
        with self._turn:
            self._stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._is_closed:
            raise EngineError("The engine's process was ended.", "Open the desk again.")
        if self._process is None:
            self.starts += 1
            self._process = subprocess.Popen(
                [sys.executable, "-c", _SERVE.format(path=sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # the screen is no place for what a library has to say
            )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for end in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):  # what was not sent yet
                    _end(end).close()


class Apart:
    """An engine at work in another process; what it costs nothing to know is known here too."""

    def __init__(self, entry: ModelEntry, helper: Helper) -> None:
        self._entry, self._helper = entry, helper
        self._here = open_engine(entry)
        self.name = self._here.name
        self._taught: dict[int, Approved] = {}
        self._taught_in = 0
        """The number of the process that was taught."""
        self._signature = ""

    @property
    def signature(self) -> str:
        """The engine's own."""
        return self._signature or self._here.signature

    @property
    def max_units(self) -> int | None:
        """The engine's own."""
        return self._here.max_units

    def measure(self, text: str) -> int:
        """Return a length in the engine's units."""
        return self._here.measure(text)

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """Translate a batch there."""
        self._teach_again()
        made: list[list[Hypothesis]] = self._helper.call(_translate, self._entry, list(sentences), n_best)
        return made

    def translate_with(
        self, sentences: Sequence[str], occurrences: Sequence[Sequence[Occurrence]], n_best: int = 1
    ) -> list[list[Hypothesis]]:
        """Translate a batch there, with its terms."""
        self._teach_again()
        made: list[list[Hypothesis]] = self._helper.call(
            _translate_with, self._entry, list(sentences), [tuple(each) for each in occurrences], n_best
        )
        return made

    def complete(self, sentence: str, prefix: str) -> str:
        """Complete a sentence there."""
        self._teach_again()
        return str(self._helper.call(_complete, self._entry, sentence, prefix))

    def learn(self, pairs: Sequence[Approved]) -> None:
        """Take in approved pairs there."""
        self._taught.update((pair.number, pair) for pair in pairs)
        self._taught_in = self._taught_in or self._started()
        if not self._teach_again():
            self._signature = self._helper.call(_learn, self._entry, list(pairs))

    def forget(self, numbers: Sequence[int]) -> None:
        """Drop approved pairs there."""
        for number in numbers:
            self._taught.pop(number, None)
        if not self._teach_again():
            self._signature = self._helper.call(_forget, self._entry, list(numbers))

    def _teach_again(self) -> bool:
        """Teach everything where another process has taken the place of the one that was taught."""
        if not self._taught_in or self._started() == self._taught_in:
            return False
        self._signature = self._helper.call(_learn, self._entry, list(self._taught.values()))
        self._taught_in = self._helper.starts
        return True

    def _started(self) -> int:
        self._helper.start()
        return self._helper.starts


class ApartSummarizer:
    """A summariser at work in another process."""

    def __init__(self, entry: ModelEntry, helper: Helper) -> None:
        self._entry, self._helper = entry, helper
        here = open_summarizer(entry)
        self.name, self.signature = here.name, here.signature

    def bullets(self, segments: Sequence[Segment]) -> tuple[Bullet, ...]:
        """Make the bullets of all paragraphs there."""
        made: tuple[Bullet, ...] = self._helper.call(_bullets, self._entry, _lean(segments))
        return made

    def key_points(self, segments: Sequence[Segment], limit: int = KEY_POINTS) -> tuple[Bullet, ...]:
        """Make the key points of the article there."""
        made: tuple[Bullet, ...] = self._helper.call(_key_points, self._entry, _lean(segments), limit)
        return made


def _lean(segments: Sequence[Segment]) -> list[Segment]:
    """Leave out what no summary is made of: most of what a long article is are other offers."""
    return [
        replace(segment, translations=tuple(replace(made, alternatives=()) for made in segment.translations))
        for segment in segments
    ]


def serve() -> None:
    """Answer what comes in on standard input until that is closed; this is the other process."""
    asked = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    while True:
        try:
            function, arguments = pickle.load(asked)
        except EOFError:
            return
        answer: tuple[Any, Exception | None]
        try:
            answer = function(*arguments), None
        except Exception as error:
            answer = None, error
        pickle.dump(answer, answers)
        answers.flush()


@cache
def _engine(entry: ModelEntry) -> Engine:
    return open_engine(entry)


def _translate(entry: ModelEntry, sentences: list[str], n_best: int) -> list[list[Hypothesis]]:
    return _engine(entry).translate(sentences, n_best)


def _translate_with(
    entry: ModelEntry, sentences: list[str], occurrences: list[tuple[Occurrence, ...]], n_best: int
) -> list[list[Hypothesis]]:
    return cast(TakesTerms, _engine(entry)).translate_with(sentences, occurrences, n_best)


def _complete(entry: ModelEntry, sentence: str, prefix: str) -> str:
    return cast(Completing, _engine(entry)).complete(sentence, prefix)


def _learn(entry: ModelEntry, pairs: list[Approved]) -> str:
    engine = _engine(entry)
    cast(Learning, engine).learn(pairs)
    return engine.signature


def _forget(entry: ModelEntry, numbers: list[int]) -> str:
    engine = _engine(entry)
    cast(Learning, engine).forget(numbers)
    return engine.signature


@cache
def _summarizer(entry: ModelEntry) -> Summarizer:
    return open_summarizer(entry)


def _bullets(entry: ModelEntry, segments: list[Segment]) -> tuple[Bullet, ...]:
    return _summarizer(entry).bullets(segments)


def _key_points(entry: ModelEntry, segments: list[Segment], limit: int) -> tuple[Bullet, ...]:
    return _summarizer(entry).key_points(segments, limit)


def _end(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
