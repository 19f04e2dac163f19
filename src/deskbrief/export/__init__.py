"""A finished brief as the text of a file: Markdown for people, JSON for programs."""

from __future__ import annotations

from deskbrief.document import Brief
from deskbrief.export.exporter import Exporter
from deskbrief.plugins import Group, load

__all__ = ["render"]


def render(brief: Brief, name: str) -> str:
    """Return the brief in the format of this name, ending in a newline.

    Raises:
        PluginError: there is no such exporter.
    """
    exporter: Exporter = load(Group.EXPORTERS, name)()
    return exporter.export(brief)
