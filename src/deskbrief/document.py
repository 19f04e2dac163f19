"""What flows through deskbrief: frozen records from the loaded file to the finished brief.

Every span is a pair of character offsets into ``Source.text``, the text as it was written. Blocks and
dropped blocks together cover every character of it that is not white space (the cleaning property tests
hold that), so whatever the machine does can be traced to the page and nothing is silently lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

PERSON = "person"
"""The engine of a translation that a person wrote."""
UNDETERMINED = "und"
"""The language code of a block whose language nothing tells, ISO 639-3's own."""


class SourceFormat(StrEnum):
    """How the file's bytes were read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Hint:
    """What markup said of one stretch of ``Source.text``; only HTML and Markdown give hints."""

    start: int
    end: int
    role: str
    """``heading``, ``paragraph``, ``list-item``, ``quote``, ``byline``, ``date``, ``outlet``, or
    ``boilerplate`` for what lies outside the article."""
    reason: str = ""
    """Of boilerplate: what it is, e.g. ``navigation``."""


@dataclass(frozen=True, slots=True)
class Source:
    """One loaded file, decoded; ``text`` is never altered afterwards."""

    name: str
    """As the user named it; ``-`` for standard input."""
    text: str
    sha256: str
    """Of the bytes as they lay on disk, in hexadecimal."""
    format: SourceFormat = SourceFormat.TEXT
    encoding: str = "utf-8"
    hints: tuple[Hint, ...] = ()
    title: str | None = None
    """The title that the markup declares, if any."""
    outlet: str | None = None
    published: str | None = None
    """The date that the markup declares, as written."""
    notes: tuple[str, ...] = ()
    """What a person should know of the reading, e.g. characters that could not be decoded."""


class BlockKind(StrEnum):
    """What a block is in the article."""

    SECTION = "section"
    """The label of the section or rubric above the headline."""
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    """Place and outlet, such as ``بغداد/ عراق أوبزيرفر``."""
    DATE = "date"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"


NEWS_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
"""The kinds of block that can carry news, and so get bullets."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline or other unit of the article, as written."""

    id: str
    """Stable: made from the content, so it survives edits elsewhere in the file (see ``clean.ids``)."""
    kind: BlockKind
    start: int
    end: int
    text: str
    """``source.text[start:end]``."""
    language: str = UNDETERMINED
    """``ar``, ``en``, ``fa``, ``ur``, ``ckb``, another ISO 639 code, or ``und``."""


@dataclass(frozen=True, slots=True)
class DroppedBlock:
    """A stretch of the page that is not the article, with the reason why."""

    id: str
    start: int
    end: int
    text: str
    reason: str
    """A sentence fragment for people, e.g. ``comment form``."""


@dataclass(frozen=True, slots=True)
class Article:
    """A page told apart into the article and the rest."""

    source: Source
    blocks: tuple[Block, ...]
    """In reading order."""
    dropped: tuple[DroppedBlock, ...] = ()

    def first(self, kind: BlockKind) -> Block | None:
        """Return the first block of this kind, or None."""
        return next((block for block in self.blocks if block.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block."""

    id: str
    """``<block id>.<number>``, counted from 1."""
    start: int
    end: int
    text: str
    """``source.text[start:end]``, without the white space around it."""


@dataclass(frozen=True, slots=True)
class Link:
    """One alignment link: source characters to target characters, both as half-open spans."""

    source_start: int
    source_end: int
    target_start: int
    target_end: int


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation that an engine offers for one piece of text."""

    text: str
    score: float | None = None
    """Mean log-probability of a target token where the engine has it; higher is better. Scores of two
    engines are not comparable."""
    alignment: tuple[Link, ...] = ()
    """Into the text that the engine was given."""
    complete: bool = True
    """False where the engine stopped at its own length limit before it had finished."""


class Fault(StrEnum):
    """What the guard saw go wrong and could not mend."""

    LOOP = "loop"
    UNTRANSLATED = "untranslated"
    LOST_TAIL = "lost-tail"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Translation:
    """The translation of one sentence."""

    sentence_id: str
    text: str
    engine: str
    """The engine's name; ``person`` where a person wrote it; ``source`` where an English sentence passed
    through; ``none`` where the text was left alone and ``text`` is the source as written."""
    score: float | None = None
    alternatives: tuple[Hypothesis, ...] = ()
    """Other hypotheses, best first, without the one in ``text``."""
    alignment: tuple[Link, ...] = ()
    """From offsets in the sentence's own text to offsets in ``text``."""
    faults: tuple[Fault, ...] = ()


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Side(StrEnum):
    """Which text a finding's span points into."""

    SOURCE = "source"
    TARGET = "target"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check wants a person to look at."""

    code: str
    severity: Severity
    side: Side
    start: int
    """Offsets into the block's source text, or into the segment's translation."""
    end: int
    message: str
    suggestion: str | None = None
    """What to put in the place of the span, where one replacement mends it; only ever into English."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A block cut into sentences, with the translation of each: a row of the desk."""

    block: Block
    sentences: tuple[Sentence, ...]
    translations: tuple[Translation, ...] = ()
    """One for each sentence, in order; empty until translated."""
    findings: tuple[Finding, ...] = ()
    checked: bool = False
    """A person has held the translation against the source and approved it."""
    dismissed: tuple[tuple[Finding, str], ...] = ()
    """What a person has looked at and left, each with the reason; not among ``findings``."""

    @property
    def id(self) -> str:
        """The block's id."""
        return self.block.id

    @property
    def translation(self) -> str:
        """The whole translation: the sentences joined by a space."""
        return " ".join(t.text for t in self.translations if t.text)

    @property
    def flags(self) -> tuple[str, ...]:
        """The codes of the findings, each once, in order."""
        return tuple(dict.fromkeys(finding.code for finding in self.findings))

    def with_findings(self, findings: tuple[Finding, ...]) -> Segment:
        """Return this segment with these findings."""
        return replace(self, findings=findings)


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of the brief, with the sentences it rests on."""

    id: str
    text: str
    cites: tuple[str, ...]
    """Ids of sentences, the main one first. Never empty."""
    made_from: str = ""
    """Fingerprint of the translations it was made from; see ``brief.refresh``."""
    edited: bool = False
    """A person has written it; the machine does not touch it again."""
    stale: bool = False
    """Edited, and a paragraph that it rests on has changed since."""
    instead: str = ""
    """Why the article's own sentence stands here in place of what the summariser wrote; else empty."""
    findings: tuple[Finding, ...] = ()
    """What the checks found in it that is open; spans index its text."""
    dismissed: tuple[tuple[Finding, str], ...] = ()
    """What a person has looked at and left, each with the reason."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Ids of the blocks that the cited sentences belong to, each once."""
        return tuple(dict.fromkeys(cite.rsplit(".", 1)[0] for cite in self.cites))


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term of a glossary in an article, and what became of it."""

    source: str
    target: str
    kind: str
    note: str
    origin: str
    """Where the term comes from: ``desk``, or the file's name."""
    followed: int
    """How often the English takes it up."""
    ignored: int
    """How often it does not."""
    paragraphs: tuple[str, ...]
    """Ids of the blocks that it stands in."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The finished desk of one article, ready for export."""

    article: Article
    segments: tuple[Segment, ...]
    bullets: tuple[Bullet, ...]
    key_points: tuple[Bullet, ...]
    signature: str
    """Every part that changes the text, as sacreBLEU does: ``deskbrief:0.1.0|engine:draft|...``."""
    engine: str = ""
    summarizer: str = ""
    made_on: str = ""
    """ISO date."""
    terms: tuple[TermUse, ...] = ()
    """The glossary's terms that stand in the article, in the order in which they first do."""
    extras: dict[str, str] = field(default_factory=dict)
