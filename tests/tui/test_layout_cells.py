"""The lines of a cell: what is shown of a paragraph, what is pointed out, what is said instead of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.display import Mode
from deskbrief.document import BlockKind, Finding, Severity, Side
from deskbrief.tui.layout.cells import (
    Drawing,
    Marked,
    Tone,
    bullet_lines,
    source_lines,
    target_lines,
    wrapped,
)
from support.row_views import bullet, view_of

ARABIC = "أقر المجلس خطة المياه."
WIDE = 80


def texts(lines) -> list[str]:
    return [line.rendered.logical.rstrip() for line in lines]


def marked(line) -> list[tuple[str, str]]:
    """The words that look otherwise on a line of English, with how."""
    return [(line.rendered.text[left:right], look.value) for left, right, look in line.marks]


# What is shown.


def test_the_machines_text_is_toned_as_such_until_a_person_touches_it():
    for view, tone in (
        (view_of(ARABIC, "The plan."), Tone.MACHINE),
        (view_of(ARABIC, "The plan.", approved=True), Tone.PLAIN),
        (view_of(ARABIC, "The plan.", person="A plan."), Tone.PLAIN),
    ):
        (line,) = target_lines(view, WIDE, Drawing())
        assert line.tone is tone


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.SUBHEAD])
def test_headings_are_toned_as_such_on_both_sides(kind):
    view = view_of(ARABIC, "The plan.", kind=kind)
    assert {
        line.tone for line in (*source_lines(view, WIDE, Drawing()), *target_lines(view, WIDE, Drawing()))
    } == {Tone.HEADING}


def test_a_person_who_empties_a_translation_sees_it_empty():
    assert texts(target_lines(view_of(ARABIC, "The plan.", person=""), WIDE, Drawing())) == [""]


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (view_of(ARABIC), "… not translated yet"),
        (view_of(ARABIC, is_queued=True), "… being translated"),
        (view_of("This is an English sentence."), "… not Arabic: as in the source"),
    ],
)
def test_where_there_is_no_translation_it_is_said_what_is_waited_for(view, said):
    (line,) = target_lines(view, WIDE, Drawing())
    assert (texts([line]), line.tone, line.is_text) == ([said], Tone.FAINT, False)


def test_arabic_stands_at_the_right_and_english_at_the_left():
    (arabic,) = source_lines(view_of(ARABIC), WIDE, Drawing(Mode.VISUAL))
    (english,) = source_lines(view_of("This is an English sentence."), WIDE, Drawing(Mode.VISUAL))
    assert arabic.rendered.text.startswith(" ")
    assert english.rendered.text.startswith("This")


def test_vowel_marks_are_left_out_of_what_is_drawn_where_they_are_not_wanted():
    (line,) = source_lines(view_of("مُدِيرُ."), WIDE, Drawing(tashkeel=False))
    assert line.rendered.text.strip() == "مدير."


# What is pointed out.


def finding(side: Side, start: int, end: int, severity: Severity = Severity.WARNING) -> Finding:
    return Finding("code", severity, side, start, end, "Something is odd.")


def test_a_finding_is_told_below_the_translation_and_its_words_are_pointed_out():
    view = view_of(ARABIC, "The plan is here.", findings=(finding(Side.TARGET, 4, 8),))
    text, told = target_lines(view, WIDE, Drawing())
    assert marked(text) == [("plan", "finding")]
    assert (texts([told]), told.tone) == (["! Something is odd."], Tone.WARNING)


def test_a_finding_on_a_whole_text_underlines_nothing():
    view = view_of(
        ARABIC, "The plan.", findings=(finding(Side.TARGET, 0, 9), finding(Side.SOURCE, 0, len(ARABIC)))
    )
    assert not any(line.marks for line in target_lines(view, WIDE, Drawing()))
    assert not any(line.marks for line in source_lines(view, WIDE, Drawing()))


def test_what_is_only_for_information_warns_of_nothing():
    view = view_of(ARABIC, "The plan.", findings=(finding(Side.SOURCE, 0, 3, Severity.INFO),))
    assert target_lines(view, WIDE, Drawing())[-1].tone is Tone.LABEL


def test_approval_settles_findings():
    view = view_of(ARABIC, "The plan.", approved=True, findings=(finding(Side.TARGET, 4, 8),))
    (line,) = target_lines(view, WIDE, Drawing())
    assert not line.marks


def test_what_a_search_has_found_is_pointed_out_over_two_lines():
    view = view_of(ARABIC, "The plan is here.", marked=Marked(target=((4, 11, Tone.HIT),)))
    first, second = target_lines(view, 9, Drawing())
    assert [marked(first), marked(second)] == [[("plan", "hit")], [("is", "hit")]]


def test_in_visual_order_the_word_that_is_meant_is_pointed_out():
    start = ARABIC.index("خطة")
    view = view_of(ARABIC, marked=Marked(source=((start, start + 3, Tone.HIT),)))
    (line,) = source_lines(view, 40, Drawing(Mode.VISUAL))
    ((left, right, _),) = line.marks
    assert line.rendered.text[left:right] == "ﺔﻄﺧ"


# Changes.


def test_the_view_of_changes_shows_what_is_gone_and_what_is_new():
    view = view_of(ARABIC, "The old plan is here.", person="The new plan is here.")
    (line,) = target_lines(view, WIDE, Drawing(changes=True))
    assert set(marked(line)) == {("old", "deleted"), ("new", "inserted")}
    assert not line.is_text


def test_the_view_of_changes_leaves_the_machines_texts_alone():
    (line,) = target_lines(view_of(ARABIC, "The plan."), WIDE, Drawing(changes=True))
    assert not line.marks
    assert line.is_text


# Bullets.


def test_bullets_hang_from_their_marks():
    lines = bullet_lines((bullet("one two three"), bullet("four")), 9, Drawing())
    assert [line.lead for line in lines] == ["• ", "  ", "• "]
    assert texts(lines) == ["one two", "three", "four"]
    assert [line.item for line in lines] == [0, 0, 1]


def test_key_points_are_numbered():
    lines = bullet_lines(tuple(bullet(str(n)) for n in range(10)), 20, Drawing(), numbered=True)
    assert (lines[0].lead, lines[9].lead) == ("1. ", "10. ")


@pytest.mark.parametrize(
    ("line", "said", "tone"),
    [
        (bullet("x"), "x", None),
        (bullet("x", edited=True), "x [yours]", Tone.LABEL),
        (bullet("x", pinned=True), "x [pinned]", Tone.LABEL),
        (bullet("x", edited=True, stale=True), "x [stale, yours]", Tone.WARNING),
    ],
)
def test_what_a_person_did_to_a_bullet_is_said_behind_it(line, said, tone):
    (shown,) = bullet_lines((line,), 40, Drawing())
    assert texts([shown]) == [said]
    assert [look for *_, look in shown.marks] == ([tone] if tone else [])


# Letters and cells.


@given(
    st.text(st.sampled_from("ab مدرلا 12.،"), max_size=60),
    st.integers(4, 40),
    st.sampled_from(Mode),
    st.booleans(),
)
def test_every_letter_that_is_drawn_is_found_again_at_its_cells(text, width, mode, rtl):
    for line in wrapped(text, (), width, Drawing(mode), rtl=rtl, lead="• "):
        room = width + 2
        for index in range(line.rendered.start, line.rendered.end):
            place = line.rendered.cells_of(index)
            if place is not None:
                first = next(span[0] for span in line.rendered.spans if span[0] <= index < span[1])
                assert line.index_at(place[0] + line.shift(room), room) == first
        assert line.index_at(0, room) is None
        assert line.index_at(room, room) is None
