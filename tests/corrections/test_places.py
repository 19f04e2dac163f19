"""One correction, everywhere in the article."""

from __future__ import annotations

from deskbrief.corrections import places
from deskbrief.glossary import Kind, Term

LEAHY = Term("ليهي", "Leahy", Kind.PERSON, forbidden=("Lehi",))


def changed(term: Term, *paragraphs: tuple[str, str]) -> list[str]:
    rows = [(str(number), source, english) for number, (source, english) in enumerate(paragraphs)]
    return [place.after for place in places(term, rows)]


def test_every_paragraph_with_the_old_wording_is_changed_also_behind_clitics():
    found = changed(
        LEAHY,
        ("وقال ليهي إن القوات باقية.", "Lehi said the forces would stay."),
        ("وأبلغ الوزير لليهي القرار.", "The minister told Lehi of the decision."),
        ("وليهي غادر أمس.", "Lehi's plane left yesterday."),
        ("وصل الوفد.", "The delegation arrived."),
    )
    assert found == [
        "Leahy said the forces would stay.",
        "The minister told Leahy of the decision.",
        "Leahy's plane left yesterday.",
    ]


def test_another_spelling_than_the_one_that_was_replaced_is_changed_too():
    assert changed(LEAHY, ("وقال ليهي إنه باق.", "Lahey said he would stay.")) == [
        "Leahy said he would stay."
    ]


def test_every_occurrence_of_a_paragraph_is_changed():
    (place,) = places(
        LEAHY, [("p", "زار ليهي بغداد وقال ليهي إنه باق.", "Lehi visited Baghdad and Lehi said so.")]
    )
    assert (place.after, place.count) == ("Leahy visited Baghdad and Leahy said so.", 2)


def test_a_noun_keeps_its_number():
    panel = Term("لجنة", "panel", forbidden=("committee",))
    assert changed(panel, ("اجتمعت اللجان.", "The committees met.")) == ["The panels met."]


def test_what_has_the_term_already_is_no_place():
    assert changed(LEAHY, ("وقال ليهي إنه باق.", "Leahy said he would stay.")) == []
