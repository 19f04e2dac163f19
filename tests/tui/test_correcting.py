"""Correct once, right everywhere: a changed term is offered, one key takes it, one undo takes it back."""

from __future__ import annotations

from textual.widgets import Static

from deskbrief.glossary import Term
from deskbrief.glossary.files import GlossaryFile, own_path, project_path, read_glossary
from deskbrief.tui.dialogs.text import TextScreen
from deskbrief.tui.opening import Opening
from support.desk_app import at_desk, sitting, write_article
from support.desk_article import COST, HEADLINE, PLAN, WELLS

BEFORE = "Al-Haddad explained that the council will dig 12 wells this year."
AFTER = BEFORE.replace("council", "assembly")


async def rewrite(desk, number: int, old: str, new: str) -> None:
    """Edit a paragraph as a person does: open it, change it, leave it."""
    await desk.go(number)
    await desk.press("enter")
    editor = desk.screen.editing.editor
    editor.load_text(editor.text.replace(old, new))
    await desk.press("escape")


def offer(desk) -> str:
    line = desk.screen.query_one("#offer", Static)
    return str(line.render()) if line.display else ""


@at_desk()
async def test_leaving_a_paragraph_whose_term_was_changed_offers_it_for_everywhere(desk):
    await rewrite(desk, WELLS, "council", "assembly")
    assert "council → assembly" in offer(desk)
    assert "3 more paragraphs" in offer(desk)
    assert "council" in desk.text(PLAN)


@at_desk()
async def test_one_key_changes_all_places_and_one_undo_takes_them_back(desk):
    await rewrite(desk, WELLS, "council", "assembly")
    await desk.press("equals_sign")
    assert [desk.text(number).count("ssembly") for number in (HEADLINE, PLAN, COST, WELLS)] == [1, 1, 1, 1]
    assert offer(desk) == ""
    await desk.press("u")
    assert [desk.text(number).count("ssembly") for number in (HEADLINE, PLAN, COST, WELLS)] == [0, 0, 0, 1]


@at_desk()
async def test_style_is_not_offered(desk):
    await rewrite(desk, WELLS, "explained", "said")
    assert offer(desk) == ""


@at_desk()
async def test_esc_takes_the_offer_away_and_leaves_the_edit(desk):
    await rewrite(desk, WELLS, "council", "assembly")
    await desk.press("escape")
    assert offer(desk) == ""
    assert "assembly" in desk.text(WELLS)
    await desk.press("equals_sign")
    await desk.until_told("No correction is offered now")


@at_desk()
async def test_the_places_are_shown_before_and_after(desk):
    await rewrite(desk, WELLS, "council", "assembly")
    await desk.press("W")
    assert isinstance(desk.dialog, TextScreen)
    await desk.press("escape")
    assert "council → assembly" in offer(desk)


@at_desk()
async def test_plus_keeps_the_term_for_always(desk):
    await rewrite(desk, WELLS, "council", "assembly")
    await desk.press("plus")
    (term,) = read_glossary(own_path()).terms
    assert (term.source, term.target, term.forbidden) == ("مجلس", "assembly", ("council",))
    await desk.press("u")
    assert read_glossary(own_path()).terms == ()


@at_desk()
async def test_the_asterisk_keeps_it_beside_the_article(desk):
    await rewrite(desk, WELLS, "council", "assembly")
    await desk.press("asterisk")
    assert [term.target for term in read_glossary(project_path(desk.article.parent)).terms] == ["assembly"]


@at_desk()
async def test_a_term_is_chosen_by_hand(desk):
    await desk.go(PLAN)
    await desk.press("K")
    await desk.type("مجلس = assembly")
    await desk.press("enter")
    await desk.until(lambda: "assembly" in desk.text(WELLS))


@at_desk()
async def test_what_is_no_term_is_refused_with_the_reason(desk):
    await desk.go(PLAN)
    await desk.press("K")
    await desk.type("assembly")
    await desk.press("enter")
    await desk.until_told("no = between")


async def _glossary_holds(tmp_path):
    article = write_article(tmp_path)
    file = GlossaryFile(tmp_path / "terms.csv", (Term("مجلس", "assembly"),))
    async with sitting(article, opening=Opening(article=article, glossaries=(file,))) as desk:
        return desk.text(PLAN)


def test_the_draft_is_held_to_the_glossaries_that_hold(tmp_path):
    import asyncio

    assert "assembly of Al-Amal" in asyncio.run(_glossary_holds(tmp_path))
