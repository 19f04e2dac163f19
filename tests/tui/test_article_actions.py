"""What is done with the article as a whole: copy, export, edit its source; nothing leaves as it is drawn."""

from __future__ import annotations

import json
import re
import sqlite3

import pytest
from textual.widgets import Input

from deskbrief.display import Mode
from deskbrief.tui.dialogs.choose import ChooseScreen
from deskbrief.tui.dialogs.prompt import PromptScreen
from deskbrief.tui.layout.spot import Part
from deskbrief.tui.widgets.detail import Tab
from support.desk_app import Desk, at_desk, write_article
from support.desk_article import COST, CUTS, FLAGGED, PARAGRAPHS, PLAN, VISIT

DRAWN = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Joined letters and direction marks: what is for the terminal alone."""


async def edit(desk: Desk, number: int, text: str, part: Part = Part.TARGET) -> None:
    await desk.go(number, part)
    await desk.press("enter", "f7")
    await desk.type(text)
    await desk.press("escape")


# Copying.


@pytest.mark.parametrize("key", ["y", "c"])
@at_desk(mode=Mode.VISUAL)
async def test_the_source_is_copied_as_it_is_stored(desk, key):
    await desk.go(FLAGGED, Part.SOURCE)
    await desk.press(key)
    assert desk.app.clipboard == "وزار مُدِيرُ الدفاع المدني كريم الساعدي القرى المتضررة."


@at_desk(mode=Mode.VISUAL)
async def test_the_translation_is_copied_with_the_arabic_in_it_in_reading_order(desk):
    await desk.go(FLAGGED)
    await desk.press("y")
    assert desk.app.clipboard == "The civil defence director كريم الساعدي visited the damaged villages."
    assert "Copied the translation" in desk.notices[-1]


@at_desk(mode=Mode.VISUAL)
async def test_bullets_and_key_points_are_copied_without_what_is_said_of_them(desk):
    await edit(desk, FLAGGED, "كريم came", Part.BRIEF)
    await desk.press("y")
    assert desk.app.clipboard == "كريم came"
    await desk.go_to_points(1)
    await desk.press("y")
    assert desk.app.clipboard == desk.points()[1]


@at_desk(mode=Mode.VISUAL)
async def test_shift_y_copies_the_translation_above_its_source(desk):
    await desk.go(FLAGGED, Part.BRIEF)
    await desk.press("Y")
    assert desk.app.clipboard == f"{desk.text(FLAGGED)}\n\n{desk.row(FLAGGED).source}"


@at_desk()
async def test_an_empty_translation_is_not_copied_over_what_was_copied_before(desk):
    await desk.go(PLAN)
    await desk.press("y", "enter", "f7", "delete", "escape", "y")
    assert desk.app.clipboard.startswith("The council")
    assert "nothing to copy" in desk.notices[-1]


# Exporting.


async def export_to(desk: Desk, path: object) -> None:
    await desk.press("e")
    assert isinstance(desk.dialog, PromptScreen)
    desk.dialog.query_one(Input).value = str(path)
    await desk.press("enter")


@at_desk()
async def test_e_suggests_a_name_beside_the_article_and_writes_the_brief_there(desk):
    await edit(desk, PLAN, "Mine")
    await desk.press("e")
    suggested = desk.dialog.query_one(Input).value
    assert suggested == str(desk.article.with_suffix(".brief.md"))
    await desk.press("enter")
    written = desk.article.with_suffix(".brief.md").read_text("utf-8")
    assert "Mine" in written
    assert "أقر مجلس بلدة الأمل" in written
    assert "8 paragraphs are not approved yet" in desk.notices[-1]


@at_desk()
async def test_the_suffix_tells_the_format(desk, tmp_path):
    await export_to(desk, tmp_path / "brief.json")
    assert json.loads((tmp_path / "brief.json").read_text("utf-8"))["paragraphs"]


@at_desk()
async def test_a_suffix_that_no_format_has_is_refused_and_the_desk_goes_on(desk, tmp_path):
    await export_to(desk, tmp_path / "brief.docx")
    assert "does not tell a format" in desk.notices[-1]
    assert not (tmp_path / "brief.docx").exists()
    await desk.press("down")
    assert desk.app.is_running


@pytest.mark.parametrize(
    "name", ["no-such-folder/brief.md", "~nobody-of-this-name/brief.md", f"{'x' * 300}.md"]
)
@at_desk()
async def test_a_file_that_cannot_be_written_is_told_and_the_desk_goes_on(desk, tmp_path, name):
    (tmp_path / "no-such-folder").write_text("a file")
    await export_to(desk, name if name.startswith("~") else tmp_path / name)
    await desk.press("down")
    assert desk.app.is_running
    assert desk.notices
    assert not any("Exported" in notice for notice in desk.notices)


@at_desk()
async def test_a_file_that_the_desk_did_not_write_is_replaced_only_when_that_is_confirmed(desk, tmp_path):
    path = tmp_path / "brief.md"
    path.write_text("theirs")
    await export_to(desk, path)
    assert isinstance(desk.dialog, ChooseScreen)
    await desk.press("enter")
    assert path.read_text() == "theirs"
    await export_to(desk, path)
    await desk.press("down", "enter")
    assert "Al-Amal" in path.read_text("utf-8")


@at_desk()
async def test_ctrl_s_writes_again_where_it_was_written_last_without_asking(desk, tmp_path):
    await export_to(desk, tmp_path / "brief.md")
    await edit(desk, PLAN, "Mine")
    await desk.press("ctrl+s")
    assert desk.dialog is None
    assert "Mine" in (tmp_path / "brief.md").read_text("utf-8")


@at_desk()
async def test_ctrl_s_asks_before_it_replaces_what_somebody_changed_meanwhile(desk, tmp_path):
    path = tmp_path / "brief.md"
    await export_to(desk, path)
    path.write_text("theirs")
    await desk.press("ctrl+s")
    assert isinstance(desk.dialog, ChooseScreen)
    await desk.press("escape")
    assert path.read_text() == "theirs"


@at_desk()
async def test_ctrl_s_asks_for_a_name_the_first_time(desk):
    await desk.press("ctrl+s")
    assert isinstance(desk.dialog, PromptScreen)
    await desk.press("escape")
    assert desk.dialog is None


@at_desk()
async def test_ctrl_s_in_the_editor_exports_what_was_typed_and_goes_on_editing(desk, tmp_path):
    path = tmp_path / "brief.md"
    await export_to(desk, path)
    await desk.go(PLAN)
    await desk.press("enter", "f7")
    await desk.type("Mine")
    await desk.press("ctrl+s")
    assert "Mine" in path.read_text("utf-8")
    assert desk.editor.text == "Mine"


# The source.


@at_desk()
async def test_f4_is_refused_where_the_terminal_cannot_be_given_away(desk, monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "true")
    await desk.press("f4")
    assert "cannot be opened in this terminal" in desk.notices[-1]
    assert not desk.session.read_only


@at_desk()
async def test_an_editor_that_is_not_there_is_named(desk, monkeypatch):
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    await desk.press("E")
    assert "'no-such-editor' is not there" in desk.notices[-1]


@at_desk()
async def test_what_was_done_follows_a_source_that_was_edited(desk):
    await edit(desk, VISIT, "Mine")
    write_article(desk.article.parent, PARAGRAPHS.replace("أمس الثلاثاء", "أمس الأربعاء"))
    desk.screen.reopen()
    await desk.until_quiet()
    assert "الأربعاء" in desk.row(PLAN).source
    assert desk.text(PLAN)
    assert desk.text(VISIT) == "Mine"
    assert "has changed" in desk.banner
    assert "الأربعاء" in desk.shown()


@at_desk()
async def test_a_text_whose_paragraph_is_gone_is_kept_and_the_banner_says_so(desk):
    await edit(desk, CUTS, "Mine")
    parts = [part for part in PARAGRAPHS.split("\n\n") if "انقطاع" not in part]
    write_article(desk.article.parent, "\n\n".join(parts))
    desk.screen.reopen()
    await desk.until_quiet()
    assert [text.text for text in desk.session.unplaced()] == ["Mine"]
    assert "unplaced" in desk.banner
    await desk.press("l")
    await desk.until(
        lambda: desk.screen.detail.tab is Tab.LEFT_OUT and desk.app.focused.id == "left-out-list"
    )
    assert "Mine" in str(desk.app.focused.get_option_at_index(0).prompt)


@at_desk()
async def test_a_source_that_is_no_article_any_more_leaves_the_desk_as_it_was(desk):
    from deskbrief.errors import DeskbriefError

    await edit(desk, PLAN, "Mine")
    write_article(desk.article.parent, "")
    with pytest.raises(DeskbriefError):
        desk.screen.reopen()
    await desk.settle()
    assert desk.text(PLAN) == "Mine"
    await edit(desk, COST, "Mine too")
    assert desk.text(COST) == "Mine too"


# Nothing is stored as it is drawn.


@at_desk(mode=Mode.VISUAL)
async def test_after_work_in_visual_mode_nothing_stored_or_exported_is_as_it_is_drawn(desk, tmp_path):
    assert DRAWN.search(desk.shown())
    await edit(desk, FLAGGED, "Mine: كريم الساعدي")
    await edit(desk, FLAGGED, "Brief: كريم", Part.BRIEF)
    await desk.press("k")
    await desk.go(COST)
    await desk.press("s", "x", "a", "u", "j")
    await desk.press("slash")
    desk.screen.search_bar.query_one(Input).value = "الأمل"
    await desk.press("enter", "w", "escape")
    await export_to(desk, tmp_path / "brief.md")
    await export_to(desk, tmp_path / "brief.json")
    with sqlite3.connect(desk.session.path) as stored:
        held = "\n".join(stored.iterdump())
    texts = [held, *((tmp_path / f"brief.{kind}").read_text("utf-8") for kind in ("md", "json"))]
    assert all("كريم" in text or "\\u0643" in text for text in texts)
    for text in texts:
        assert not DRAWN.search(text)
        assert not re.search(r"\\u(fb[5-9a-f]|f[cd]|fe[7-f]|200[ef]|202[a-e]|206[6-9])", text)


# Leaving.


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
@at_desk()
async def test_q_leaves(desk, key):
    await desk.press(key)
    await desk.until(lambda: desk.app._exit)
