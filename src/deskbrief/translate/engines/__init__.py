"""The translation engines that come with deskbrief, found as any other's through entry points."""

from __future__ import annotations

from typing import cast

from deskbrief import plugins
from deskbrief.models.entry import ModelEntry
from deskbrief.plugins import Group
from deskbrief.translate.engine import Engine


def open_engine(entry: ModelEntry) -> Engine:
    """Return the engine that runs a model; its weights are loaded when it first needs them.

    Raises:
        PluginError: the engine's package is not there or does not import.
    """
    return cast(Engine, plugins.load(Group.ENGINES, entry.kind)(entry))
