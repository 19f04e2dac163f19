"""What is shown and how: changes, vowel marks, ways of drawing Arabic, themes, the panel, help, figures."""

from __future__ import annotations

import asyncio
import io
import os

import pytest
from rich.console import Console
from textual.widgets import OptionList, Static

from deskbrief.display import Mode
from deskbrief.display.choices import read_choices
from deskbrief.display.terminal import identify
from deskbrief.tui.commands import COMMANDS
from deskbrief.tui.commands.texts import help_text, spelt
from deskbrief.tui.dialogs.text import TextScreen
from deskbrief.tui.layout.spot import Part
from deskbrief.tui.settings import Settings
from deskbrief.tui.widgets.detail import Tab
from deskbrief.tui.widgets.keybar import KeyBar
from support.desk_app import at_desk, sitting, styles_of, write_article
from support.desk_article import COST, CUTS, FLAGGED, PLAN, WELLS


def printed(renderable: object) -> str:
    """A text of the desk as it reads."""
    console = Console(file=io.StringIO(), width=120)
    console.print(renderable)
    return console.file.getvalue()


def dialog_text(desk) -> str:
    assert isinstance(desk.dialog, TextScreen)
    return printed(desk.dialog.query_one("VerticalScroll Static", Static).content)


# Changes.


@at_desk()
async def test_d_shows_what_a_person_deleted_and_inserted_and_d_again_the_text(desk):
    desk.session.edit(desk.ids[CUTS], "Residents have complained of power cuts for months.")
    desk.screen.changed(desk.ids[CUTS])
    await desk.press("d")
    styles = styles_of(desk, CUTS, ["water", "power", "Residents"])
    assert styles["water"].strike
    assert styles["power"].underline
    assert styles["power"].bold
    assert not (styles["Residents"].strike or styles["Residents"].underline)
    await desk.press("d")
    assert "water cuts" not in desk.shown()
    assert "power cuts" in desk.shown()


@at_desk()
async def test_in_the_view_of_changes_the_machines_texts_are_as_they_were(desk):
    await desk.press("d")
    assert not styles_of(desk, PLAN, ["adopted"])["adopted"].strike


# Vowel marks and ways of drawing.


@at_desk()
async def test_h_hides_the_vowel_marks_and_shows_them_again_while_the_text_keeps_them(desk):
    assert "مُدِيرُ" in desk.shown()
    await desk.press("h")
    assert "مدير" in desk.shown()
    assert "مُدِيرُ" in desk.row(FLAGGED).source
    await desk.press("h")
    assert "مُدِيرُ" in desk.shown()


@at_desk(settings=Settings(tashkeel=False))
async def test_the_vowel_marks_are_hidden_from_the_beginning_where_the_settings_say_so(desk):
    assert "مدير" in desk.shown()


@at_desk()
async def test_f9_goes_through_all_ways_of_drawing_and_remembers_the_last_for_this_terminal(desk):
    seen = []
    for _ in Mode:
        await desk.press("f9")
        seen.append(desk.screen.board.drawing.mode)
        assert desk.screen.search_bar.mode is desk.screen.points.drawing.mode is seen[-1]
        assert read_choices()[identify(os.environ).key] is seen[-1]
    assert set(seen) == set(Mode)
    assert seen[-1] is Mode.LOGICAL


@at_desk()
async def test_each_way_of_drawing_writes_the_source_otherwise(desk):
    pictures = set()
    for _ in Mode:
        await desk.press("f9")
        pictures.add(desk.shown())
    assert len(pictures) == len(Mode)


# Themes.


def test_f8_changes_the_theme_and_the_next_desk_has_it(tmp_path):
    article = write_article(tmp_path)

    async def sittings() -> None:
        async with sitting(article) as desk:
            assert desk.app.theme == "desk-dark"
            before = styles_of(desk, PLAN, ["council"])["council"]
            await desk.press("f8")
            assert desk.app.theme == "desk-light"
            assert styles_of(desk, PLAN, ["council"])["council"] != before
        async with sitting(article) as desk:
            assert desk.app.theme == "desk-light"

    asyncio.run(sittings())


@at_desk(settings=Settings(theme="nord"))
async def test_a_theme_of_textuals_can_be_set(desk):
    assert desk.app.theme == "nord"


# The panel.


@at_desk()
async def test_i_opens_the_panel_and_closes_it(desk):
    assert not desk.screen.detail.display
    await desk.press("i")
    assert desk.screen.detail.display
    await desk.press("i")
    assert not desk.screen.detail.display


@at_desk()
async def test_w_shows_the_source_word_by_word_and_follows_the_cursor(desk):
    await desk.go(COST)
    await desk.press("w")
    await desk.until(lambda: "head" in words(desk) or "president" in words(desk))
    assert "الخطة" in words(desk)
    await desk.press("down")
    await desk.until(lambda: "المجلس" in words(desk) and "الخطة" not in words(desk))


def words(desk) -> str:
    return str(desk.screen.query_one("#words-text", Static).content)


@pytest.mark.parametrize(
    ("key", "tab"), [("w", Tab.WORDS), ("A", Tab.OFFERS), ("F", Tab.FINDINGS), ("l", Tab.LEFT_OUT)]
)
@at_desk()
async def test_a_key_opens_the_panel_at_its_tab_and_closes_it_again(desk, key, tab):
    await desk.press(key)
    await desk.until(lambda: desk.screen.detail.tab is tab)
    await desk.press(key)
    assert not desk.screen.detail.display
    assert desk.screen.board.has_focus


@at_desk()
async def test_esc_closes_the_panel_and_gives_the_keyboard_to_the_board(desk):
    await desk.press("F")
    await desk.until(lambda: desk.app.focused.id == "findings-list")
    await desk.press("escape")
    assert not desk.screen.detail.display
    assert desk.screen.board.has_focus


@at_desk()
async def test_the_findings_of_a_paragraph_are_told_and_choosing_one_goes_to_its_text(desk):
    await desk.go(FLAGGED, Part.SOURCE)
    await desk.press("F")
    await desk.until(lambda: desk.app.focused.id == "findings-list")
    assert "confidence" in str(desk.app.focused.get_option_at_index(0).prompt)
    assert "Errors (1)" in str(desk.app.focused.get_option_at_index(1).prompt)
    assert "Left in Arabic" in str(desk.app.focused.get_option_at_index(2).prompt)
    await desk.press("enter")
    assert desk.spot == (Part.TARGET, FLAGGED)
    assert desk.screen.board.has_focus


@at_desk()
async def test_what_was_left_out_is_listed_with_its_reason(desk):
    await desk.press("l")
    await desk.until(lambda: desk.app.focused.id == "left-out-list")
    first, second = (str(option.prompt) for option in desk.app.focused.options)
    assert first.startswith("share bar\nشارك")
    assert second.startswith("link to another article\n")


@at_desk()
async def test_the_panel_tells_of_the_article_and_its_desk(desk):
    await desk.press("l")
    desk.screen.detail.tab = Tab.ARTICLE
    text = desk.screen.query_one("#article-text", Static)
    await desk.until(lambda: "article.txt" in str(text.content))
    assert str(desk.session.path) in str(text.content)
    assert "text, utf-8" in str(text.content)


# Help and figures.


@pytest.mark.parametrize("key", ["question_mark", "f1"])
@at_desk()
async def test_help_lists_first_the_keys_that_work_where_the_cursor_is(desk, key):
    await desk.go(PLAN, Part.BRIEF)
    await desk.press(key)
    text = dialog_text(desk)
    here, _, rest = text.partition("While editing")
    assert "Here, in the brief" in here
    assert COMMANDS["promote"].help in " ".join(here.split())
    assert COMMANDS["undo"].help in " ".join(rest.split())
    await desk.press("escape")
    assert desk.dialog is None


def test_help_names_every_command_with_all_its_keys():
    keys = COMMANDS.keys({})
    text = " ".join(printed(help_text(keys)).split())
    for command in COMMANDS:
        assert f"{' '.join(map(spelt, keys[command.name]))} {command.help}" in text


@at_desk()
async def test_the_figures_tell_how_much_of_the_work_is_a_persons(desk):
    desk.session.edit(desk.ids[PLAN], "Mine.")
    desk.session.approve(desk.ids[PLAN])
    desk.session.approve(desk.ids[WELLS])
    await desk.press("S")
    figures = {line.split(maxsplit=1)[1].strip(): line.split()[0] for line in dialog_text(desk).splitlines()}
    assert figures["paragraphs with a translation"] == "8"
    assert figures["approved"] == "2"
    assert figures["edited"] == "1"
    assert figures["flagged"] == "1"
    assert figures["things done, undoing included"] == "3"
    edited_share = next(value for what, value in figures.items() if what.startswith("edited share"))
    assert edited_share == "12%"


# The palette.


@pytest.mark.parametrize("key", ["ctrl+p", "f10"])
@at_desk()
async def test_the_palette_finds_a_command_by_its_words_and_runs_it(desk, key):
    await desk.go(PLAN)
    await desk.press(key)
    await desk.until(lambda: desk.dialog is not None)
    await desk.type("approve")
    found = desk.dialog.query_one(OptionList)
    await desk.until(
        lambda: found.option_count and str(found.get_option_at_index(0).prompt)[:9] == "Approve  "
    )
    await desk.press("enter")
    await desk.until(lambda: desk.row(PLAN).approved)


@at_desk()
async def test_the_palette_offers_only_what_makes_sense_where_the_cursor_is(desk):
    from deskbrief.tui.app import DeskCommands

    async def offered() -> set[str]:
        provider = DeskCommands(desk.screen)
        return {str(hit.text) async for hit in provider.discover()}

    await desk.go(PLAN)
    assert {"approve", "undo"} <= await offered()
    assert "promote" not in await offered()
    await desk.go_to_points()
    assert {"pin", "undo"} <= await offered()
    assert "approve" not in await offered()


@at_desk()
async def test_the_footer_shows_only_keys_that_work_where_the_cursor_is(desk):
    def footer() -> set[str]:
        return set(desk.screen.query_one(KeyBar).shown.values())

    await desk.go(PLAN)
    await desk.until(lambda: "Approve" in footer() and "Pin" not in footer())
    await desk.press("right")
    await desk.until(lambda: "Pin" in footer() and "Alternative" not in footer())
    await desk.go_to_points()
    await desk.until(lambda: "Approve" not in footer() and "Pin" in footer())
