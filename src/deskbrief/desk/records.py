"""What a desk shows: rows, lines of the brief, hits, figures. All frozen; actions make new ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from deskbrief.document import (
    Block,
    Bullet,
    Finding,
    Hypothesis,
    Segment,
    Sentence,
    Severity,
    Side,
    Translation,
)


class Status(StrEnum):
    """How far a paragraph has come."""

    MACHINE = "machine"
    EDITED = "edited"
    """A person has rewritten it, and not yet approved it."""
    APPROVED = "approved"
    FLAGGED = "flagged"
    """A finding waits for a person, whoever wrote the text."""


class Section(StrEnum):
    """The two lists of the brief; the values are the kinds of their cells on disk."""

    BULLETS = "bullet"
    KEY_POINTS = "key-point"


class Copy(StrEnum):
    """What goes to the clipboard."""

    SOURCE = "source"
    TRANSLATION = "translation"
    PARAGRAPH = "paragraph"
    """The translation above its source."""


Scope = str
"""What undo is about: a paragraph's id, or a ``Section``."""


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of the desk."""

    block: Block
    sentences: tuple[Sentence, ...]
    machine: tuple[Translation, ...]
    """What an engine said last, one for each sentence; empty until it is drafted."""
    base: tuple[Translation, ...]
    """The machine's text that the person began with; ``machine`` where nobody has touched the row."""
    shown: tuple[Translation, ...]
    """What goes into the brief, one for each sentence; a person's words have the engine ``person``."""
    person: str | None = None
    """The whole text as a person wrote it; None where nobody did."""
    touched: bool = False
    """A person has written, chosen or approved the text: no engine changes it any more."""
    approved: bool = False
    findings: tuple[Finding, ...] = ()
    """Those that are open."""
    dismissed: tuple[tuple[Finding, str], ...] = ()
    """What a person has looked at and left, with the reason."""

    @property
    def id(self) -> str:
        """The block's id."""
        return self.block.id

    @property
    def worst_first(self) -> tuple[Finding, ...]:
        """The open findings, errors before warnings before the rest."""
        return worst_first(self.findings)

    @property
    def source(self) -> str:
        """The source text as written."""
        return self.block.text

    @property
    def text(self) -> str:
        """The translation as it stands."""
        return self.person if self.person is not None else joined(self.shown)

    @property
    def machine_text(self) -> str:
        """The machine's text, whatever a person has made of it."""
        return joined(self.machine)

    @property
    def base_text(self) -> str:
        """The machine's text that the person began with."""
        return joined(self.base)

    @property
    def status(self) -> Status:
        """Approval settles findings; findings come before the rest."""
        if self.approved:
            return Status.APPROVED
        if self.findings:
            return Status.FLAGGED
        return Status.EDITED if self.person is not None else Status.MACHINE

    @property
    def alternatives(self) -> tuple[str, ...]:
        """What ``take_alternative`` takes: number 0 is the machine's own text, then its other offers."""
        count = max((len(t.alternatives) for t in self.machine), default=0)
        return (self.machine_text, *(joined(alternative(self.machine, n)) for n in range(1, count + 1)))

    @property
    def segment(self) -> Segment:
        """The row as the rest of deskbrief knows it."""
        return Segment(self.block, self.sentences, self.shown, self.findings, self.approved, self.dismissed)


@dataclass(frozen=True, slots=True)
class Line:
    """One bullet or key point on the desk."""

    bullet: Bullet
    pinned: bool = False
    """Kept as it is, whatever is drafted afterwards."""

    @property
    def id(self) -> str:
        """The bullet's id."""
        return self.bullet.id


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A person's text whose paragraph is no longer in the source."""

    id: str
    source: str
    """The paragraph that it translated."""
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a search found something."""

    row_id: str
    side: Side
    start: int
    """Offsets into the row's ``source`` or ``text``."""
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """What an undo or redo did."""

    what: str
    """The action, e.g. ``edit``."""
    row_ids: tuple[str, ...]
    """The paragraphs that look different now, or have come or gone."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much of the work is a person's."""

    paragraphs: int
    """Those with a translation."""
    approved: int
    edited: int
    flagged: int
    edited_share: float
    """Edited paragraphs by translated ones, 0 to 1."""
    post_edit_distance: float
    """Mean over the edited paragraphs, weighted by length: normalised Levenshtein distance in characters
    between the machine's text that the person began with and the person's, 0 (equal) to 1."""
    edits: int
    """Things a person did, undoing included."""
    seconds: float
    """Time spent, as the caller counted it."""


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, errors before warnings before the rest."""
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


def joined(translations: tuple[Translation, ...]) -> str:
    """Return the whole text, as ``Segment.translation`` joins it."""
    return " ".join(t.text for t in translations if t.text)


def alternative(machine: tuple[Translation, ...], number: int) -> tuple[Translation, ...]:
    """Return the translations with the n-th alternative of each sentence, or its own text if it has fewer."""

    def taken(made: Translation) -> Translation:
        if not 1 <= number <= len(made.alternatives):
            return made
        best = Hypothesis(made.text, made.score, made.alignment)
        offer = made.alternatives[number - 1]
        others = (best, *made.alternatives[: number - 1], *made.alternatives[number:])
        return replace(
            made,
            text=offer.text,
            score=offer.score,
            alignment=offer.alignment,
            alternatives=others,
            faults=(),
        )

    return tuple(map(taken, machine))
