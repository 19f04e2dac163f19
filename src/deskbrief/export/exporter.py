"""The protocol that every exporter keeps."""

from __future__ import annotations

from typing import Protocol

from deskbrief.document import Brief


class Exporter(Protocol):
    """Turns a brief into the text of one file.

    An entry point of the group ``deskbrief.exporters`` names a callable without arguments that returns an
    Exporter.
    """

    name: str
    """As given to ``--format``."""
    suffix: str
    """Of the file, with its dot: ``.md``."""

    def export(self, brief: Brief) -> str:
        """Return the whole file, ending in a newline."""
        ...
