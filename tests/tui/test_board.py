"""The board: only what is in sight is laid out, and what is in sight stays where it is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from unittest import mock

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from deskbrief.display import Mode
from deskbrief.display.mode import LRM
from deskbrief.tui.layout import stack
from deskbrief.tui.layout.cells import Drawing, RowView
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.widgets.board import Board
from deskbrief.tui.widgets.keybar import KeyBar
from support.desk_app import at_desk
from support.desk_article import COST, PLAN, VISIT, WELLS
from support.row_views import bullet, view_of

ARABIC = "أقر مجلس بلدة الأمل أمس الثلاثاء خطة جديدة لتوزيع المياه على الأحياء الشرقية."
ENGLISH = "The council adopted a plan."
MANY = 2000


class Rows:
    """So many paragraphs of different lengths, made as they are asked for."""

    def __init__(self, count: int) -> None:
        self.ids = [f"r{number}" for number in range(count)]
        self.viewed: set[str] = set()

    def row_ids(self) -> list[str]:
        return self.ids

    def source_length(self, row_id: str) -> int:
        return len(ARABIC)

    def view(self, row_id: str) -> RowView:
        self.viewed.add(row_id)
        return view_of(
            ARABIC, f"{row_id}: {ENGLISH * (1 + int(row_id[1:]) % 9)}", bullets=(bullet("It is so."),)
        )


class Host(App[None]):
    CSS_PATH = None

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows
        self.board = Board(rows, Drawing())

    def compose(self) -> ComposeResult:
        yield self.board


Steps = Callable[[Board, Rows, Pilot[None]], Awaitable[None]]


def on_board(steps: Steps, count: int = MANY, size: tuple[int, int] = (120, 30)) -> mock.Mock:
    """Run steps on a board of so many paragraphs; return what counts how often one was laid out."""

    async def run() -> None:
        host = Host(Rows(count))
        async with host.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(host.board, host.rows, pilot)

    with mock.patch.object(stack, "lay_out", side_effect=stack.lay_out) as counted:
        asyncio.run(run())
    return counted


def seen(board: Board) -> str:
    return "\n".join(board.render_line(y).text for y in range(board.size.height))


# Only what is in sight.


def test_opening_an_article_of_2000_paragraphs_lays_out_a_few_screens_of_them():
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        assert len(board.row_ids) == MANY
        assert "r0: " in seen(board)

    assert on_board(steps).call_count < 60


def test_going_to_the_last_of_2000_paragraphs_lays_out_no_others_on_the_way():
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        board.go_to(Spot(Part.TARGET, f"r{MANY - 1}"))
        await pilot.pause()
        assert f"r{MANY - 1}: " in seen(board)
        assert f"r{MANY // 2}" not in rows.viewed

    assert on_board(steps).call_count < 120


def test_drawing_again_lays_out_nothing_anew():
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        counted = stack.lay_out.call_count
        for _ in range(5):
            board.refresh()
            await pilot.pause()
        assert stack.lay_out.call_count == counted

    on_board(steps, count=5)


def test_moving_the_cursor_lays_out_nothing_anew():
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        counted = stack.lay_out.call_count
        for _ in range(3):
            board.move(1)
            await pilot.pause()
        assert stack.lay_out.call_count == counted

    on_board(steps, count=5)


def test_a_paragraph_that_changed_is_laid_out_alone():
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        counted = stack.lay_out.call_count
        board.refresh_row("r2")
        seen(board)
        board.refresh_row("r1500")
        assert stack.lay_out.call_count == counted + 1

    on_board(steps)


# What is seen stays.


def test_scrolling_through_an_article_shows_every_paragraph_in_order_and_whole():
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        order: list[str] = []
        for _ in range(200):
            for line in seen(board).splitlines():
                word = line[board.columns.of[Part.TARGET].x :].split(":")[0]
                if word.startswith("r") and word[1:].isdigit() and word not in order:
                    order.append(word)
            if order[-1] == "r39":
                break
            board.scroll_to(y=board.scroll_y + 5, animate=False, immediate=True)
            await pilot.pause()
        assert order == rows.ids

    on_board(steps, count=40)


@pytest.mark.parametrize("number", [0, 7, 1200, MANY - 1])
def test_a_paragraph_that_is_gone_to_is_seen_from_its_first_line(number):
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        spot = Spot(Part.TARGET, f"r{number}")
        board.go_to(spot)
        await pilot.pause()
        place = board.place(spot)
        assert place.y >= 0
        assert place.bottom <= board.size.height
        assert f"r{number}: " in board.render_line(place.y).text

    on_board(steps)


@pytest.mark.parametrize(
    ("before", "after"), [((140, 30), (60, 30)), ((60, 30), (140, 30)), ((140, 40), (140, 12))]
)
@pytest.mark.parametrize("number", [0, 25, 1999])
def test_resizing_keeps_the_cursors_paragraph_in_sight(before, after, number):
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        spot = Spot(Part.TARGET, f"r{number}")
        board.go_to(spot)
        await pilot.pause()
        await pilot.resize_terminal(*after)
        await pilot.pause()
        assert board.columns.is_stacked == (after[0] < 100)
        assert spot.row_id in board.visible_rows()
        assert 0 <= board.place(spot).y < board.size.height
        assert f"r{number}: " in seen(board)

    on_board(steps, size=before)


@pytest.mark.parametrize("size", [(120, 30), (60, 30)], ids=["beside", "stacked"])
@pytest.mark.parametrize("part", [Part.SOURCE, Part.TARGET, Part.BRIEF])
def test_drawing_arabic_another_way_leaves_the_cursors_paragraph_where_it_was(size, part):
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        board.go_to(Spot(Part.TARGET, "r30"))
        spot = Spot(part, "r28")
        board.go_to(spot)
        await pilot.pause()
        before = board.place(Spot(Part.SOURCE, "r28")).y
        board.drawing = Drawing(Mode.VISUAL)
        await pilot.pause()
        assert board.place(Spot(Part.SOURCE, "r28")).y == before

    on_board(steps, count=60, size=size)


def test_a_paragraph_that_grows_above_what_is_seen_does_not_push_it_down():
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        board.go_to(Spot(Part.TARGET, "r40"))
        await pilot.pause()
        spot = board.visible_rows()[2]
        before = board.place(Spot(Part.TARGET, spot)).y
        above = board.row_ids[board.row_ids.index(board.visible_rows()[0]) - 1]
        view = rows.view
        rows.view = lambda row_id: view_of(ARABIC, ENGLISH * 40) if row_id == above else view(row_id)
        board.refresh_row(above)
        await pilot.pause()
        assert board.place(Spot(Part.TARGET, spot)).y == before

    on_board(steps, count=60)


# Painting.


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("size", [(140, 30), (60, 30)], ids=["beside", "stacked"])
def test_every_line_is_as_wide_as_the_board(mode, size):
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        board.drawing = Drawing(mode)
        await pilot.pause()
        assert {board.render_line(y).cell_length for y in range(board.size.height)} == {board.size.width}

    on_board(steps, count=3, size=size)


def test_between_the_columns_there_is_a_fence_where_the_terminal_reorders_and_only_there():
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        for mode in Mode:
            board.drawing = Drawing(mode)
            await pilot.pause()
            assert (f"│{LRM}" in seen(board)) is (mode is Mode.FENCED)

    on_board(steps, count=3)


def test_the_cursors_cell_stands_out_while_the_board_has_the_keyboard():
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        def grounds(part: Part) -> object:
            place = board.place(Spot(part, "r1"))
            (segment, *_) = board.render_line(place.y).crop(place.x, place.x + 1)
            return segment.style.bgcolor

        board.screen.set_focus(board)
        board.go_to(Spot(Part.TARGET, "r1"))
        await pilot.pause()
        spot, beside = grounds(Part.TARGET), grounds(Part.BRIEF)
        board.go_to(Spot(Part.BRIEF, "r1"))
        await pilot.pause()
        assert (grounds(Part.TARGET), grounds(Part.BRIEF)) == (beside, spot)

    on_board(steps, count=3)


def test_a_board_without_paragraphs_is_blank_and_takes_keys():
    async def steps(board: Board, rows: Rows, pilot: Pilot[None]) -> None:
        board.move(1)
        board.move_page(1)
        assert board.visible_rows() == []
        assert seen(board).strip() == ""
        assert board.spot_at(3, 0) is None

    on_board(steps, count=0)


# On the desk.


@at_desk()
async def test_moving_within_a_column_leaves_the_keys_as_they_are(desk):
    """To find which keys work takes longer than all else that a key does."""
    await desk.go(PLAN)
    bar = desk.screen.query_one(KeyBar)
    with mock.patch.object(desk.screen, "refresh_bindings", side_effect=desk.screen.refresh_bindings) as made:
        await desk.press("down", "down", "up")
        assert made.call_count == 0
        await desk.press("right")
        await desk.until(lambda: "Pin" in bar.shown.values())


@at_desk(size=(140, 24))
async def test_from_140_to_60_columns_and_back_the_cursor_stays_in_sight(desk):
    await desk.go(VISIT)
    for width in (60, 140):
        await desk.pilot.resize_terminal(width, 24)
        await desk.settle()
        assert desk.ids[VISIT] in desk.screen.board.visible_rows()
        assert "The minister of water" in desk.shown()


@at_desk()
async def test_a_click_on_a_word_points_out_its_paragraph_and_leaves_the_text_alone(desk):
    before = desk.session.rows()
    await desk.pilot.click(offset=desk.corner(COST, right=2))
    await desk.settle()
    assert desk.spot == (Part.TARGET, COST)
    assert desk.session.rows() == before


@at_desk()
async def test_a_click_beside_the_paragraphs_leaves_the_cursor(desk):
    await desk.go(WELLS)
    region = desk.screen.board.region
    await desk.pilot.click(offset=(region.x + 60, region.y))
    await desk.pilot.click(offset=(region.x + 60, region.bottom - 1))
    await desk.settle()
    assert desk.spot == (Part.TARGET, WELLS)
