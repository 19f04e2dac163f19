"""Split, merge, put back: ids stay, spans are true, nothing that was said is lost."""

import pytest

from deskbrief.desk import Section, Status, open_desk
from deskbrief.errors import DeskError
from deskbrief.load import load_bytes

PAGE = """\
البلدية تفتتح حديقة جديدة على ضفة النهر

افتتحت البلدية أمس حديقة جديدة على ضفة النهر في احتفال حضره مئات السكان من الأحياء المجاورة.

اقرأ أيضا: افتتاح مدرسة جديدة

وقال مدير الحدائق إن العمل استغرق عامين، وإن الكلفة بلغت مليون دينار من موازنة البلدية.
"""


@pytest.fixture
def page(tmp_path, drafting):
    with open_desk(load_bytes(PAGE.encode(), str(tmp_path / "p.txt"), ".txt")) as session:
        drafting(session)
        yield session


def test_the_first_part_of_a_split_keeps_the_id_and_both_keep_their_text(desk, news):
    row = desk.row(news[2])
    first, second = (desk.row(i) for i in desk.split(news[2], 1))
    assert first.id == news[2]
    assert second.id == f"{news[2]}-2"
    assert (first.source, second.source) == tuple(s.text for s in row.sentences)
    assert (first.text, second.text) == tuple(t.text for t in row.shown)
    assert [s.id for s in second.sentences] == [f"{second.id}.1"]
    for part in (first, second):
        assert desk.source.text[part.block.start : part.block.end] == part.source


def test_a_persons_text_is_split_with_its_sentences(desk, news):
    desk.edit(news[2], "The first one. The second one, which is longer.")
    texts = [desk.row(i).person for i in desk.split(news[2], 1)]
    assert texts == ["The first one.", "The second one, which is longer."]


def test_a_split_and_merged_paragraph_is_as_it_was(desk, news):
    before = desk.row(news[2])
    desk.split(news[2], 1)
    after = desk.merge(news[2])
    assert (after.block, after.sentences, after.machine) == (before.block, before.sentences, before.machine)


def test_bullets_follow_their_sentences_and_stay_fresh(desk, news):
    sentence = desk.row(news[2]).sentences[1].id
    line = desk.add_line(Section.BULLETS, "Mine.", [sentence])
    _, second = desk.split(news[2], 1)
    (moved,) = (x for x in desk.lines(Section.BULLETS) if x.id == line)
    assert moved.bullet.cites == (f"{second}.1",)
    assert not moved.bullet.stale


def test_a_merge_keeps_what_both_paragraphs_said(desk, news):
    desk.edit(news[0], "Mine.")
    other = desk.row(news[1]).text
    row = desk.merge(news[0])
    assert row.text == f"Mine. {other}"
    assert row.status is Status.EDITED
    assert news[1] not in desk.row_ids
    desk.undo(news[0])
    assert desk.row(news[0]).text == "Mine."
    assert desk.row(news[1]).text == other


def test_a_merge_is_approved_only_if_both_were(desk, news):
    desk.approve(news[0])
    assert not desk.merge(news[0]).approved
    desk.undo(news[0])
    desk.approve(news[1])
    assert desk.merge(news[0]).approved


def test_a_split_is_not_undone_under_a_later_edit_of_its_second_part(desk, news):
    _, second = desk.split(news[2], 1)
    desk.edit(second, "Mine.")
    with pytest.raises(DeskError, match=f"{second} was changed after it") as caught:
        desk.undo(news[2])
    assert "Undo that first" in caught.value.hint
    desk.undo(second)
    desk.undo(news[2])
    assert second not in desk.row_ids


def test_what_cannot_be_split_or_merged_says_why(desk, news, page):
    with pytest.raises(DeskError, match="has one sentence"):
        desk.split(news[0], 1)
    with pytest.raises(DeskError, match="last paragraph"):
        desk.merge(desk.row_ids[-1])
    assert page.dropped()
    with pytest.raises(DeskError, match="left out lies between"):
        page.merge(page.row_ids[1])


def test_a_dropped_block_put_back_stands_in_its_place_and_waits_for_a_draft(page, drafting):
    (block,) = page.dropped()
    before = page.row_ids
    row = page.put_back(block.id)
    assert row.source == block.text
    assert page.row_ids == (*before[:2], block.id, before[2])
    assert page.dropped() == ()
    assert [s.id for s in page.to_draft()] == [block.id]
    drafting(page)
    assert page.row(block.id).text
    page.undo(block.id)
    assert page.dropped() == (block,)
    assert page.row_ids == before
    with pytest.raises(DeskError, match="no block 'x'"):
        page.put_back("x")
