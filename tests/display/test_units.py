"""Dates, ranges, telephone numbers and addresses are never turned around."""

from __future__ import annotations

import pytest

from deskbrief.display import Mode, render_rtl_line


@pytest.mark.parametrize(
    "unit",
    [
        "2024-03-12",
        "٢٠٢٤-٠٣-١٢",
        "2024-03-12T10:30",
        "1894–1962",
        "12/03/2024",
        "-5",
        "+7.5%",
        "25 %",
        "٢٥٪",
        "$3.5",
        "3.5€",
        "1,250,000",
        "٣٫٥",
        "+964 770 123 4567",
        "0770 123 4567",
        "0770-123-4567",
        "10:30-12:45",
        "https://example.org/a/?b=1&c=2",
        "www.example.org/",
        "desk@example.org",
        "@nakheel_news",
        "#Nakheel2024",
    ],
)
@pytest.mark.parametrize("frame", ["قال {} نعم", "قال ({})، نعم", "{} نعم", "قال {}"])
def test_an_expression_reads_from_left_to_right_after_before_and_between_arabic(unit, frame):
    drawn = render_rtl_line(frame.format(unit), 60, Mode.EXPLICIT).text
    assert unit in drawn


def test_a_conjunction_may_stand_before_it():
    assert render_rtl_line("بين 2019 و2020-2021", 20, Mode.EXPLICIT).text.strip() == "2020-2021و 2019 نيب"


def test_a_hyphen_behind_a_word_is_no_sign():
    assert render_rtl_line("كوفيد-19", 8, Mode.EXPLICIT).text == "19-ديفوك"


def test_an_arabic_hashtag_runs_from_right_to_left():
    assert render_rtl_line("#خبر", 4, Mode.EXPLICIT).text == "ربخ#"


def test_numbers_in_a_row_keep_the_order_of_the_line():
    assert render_rtl_line("قال 5% 7%", 9, Mode.EXPLICIT).text == "7% 5% لاق"
