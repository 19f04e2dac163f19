"""``desk.toml``: what a person sets once for every desk, and what is said where it is wrong."""

from __future__ import annotations

import pytest

from deskbrief.errors import UsageError
from deskbrief.tui import remembered
from deskbrief.tui.settings import Settings, read_settings, settings_path


def settings_of(tmp_path, text: str) -> Settings:
    path = tmp_path / "desk.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_without_a_file_all_is_as_it_comes():
    assert not settings_path().exists()
    assert read_settings() == Settings()


def test_the_file_is_read_from_the_configuration_folder():
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text('keymap = "omegat"\n')
    assert read_settings().keymap == "omegat"


def test_all_that_can_be_set_is_read(tmp_path):
    text = """
    theme = "nord"
    keymap = "omegat"
    tashkeel = false
    learning = false
    ligatures = false
    [keys]
    approve = "ctrl+a"
    undo = ["u", "ctrl+z"]
    """
    keys = {"approve": ("ctrl+a",), "undo": ("u", "ctrl+z")}
    assert settings_of(tmp_path, text) == Settings(
        "nord", "omegat", keys, tashkeel=False, ligatures=False, learning=False
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("colour = 1", "there is no setting 'colour'"),
        ("tashkeel = 1", "takes true or false"),
        ("theme = 1", "takes a name in quotes"),
        ("keymap = 'vi'", "there is no keymap 'vi'"),
        ("keymap = ['omegat']", "takes a name in quotes"),
        ("names = 'bbc'", "there is no style of names 'bbc'"),
        ("keys = 1", "a key or a list of keys"),
        ("[keys]\nundo = 1", "a key or a list of keys"),
        ("[keys]\nundo = [1]", "a key or a list of keys"),
        ("theme = ", "is not valid TOML"),
    ],
)
def test_what_is_wrong_is_named_with_the_file_and_what_can_be_set(tmp_path, text, problem):
    with pytest.raises(UsageError) as refused:
        settings_of(tmp_path, text)
    assert problem in refused.value.message
    assert str(tmp_path / "desk.toml") in refused.value.message
    assert "keymap" in refused.value.hint


def test_bytes_that_are_no_text_are_told_too(tmp_path):
    (tmp_path / "desk.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="not valid TOML"):
        read_settings(tmp_path / "desk.toml")


def test_a_folder_in_its_place_cannot_be_read(tmp_path):
    (tmp_path / "desk.toml").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        read_settings(tmp_path / "desk.toml")


# What is remembered without being set.


def test_what_is_kept_is_recalled_and_the_rest_stays():
    remembered.keep("theme", "desk-light")
    remembered.keep("other", "é")
    assert (remembered.recall("theme"), remembered.recall("other")) == ("desk-light", "é")


def test_nothing_is_recalled_that_was_not_kept():
    assert remembered.recall("theme") is None


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff", b'{"theme": 1}'])
def test_a_damaged_file_remembers_nothing_and_can_be_kept_in_again(content):
    remembered.path().parent.mkdir(parents=True)
    remembered.path().write_bytes(content)
    assert remembered.recall("theme") is None
    remembered.keep("theme", "desk-light")
    assert remembered.recall("theme") == "desk-light"


def test_what_cannot_be_kept_is_no_error():
    remembered.path().mkdir(parents=True)
    remembered.keep("theme", "desk-light")
    assert remembered.recall("theme") is None
