"""Correct once: a term chosen at one paragraph is carried through the desk, and undone in one step."""

from __future__ import annotations

import pytest

from deskbrief.desk import Section, open_desk
from deskbrief.desk.records import Status
from deskbrief.document import Translation
from deskbrief.glossary import Kind, Term
from deskbrief.glossary.files import own_path, read_glossary
from deskbrief.load import load

ARTICLE = """زيارة ليهي

وقال الجنرال ليهي إن القوات باقية في العراق خلال العام الحالي.

وأبلغ الوزير لليهي قرار الحكومة في بغداد أمس.

وليهي غادر العاصمة مساء الأحد بعد لقاء الرئيس.
"""
ENGLISH = (
    "Lehi's visit",
    "General Lehi said the forces would stay in Iraq this year.",
    "The minister told Lehi of the government's decision in Baghdad yesterday.",
    "Lehi left the capital on Sunday evening after meeting the president.",
)
LEAHY = Term("ليهي", "Leahy", Kind.PERSON, forbidden=("Lehi",))
PANEL = Term("ليهي", "Lahy", Kind.PERSON)


@pytest.fixture
def desk(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    with open_desk(load(path)) as session:
        for segment, english in zip(session.to_draft(), ENGLISH, strict=True):
            made = Translation(segment.sentences[0].id, english, "fake", -0.5)
            drafted = type(segment)(segment.block, segment.sentences, (made,))
            assert session.set_machine(drafted, engine="fake", signature="fake:1")
        yield session


def texts(desk) -> list[str]:
    return [row.text for row in desk.rows()]


@pytest.fixture
def edited(desk) -> str:
    """The paragraph where a person has written the right name."""
    row_id = desk.row_ids[1]
    desk.edit(row_id, ENGLISH[1].replace("Lehi", "Leahy"))
    return row_id


def test_every_occurrence_changes_also_inside_clitics(desk, edited):
    places = desk.correct(edited, LEAHY)
    assert [place.row_id for place in places] == [desk.row_ids[0], *desk.row_ids[2:]]
    assert texts(desk) == [text.replace("Lehi", "Leahy") for text in ENGLISH]


def test_one_undo_takes_all_of_it_back_but_not_the_edit_itself(desk, edited):
    desk.correct(edited, LEAHY)
    desk.undo(edited)
    assert texts(desk) == [ENGLISH[0], ENGLISH[1].replace("Lehi", "Leahy"), *ENGLISH[2:]]
    assert not desk.glossary
    desk.redo(edited)
    assert texts(desk) == [text.replace("Lehi", "Leahy") for text in ENGLISH]
    assert [term.target for term in desk.glossary] == ["Leahy"]


def test_a_machines_paragraph_stays_the_machines_and_an_approved_one_approved(desk, edited):
    desk.approve(desk.row_ids[3])
    desk.correct(edited, LEAHY)
    assert desk.row(desk.row_ids[2]).status in (Status.MACHINE, Status.FLAGGED)
    assert desk.row(desk.row_ids[2]).person is None
    assert desk.row(desk.row_ids[3]).approved and "Leahy" in desk.row(desk.row_ids[3]).text


def test_places_are_told_before_anything_changes(desk, edited):
    places = desk.places(LEAHY)
    assert [place.after for place in places] == [
        t.replace("Lehi", "Leahy") for t in (ENGLISH[0], *ENGLISH[2:])
    ]
    assert texts(desk)[2:] == list(ENGLISH[2:])


def test_the_term_lasts_over_sittings(desk, edited, tmp_path):
    desk.correct(edited, LEAHY)
    desk.close()
    with open_desk(load(tmp_path / "article.txt")) as again:
        assert [term.target for term in again.glossary] == ["Leahy"]


def test_the_desks_term_comes_before_those_of_glossaries(desk, edited):
    desk.use_glossaries([PANEL, Term("وزير", "secretary")])
    desk.correct(edited, LEAHY)
    assert {term.source: term.target for term in desk.glossary} == {"ليهي": "Leahy", "وزير": "secretary"}


def test_a_term_for_always_goes_into_the_persons_glossary_and_undo_takes_it_out(desk, edited):
    desk.correct(edited, LEAHY, own_path())
    assert [term.target for term in read_glossary(own_path()).terms] == ["Leahy"]
    desk.undo(edited)
    assert read_glossary(own_path()).terms == ()
    desk.redo(edited)
    assert [term.target for term in read_glossary(own_path()).terms] == ["Leahy"]


def test_undo_gives_the_glossary_back_what_the_term_replaced(desk, edited):
    desk.correct(edited, PANEL, own_path())
    desk.correct(edited, LEAHY, own_path())
    desk.undo(edited)
    assert [term.target for term in read_glossary(own_path()).terms] == ["Lahy"]


@pytest.mark.every_check
def test_what_a_glossary_asks_for_is_found_when_the_desk_is_looked_over(desk):
    desk.use_glossaries([LEAHY])
    rows, _ = desk.look_over()
    assert rows == set(desk.row_ids)
    assert all("terms" in row.segment.flags for row in desk.rows())


def test_a_bullet_of_a_persons_follows_and_does_not_become_stale(desk, edited):
    sentence = desk.row(desk.row_ids[3]).sentences[0]
    bullet = desk.add_line(Section.BULLETS, "Lehi left on Sunday.", [sentence.id])
    desk.correct(edited, LEAHY)
    (line,) = [line for line in desk.lines(Section.BULLETS) if line.id == bullet]
    assert (line.bullet.text, line.bullet.stale) == ("Leahy left on Sunday.", False)


def test_the_brief_lists_the_terms_with_where_they_stand(desk, edited):
    desk.correct(edited, LEAHY)
    (use,) = desk.to_brief().terms
    assert (use.source, use.target, use.followed, use.ignored) == ("ليهي", "Leahy", 4, 0)
    assert use.paragraphs == desk.row_ids
