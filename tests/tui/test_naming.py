"""The names of the article: found, one English each, gone through and settled by one key."""

from __future__ import annotations

import asyncio

from textual.widgets import Input, OptionList

from deskbrief.glossary.files import own_path, read_glossary
from deskbrief.names.style import Style
from deskbrief.tui.settings import Settings
from support.desk_app import at_desk, sitting, write_article
from support.desk_article import COST, PLAN, WELLS


def table(desk) -> OptionList:
    return desk.screen.query_one("#names-list", OptionList)


def listed(desk) -> list[str]:
    return [str(option.prompt) for option in table(desk).options]


def line(desk, words: str) -> str:
    return next((each for each in listed(desk) if words in each), "")


async def at_names(desk) -> None:
    await desk.until(lambda: all(row.machine for row in desk.session.rows()))
    await desk.press("P")
    await desk.until(lambda: "Persons" in listed(desk)[0])


async def point_out(desk, words: str) -> None:
    at = next(number for number, each in enumerate(listed(desk)) if words in each)
    table(desk).highlighted = at
    await desk.pilot.pause()


@at_desk()
async def test_persons_places_and_organisations_are_listed_with_where_their_english_comes_from(desk):
    await at_names(desk)
    salem = line(desk, "Salem al-Haddad")
    assert "2×" in salem and not salem.startswith("✓")
    assert "known name" in line(desk, "Karim al-Saadi")
    assert any(each.startswith("Organisations") for each in listed(desk))


@at_desk()
async def test_enter_goes_from_place_to_place(desk):
    await at_names(desk)
    await point_out(desk, "Salem al-Haddad")
    await desk.press("enter")
    assert desk.screen.board.spot.row_id == desk.ids[COST]
    await desk.press("enter")
    assert desk.screen.board.spot.row_id == desk.ids[WELLS]
    await desk.press("enter")
    assert desk.screen.board.spot.row_id == desk.ids[COST]


@at_desk()
async def test_one_key_settles_a_name_and_one_undo_takes_it_back(desk):
    await at_names(desk)
    await point_out(desk, "Salem al-Haddad")
    await desk.press("equals_sign")
    await desk.until(lambda: line(desk, "Salem al-Haddad").startswith("✓"))
    assert {term.source for term in desk.session.glossary} == {"سالم الحداد", "الحداد"}
    await desk.press("escape")
    await desk.go(COST)
    await desk.press("u")
    assert not desk.session.glossary


@at_desk()
async def test_another_english_is_written_over_the_one_suggested_and_carried_everywhere(desk):
    await at_names(desk)
    await point_out(desk, "Salem al-Haddad")
    await desk.press("K")
    field = desk.dialog.query_one(Input)
    assert field.value == "سالم الحداد = Salem al-Haddad"
    field.value = "سالم الحداد = Salim al-Hadad"
    await desk.press("enter")
    assert "Salim al-Hadad" in desk.text(COST)
    assert desk.text(WELLS).startswith("Al-Hadad")


@at_desk()
async def test_a_name_can_be_kept_for_always(desk):
    await at_names(desk)
    await point_out(desk, "Karim al-Saadi")
    await desk.press("plus")
    (term,) = read_glossary(own_path()).terms
    assert (term.source, term.target, term.kind) == ("كريم الساعدي", "Karim al-Saadi", "person")


@at_desk()
async def test_what_a_person_has_written_is_what_the_name_is_called(desk):
    await desk.until(lambda: all(row.machine for row in desk.session.rows()))
    desk.session.edit(desk.ids[COST], "Council head Salim al-Hadad said the plan will begin.")
    desk.screen.changed(desk.ids[COST])
    await at_names(desk)
    called = line(desk, "Salim al-Hadad")
    assert called.startswith("✓") and "this article" in called
    assert "here also: Al-Haddad" in called


@at_desk()
async def test_the_table_follows_what_is_edited(desk):
    await at_names(desk)
    desk.session.edit(desk.ids[PLAN], "Something else.")
    desk.session.edit(desk.ids[COST], "Council head Salim al-Hadad said the plan will begin.")
    desk.screen.changed(desk.ids[COST])
    await desk.until(lambda: "Salim" in line(desk, "al-Hadad"))


def test_arab_names_are_suggested_in_the_house_s_style(tmp_path):
    async def run() -> None:
        async with sitting(write_article(tmp_path), settings=Settings(names=Style.IJMES)) as desk:
            await at_names(desk)
            assert line(desk, "Sālim al-Ḥaddād")

    asyncio.run(run())
