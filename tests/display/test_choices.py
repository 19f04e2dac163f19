"""A person's choice of mode is remembered by terminal."""

from __future__ import annotations

import pytest

from deskbrief import locations
from deskbrief.display import Mode
from deskbrief.display.choices import choices_path, mode_for, read_choices, remember
from deskbrief.display.terminal import identify
from deskbrief.errors import DeskbriefError

KONSOLE = {"KONSOLE_VERSION": "230804"}
VTE = {"VTE_VERSION": "6800"}


def test_a_choice_is_kept_in_the_configuration_folder_and_goes_before_the_guess():
    assert mode_for(KONSOLE)[0] is Mode.FENCED
    remember(identify(KONSOLE), Mode.VISUAL)
    assert choices_path().parent == locations.config_dir()
    assert mode_for(KONSOLE) == (Mode.VISUAL, "You chose it for Konsole.")
    assert mode_for(VTE)[0] is Mode.EXPLICIT


def test_a_second_choice_replaces_the_first_and_leaves_other_terminals(tmp_path):
    path = tmp_path / "new" / "terminals.toml"
    remember(identify(KONSOLE), Mode.VISUAL, path)
    remember(identify(VTE), Mode.FENCED, path)
    remember(identify(KONSOLE), Mode.LOGICAL, path)
    assert read_choices(path) == {"Konsole": Mode.LOGICAL, "VTE": Mode.FENCED}
    assert [entry.name for entry in path.parent.iterdir()] == ["terminals.toml"]


def test_a_key_of_any_characters_comes_back(tmp_path):
    path = tmp_path / "terminals.toml"
    terminal = identify({"TERM": 'odd "name" \\ [x] = é'})
    remember(terminal, Mode.FENCED, path)
    assert read_choices(path) == {terminal.key: Mode.FENCED}


def test_what_the_environment_demands_goes_before_a_choice():
    remember(identify(KONSOLE), Mode.VISUAL)
    assert mode_for(KONSOLE | {"NO_BIDI": "1"})[0] is Mode.LOGICAL


def test_a_mode_that_is_named_in_the_environment_goes_before_a_choice():
    remember(identify(KONSOLE), Mode.VISUAL)
    assert mode_for(KONSOLE | {"DESKBRIEF_ARABIC": "explicit"}) == (Mode.EXPLICIT, "DESKBRIEF_ARABIC is set.")


def test_a_choice_is_found_by_what_the_terminal_answers():
    remember(identify({}, "Konsole 22.12.3"), Mode.VISUAL)
    assert mode_for(VTE, answered="Konsole 22.12.3")[0] is Mode.VISUAL
    assert mode_for(VTE, answered="VTE(6800)")[0] is Mode.EXPLICIT


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("VTE = ", "not valid TOML"),
        ("VTE = 'sideways'", "gives 'VTE' the mode 'sideways'"),
        ("[VTE]\nmode = 'visual'", "which is none"),
    ],
)
def test_a_damaged_file_is_named_and_not_overwritten(tmp_path, content, problem):
    path = tmp_path / "terminals.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DeskbriefError, match=problem):
        remember(identify(VTE), Mode.VISUAL, path)
    assert path.read_text(encoding="utf-8") == content


def test_bytes_that_are_no_text_are_a_damaged_file(tmp_path):
    path = tmp_path / "terminals.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(DeskbriefError, match="not valid TOML"):
        read_choices(path)


def test_a_choice_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskbriefError, match="cannot be"):
        remember(identify(VTE), Mode.VISUAL, tmp_path / "file" / "terminals.toml")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
