"""Bullets and key points: a person's are never overwritten, the machine's follow their paragraphs."""

import pytest

from deskbrief.desk import Drafted, Section
from deskbrief.errors import DeskError

BOTH = pytest.mark.parametrize("section", Section)


def texts(desk, section):
    return [line.bullet.text for line in desk.lines(section)]


def ids(desk, section):
    return [line.id for line in desk.lines(section)]


@BOTH
def test_an_edited_line_survives_a_refresh_and_is_stale_once_its_paragraph_changes(desk, summarizer, section):
    line = desk.lines(section)[0]
    desk.edit_line(section, line.id, "Mine.")
    desk.edit(line.bullet.paragraphs[0], "Something else altogether.")
    desk.refresh_brief(summarizer)
    kept = desk.lines(section)[0].bullet
    assert (kept.text, kept.edited, kept.stale) == ("Mine.", True, True)
    desk.mark_fresh(section, line.id)
    assert not desk.lines(section)[0].bullet.stale
    desk.undo(section)
    assert desk.lines(section)[0].bullet.stale


@BOTH
def test_a_machines_line_follows_its_paragraph_when_refreshed(desk, summarizer, section, news):
    desk.edit(news[0], "The council approved a new plan for water yesterday.")
    desk.refresh_brief(summarizer)
    assert "The council approved a new plan for water yesterday." in texts(desk, section)


@BOTH
def test_a_deleted_line_is_not_made_again_and_comes_back_when_undone(desk, summarizer, section):
    before = ids(desk, section)
    desk.delete_line(section, before[0])
    desk.refresh_brief(summarizer)
    assert ids(desk, section) == before[1:]
    desk.undo(section)
    assert ids(desk, section) == before


@BOTH
def test_a_line_that_a_person_moved_stays_where_it_was_put(desk, summarizer, section):
    first, *others = ids(desk, section)
    desk.move_line(section, first, 99)
    assert ids(desk, section) == [*others, first]
    desk.refresh_brief(summarizer)
    assert ids(desk, section) == [*others, first]


def test_lines_can_be_moved_between_each_other_without_end(desk):
    section = Section.KEY_POINTS
    order = ids(desk, section)
    for _ in range(100):
        order.insert(1, order.pop())
        desk.move_line(section, order[1], 1)
        assert ids(desk, section) == order


@BOTH
def test_a_pinned_line_keeps_the_machines_words(desk, summarizer, section, news):
    line = desk.lines(section)[0]
    desk.pin_line(section, line.id)
    desk.edit(news[0], "Other words.")
    desk.refresh_brief(summarizer)
    assert desk.lines(section)[0].bullet.text == line.bullet.text
    assert not desk.lines(section)[0].bullet.edited
    desk.pin_line(section, line.id, False)
    desk.refresh_brief(summarizer)
    assert line.bullet.text not in texts(desk, section)


@BOTH
def test_an_added_line_stands_with_its_paragraph(desk, section, news):
    cite = desk.row(news[0]).sentences[0].id
    name = desk.add_line(section, "Mine.", [cite])
    place = ids(desk, section).index(name)
    assert desk.lines(section)[place - 1].bullet.cites == (cite,)
    assert desk.lines(section)[place].bullet.edited


@pytest.mark.parametrize(("cites", "found"), [([], "rests on no sentence"), (["x.1"], "no sentence 'x.1'")])
def test_a_line_that_rests_on_nothing_is_refused(desk, cites, found):
    with pytest.raises(DeskError, match=found):
        desk.add_line(Section.BULLETS, "Mine.", cites)


def test_an_unknown_line_is_an_error_in_words(desk):
    with pytest.raises(DeskError, match="no bullet 'x'"):
        desk.edit_line(Section.BULLETS, "x", "Mine.")


def test_what_a_worker_summarised_is_taken_in(desk, summarizer, news):
    desk.edit(news[0], "The council approved a new plan for water yesterday.")
    made = Drafted.by(summarizer, desk.segments())
    desk.refresh_brief(made)
    assert texts(desk, Section.BULLETS) == [b.text for b in summarizer.bullets(desk.segments())]
    assert desk.to_brief().summarizer == summarizer.name
