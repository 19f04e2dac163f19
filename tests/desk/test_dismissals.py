"""A dismissed finding stays dismissed as long as it says the same of the same words, and no longer."""

from __future__ import annotations

import pytest

from deskbrief.desk import open_desk
from deskbrief.desk.dismissals import identity, parted
from deskbrief.document import Finding, Severity, Side
from deskbrief.load import load
from support.desk_app import write_article
from support.desk_article import PLAN

SOURCE, TARGET = "حفر المجلس 12 بئراً.", "The council dug 120 wells."
WRONG = Finding("numbers", Severity.ERROR, Side.TARGET, 16, 19, "The Arabic says 12.", "12")


def left(finding=WRONG, target=TARGET, reason="right as it is"):
    return {identity(finding, SOURCE, target): reason}


def test_nothing_is_dismissed_at_first():
    assert parted([WRONG], None, SOURCE, TARGET) == ((WRONG,), ())


def test_a_dismissed_finding_is_set_apart_with_its_reason():
    assert parted([WRONG], left(), SOURCE, TARGET) == ((), ((WRONG, "right as it is"),))


def test_it_stays_dismissed_where_the_words_move():
    later = "In the end the council dug 120 wells."
    moved = Finding("numbers", Severity.ERROR, Side.TARGET, 27, 30, "The Arabic says 12.", "12")
    assert parted([moved], left(), SOURCE, later) == ((), ((moved, "right as it is"),))


@pytest.mark.parametrize(
    "other",
    [
        Finding("numbers", Severity.ERROR, Side.TARGET, 16, 18, "The Arabic says 12.", "12"),
        Finding("numbers", Severity.ERROR, Side.TARGET, 16, 19, "The Arabic says 13.", "13"),
        Finding("names", Severity.ERROR, Side.TARGET, 16, 19, "The Arabic says 12.", "12"),
    ],
)
def test_another_finding_is_open(other):
    assert parted([other], left(), SOURCE, TARGET) == ((other,), ())


@pytest.mark.every_check
def test_a_dismissal_lasts_over_closing_editing_and_undo_and_ends_with_its_words(tmp_path):
    article = write_article(tmp_path)
    path = tmp_path / "a.desk"
    with open_desk(load(article), path) as desk:
        row_id = desk.row_ids[PLAN]
        desk.edit(row_id, "The council adopted 7 new plans for the eastern districts on Tuesday.")
        (wrong,) = [f for f in desk.row(row_id).findings if f.code == "numbers"]
        desk.dismiss(row_id, wrong, "counted by hand")
    with open_desk(load(article), path) as desk:
        assert [reason for _, reason in desk.row(row_id).dismissed] == ["counted by hand"]
        desk.edit(row_id, "On Tuesday the council adopted 7 new plans for the eastern districts.")
        assert [reason for _, reason in desk.row(row_id).dismissed] == ["counted by hand"]
        desk.edit(row_id, "On Tuesday the council adopted 8 new plans for the eastern districts.")
        assert desk.row(row_id).dismissed == ()
        assert "numbers" in [f.code for f in desk.row(row_id).findings]
        desk.undo(row_id)
        assert [reason for _, reason in desk.row(row_id).dismissed] == ["counted by hand"]
        desk.undo(row_id)
        desk.undo(row_id)  # the dismissal
        assert desk.row(row_id).dismissed == ()
