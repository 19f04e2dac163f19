"""The editor of one paragraph: a person's letters stay whole, and what is typed is handed over in time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import ClassVar

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from deskbrief.tui.widgets.clusters import Lines, boundaries, ceiling, floor, visible, word_end, word_start
from deskbrief.tui.widgets.editor import SAVE_AFTER, CellEditor

CODER = "👩\u200d💻"
ACUTE = "e\u0301"
MARKED = "مُدِير"  # four letters, two of them with a vowel mark


class Host(App[None]):
    """An owner that writes down what the editor tells it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "note('app undo')"),
        Binding("escape", "note('app escape')"),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self.editor = CellEditor(text)
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.editor
        yield Input()

    def on_mount(self) -> None:
        self.editor.focus()

    def action_note(self, what: str) -> None:
        self.heard.append(what)

    def on_cell_editor_typed(self, message: CellEditor.Typed) -> None:
        assert message.control is self.editor
        self.heard.append(("typed", message.text))

    def on_cell_editor_finished(self, message: CellEditor.Finished) -> None:
        assert message.control is self.editor
        self.heard.append(("approved" if message.approve else "finished", message.text))

    def on_cell_editor_completion_asked(self, message: CellEditor.CompletionAsked) -> None:
        assert message.control is self.editor
        self.heard.append("asked")

    @property
    def saves(self) -> list[str]:
        return [heard[1] for heard in self.heard if isinstance(heard, tuple) and heard[0] == "typed"]


Steps = Callable[[Host, CellEditor, Pilot[None]], Awaitable[None]]


def with_editor(text: str, steps: Steps, size: tuple[int, int] = (40, 12)) -> Host:
    async def run() -> Host:
        host = Host(text)
        async with host.run_test(size=size) as pilot:
            await steps(host, host.editor, pilot)
        return host

    CellEditor.BLINK = False
    return asyncio.run(run())


def after(text: str, *keys: str, at: int = 0) -> CellEditor:
    """Return the editor after some keys, with the cursor at first at a column of the first line."""

    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        editor.move_cursor((0, at))
        await pilot.press(*keys)

    return with_editor(text, steps).editor


# Letters stay whole.


@pytest.mark.parametrize("cluster", [CODER, ACUTE, "مُ", "مَّ", "🇮🇶", "👍🏽"])
def test_left_and_right_pass_a_letter_in_one_step(cluster):
    assert after(f"a{cluster}b", "right", "right").cursor_location == (0, 1 + len(cluster))
    assert after(f"a{cluster}b", "left", at=1 + len(cluster)).cursor_location == (0, 1)


def test_shift_and_an_arrow_select_whole_letters():
    assert after(MARKED, "shift+right", "shift+right").selected_text == "مُدِ"
    assert after(MARKED, "end", "shift+left", "shift+left", "shift+left").selected_text == "دِير"


@pytest.mark.parametrize("cluster", [CODER, ACUTE, "مُ", "🇮🇶"])
def test_backspace_and_delete_take_a_whole_letter(cluster):
    assert after(f"a{cluster}b", "backspace", at=1 + len(cluster)).text == "ab"
    assert after(f"a{cluster}b", "delete", at=1).text == "ab"


def test_words_end_behind_the_mark_of_their_last_letter():
    text = f"قالَ {MARKED} don't"
    assert after(text, "ctrl+right").cursor_location == (0, 4)
    assert after(text, "ctrl+right", "ctrl+right").cursor_location == (0, 5 + len(MARKED))
    assert after(text, "end", "ctrl+left").cursor_location == (0, len(text) - 5)
    assert after(text, "end", "ctrl+left", "ctrl+left").cursor_location == (0, 5)


def test_words_are_deleted_whole():
    text = f"a {MARKED} b"
    assert after(text, "ctrl+w", at=2 + len(MARKED)).text == "a  b"
    assert after(text, "alt+delete", at=2).text == "a  b"


def test_a_letter_typed_before_a_lone_mark_stays_before_the_cursor():
    assert after("\u0301", "e", "x").text == "e\u0301x"


def test_a_click_lands_on_the_letter_that_is_drawn_there():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        for cell, column in ((0, 0), (1, 0), (2, len(CODER)), (3, len(CODER) + 1)):
            await pilot.click(editor, offset=(cell, 0))
            assert editor.cursor_location == (0, column)

    with_editor(f"{CODER}abc", steps)


def test_dragging_the_mouse_selects():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.mouse_down(editor, offset=(0, 0))
        await pilot.hover(editor, offset=(4, 0))
        await pilot.mouse_up(editor, offset=(4, 0))
        assert editor.selected_text == "over"

    with_editor("over there", steps)


def test_up_and_down_keep_to_the_cells_of_a_wrapped_paragraph():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("right", "right", "down")
        assert editor.cursor_location == (0, 12)
        await pilot.press("up")
        assert editor.cursor_location == (0, 3)

    with_editor(f"{ACUTE}1234567 123456", steps, size=(10, 8))


def test_the_editor_is_as_high_as_its_text():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        assert editor.size.height == 1
        await pilot.press(*"a fifteen words")
        await pilot.pause()
        assert editor.size.height == 2

    with_editor("", steps, size=(12, 8))


def test_the_cursor_is_drawn_on_a_whole_letter():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.pause()
        assert CODER in [segment.text for segment in editor.render_line(0)]

    with_editor(f"{CODER}abc", steps)


def test_no_control_character_reaches_the_terminal():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        drawn = "".join(segment.text for segment in editor.render_line(0))
        assert "\x1b" not in drawn and "\x07" not in drawn and "\u202e" not in drawn
        assert editor.text == "a\x1b[31m\x07b\u202ec"

    with_editor("a\x1b[31m\x07b\u202ec", steps)


# One paragraph.


def test_enter_leaves_and_breaks_no_line():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        assert host.heard == [("finished", "News.")]

    with_editor("News.", steps)


@pytest.mark.parametrize("key", ["ctrl+enter", "alt+enter", "ctrl+j"])
def test_ctrl_enter_leaves_and_approves(key):
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        assert host.heard == [("approved", "News.")]

    with_editor("News.", steps)


def test_escape_leaves_and_what_was_typed_stays():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("A", "B", "escape")
        assert host.heard[-2:] == [("typed", "ABNews."), ("finished", "ABNews.")]

    with_editor("News.", steps)


def test_pasted_line_breaks_become_spaces():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        host.post_message(Paste("one\r\ntwo \n\n three\tfour\u2028five\x1b[0m\n"))
        await pilot.pause()
        assert editor.text == "one two three four five[0m"

    with_editor("", steps)


def test_line_breaks_that_were_there_stay_as_they_were():
    text = "one\r\ntwo\u2028three\nfour\rfive\n"
    assert after(text, "X").text == "X" + text
    assert after(text, "down", "X", "Y", "ctrl+z").text == text
    assert after(text, "f7", "Z", "ctrl+z").text == text


def test_a_line_break_that_was_there_can_be_deleted():
    assert after("one\ntwo", "delete", at=3).text == "onetwo"
    assert after("one\r\ntwo", "delete", "ctrl+z", at=3).text == "one\r\ntwo"


def test_cutting_nothing_cuts_nothing():
    assert after("one two", "ctrl+x").text == "one two"
    assert after("one two", "shift+right", "ctrl+x").text == "ne two"


def test_tab_goes_on_to_the_next_widget():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("tab")
        assert not editor.has_focus and editor.text == "News."

    with_editor("News.", steps)


# Saving.


def test_the_first_key_is_handed_over_at_once():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("A")
        assert host.saves == ["ANews."]

    with_editor("News.", steps)


def test_steady_typing_does_not_put_saving_off():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + 3 * SAVE_AFTER
        while loop.time() < end:
            await pilot.press("a")
            await pilot.pause(0.02)
        await pilot.pause(SAVE_AFTER + 0.1)
        assert 3 <= len(host.saves) <= 6
        assert host.saves[-1] == editor.text

    with_editor("", steps)


def test_flush_hands_over_what_is_unsaved_and_nothing_twice():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("A", "B")
        editor.flush()
        editor.flush()
        await pilot.pause(SAVE_AFTER + 0.1)
        assert host.saves == ["A", "AB"]

    with_editor("", steps)


def test_leaving_the_editor_hands_over_what_is_unsaved():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("A", "B", "tab")
        await pilot.pause()
        assert host.saves[-1] == "AB"

    with_editor("", steps)


def test_a_text_that_was_only_opened_is_not_handed_over():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        editor.load_text("Other news.")
        await pilot.press("right", "end")
        await pilot.pause(SAVE_AFTER + 0.1)
        editor.flush()
        await pilot.pause()
        assert host.heard == []

    with_editor("News.", steps)


# Undo.


def test_undo_and_redo_stay_within_the_editor():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("A", "ctrl+z")
        assert editor.text == "News."
        await pilot.press("ctrl+z", "ctrl+z")
        assert editor.text == "News." and "app undo" not in host.heard
        await pilot.press("ctrl+y")
        assert editor.text == "ANews."
        await pilot.press("ctrl+z", "ctrl+shift+z")
        assert editor.text == "ANews."

    with_editor("News.", steps)


def test_an_undone_edit_is_handed_over_too():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("A", "ctrl+z")
        await pilot.pause(SAVE_AFTER + 0.1)
        assert host.saves == ["ANews.", "News."]

    with_editor("News.", steps)


# Completion.


@pytest.mark.parametrize("key", ["ctrl+space", "ctrl+@", "alt+slash"])
def test_a_completion_can_be_asked_for(key):
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        assert host.heard == ["asked"] and editor.text == "News."

    with_editor("News.", steps)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["right", "!"], "The council met!"),
        (["end", "!"], "The council met!"),
        (["!"], "The !"),
        (["backspace"], "The "),
        (["escape"], "The "),
        (["escape", "x"], "The x"),
    ],
)
def test_an_offered_completion_is_accepted_replaced_or_taken_back(keys, text):
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("end")
        editor.insert_completion("council met")
        assert (editor.typed, editor.selected_text) == ("The ", "council met")
        await pilot.press(*keys)
        assert editor.text == text
        assert not any(heard[0] == "finished" for heard in host.heard if isinstance(heard, tuple))

    with_editor("The ", steps)


def test_another_offer_takes_the_place_of_the_first():
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        await pilot.press("end")
        editor.insert_completion("council met")
        editor.insert_completion("minister")
        assert editor.text == "The minister"

    with_editor("The ", steps)


def test_typed_is_the_text_before_the_cursor():
    assert after("one\r\ntwo", "down", "right").typed == "one\r\nt"


# What must never be lost.

WRITTEN = st.text(
    st.sampled_from("ab ,.'\n\r\x0b\u2028\t")
    | st.sampled_from("مدر\u064f\u0651\u200d\u0301👩💻🇮🇶")
    | st.characters()
)


@given(WRITTEN, st.data())
def test_no_place_between_clusters_is_missed_and_none_lies_within_one(line, data):
    edges = boundaries(line)
    assert list(edges) == [0, *(match.end() for match in regex.finditer(r"\X", line))]
    column = data.draw(st.integers(0, len(line)))
    assert floor(line, column) <= column <= ceiling(line, column)
    places = {floor(line, column), ceiling(line, column), word_start(line, column), word_end(line, column)}
    assert places <= set(edges)


@given(WRITTEN)
def test_what_is_drawn_is_as_long_as_the_text(line):
    assert len(visible(line)) == len(line)


@given(WRITTEN, WRITTEN, st.data())
def test_a_document_gives_its_text_back_through_any_edit(text, inserted, data):
    document = Lines(text)
    assert document.text == text

    def place() -> tuple[int, int]:
        row = data.draw(st.integers(0, document.line_count - 1))
        return row, data.draw(st.integers(0, len(document[row])))

    start, end = sorted((place(), place()))
    before, after = document.get_text_range((0, 0), start), document.get_text_range(end, document.end)
    taken = document.get_text_range(start, end)
    assert before + taken + after == text
    result = document.replace_range(start, end, inserted)
    assert result.replaced_text == taken
    assert document.text == before + inserted + after
    document.replace_range(start, result.end_location, taken)
    assert document.text == text


MOVES = "cursor_left cursor_right cursor_up cursor_down cursor_line_end cursor_word_left cursor_word_right"


@settings(max_examples=25, deadline=None)
@given(WRITTEN, st.lists(st.tuples(st.sampled_from(MOVES.split()), st.booleans()), max_size=12))
def test_no_motion_stops_within_a_letter(text, moves):
    async def steps(host: Host, editor: CellEditor, pilot: Pilot[None]) -> None:
        for move, select in moves:
            getattr(editor, f"action_{move}")(select)
            row, column = editor.cursor_location
            assert column in boundaries(editor.document[row])
        assert editor.text == text

    with_editor(text, steps, size=(9, 6))
