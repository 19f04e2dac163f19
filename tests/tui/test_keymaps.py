"""The keys: one command for each, in both keymaps; those of OmegaT work within the editor too."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from deskbrief.errors import DeskbriefError
from deskbrief.tui.app import DeskApp
from deskbrief.tui.commands import COMMANDS
from deskbrief.tui.keymaps import KEYMAPS, is_safe_while_typing
from deskbrief.tui.layout.spot import Part
from deskbrief.tui.opening import Opening
from deskbrief.tui.settings import KEYMAP_NAMES, Settings
from support.desk_app import at_desk, room_of, sitting, write_article
from support.desk_article import COST, PLAN, WELLS

OMEGAT = Settings(keymap="omegat")


@pytest.mark.parametrize("name", KEYMAPS)
def test_every_key_of_a_keymap_belongs_to_one_command(name):
    counted = Counter(key for keys in COMMANDS.keys(KEYMAPS[name]).values() for key in keys)
    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", KEYMAPS)
def test_every_command_has_a_key_in_every_keymap(name):
    assert [command for command, keys in COMMANDS.keys(KEYMAPS[name]).items() if not keys] == []


@pytest.mark.parametrize("name", KEYMAPS)
def test_commands_that_work_within_the_editor_have_a_key_that_no_text_is_written_with(name):
    keys = COMMANDS.keys(KEYMAPS[name])
    wanted = {"next-paragraph", "previous-paragraph", "search", "export-again", "quit", "palette", "help"}
    for command in COMMANDS:
        if command.name in wanted:
            assert command.while_editing
            assert any(map(is_safe_while_typing, keys[command.name])), command.name


def test_the_settings_can_name_each_keymap():
    assert set(KEYMAP_NAMES) == set(KEYMAPS)


@pytest.mark.parametrize(
    ("key", "is_safe"),
    [
        ("ctrl+s", True),
        ("alt+1", True),
        ("f9", True),
        ("f", False),
        ("a", False),
        ("slash", False),
        ("up", False),
    ],
)
def test_only_keys_that_write_nothing_are_safe_while_typing(key, is_safe):
    assert is_safe_while_typing(key) is is_safe


def test_a_key_that_a_keymap_gives_to_a_command_is_taken_from_the_one_that_has_it():
    keys = COMMANDS.keys({"approve": ("u",)})
    assert keys["approve"] == ("u",)
    assert keys["undo"] == ("ctrl+z",)


def test_a_command_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(DeskbriefError, match="no command 'aprove'") as refused:
        COMMANDS.keys({"aprove": ("a",)})
    assert "approve-next" in refused.value.hint


def test_one_key_for_two_commands_is_refused():
    with pytest.raises(DeskbriefError, match="given to both 'approve' and 'undo'"):
        COMMANDS.keys({"approve": ("x",), "undo": ("x",)})


def test_a_desk_with_wrong_settings_does_not_open_and_says_why(tmp_path):
    opening = Opening(article=write_article(tmp_path))
    for settings in (Settings(theme="pink"), Settings(keys={"aprove": ("a",)})):
        with opening.open() as session, pytest.raises(DeskbriefError, match="There is no"):
            DeskApp(opening, session, room_of(), mode=None, settings=settings)


@at_desk(settings=Settings(keys={"approve": ("ctrl+t",)}))
async def test_a_persons_own_key_works_and_the_default_one_does_not(desk):
    await desk.go(PLAN)
    await desk.press("a")
    assert not desk.row(PLAN).approved
    await desk.press("ctrl+t")
    assert desk.row(PLAN).approved


# The habits of OmegaT.


@at_desk(settings=OMEGAT)
async def test_ctrl_u_in_the_editor_goes_to_the_next_untouched_paragraph_and_edits_there(desk):
    desk.session.approve(desk.ids[COST])
    await desk.go(PLAN)
    await desk.press("enter", "f7")
    await desk.type("Mine")
    await desk.press("ctrl+u")
    assert desk.text(PLAN) == "Mine"
    assert desk.spot == (Part.TARGET, WELLS)
    assert desk.editor.text == desk.text(WELLS)
    assert desk.editor.has_focus


@at_desk(settings=OMEGAT)
async def test_ctrl_n_and_ctrl_p_edit_the_paragraphs_beside(desk):
    await desk.go(PLAN)
    await desk.press("enter", "ctrl+n")
    assert desk.editor.text == desk.text(COST)
    await desk.press("ctrl+p")
    assert desk.editor.text == desk.text(PLAN)


@at_desk(settings=OMEGAT)
async def test_alt_and_a_figure_take_an_offer_within_the_editor(desk):
    await desk.go(PLAN)
    await desk.press("enter", "alt+2")
    assert desk.text(PLAN).startswith("Secondly: ")
    assert desk.editor.text == desk.text(PLAN)


@at_desk(settings=OMEGAT)
async def test_alt_m_takes_the_machines_text_within_the_editor(desk):
    machine = desk.text(PLAN)
    await desk.go(PLAN)
    await desk.press("enter", "x", "alt+m")
    assert desk.editor.text == desk.text(PLAN) == machine


@at_desk(settings=OMEGAT)
async def test_the_editors_own_keys_stay_as_they_are(desk):
    await desk.go(PLAN)
    await desk.press("enter", "ctrl+j")
    assert desk.row(PLAN).approved


def test_the_default_keymap_leaves_ctrl_u_to_the_editor(tmp_path):
    async def run() -> None:
        async with sitting(write_article(tmp_path)) as desk:
            await desk.go(PLAN)
            await desk.press("enter", "ctrl+u")
            machine = desk.row(PLAN).machine_text
            assert len(desk.editor.text) < len(machine)
            assert machine.startswith(desk.editor.text)

    asyncio.run(run())


def test_hints_name_the_keys_of_the_keymap_in_use(tmp_path):
    async def run() -> None:
        async with sitting(write_article(tmp_path), settings=Settings(keys={"add-bullet": ("f5",)})) as desk:
            assert desk.screen.key("add-bullet") == "F5"
            assert desk.screen.key("search") == "/"

    asyncio.run(run())
