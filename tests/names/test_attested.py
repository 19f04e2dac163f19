"""Spellings that people bear, as English news writes them."""

from __future__ import annotations

import pytest

from deskbrief.names.attested import Attested, in_news


@pytest.mark.parametrize(
    ("latin", "arabic", "english"),
    [
        ("Al Soudani", "السوداني", "al-Soudani"),
        ("Alsudani", "السوداني", "al-Sudani"),
        ("Soudani", "السوداني", "al-Soudani"),
        ("As-Sadr", "الصدر", "al-Sadr"),
        ("Assadr", "الصدر", "al-Sadr"),
        ("Alexander", "الكسندر", "Alexander"),
        ("Elias", "الياس", "Elias"),
        ("Al-Ameri", "العامري", "al-Ameri"),
        ("Abd Al-Rahman", "عبد الرحمن", "Abdel-Rahman"),
        ("Abdul Mahdi", "عبد المهدي", "Abdul-Mahdi"),
        ("Abdulrahman", "عبد الرحمن", "Abdulrahman"),
        ("Obaïda", "عبيدة", "Obaida"),
        ("Ma'in", "معين", "Main"),
    ],
)
def test_a_bearer_s_spelling_is_written_as_news_writes_names(latin, arabic, english):
    assert in_news(latin, arabic) == english


@pytest.mark.parametrize("latin", ["Abd Al Rahman Jr.", "X", "Mohamed Ali", "Łukasz"])
def test_what_is_no_spelling_of_one_word_is_left_out(latin):
    assert in_news(latin, "محمد") == ""


def test_the_commonest_spelling_comes_first_and_shares_leave_room_for_others():
    spellings = Attested()("محمد")
    shares = [share for _, share in spellings]
    assert spellings[0][0] in ("Mohamed", "Mohammed")
    assert shares == sorted(shares, reverse=True)
    assert 0.9 < sum(shares) < 1


def test_english_spellings_come_before_french_ones():
    spellings = dict(Attested()("بشير"))
    assert spellings["Bashir"] > spellings["Bachir"]


def test_a_name_of_god_s_servant_is_known_written_as_one_word_too():
    assert dict(Attested()("عبدالرحمن")) == dict(Attested()("عبد الرحمن")) != {}


def test_an_unknown_word_has_no_spelling():
    assert Attested()("شخبوطي") == []
