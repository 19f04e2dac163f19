"""What the desk looks like, at three sizes and in two ways of drawing; see ``support.snapshots``."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from deskbrief.desk import Section, open_desk
from deskbrief.display import Mode
from deskbrief.load import load
from support.desk_app import Desk, sitting, write_article
from support.desk_article import COST, CUTS, PLAN, WELLS
from support.snapshots import assert_as_seen, normalised

FOLDER = Path(__file__).parent / "snapshots"
SIZES = [(140, 40), (100, 30), (60, 20)]
SIZE_NAMES = [f"{width}x{height}" for width, height in SIZES]


async def at_work(desk: Desk) -> None:
    """Bring the desk to where some of everything is seen: edited, approved, flagged, a stale bullet."""
    session = desk.session
    session.edit_line(Section.BULLETS, desk.bullets(WELLS)[0].id, "Twelve wells are to be dug.")
    session.edit(desk.ids[WELLS], "Al-Haddad explained that the council is to dig 12 wells this year.")
    session.edit(desk.ids[CUTS], "Residents have complained of cut water for months.")
    session.approve(desk.ids[CUTS])
    session.approve(desk.ids[PLAN])
    desk.screen.changed(desk.ids[WELLS], desk.ids[CUTS], desk.ids[PLAN])
    await desk.go(COST)
    await desk.until_quiet()
    await desk.settle()


def picture(tmp_path: Path, size: tuple[int, int], mode: Mode, *keys: str, steps=at_work) -> str:
    async def run() -> str:
        async with sitting(write_article(tmp_path), size=size, mode=mode) as desk:
            await steps(desk)
            await desk.press(*keys)
            await desk.until_quiet()
            return desk.app.export_screenshot(title="deskbrief")

    return asyncio.run(run())


@pytest.mark.parametrize("mode", [Mode.LOGICAL, Mode.VISUAL])
@pytest.mark.parametrize("size", SIZES, ids=SIZE_NAMES)
def test_the_desk_looks_as_it_did(tmp_path, size, mode):
    name = f"desk-{size[0]}x{size[1]}-{mode}.svg"
    assert_as_seen(picture(tmp_path, size, mode), FOLDER / name)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("editing", ("enter",)),
        ("changes", ("d",)),
        ("left-out", ("l",)),
        ("help", ("question_mark",)),
        ("light", ("f8",)),
    ],
)
def test_what_keys_bring_up_looks_as_it_did(tmp_path, name, keys):
    assert_as_seen(picture(tmp_path, (100, 30), Mode.LOGICAL, *keys), FOLDER / f"{name}-100x30.svg")


def test_a_desk_that_is_open_elsewhere_looks_as_it_did(tmp_path, monkeypatch):
    async def nothing(desk: Desk) -> None:
        assert desk.session.read_only

    with monkeypatch.context() as patch:
        patch.setattr("os.getpid", lambda: 12345)  # the banner names the process that has the desk
        elsewhere = open_desk(load(write_article(tmp_path)))
    with elsewhere:
        svg = picture(tmp_path, (100, 30), Mode.LOGICAL, steps=nothing)
    assert_as_seen(svg, FOLDER / "read-only-100x30.svg")


# The comparer itself.


def test_a_picture_that_differs_is_told_by_its_lines_and_renewed_only_when_asked(tmp_path, monkeypatch):
    monkeypatch.delenv("UPDATE_SNAPSHOTS", raising=False)
    golden = tmp_path / "new" / "golden.svg"
    svg = '<g class="terminal-12-matrix"><text x="0">one</text><text x="0">two</text></g>'
    with pytest.raises(AssertionError, match="is not there"):
        assert_as_seen(svg, golden)
    monkeypatch.setenv("UPDATE_SNAPSHOTS", "1")
    assert_as_seen(svg, golden)
    monkeypatch.delenv("UPDATE_SNAPSHOTS")
    assert_as_seen(svg.replace("-12-", "-34-"), golden)
    with pytest.raises(AssertionError, match=r"-two\n\+three"):
        assert_as_seen(svg.replace("two", "three"), golden)
    with pytest.raises(AssertionError, match="Only colours"):
        assert_as_seen(svg.replace('x="0"', 'x="1"'), golden)


def test_no_picture_names_a_font_of_the_network():
    assert "http" not in normalised("@font-face { src: url('https://example.org/font') }")


def test_the_pictures_are_drawn_in_their_modes():
    for size in SIZE_NAMES:
        logical, visual = (
            (FOLDER / f"desk-{size}-{mode}.svg").read_text("utf-8") for mode in ("logical", "visual")
        )
        assert "المجلس" in logical
        assert "المجلس" not in visual
        assert re.search("[\ufe70-\ufefc]", visual)
        assert not re.search("[\ufb50-\ufdff\ufe70-\ufefc]", logical)
