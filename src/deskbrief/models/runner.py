"""What runs a sequence-to-sequence model: CTranslate2 where it can, transformers otherwise.

Nothing is cut in silence: an input that is too long is refused, and an output that was stopped before its end
says so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from deskbrief.document import Link
from deskbrief.errors import DeskbriefError, ModelMissingError
from deskbrief.models import fetch
from deskbrief.models.entry import ModelEntry, Role

TELL = logging.getLogger("deskbrief")
"""What a person who waits may like to know; the command line shows it."""

Length = tuple[float, int]
"""The most tokens to write: a factor of the input's, and an addend."""

TRANSLATION: Length = (3.0, 64)


@dataclass(frozen=True, slots=True)
class Output:
    """One text that a model wrote."""

    text: str
    score: float
    """Mean log-probability of its tokens under the model, the end token included."""
    complete: bool
    """False if it was stopped at the length limit."""
    alignment: tuple[Link, ...] = ()
    """Word by word; none where the model summarises."""


class Runner(Protocol):
    """A model with its tokenizer, ready to write."""

    @property
    def limit(self) -> int:
        """The longest input in tokens, the special ones included."""
        ...

    def measure(self, text: str) -> int:
        """Return the length of a text in tokens, prefix and special tokens included."""
        ...

    @property
    def window(self) -> int:
        """How many sentences it likes to be given at a time."""
        ...

    def begin(
        self,
        texts: Sequence[str],
        *,
        beams: int,
        n_best: int = 1,
        no_repeat: int = 0,
        length: Length = TRANSLATION,
    ) -> Callable[[], list[list[Output]]]:
        """Begin to write about texts; what is returned waits for it.

        It returns for each text up to ``n_best`` outputs, best first, without repetitions among them.
        ``no_repeat`` is the length of the token sequences that may not occur twice, 0 for any.

        Raises:
            DeskbriefError: a text is longer than ``limit``; it must be split before.
        """
        ...

    def complete(self, text: str, prefix: str, *, beams: int, no_repeat: int = 0) -> str | None:
        """Return what follows on the beginning of a translation, ready to be put behind it.

        None where the text is longer than ``limit`` or the model came to no end behind the prefix; an empty
        text where it has nothing to say there.
        """
        ...


def open_runner(entry: ModelEntry) -> Runner:
    """Load a model: as CTranslate2 runs it, converted first if need be, or else by transformers.

    Raises:
        ModelMissingError: its files are not here, or do not load.
        CatalogueError: the entry gives a language code that the model does not know.
    """
    from deskbrief.models.conversion import converted

    folder = fetch.locate(entry)
    if (ready := converted(folder, entry)) is None:
        return open_original(entry)
    from deskbrief.models.converted import Converted

    return Converted(ready, entry)


def open_original(entry: ModelEntry) -> Runner:
    """Load a model as it was published, with transformers.

    Raises:
        ModelMissingError: its files are not here, or do not load.
        CatalogueError: the entry gives a language code that the model does not know.
    """
    from deskbrief.models.seq2seq import Seq2Seq

    return Seq2Seq.load(fetch.locate(entry), entry, translate=entry.role is Role.TRANSLATE)


def library_of(entry: ModelEntry) -> str:
    """Return what ``open_runner`` runs a model with and how exactly, for signatures; loads no weights.

    Raises:
        ModelMissingError: its files are not here.
        DeskbriefError: it asks for a device or compute type that is not to be had here.
    """
    from deskbrief.models.conversion import is_convertible
    from deskbrief.models.hardware import hardware_for

    if not is_convertible(fetch.locate(entry)):
        return f"transformers:{version('transformers')}"
    return f"ctranslate2:{version('ctranslate2')}|{hardware_for(entry).signature}"


def does_not_load(entry: ModelEntry, folder: Path, reason: str) -> ModelMissingError:
    """Return the error for a model whose files are here and damaged, or not what they should be."""
    return ModelMissingError(
        f"The model {entry.name!r} in {folder} does not load: {reason}",
        f"Fetch it again, or use {entry.role.option} {entry.role.embedded}, which works now.",
    )


def too_long(entry: ModelEntry, length: int, limit: int) -> DeskbriefError:
    """Return the error for a text that a model does not take whole."""
    return DeskbriefError(
        f"A text of {length} tokens was given to {entry.name!r}, which takes {limit}.",
        "It must be split before; nothing was cut.",
    )
