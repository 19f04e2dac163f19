"""The protocol that every check keeps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from deskbrief.document import Finding, Segment


class Check(Protocol):
    """Looks at one translated segment and reports what a person should see.

    An entry point of the group ``deskbrief.checks`` names a callable without arguments that returns a Check.
    """

    code: str
    """The id that its findings carry."""

    example: tuple[str, str]
    """An Arabic sentence and an English translation that this check finds one fault with: test and docs."""

    def run(self, segment: Segment) -> Iterable[Finding]:
        """Yield the findings; spans index the block's source text or ``segment.translation``."""
        ...
