"""The protocol of what turns findings into a document."""

from __future__ import annotations

from typing import Protocol

from deskbrief.check.pairs import Located


class Report(Protocol):
    """Makes a document piece by piece; what is put together of ``begin``, ``add`` and ``end`` is whole."""

    def begin(self) -> str:
        """Return what stands before all findings."""
        ...

    def add(self, found: Located) -> str:
        """Return one finding, with what parts it from the one before."""
        ...

    def end(self, whole: bool) -> str:
        """Return what stands after all findings; ``whole`` is False where reading the file failed."""
        ...
