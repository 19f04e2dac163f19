"""The table of commands: each told in words, each with a test of what it does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.binding import Binding

from deskbrief.tui.commands import COMMANDS, Group, Table
from deskbrief.tui.commands.command import BULLETS, ROWS, TEXT
from deskbrief.tui.commands.texts import WHILE_EDITING, spelt
from deskbrief.tui.keymaps import KEYMAPS
from deskbrief.tui.screens.desk import desk_screen

TESTS = [path for path in sorted(Path(__file__).parent.glob("test_*.py")) if path != Path(__file__)]


def test_every_command_is_pressed_in_some_test():
    """A command counts as tested where a test presses one of its keys, in whichever keymap."""
    text = "\n".join(path.read_text("utf-8") for path in TESTS)
    pressed = set(re.findall(r'"([^"\s]+)"', text))
    keymaps = [COMMANDS.keys(keymap) for keymap in KEYMAPS.values()]
    untested = [
        command.name
        for command in COMMANDS
        if not any(key in pressed for keys in keymaps for key in keys[command.name])
    ]
    assert untested == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_is_told_in_a_few_words_and_one_sentence(command):
    assert 1 <= len(command.label.split()) <= 4
    assert command.help[0].isupper()
    assert command.help.endswith(".")
    assert "\n" not in command.help
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", command.name)


def test_no_two_commands_have_the_same_label_or_the_same_place_in_the_footer():
    labels = [command.label for command in COMMANDS if command.footer]
    places = [command.footer for command in COMMANDS if command.footer]
    assert len(set(labels)) == len(labels)
    assert len(set(places)) == len(places)


def test_the_commands_are_listed_by_group():
    groups = [command.group for command in COMMANDS]
    assert groups == sorted(groups, key=list(Group).index)
    assert set(groups) == set(Group)


def test_commands_for_rows_and_for_bullets_know_their_places():
    assert COMMANDS["approve"].parts == ROWS
    assert COMMANDS["revert"].parts == TEXT
    assert COMMANDS["pin"].parts == BULLETS


def test_what_changes_the_desk_says_so():
    """Those that do not: going about, seeing, finding, copying, exporting (which writes another file)."""
    assert {command.name for command in COMMANDS if command.writes} == {
        command.name
        for command in COMMANDS
        if command.group in (Group.PARAGRAPH, Group.BRIEF) and command.name != "fold"
    } | {
        *("source", "stop", "mend", "mend-all", "dismiss", "restore"),
        *("everywhere", "everywhere-in-folder", "everywhere-always", "add-term"),
    }


def test_a_docstring_of_several_lines_is_one_line_of_help():
    table = Table()

    @table.add("shout", "Shout", Group.SEE, "!")
    def shout(desk):
        """Say it
        aloud.
        """

    assert table["shout"].help == "Say it aloud."
    assert table.names() == ("shout",)


@pytest.mark.parametrize("name", KEYMAPS)
def test_the_screen_binds_every_key_of_the_table_and_esc(name):
    keys = COMMANDS.keys(KEYMAPS[name])
    bound = {
        binding.key: binding.action for binding in desk_screen(keys).BINDINGS if isinstance(binding, Binding)
    }
    assert bound.pop("escape") == "leave"
    assert bound == {key: f"command({name!r})" for name, held in keys.items() for key in held}


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("ctrl+slash", "ctrl+/"),
        ("question_mark", "?"),
        ("shift+up", "shift+↑"),
        ("f9", "F9"),
        ("f", "f"),
        ("G", "G"),
        ("pagedown", "PgDn"),
        ("left_curly_bracket", "{"),
    ],
)
def test_keys_are_written_as_people_write_them(key, written):
    assert spelt(key) == written


def test_the_help_tells_the_editors_own_keys():
    told = " ".join(keys for keys, _ in WHILE_EDITING)
    assert all(key in told for key in ("Enter", "Esc", "ctrl+j", "ctrl+Space", "ctrl+z"))


def test_the_help_of_the_ways_of_drawing_does_not_miscount_them():
    assert "four" not in COMMANDS["arabic-mode"].help
