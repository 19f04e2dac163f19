"""The article's file was edited: what a person did follows its paragraphs, and what cannot is kept."""

import pytest

from deskbrief.desk import Section, Status, open_desk
from deskbrief.load import load


@pytest.fixture
def after(desk, file):
    """Close the desk, edit the file, open it again; all that is opened is closed in the end."""
    opened = []

    def reopen(edit):
        (opened[-1] if opened else desk).close()
        file.write_text(edit(file.read_text(encoding="utf-8")), encoding="utf-8")
        opened.append(open_desk(load(file)))
        return opened[-1]

    yield reopen
    for session in opened:
        session.close()


def test_an_unchanged_source_finds_everything_exactly(desk, after, news):
    desk.edit(news[0], "Mine.")
    desk.split(news[2], 1)
    desk.add_line(Section.KEY_POINTS, "Point.", [desk.row(news[0]).sentences[0].id])
    before = desk.rows(), [desk.lines(s) for s in Section]
    again = after(lambda text: text)
    assert (again.rows(), [again.lines(s) for s in Section]) == before
    assert again.notes == ()


def test_a_paragraph_added_above_moves_spans_and_nothing_else(desk, after, news):
    desk.edit(news[0], "Mine.")
    desk.approve(news[1])
    before = desk.row(news[1])
    added = "وكان المجلس قد عقد اجتماعا تمهيديا في مطلع الأسبوع لبحث الميزانية."
    again = after(lambda text: text.replace("\n\nأقر", f"\n\n{added}\n\nأقر"))
    assert again.row(news[0]).text == "Mine."
    now = again.row(news[1])
    assert (now.status, now.machine, now.source) == (before.status, before.machine, before.source)
    assert now.block.start > before.block.start
    assert [s.block.text for s in again.to_draft()] == [added]
    assert "has changed" in again.notes[0]
    assert again.undo(news[0])
    assert again.row(news[0]).status is Status.MACHINE


def test_a_reworded_paragraph_keeps_the_persons_text_flagged_and_unapproved(desk, after, news):
    desk.edit(news[0], "Mine.")
    desk.approve(news[0])
    again = after(lambda text: text.replace("أمس الثلاثاء", "صباح يوم الأربعاء"))
    row = again.row(news[0])
    assert (row.text, row.status) == ("Mine.", Status.FLAGGED)
    assert [f.code for f in row.findings] == ["source-changed"]
    assert again.approve(news[0]).status is Status.APPROVED
    assert again.to_draft()[0].id == news[0]


def test_a_paragraph_that_goes_leaves_its_text_unplaced_and_takes_it_back_when_it_returns(desk, after, news):
    desk.edit(news[1], "Mine.")
    source = desk.row(news[1]).source
    gone = after(lambda text: text.replace(source + "\n\n", ""))
    assert news[1] not in gone.row_ids
    (kept,) = gone.unplaced()
    assert (kept.text, kept.source) == ("Mine.", source)
    assert "1 of your texts" in gone.notes[1]
    back = after(lambda text: text.replace("وأضاف", f"{source}\n\nوأضاف"))
    assert back.unplaced() == ()
    assert back.row(news[1]).text == "Mine."


def test_an_unplaced_text_can_be_given_to_any_paragraph_and_taken_back(desk, after, news):
    desk.edit(news[1], "Mine.")
    desk.edit(news[0], "There already.")
    source = desk.row(news[1]).source
    gone = after(lambda text: text.replace(source + "\n\n", ""))
    (kept,) = gone.unplaced()
    assert gone.place(kept.id, news[0]).text == "Mine. There already."
    assert gone.unplaced() == ()
    gone.undo(news[0])
    assert gone.unplaced() == (kept,)
    assert gone.row(news[0]).text == "There already."


def test_a_persons_cuts_are_made_again(desk, after, news):
    _, second = desk.split(news[2], 1)
    desk.edit(second, "Mine.")
    desk.merge(news[0])
    before = [row.source for row in desk.rows()]
    added = "وكان المجلس قد عقد اجتماعا تمهيديا في مطلع الأسبوع لبحث الميزانية."
    again = after(lambda text: f"{text}\n\n{added}\n")
    assert [row.source for row in again.rows()] == [*before, added]
    assert again.row(second).text == "Mine."


def test_a_persons_bullet_stays_when_its_paragraph_goes_and_is_stale(desk, after, news, summarizer):
    line = next(x for x in desk.lines(Section.BULLETS) if x.bullet.paragraphs == (news[1],))
    desk.edit_line(Section.BULLETS, line.id, "Mine.")
    order = [x.id for x in desk.lines(Section.BULLETS)]
    source = desk.row(news[1]).source
    again = after(lambda text: text.replace(source + "\n\n", ""))
    again.refresh_brief(summarizer)
    kept = next(x.bullet for x in again.lines(Section.BULLETS) if x.id == line.id)
    assert (kept.text, kept.stale) == ("Mine.", True)
    assert [x.id for x in again.lines(Section.BULLETS)] == order


def test_a_source_that_is_no_article_any_more_leaves_the_desk_as_it_was(desk, after, news, file):
    from deskbrief.errors import NoArticleError

    desk.edit(news[0], "Mine.")
    good = file.read_text(encoding="utf-8")
    with pytest.raises(NoArticleError):
        after(lambda text: "Gone.")
    assert after(lambda text: good).row(news[0]).text == "Mine."


def test_one_who_only_reads_sees_the_article_as_it_was(desk, file, news):
    file.write_text(file.read_text(encoding="utf-8").replace("أمس الثلاثاء، ", ""), encoding="utf-8")
    with open_desk(load(file)) as reader:
        assert reader.row(news[0]).source == desk.row(news[0]).source
        assert "has changed" in reader.notes[1]
