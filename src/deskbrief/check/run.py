"""Run the checks over translated segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from deskbrief import plugins
from deskbrief.check.check import ArticleCheck, BulletCheck, Check, TermCheck
from deskbrief.document import Bullet, Finding, Segment, Severity, Side
from deskbrief.plugins import Group
from deskbrief.translate.terms.finding import TermFinder

AnyCheck = Check | ArticleCheck | BulletCheck | TermCheck
_Kind = TypeVar("_Kind", Check, ArticleCheck, BulletCheck, TermCheck)


def installed() -> tuple[str, ...]:
    """Return the names of the checks that run where none are named."""
    return plugins.names(Group.CHECKS)


@cache
def checks(names: tuple[str, ...]) -> tuple[AnyCheck, ...]:
    """Return the checks of these names; each is made once.

    Raises:
        PluginError: a name is unknown, or its module does not import.
    """
    return tuple(plugins.load(Group.CHECKS, name)() for name in names)


@cache
def _of_kind(kind: type[_Kind], names: tuple[str, ...]) -> tuple[_Kind, ...]:
    """Return the checks of one protocol; asking a protocol takes longer than most checks do."""
    return tuple(check for check in checks(names) if isinstance(check, kind))


def run_checks(
    segments: Sequence[Segment], names: Sequence[str] | None = None, *, finder: TermFinder | None = None
) -> tuple[Segment, ...]:
    """Return the segments with the findings of these checks, or of all that are installed.

    Findings of a paragraph by itself come in the order of the names, then those that a glossary gives rise
    to (``finder``), then those of the article as a whole; findings that a segment had are replaced. A check
    that fails on a segment is a finding itself and stops nothing.

    Raises:
        PluginError: a name is unknown, or its module does not import.
    """
    chosen = installed() if names is None else tuple(names)
    alone = _of_kind(Check, chosen)
    together = check_article(segments, chosen)
    return tuple(
        segment.with_findings(
            (
                *_findings(segment, alone),
                *(check_terms(segment, finder, chosen) if finder is not None else ()),
                *together.get(segment.id, ()),
            )
        )
        for segment in segments
    )


def check_terms(
    segment: Segment, finder: TermFinder, names: Sequence[str] | None = None
) -> tuple[Finding, ...]:
    """Return what a glossary gives rise to in one paragraph.

    Raises:
        PluginError: a name is unknown, or its module does not import.
    """
    found: list[Finding] = []
    if finder.glossary:
        for check in _of_kind(TermCheck, installed() if names is None else tuple(names)):
            try:
                found += check.run_terms(segment, finder)
            except Exception as error:  # a stranger's check may fail in any way
                found.append(_failed(check.code, Side.SOURCE, len(segment.block.text), error))
    return tuple(found)


def check_article(
    segments: Sequence[Segment], names: Sequence[str] | None = None
) -> dict[str, tuple[Finding, ...]]:
    """Return what only shows over several paragraphs, by the ids of the segments.

    Raises:
        PluginError: a name is unknown, or its module does not import.
    """
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for check in _of_kind(ArticleCheck, installed() if names is None else tuple(names)):
        for segment_id, finding in _over_article(check, segments):
            found[segment_id].append(finding)
    return {segment_id: tuple(findings) for segment_id, findings in found.items()}


def check_bullets(
    segments: Sequence[Segment], bullets: Sequence[Bullet], names: Sequence[str] | None = None
) -> dict[str, tuple[Finding, ...]]:
    """Return the findings of each bullet that has any, by its id.

    Raises:
        PluginError: a name is unknown, or its module does not import.
    """
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for check in _of_kind(BulletCheck, installed() if names is None else tuple(names)):
        try:
            made = list(check.run_bullets(segments, bullets))
        except Exception as error:  # a stranger's check may fail in any way
            for bullet in bullets[:1]:
                found[bullet.id].append(_failed(check.code, Side.BULLET, len(bullet.text), error))
        else:
            for bullet_id, finding in made:
                found[bullet_id].append(finding)
    return {bullet_id: tuple(findings) for bullet_id, findings in found.items()}


def with_bullets_checked(
    segments: Sequence[Segment], bullets: Sequence[Bullet], names: Sequence[str] | None = None
) -> tuple[Bullet, ...]:
    """Return the bullets with their findings, in the place of those that they had.

    Raises:
        PluginError: a name is unknown, or its module does not import.
    """
    found = check_bullets(segments, bullets, names)
    return tuple(replace(bullet, findings=found.get(bullet.id, ())) for bullet in bullets)


def _over_article(check: ArticleCheck, segments: Sequence[Segment]) -> Iterator[tuple[str, Finding]]:
    try:
        yield from list(check.run_article(segments))
    except Exception as error:  # a stranger's check may fail in any way
        for segment in segments[:1]:
            yield segment.id, _failed(check.code, Side.SOURCE, len(segment.block.text), error)


def _findings(segment: Segment, chosen: Iterable[Check]) -> Iterator[Finding]:
    for check in chosen:
        try:
            found = list(check.run(segment))
        except Exception as error:  # a stranger's check may fail in any way
            yield _failed(check.code, Side.SOURCE, len(segment.block.text), error)
        else:
            yield from found


def _failed(code: str, side: Side, size: int, error: Exception) -> Finding:
    where = "bullet" if side is Side.BULLET else "paragraph"
    message = f"The check {code!r} failed on this {where}: {error or type(error).__name__}"
    return Finding("check-failed", Severity.INFO, side, 0, size, message)
