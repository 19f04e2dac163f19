"""Run the checks over translated segments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deskbrief import plugins
from deskbrief.check.check import Check
from deskbrief.document import Finding, Segment, Severity, Side
from deskbrief.plugins import Group


def run_checks(segments: Sequence[Segment], names: Sequence[str] | None = None) -> tuple[Segment, ...]:
    """Return the segments with the findings of these checks, or of all that are installed.

    Findings come in the order of the names, then as the check yields them; findings that a segment had are
    replaced. A check that fails on a segment is a finding itself and stops nothing.

    Raises:
        PluginError: a name is unknown, or its module does not import.
    """
    checks: list[Check] = [
        plugins.load(Group.CHECKS, name)()
        for name in (plugins.names(Group.CHECKS) if names is None else names)
    ]
    return tuple(segment.with_findings(tuple(_findings(segment, checks))) for segment in segments)


def _findings(segment: Segment, checks: Iterable[Check]) -> Iterator[Finding]:
    for check in checks:
        try:
            found = list(check.run(segment))
        except Exception as error:  # a stranger's check may fail in any way
            message = f"The check {check.code!r} failed on this paragraph: {error or type(error).__name__}"
            yield Finding("check-failed", Severity.INFO, Side.SOURCE, 0, len(segment.block.text), message)
        else:
            yield from found
