"""Every engine is held to the terms: the draft engine beforehand, the others afterwards."""

from __future__ import annotations

import pytest

from deskbrief.document import Hypothesis, Link
from deskbrief.glossary import Glossary, Kind, Term
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.engines import open_engine
from deskbrief.translate.terms.enforcing import enforced, missing
from deskbrief.translate.terms.finding import TermFinder
from deskbrief.translate.terms.wording import realised

LEAHY = Term("ليهي", "Leahy", Kind.PERSON)
PANEL = Term("لجنة", "panel")
DEFENCE = Term("وزارة الدفاع", "Ministry of Defence", Kind.ORGANISATION)
KRG = Term("حكومة إقليم كردستان", "KRG", Kind.ORGANISATION, case=True)
FINDER = TermFinder(Glossary([LEAHY, PANEL, DEFENCE, KRG]))


def held(source: str, *offers: Hypothesis | str, n_best: int = 1) -> list[Hypothesis]:
    made = [offer if isinstance(offer, Hypothesis) else Hypothesis(offer) for offer in offers]
    return enforced(source, made, FINDER.find(source), n_best)


@pytest.mark.parametrize(
    ("source", "english", "wanted"),
    [
        (
            "وقال ليهي إن القوات باقية.",
            "Lehi said the forces would stay.",
            "Leahy said the forces would stay.",
        ),
        ("وأبلغ الوزير ليهي بالقرار.", "The minister told Lahey's aide.", "The minister told Leahy's aide."),
        ("شكلت الوزارة لجنة.", "The ministry formed a committee.", "The ministry formed a panel."),
        ("قالت اللجان إنها وافقت.", "The committees said they agreed.", "The panels said they agreed."),
        ("شكلت الوزارة لجنتين.", "The ministry formed two committees.", "The ministry formed two panels."),
        ("اللجنة وافقت.", "The committee agreed.", "The panel agreed."),
        (
            "زار الرئيس وزارة الدفاع أمس.",
            "The president visited the Defense Department yesterday.",
            "The president visited the Ministry of Defence yesterday.",
        ),
        (
            "قالت حكومة إقليم كردستان إنها وافقت.",
            "The Kurdistan Regional Government said it agreed.",
            "The KRG said it agreed.",
        ),
    ],
)
def test_the_terms_english_takes_the_place_of_what_translates_it(source, english, wanted):
    (made,) = held(source, english)
    assert made.text == wanted


def test_english_that_has_the_terms_is_left_as_it_is():
    best = Hypothesis("Leahy said the panel agreed.", -0.2)
    assert held("قال ليهي إن اللجنة وافقت.", best) == [best]


def test_another_hypothesis_that_has_the_term_comes_first_if_it_is_hardly_less_likely():
    source = "شكلت الوزارة لجنة."
    offers = Hypothesis("The ministry formed a committee.", -0.2), Hypothesis("A panel was formed.", -0.3)
    assert held(source, *offers)[0].text == "A panel was formed."
    unlikely = offers[0], Hypothesis("A panel was formed.", -1.5)
    assert held(source, *unlikely)[0].text == "The ministry formed a panel."


def test_the_engines_own_alignment_is_believed():
    source = "شكلت الوزارة لجنة."
    at = source.index("لجنة")
    english = "The ministry set up a body."
    link = Link(at, at + 4, english.index("body"), english.index("body") + 4)
    (made,) = held(source, Hypothesis(english, alignment=(link,)))
    assert made.text == "The ministry set up a panel."
    ((start, end),) = [(each.target_start, each.target_end) for each in made.alignment]
    assert made.text[start:end].endswith("panel")


def test_what_cannot_be_found_is_left_and_counted_as_missing():
    source = "وقال ليهي إن القوات باقية."
    (made,) = held(source, "It was said that troops remain.")
    assert made.text == "It was said that troops remain."
    assert [each.term for each in missing(made.text, FINDER.find(source))] == [LEAHY]


def test_a_damaged_address_is_put_right():
    (made,) = held("نشر @Iraq_MoD الخبر", "The account @iraq_mod_ published the news")
    assert "@Iraq_MoD" in made.text


@pytest.fixture(scope="module")
def draft():
    return open_engine(load_catalogue().get("draft", Role.TRANSLATE))


@pytest.mark.parametrize(
    ("source", "term"),
    [
        ("وقال ليهي إن القوات باقية في العراق.", LEAHY),
        ("وأكد الوزير لليهي أن الحكومة وافقت.", LEAHY),
        ("قررت اللجنة تأجيل الجلسة.", PANEL),
        ("شكلت الوزارة لجنتين للتحقيق.", PANEL),
        ("التقى الرئيس بوزارة الدفاع أمس.", DEFENCE),
        ("قالت حكومة إقليم كردستان إن النازحين عادوا.", KRG),
    ],
)
def test_the_draft_engine_says_a_term_as_it_is_told(draft, source, term):
    ((made, *_),) = draft.translate_with([source], [FINDER.find(source)])
    assert realised(term, made.text)


def test_the_draft_engine_keeps_a_dual(draft):
    source = "شكلت الوزارة لجنتين للتحقيق."
    ((made, *_),) = draft.translate_with([source], [FINDER.find(source)])
    assert "two panels" in made.text


def test_without_terms_the_draft_engine_says_what_it_always_says(draft):
    source = "وصل الوفد إلى بغداد أمس."
    assert draft.translate_with([source], [()]) == draft.translate([source])
