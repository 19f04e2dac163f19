"""Plug-ins are found by name, and only the one asked for is imported."""

import pytest

from deskbrief import plugins
from deskbrief.errors import PluginError
from deskbrief.plugins import Group


def test_the_built_in_engines_register_through_entry_points():
    assert {"draft", "ctranslate2", "transformers"} <= set(plugins.names(Group.ENGINES))


def test_an_unknown_name_says_which_names_there_are():
    with pytest.raises(PluginError) as caught:
        plugins.load(Group.EXPORTERS, "docx")
    assert "docx" in caught.value.message
    assert "json, md" in caught.value.hint
