"""Makes the table of an article's names, in a thread of its own: a long article takes seconds at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from deskbrief.errors import DeskbriefError
from deskbrief.glossary import Glossary
from deskbrief.names.style import Style
from deskbrief.names.table import NameEntry, Paragraph, name_table
from deskbrief.tui.workers.keeper import MemoryKeeper


class NameReader:
    """Reads names, one table after the other; what a memory has of them is asked of its keeper."""

    def __init__(self, keeper: MemoryKeeper | None) -> None:
        self._keeper = keeper
        self._turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix="names")

    def read(
        self,
        paragraphs: Sequence[Paragraph],
        glossary: Glossary,
        style: Style,
        tell: Callable[[tuple[NameEntry, ...]], object],
        fail: Callable[[str], object],
    ) -> None:
        """Tell, from the thread, the names of an article; ``fail`` is told what went wrong."""

        def work() -> None:
            remembered = self._keeper.translations_of if self._keeper is not None else None
            try:
                names = name_table(paragraphs, glossary, remembered, style=style)
            except DeskbriefError as error:  # the lexicon is not installed
                fail(str(error))
            else:
                tell(names)

        self._turns.submit(work)

    def close(self) -> None:
        """Begin nothing more; what is being read is not waited for."""
        self._turns.shutdown(wait=False, cancel_futures=True)
