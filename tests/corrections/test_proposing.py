"""An edit is told apart: a choice of term or name is proposed, style is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbrief.corrections import propose
from deskbrief.glossary import Kind


@pytest.mark.parametrize(
    ("source", "before", "after", "term"),
    [
        (
            "وقال ليهي إن القوات باقية.",
            "Lehi said the forces stay.",
            "Leahy said the forces stay.",
            "ليهي Leahy",
        ),
        (
            "شكلت الوزارة لجنة.",
            "The ministry formed a committee.",
            "The ministry formed a panel.",
            "لجنة panel",
        ),
        ("اجتمعت اللجان أمس.", "The committees met yesterday.", "The panels met yesterday.", "لجنة panel"),
        (
            "قالت حكومة إقليم كردستان إنها وافقت.",
            "The Kurdistan Regional Government said it agreed.",
            "The KRG said it agreed.",
            "حكومة إقليم كردستان KRG",
        ),
        (
            "وافق مجلس النواب على الخطة.",
            "The House of Representatives approved the plan.",
            "The Council of Representatives approved the plan.",
            "مجلس النواب Council of Representatives",
        ),
    ],
)
def test_a_choice_of_term_is_proposed_with_the_arabic_behind_it(source, before, after, term):
    made = propose(source, before, after)
    assert made is not None
    assert f"{made.term.source} {made.term.target}" == term


def test_the_old_wording_is_forbidden_from_then_on():
    made = propose("وقال ليهي إن القوات باقية.", "Lehi said the forces stay.", "Leahy said the forces stay.")
    assert made is not None
    assert (made.term.kind, made.term.forbidden) == (Kind.PERSON, ("Lehi",))


@pytest.mark.parametrize(
    ("source", "before", "after"),
    [
        ("وقال الوزير إنه موافق.", "The minister said he agreed.", "The minister stated he agreed."),  # verb
        (
            "وصل الوفد إلى بغداد.",
            "The delegation arrived to Baghdad.",
            "The delegation arrived in Baghdad.",
        ),
        (
            "كانت هذه بداية الأزمة.",
            "This was the start of the crisis.",
            "This was the beginning of the crisis.",
        ),
        ("قتل ثلاثة في الانفجار.", "3 were killed in the blast.", "Three were killed in the blast."),
        ("أعربت المنظمة عن قلقها.", "The organization voiced concern.", "The organisation voiced concern."),
        ("هطلت الأمطار.", "The rains fell.", "The rain fell."),
        (
            "زار الرئيس المدينة أمس.",
            "The president visited the city yesterday.",
            "Yesterday he was in the city.",
        ),
    ],
)
def test_style_is_left_alone(source, before, after):
    assert propose(source, before, after) is None


def test_an_edit_that_changes_nothing_proposes_nothing():
    assert propose("وصل الوفد.", "The delegation arrived.", "The delegation arrived.") is None


@settings(max_examples=100, deadline=None)
@given(
    st.text(alphabet="وقالليهيلجنة .،", max_size=40),
    st.text(alphabet="Lehi saidpanel.' ", max_size=40),
    st.text(alphabet="Leahy saidpanel.' ", max_size=40),
)
def test_whatever_the_texts_proposing_never_fails(source, before, after):
    made = propose(source, before, after)
    assert made is None or (made.old in before and made.new in after)
