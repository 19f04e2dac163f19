"""Keeps what is approved at a desk, and teaches it to the sitting's engines, in a thread of its own.

Keys wait for none of it. The thread alone touches the memory; what goes wrong is told once, for the desk goes
on without a memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from deskbrief.errors import DeskbriefError
from deskbrief.memory import Kept, Match, Memory, Pair, pair_sentences
from deskbrief.translate.job import engine_text
from deskbrief.translate.learning import Approved

MOST = 5000
"""Of the pairs kept so far, the latest that a sitting's engines are taught."""
AT_A_TIME = 100
"""Pairs taught at once; between two such lots a sitting can end."""


class Teachable(Protocol):
    """An engine that threads take turns at."""

    def teach(self, pairs: Sequence[Approved], gone: Sequence[int] = ()) -> None:
        """Have the engine learn pairs and forget others."""
        ...


class MemoryKeeper:
    """One sitting's hold on the memory."""

    def __init__(self, path: Path) -> None:
        """``path`` is opened by the first thing that is done."""
        self._path = path
        self._memory: Memory | None = None
        self._engines: list[Teachable] = []
        self._turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix="memory")
        self._is_closing = False
        self._was_told = False
        self.tell: Callable[[str], object] = lambda _: None
        """Called, from the thread, with what went wrong."""

    def approve(self, desk: str, segment: str, texts: Sequence[tuple[str, str]], engine: str) -> None:
        """Keep an approved paragraph: Arabic and English of each sentence, and who drafted it."""
        self._do(lambda memory: memory.put(desk, segment, list(texts), engine))

    def approve_whole(
        self, desk: str, segment: str, sentences: Sequence[str], english: str, engine: str
    ) -> None:
        """Keep an approved paragraph whose English is a person's, and not cut into sentences."""
        self._do(lambda memory: memory.put(desk, segment, pair_sentences(sentences, english), engine))

    def withdraw(self, desk: str, segment: str) -> None:
        """Take a paragraph back."""
        self._do(lambda memory: memory.withdraw(desk, segment))

    def lookup(self, texts: Sequence[str], tell: Callable[[tuple[tuple[Match, ...], ...]], object]) -> None:
        """Tell, from the thread, what the memory has for each of these sentences."""
        self._ask(lambda memory: tell(tuple(tuple(memory.lookup(text)) for text in texts)))

    def exact(self, texts: Sequence[str]) -> dict[str, str]:
        """Return of these sentences those that were approved, with their English; for threads to wait for."""
        found: dict[str, str] = {}
        if not self._is_closing:
            self._ask(lambda memory: found.update(memory.exact(texts)))
            self.settle()
        return found

    def translations_of(self, arabic: str) -> list[str]:
        """Return the approved English of sentences with these words side by side; for threads to wait for."""
        found: list[str] = []
        if not self._is_closing:
            self._ask(lambda memory: found.extend(memory.translations_of(arabic)))
            self.settle()
        return found

    def search(self, words: str, tell: Callable[[tuple[Pair, ...]], object]) -> None:
        """Tell, from the thread, which pairs have these words."""
        self._ask(lambda memory: tell(tuple(memory.concordance(words))))

    def prepare(self, engine: Teachable) -> None:
        """Wait until an engine knows what was approved so far; for threads, not for the screen's."""
        if not self._is_closing:
            self._turns.submit(self._guarded, lambda: self._introduce(engine)).result()

    def settle(self) -> None:
        """Wait until all that was asked for is done."""
        self._turns.submit(lambda: None).result()

    def close(self) -> None:
        """Write what is still to be written, and let go of the file."""
        self._is_closing = True  # engines need not learn it any more
        self._turns.submit(self._let_go)
        self._turns.shutdown(wait=True)

    def _do(self, change: Callable[[Memory], Kept]) -> Future[None]:
        return self._turns.submit(self._guarded, lambda: self._changed(change))

    def _ask(self, ask: Callable[[Memory], object]) -> None:
        if not self._is_closing:
            self._turns.submit(self._guarded, lambda: self._answered(ask))

    def _answered(self, ask: Callable[[Memory], object]) -> None:
        ask(self._opened())

    def _changed(self, change: Callable[[Memory], Kept]) -> None:
        kept = change(self._opened())
        if kept != Kept() and not self._is_closing:
            for engine in self._engines:
                engine.teach(_approved(kept.added), kept.withdrawn)

    def _introduce(self, engine: Teachable) -> None:
        if engine not in self._engines:
            pairs = self._opened().pairs(latest=MOST)
            for first in range(0, len(pairs), AT_A_TIME):
                if self._is_closing:
                    return
                engine.teach(_approved(pairs[first : first + AT_A_TIME]))
            self._engines.append(engine)

    def _opened(self) -> Memory:
        if self._memory is None:
            self._memory = Memory(self._path)
        return self._memory

    def _let_go(self) -> None:
        if self._memory is not None:
            self._memory.close()

    def _guarded(self, do: Callable[[], None]) -> None:
        try:
            do()
        except Exception as error:  # an engine may fail in any way, and the desk must go on
            if not self._was_told and not self._is_closing:
                self._was_told = True
                hint = f" {error.hint}" if isinstance(error, DeskbriefError) else ""
                self.tell(f"{error or type(error).__name__}{'' if hint in str(error) else hint}")


def _approved(pairs: Sequence[Pair]) -> list[Approved]:
    """Return pairs as engines take them; a title that is no sentence is one all the same."""
    return [Approved(pair.number, engine_text(pair.source), pair.target) for pair in pairs]
