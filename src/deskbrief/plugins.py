"""Engines, summarisers, checks and exporters, found through entry points.

The built-in ones register in ``pyproject.toml`` as anybody else's would. Names are listed without importing
anything; one plug-in is imported when it is asked for by name.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from deskbrief.errors import PluginError


class Group(StrEnum):
    """The entry-point groups."""

    ENGINES = "deskbrief.engines"
    SUMMARIZERS = "deskbrief.summarizers"
    CHECKS = "deskbrief.checks"
    EXPORTERS = "deskbrief.exporters"


@cache
def _found(group: Group) -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=group.value)}


def names(group: Group) -> tuple[str, ...]:
    """Return the names registered in a group, sorted, importing none of them."""
    return tuple(sorted(_found(group)))


def load(group: Group, name: str) -> Any:
    """Import one plug-in and return what its entry point names.

    Raises:
        PluginError: the name is unknown, or its module does not import.
    """
    point = _found(group).get(name)
    if point is None:
        kind = group.value.removeprefix("deskbrief.").removesuffix("s")
        raise PluginError(
            f"There is no {kind} named {name!r}.", f"Known: {', '.join(names(group)) or 'none'}."
        )
    try:
        return point.load()
    except Exception as error:  # a stranger's module may fail in any way
        raise PluginError(
            f"The plug-in {name!r} ({point.value}) does not load: {error}",
            "Reinstall or remove the package that provides it.",
        ) from error
