"""What a batch has to say when it is over."""

from __future__ import annotations

from dataclasses import dataclass, field

from deskbrief.batch.plan import Plan
from deskbrief.batch.scan import Action
from deskbrief.errors import DeskbriefError
from deskbrief.exit_codes import ExitCode


@dataclass(frozen=True, slots=True)
class Failure:
    """An article without a brief."""

    article: str
    error: DeskbriefError
    details: str = ""


@dataclass(slots=True)
class Report:
    """What was done, and what was not."""

    written: list[str] = field(default_factory=list)
    """The articles that were briefed."""
    failures: list[Failure] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """What a person should know of an article that was briefed, e.g. that characters were unreadable."""
    interrupted: bool = False
    skipped: str = ""
    """How many were skipped, and for which reason."""

    @classmethod
    def on(cls, plan: Plan) -> Report:
        """Return a report that holds what the plan says already."""
        refused = [Failure(item.article, DeskbriefError(item.reason)) for item in plan.of(Action.REFUSE)]
        return cls(failures=refused, skipped=plan.reasons(Action.SKIP))

    @property
    def exit_code(self) -> ExitCode:
        """What to tell the shell."""
        if self.interrupted:
            return ExitCode.INTERRUPTED
        if self.failures:
            return ExitCode.SOME_FAILED
        return ExitCode.OK if self.written else ExitCode.NOTHING_TO_DO

    def __str__(self) -> str:
        parts = [f"{len(self.written)} written"]
        if self.failures:
            parts.append(f"{len(self.failures)} failed")
        if self.skipped:
            parts.append(f"skipped: {self.skipped}")
        return "; ".join(parts)
