"""What the threads tell the screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

from textual.message import Message

from deskbrief.desk import Drafted as Summary
from deskbrief.document import Segment
from deskbrief.memory import Match, Pair
from deskbrief.names.table import NameEntry


@dataclass
class Drafted(Message):
    """A paragraph has been translated and checked."""

    segment: Segment
    engine: str
    signature: str
    shown: Event = field(default_factory=Event)
    """Set when the screen shows the paragraph; the thread that sent it may wait for that."""


@dataclass
class DraftingEnded(Message):
    """A run over paragraphs has come to its end."""

    row_ids: tuple[str, ...]
    """The paragraphs that were asked for."""
    problem: str = ""
    """Why it stopped before they were all done; empty where it did not fail."""
    is_cancelled: bool = False


@dataclass
class Summarised(Message):
    """Bullets and key points were made of the paragraphs as they stood; None where that failed."""

    summary: Summary | None
    problem: str = ""


@dataclass
class Completed(Message):
    """How a paragraph's translation could go on."""

    row_id: str
    typed: str
    """What it goes on from; the answer is void where the person has typed on."""
    text: str
    problem: str = ""


@dataclass
class Remembered(Message):
    """What the memory has for the sentences of a paragraph, or for words that were asked for."""

    row_id: str
    """Empty for words."""
    matches: tuple[tuple[Match, ...], ...] = ()
    """For each sentence, the likest first."""
    words: str = ""
    pairs: tuple[Pair, ...] = ()


@dataclass
class Named(Message):
    """The names of the article, as it was when they were asked for."""

    names: tuple[NameEntry, ...]
    problem: str = ""


@dataclass
class MemoryFailed(Message):
    """What was approved cannot be kept, or not be learned."""

    problem: str
