"""What a batch will do, with a reason for everything that it will not; making a plan touches nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from deskbrief.batch.ledger import Ledger, relative_root, sha256_of
from deskbrief.batch.naming import name_outputs
from deskbrief.batch.scan import Action, Found, scan
from deskbrief.document import NEWS_KINDS
from deskbrief.errors import DeskbriefError, UsageError
from deskbrief.load import load
from deskbrief.pipeline import read_article


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the input folder, and what is to be done with it."""

    article: str
    """Its path, relative to the input folder, with forward slashes."""
    action: Action
    reason: str
    outputs: Mapping[str, str] = field(default_factory=dict)
    """The briefs to write, by format, relative to the output folder."""
    paragraphs: int | None = None
    """How many carry news; only a survey counts them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with a folder."""

    folder: Path
    out: Path
    signature: str
    items: tuple[Item, ...]
    ledger: Ledger

    def of(self, action: Action) -> tuple[Item, ...]:
        """Return the items with this action, in the order of their paths."""
        return tuple(item for item in self.items if item.action is action)

    def reasons(self, action: Action) -> str:
        """Return how often which reason led to an action, e.g. ``5 unchanged, 2 hidden``."""
        counts = Counter(item.reason for item in self.of(action))
        return ", ".join(f"{number} {reason}" for reason, number in counts.most_common())


def make_plan(folder: Path, out: Path, formats: Mapping[str, str], signature: str, *, force: bool) -> Plan:
    """Plan a batch; ``formats`` gives the file suffix of each format.

    Raises:
        UsageError: the folders are not usable for this, or two formats have one suffix.
    """
    if len(set(formats.values())) < len(formats):
        raise UsageError(f"Of the formats {', '.join(formats)}, two share a file suffix.", "Choose one.")
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file, not a folder.", "--out takes the folder that the briefs go to.")
    ledger = Ledger.read(out)
    root = relative_root(folder, out)
    if ledger.root not in ("", root) and not force:
        raise UsageError(
            f"{out} holds the briefs of another folder: {ledger.root} as seen from there.",
            "Choose another --out, one for each folder.",
        )
    found = scan(folder, out)
    names = name_outputs(
        [each.article for each in found if each.action is Action.BRIEF],
        formats.values(),
        _names_in(ledger, formats),
    )
    own = ledger.outputs() if out.exists() and out.samefile(folder) else {}
    judge = _Judge(folder, out, formats, signature, ledger, force)
    items = tuple(
        Item(each.article, Action.SKIP, "a brief of this batch")
        if each.article in own
        else judge.item(each, names.get(each.article, ""))
        for each in found
    )
    return Plan(folder, out, signature, items, ledger)


def survey(plan: Plan) -> Plan:
    """Return the plan with the paragraphs of each article counted, and those refused that are no articles.

    Reads and cleans every article that is to be briefed, and translates nothing.
    """
    return replace(plan, items=tuple(_surveyed(plan.folder, item) for item in plan.items))


def _surveyed(folder: Path, item: Item) -> Item:
    if item.action is not Action.BRIEF:
        return item
    try:
        _, segments = read_article(load(folder / item.article))
    except DeskbriefError as error:
        return replace(item, action=Action.REFUSE, reason=error.message, outputs={})
    except Exception as error:  # a bug met in one article must not hide the plan for the others
        return replace(item, action=Action.REFUSE, reason=f"unexpected {type(error).__name__}", outputs={})
    return replace(item, paragraphs=sum(part.block.kind in NEWS_KINDS for part in segments))


def _names_in(ledger: Ledger, formats: Mapping[str, str]) -> dict[str, str]:
    """Return the names that briefs have already: output without suffix -> article."""
    return {
        record.output.removesuffix(formats.get(name, Path(record.output).suffix)): article
        for article, records in ledger.briefs.items()
        for name, record in records.items()
    }


@dataclass(frozen=True, slots=True)
class _Judge:
    """Decides what to do with an article, by what the ledger and the output folder say."""

    folder: Path
    out: Path
    formats: Mapping[str, str]
    signature: str
    ledger: Ledger
    force: bool

    def item(self, found: Found, name: str) -> Item:
        if found.action is not Action.BRIEF:
            return Item(found.article, found.action, found.reason)
        outputs = {format_name: name + suffix for format_name, suffix in self.formats.items()}
        if self.force:
            return Item(found.article, Action.BRIEF, "forced", outputs)
        wanted = self._not_current(found.article, outputs)
        if not wanted:
            return Item(found.article, Action.SKIP, "unchanged")
        for format_name, output in wanted.items():
            if reason := self._in_the_way(found.article, format_name, output):
                return Item(found.article, Action.REFUSE, reason)
        return Item(found.article, Action.BRIEF, self._why(found.article, wanted), wanted)

    def _not_current(self, article: str, outputs: Mapping[str, str]) -> dict[str, str]:
        if not self.ledger.records(article):
            return dict(outputs)
        digest = sha256_of(self.folder / article) or ""
        return {
            format_name: output
            for format_name, output in outputs.items()
            if not self.ledger.is_current(article, format_name, digest, self.signature)
        }

    def _in_the_way(self, article: str, format_name: str, output: str) -> str:
        record = self.ledger.records(article).get(format_name)
        if record is not None and record.output == output:
            edited = self.ledger.is_edited(article, format_name)
            return f"its brief {output} was edited since; --force replaces it" if edited else ""
        there = (self.out / output).exists()
        return f"{output} is in the way and not of this batch; --force replaces it" if there else ""

    def _why(self, article: str, wanted: Mapping[str, str]) -> str:
        records = [self.ledger.records(article).get(format_name) for format_name in wanted]
        made = [record for record in records if record is not None and record.output_sha256]
        if len(made) < len(records):
            return "new"
        if any(record.signature != self.signature for record in made):
            return "made another way now"
        if any(record.input_sha256 != sha256_of(self.folder / article) for record in made):
            return "changed"
        return "its brief is gone"
