"""The summarisers that come with deskbrief, found as any other's through entry points."""

from __future__ import annotations

from typing import cast

from deskbrief import plugins
from deskbrief.brief.summarizer import Summarizer
from deskbrief.models.entry import ModelEntry
from deskbrief.plugins import Group


def open_summarizer(entry: ModelEntry) -> Summarizer:
    """Return the summariser that runs a model; its weights are loaded when it first needs them.

    Raises:
        PluginError: the summariser's package is not there or does not import.
    """
    return cast(Summarizer, plugins.load(Group.SUMMARIZERS, entry.kind)(entry))
