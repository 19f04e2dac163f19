"""The names of an article: one English each, from what a person chose down to how it sounds."""

from __future__ import annotations

import pytest

from deskbrief.glossary import Glossary, Kind, Term
from deskbrief.names.romanise import BORNE, SLIP, SOUND
from deskbrief.names.spelling import spelt_in
from deskbrief.names.style import Style
from deskbrief.names.table import (
    ARTICLE,
    DRAFT,
    GLOSSARY,
    LISTED,
    MEMORY,
    NOTHING,
    TEXT,
    NameEntry,
    Paragraph,
    groups,
    name_table,
)

FULL = Paragraph("p1", "وصل الجنرال كيفن ليهي إلى بغداد.", "General Kevin Leahy arrived in Baghdad.")
AGAIN = Paragraph("p2", "وقال ليهي إن الأمر انتهى.", "Lehi said the matter was over.")


def entry(paragraphs, arabic, **ways) -> NameEntry:
    (found,) = [each for each in name_table(paragraphs, **ways) if each.arabic == arabic]
    return found


def test_a_part_of_a_name_belongs_to_the_full_one():
    leahy = entry([FULL, AGAIN], "كيفن ليهي")
    assert [(place.id, place.english) for place in leahy.places] == [("p1", "Kevin Leahy"), ("p2", "Lehi")]
    assert FULL.source[leahy.places[0].start : leahy.places[0].end] == "كيفن ليهي"


def test_another_spelling_in_the_article_is_told():
    assert entry([FULL, AGAIN], "كيفن ليهي").spellings == ("Lehi",)


def test_a_name_that_the_english_translates_in_part_or_leaves_out_is_told():
    source = "وأكد الخبير سيف رعد ذلك."
    saif = entry(
        [
            Paragraph("p1", source, "The expert Saif Raad confirmed that."),
            Paragraph("p2", source, "The expert Saif thunder confirmed that."),
            Paragraph("p3", source, "The expert confirmed that."),
            Paragraph("p4", source),
        ],
        "سيف رعد",
    )
    assert [place.id for place in saif.lacking] == ["p2", "p3"]


def test_an_article_does_not_stand_for_a_word_that_is_lacking():
    paragraph = Paragraph("p", "وصل محمد شياع السوداني.", "Shia al-Sudani arrived.")
    assert [place.id for place in entry([paragraph], "محمد شياع السوداني").lacking] == ["p"]


def test_a_particle_that_the_english_joins_or_leaves_out_is_no_lack():
    source = "وصل الرئيس عبد العزيز بن صالح."
    for english in ("President Abdulaziz Saleh arrived.", "President Abdel-Aziz bin Saleh arrived."):
        assert [each.lacking for each in name_table([Paragraph("p", source, english)])] == [()]


def test_a_people_is_no_other_spelling_of_its_place():
    iraq = entry([Paragraph("p", "العراق جار للعراق.", "Iraq is a neighbour of Iraqi land.")], "العراق")
    assert iraq.spellings == ()


def test_the_glossary_comes_first():
    glossary = Glossary([Term("كيفن ليهي", "Kevin Leehy", Kind.PERSON)])
    leahy = entry([FULL, AGAIN], "كيفن ليهي", glossary=glossary)
    assert (leahy.english, leahy.source, leahy.confirmed) == ("Kevin Leehy", GLOSSARY, True)


def test_what_a_person_wrote_in_the_article_comes_before_the_memory():
    by_person = Paragraph("p1", FULL.source, "General Kevin Lehey arrived in Baghdad.", by_person=True)
    leahy = entry([by_person, AGAIN], "كيفن ليهي", remembered=lambda _: ["Kevin Leigh was there."])
    assert (leahy.english, leahy.source, leahy.confirmed) == ("Kevin Lehey", ARTICLE, True)


def test_the_memory_comes_before_what_lists_know():
    leahy = entry([FULL, AGAIN], "كيفن ليهي", remembered=lambda _: ["Then Kevin Leehy was there."])
    assert (leahy.english, leahy.source, leahy.confirmed) == ("Kevin Leehy", MEMORY, True)


@pytest.mark.parametrize(
    ("text", "arabic", "english", "source"),
    [
        ("وصل الوفد إلى بغداد.", "بغداد", "Baghdad", LISTED),
        ("التقى ماركو روبيرو الوفد.", "ماركو روبيرو", "Marco Rubio", SLIP),
        ("قال السيد شخبوطي ذلك.", "شخبوطي", "Shakhbuti", SOUND),
        ("قال النائب ريان الكلداني ذلك.", "ريان الكلداني", "Rayan al-Kildani", BORNE),
    ],
)
def test_what_nobody_chose_is_as_lists_have_it_or_as_it_sounds(text, arabic, english, source):
    found = entry([Paragraph("p", text)], arabic)
    assert (found.english, found.source, found.confirmed) == (english, source, False)


def test_an_organisation_is_called_what_the_text_calls_it():
    said = Paragraph("p", "أعلنت وزارة الكهرباء ذلك.", "The Ministry of Electricity announced that.")
    ministry = entry([said], "وزارة الكهرباء")
    assert (ministry.english, ministry.source) == ("the Ministry of Electricity", TEXT)


def test_an_organisation_of_an_untranslated_text_is_drafted_or_left_open():
    text = Paragraph("p", "أعلنت وزارة الكهرباء ذلك.")
    drafted = entry([text], "وزارة الكهرباء", drafted=lambda _: "The ministry of electricity.")
    assert (drafted.english, drafted.source) == ("the Ministry of Electricity", DRAFT)
    assert entry([text], "وزارة الكهرباء").source == NOTHING


def test_a_house_style_holds_for_persons_and_places_that_nobody_named():
    names = {each.arabic: each.english for each in name_table([FULL], style=Style.IJMES)}
    assert names["بغداد"] == "Baghdād"


def test_persons_come_before_places_and_those_before_organisations():
    text = Paragraph("p", "أعلنت وزارة الكهرباء ذلك في بغداد، وقال كيفن ليهي.")
    assert list(groups(name_table([text]))) == [Kind.PERSON, Kind.PLACE, Kind.ORGANISATION]


@pytest.mark.parametrize(
    ("english", "name", "spelt"),
    [
        ("General Kevin Leahy arrived.", "كيفن ليهي", "Kevin Leahy"),
        ("He met Mohammed Shia al-Sudani.", "محمد شياع السوداني", "Mohammed Shia al-Sudani"),
        ("Al-Jabri said so.", "الجابري", "Al-Jabri"),
        ("The governor of al-Sadir Karim al-Saadi said so.", "كريم الساعدي", "Karim al-Saadi"),
        ("The Iraqi army and Marco were there.", "العراق", "Iraqi"),
        ("Nobody was there.", "كيفن ليهي", ""),
        ("", "كيفن ليهي", ""),
    ],
)
def test_the_spelling_of_a_name_is_found_in_its_translation(english, name, spelt):
    assert spelt_in(english, tuple(name.split())) == spelt
