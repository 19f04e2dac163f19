"""One name, one spelling, over a whole article."""

from dataclasses import replace

from deskbrief.check.name_spelling import NameSpellingCheck
from support.segments import translated


def found(*paragraphs):
    segments = []
    for number, (source, target) in enumerate(paragraphs):
        made = translated(source, target)
        segments.append(replace(made, block=replace(made.block, id=f"p{number}")))
    return [
        (segment_id, finding.suggestion) for segment_id, finding in NameSpellingCheck().run_article(segments)
    ]


LEAHY = ("وصل الجنرال ليهي إلى بغداد.", "General Leahy arrived in Baghdad.")


def test_the_rarer_spelling_is_told_of_and_the_commoner_offered():
    assert found(LEAHY, ("وقال ليهي ذلك.", "Leahy said so."), ("والتقى ليهي الوزير.", "Lehi met him.")) == [
        ("p2", "Leahy")
    ]


def test_on_a_tie_the_first_spelling_stands():
    assert found(LEAHY, ("والتقى ليهي الوزير.", "Lehi met him.")) == [("p1", "Leahy")]


def test_one_spelling_throughout_is_no_fault():
    assert found(LEAHY, ("وقال ليهي ذلك.", "Leahy said so.")) == []


def test_two_people_are_not_one():
    assert found(("وصل محمد.", "Then came Mohammed."), ("وصل محمود.", "Then came Mahmoud.")) == []


def test_an_article_without_translations_is_left_alone():
    assert found(("وصل محمد.", "")) == []
