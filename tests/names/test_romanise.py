"""Names in Latin letters: as English news writes them, and with all marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbrief.names.romanise import KNOWN, SLIP, SOUND, candidates
from deskbrief.names.style import Style


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("محمد شياع السوداني", "Mohammed Shia al-Sudani"),
        ("عبد الفتاح السيسي", "Abdel-Fattah al-Sisi"),
        ("أبو بكر البغدادي", "Abu Bakr al-Baghdadi"),
        ("محمد بن سلمان", "Mohammed bin Salman"),
        ("ابن سلمان", "Ibn Salman"),
        ("هادي العامري", "Hadi al-Amiri"),
        ("ترامب", "Trump"),
        ("ماركو روبيو", "Marco Rubio"),
        ("كيفن", "Kevin"),
        ("إيمانويل ماكرون", "Emmanuel Macron"),
        ("بنيامين نتنياهو", "Benjamin Netanyahu"),
        ("مُحَمَّد", "Mohammed"),
    ],
)
def test_news_writes_names_as_its_readers_know_them(arabic, english):
    assert candidates(arabic)[0].text == english


@pytest.mark.parametrize(("arabic", "english"), [("ماكرونن", "Macron"), ("نتنياهوو", "Netanyahu")])
def test_a_well_known_name_is_known_but_for_a_slip_of_one_letter(arabic, english):
    best = candidates(arabic)[0]
    assert (best.text, best.source) == (english, SLIP)


def test_it_is_told_whether_a_name_is_known_or_spelt_by_its_sound():
    assert candidates("كيفن")[0].source == KNOWN
    assert candidates("شخبوطي")[0].source == SOUND


def test_candidates_are_different_and_the_likeliest_come_first():
    found = candidates("نوري المالكي", top=3)
    assert len({each.text for each in found}) == 3
    assert [each.cost for each in found] == sorted(each.cost for each in found)


@pytest.mark.parametrize(
    ("arabic", "ala_lc", "ijmes"),
    [
        ("محمد", "Muḥammad", "Muḥammad"),
        ("فاطمة الزهراء", "Fāṭimah al-Zahrāʼ", "Fāṭima al-Zahrāʾ"),
        ("عبد اللطيف", "ʻAbd al-Laṭīf", "ʿAbd al-Laṭīf"),
        ("القاهرة", "al-Qāhirah", "al-Qāhira"),
        ("صالح بن علي", "Ṣāliḥ ibn ʻAlī", "Ṣāliḥ ibn ʿAlī"),
    ],
)
def test_libraries_and_scholars_write_all_marks(arabic, ala_lc, ijmes):
    assert candidates(arabic, style=Style.ALA_LC)[0].text == ala_lc
    assert candidates(arabic, style=Style.IJMES)[0].text == ijmes


def test_what_is_not_arabic_stays_and_nothing_gives_nothing():
    assert candidates("Tony Blair")[0].text == "Tony Blair"
    assert candidates("  ") == ()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.sampled_from(Style), st.integers(1, 5))
def test_whatever_the_text_there_are_so_many_at_most_and_always_the_same(text, style, top):
    found = candidates(text, top, style)
    assert len(found) <= top
    assert found == candidates(text, top, style)
    assert bool(found) == bool(text.split()) or not text.isprintable()
