"""What a person can do to a paragraph."""

import pytest

from deskbrief.desk import Copy, Section, Status
from deskbrief.document import Finding, Severity, Side
from deskbrief.errors import DeskError
from support.fake_engine import FakeEngine


def test_a_new_row_is_the_machines(desk, news):
    row = desk.row(news[0])
    assert (row.status, row.person, row.approved) == (Status.MACHINE, None, False)
    assert row.text == row.machine_text != ""


def test_what_a_person_writes_stands_and_the_machines_text_stays_beside_it(desk, news):
    machine = desk.row(news[0]).machine_text
    row = desk.edit(news[0], "The council approved a plan.")
    assert (row.status, row.text, row.machine_text) == (
        Status.EDITED,
        "The council approved a plan.",
        machine,
    )


def test_writing_the_machines_own_words_again_is_no_edit(desk, news):
    machine = desk.row(news[0]).text
    desk.edit(news[0], "Mine.")
    assert desk.edit(news[0], machine).status is Status.MACHINE


def test_an_approval_ends_when_other_words_are_written(desk, news):
    assert desk.approve(news[0]).status is Status.APPROVED
    assert desk.edit(news[0], "Other words.").status is Status.EDITED
    desk.approve(news[0])
    assert desk.unapprove(news[0]).status is Status.EDITED


def test_a_paragraph_without_a_translation_cannot_be_approved(desk, news):
    desk.edit(news[0], " ")
    with pytest.raises(DeskError, match="no translation to approve"):
        desk.approve(news[0])


@pytest.mark.parametrize("touch", ["edit", "approve", "alternative"])
def test_another_engine_never_overwrites_what_a_person_has_touched(desk, news, drafting, touch):
    match touch:
        case "edit":
            desk.edit(news[0], "Mine.")
        case "approve":
            desk.approve(news[0])
        case "alternative":
            desk.take_alternative(news[0], 1)
    before = desk.row(news[0])
    drafting(
        desk, FakeEngine(otherwise=lambda text: "Another engine says so.", name="second"), everything=True
    )
    after = desk.row(news[0])
    assert (after.text, after.shown, after.status) == (before.text, before.shown, before.status)
    assert after.machine_text == "Another engine says so."
    assert desk.row(news[1]).text == "Another engine says so."
    assert desk.revert(news[0]).text == "Another engine says so."


def test_a_draft_that_comes_after_a_split_is_refused(desk, news):
    old = desk.row(news[2]).segment
    desk.split(news[2], 1)
    assert not desk.set_machine(old, engine="late", signature="late:1")


def test_alternatives_are_numbered_and_remain_the_machines_words(desk, news):
    offers = desk.row(news[0]).alternatives
    assert len(offers) == 2
    row = desk.take_alternative(news[0], 1)
    assert row.text == offers[1]
    assert row.alternatives == offers
    assert {t.engine for t in row.shown} == {"fake"}
    assert desk.take_alternative(news[0], 0).text == offers[0]
    with pytest.raises(DeskError, match="no alternative 2"):
        desk.take_alternative(news[0], 2)


def test_a_finding_flags_a_row_until_it_is_approved_or_rewritten(desk, news):
    from dataclasses import replace

    found = (Finding("loop", Severity.ERROR, Side.TARGET, 0, 4, "Loops."),)
    for row_id in news[:2]:
        desk.set_machine(replace(desk.row(row_id).segment, findings=found), engine="fake", signature="fake:1")
    assert desk.row(news[0]).status is Status.FLAGGED
    assert desk.next_flagged() == news[0]
    assert desk.next_flagged(after=news[0]) == news[1]
    assert desk.edit(news[0], "Mine.").status is Status.EDITED
    assert desk.approve(news[1]).status is Status.APPROVED
    assert desk.next_flagged() is None


def test_next_unapproved_goes_round(desk):
    first, *_, last = desk.row_ids
    desk.approve(first)
    assert desk.next_unapproved() == desk.row_ids[1]
    assert desk.next_unapproved(after=last) == desk.row_ids[1]
    for row_id in desk.row_ids:
        desk.approve(row_id)
    assert desk.next_unapproved(after=first) is None


def test_undo_and_redo_go_paragraph_by_paragraph(desk, news):
    machine = desk.row(news[0]).text
    for text in ("One.", "Two."):
        desk.edit(news[0], text)
    desk.edit(news[1], "Elsewhere.")
    assert desk.undo(news[0]).what == "edit"
    assert desk.row(news[0]).text == "One."
    desk.undo(news[0])
    assert desk.row(news[0]).text == machine
    assert desk.undo(news[0]) is None
    assert desk.row(news[1]).text == "Elsewhere."
    desk.redo(news[0])
    desk.redo(news[0])
    assert desk.row(news[0]).text == "Two."
    assert desk.redo(news[0]) is None


def test_keystrokes_that_go_on_are_one_step(desk, news):
    desk.edit(news[0], "Before.")
    for end in (2, 5, 9):
        desk.edit(news[0], "Some text"[:end], goes_on=end > 2)
    desk.undo(news[0])
    assert desk.row(news[0]).text == "Before."
    desk.redo(news[0])
    assert desk.row(news[0]).text == "Some text"


def test_after_an_undo_a_new_edit_takes_the_place_of_what_was_undone(desk, news):
    desk.edit(news[0], "One.")
    desk.undo(news[0])
    desk.edit(news[0], "Other.")
    assert desk.redo(news[0]) is None
    assert desk.row(news[0]).text == "Other."


def test_an_unknown_paragraph_is_an_error_in_words(desk):
    with pytest.raises(DeskError, match="no paragraph 'nowhere'"):
        desk.edit("nowhere", "x")


def test_what_is_copied_is_stored_text_in_logical_order(desk, news):
    desk.edit(news[0], "Mine.")
    source = desk.row(news[0]).source
    assert source.startswith("أقر مجلس")
    assert desk.copied(news[0], Copy.SOURCE) == source
    assert desk.copied(news[0], Copy.TRANSLATION) == "Mine."
    assert desk.copied(news[0], Copy.PARAGRAPH) == f"Mine.\n\n{source}"


def test_statistics_count_what_a_person_did(desk, news):
    old = desk.row(news[0]).machine_text
    desk.edit(news[0], old + " abcd")
    desk.approve(news[1])
    told = desk.statistics()
    assert (told.paragraphs, told.edited, told.approved, told.edits) == (5, 1, 1, 2)
    assert told.edited_share == 1 / 5
    assert told.post_edit_distance == pytest.approx(5 / (len(old) + 5))


def test_a_brief_holds_a_persons_words_under_their_name_and_marks_what_is_checked(desk, news):
    desk.edit(news[0], "Mine.")
    desk.approve(news[1])
    brief = desk.to_brief()
    parts = {s.id: s for s in brief.segments}
    assert [(t.text, t.engine) for t in parts[news[0]].translations] == [("Mine.", "person")]
    assert parts[news[1]].checked
    assert {t.engine for t in parts[news[1]].translations} == {"fake"}
    assert brief.engine == "fake"
    assert "|engine:fake:1|summarizer:lead-rank" in brief.signature


def test_a_brief_that_nobody_touched_is_signed_as_the_machines_and_others_by_what_they_say(desk, news):
    untouched = desk.to_brief().signature
    assert "person" not in untouched
    desk.edit(news[0], "One.")
    one = desk.to_brief().signature
    desk.edit(news[0], "Two.")
    assert one != desk.to_brief().signature
    assert "|person:" in one
    desk.undo(news[0])
    assert desk.to_brief().signature == one
    desk.undo(news[0])
    assert desk.to_brief().signature == untouched


def test_editing_one_sentence_of_a_paragraph_leaves_the_bullets_of_the_other_fresh(desk, news):
    row = desk.row(news[2])
    second = row.machine[1].text
    for line in desk.lines_of(news[2]):
        desk.edit_line(Section.BULLETS, line.id, "Mine.")
    kept = desk.add_line(Section.BULLETS, "Of the second.", [row.sentences[1].id])
    desk.edit(news[2], f"New first sentence. {second}")
    stale = {line.id: line.bullet.stale for line in desk.lines_of(news[2])}
    assert not stale.pop(kept)
    assert all(stale.values())
