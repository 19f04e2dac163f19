"""A bullet may state only what its paragraphs do."""

from dataclasses import replace

from deskbrief.check.bullets import BulletsCheck
from deskbrief.document import Bullet, Side
from support.segments import translated

PARAGRAPH = translated("قتل 12 شخصاً في البصرة.", "Twelve people were killed in Basra.")


def found(text, **more):
    bullet = Bullet("b1", text, (PARAGRAPH.sentences[0].id,), **more)
    return [
        (bullet_id, text[finding.start : finding.end], finding.side)
        for bullet_id, finding in BulletsCheck().run_bullets([PARAGRAPH], [bullet])
    ]


def test_what_the_paragraph_says_is_no_fault():
    assert found("12 killed in Basra") == []
    assert found("An attack in al-Basra killed twelve") == []


def test_a_number_of_nobodys_is_pointed_at():
    assert found("An attack killed 120 people") == [("b1", "120", Side.BULLET)]


def test_a_name_of_nobodys_is_pointed_at():
    assert found("The attack in Tikrit killed twelve") == [("b1", "Tikrit", Side.BULLET)]


def test_a_stale_bullet_is_told_of():
    assert found("12 killed", edited=True, stale=True) == [("b1", "12 killed", Side.BULLET)]


def test_a_bullet_of_a_paragraph_that_is_gone_is_left_alone():
    bullet = Bullet("b1", "Ok", ("gone.1",))
    assert list(BulletsCheck().run_bullets([replace(PARAGRAPH)], [bullet])) == []
