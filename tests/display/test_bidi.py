"""The bidirectional algorithm, against the Unicode Consortium's own cases and tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskbrief.display.bidi import Direction, line_levels, paragraph_direction, paragraph_levels, visual_order
from deskbrief.display.brackets import MIRROR, bracket_pairs
from deskbrief.display.classes import REMOVED, bidi_classes

UNICODE = Path("/usr/share/unicode")
"""Where Debian's package ``unicode-data`` puts the files of the Unicode Character Database."""


def lines_of(name: str) -> Iterator[str]:
    path = UNICODE / name
    if not path.exists():
        pytest.skip(f"{name} is not installed: it comes with Debian's package unicode-data")
    for line in path.read_text(encoding="utf-8").splitlines():
        if meant := line.partition("#")[0].strip():
            yield meant


def resolved(text: str, direction: str) -> tuple[Direction, list[str], list[int]]:
    """Return what BidiCharacterTest.txt states: base, levels with ``x`` for what is removed, visual order."""
    base = paragraph_direction(text) if direction == "2" else Direction(int(direction))
    classes = bidi_classes(text)
    levels = line_levels(paragraph_levels(text, base), classes, base)
    kept = [at for at, kind in enumerate(classes) if kind not in REMOVED]
    order = [kept[place] for place in visual_order([levels[at] for at in kept])]
    return base, ["x" if at not in set(kept) else str(level) for at, level in enumerate(levels)], order


def test_every_case_of_unicodes_bidi_character_test_passes():
    failed, cases = [], 0
    for line in lines_of("BidiCharacterTest.txt"):
        codes, direction, base, levels, order = line.split(";")
        cases += 1
        text = "".join(chr(int(code, 16)) for code in codes.split())
        if resolved(text, direction) != (int(base), levels.split(), [int(at) for at in order.split()]):
            failed.append(line)
    assert cases > 90_000
    assert failed == []


def test_the_mirrored_characters_are_those_of_unicode():
    listed = {}
    for line in lines_of("BidiMirroring.txt"):
        character, image = line.split(";")
        listed[int(character, 16)] = chr(int(image, 16))
    assert listed == MIRROR


def test_the_paired_brackets_are_those_of_unicode():
    for line in lines_of("BidiBrackets.txt"):
        code, partner, side = (field.strip() for field in line.split(";"))
        bracket, other = chr(int(code, 16)), chr(int(partner, 16))
        assert bracket_pairs([bracket, other], [0, 1]) == ([(0, 1)] if side == "o" else [])


def test_canonically_equivalent_angle_brackets_pair():
    assert bracket_pairs(["\u2329", "x", "\u3009"], [0, 2]) == [(0, 2)]


def test_more_open_brackets_than_the_standard_allows_are_not_paired():
    deep = "(" * 64 + ")" * 64
    assert bracket_pairs(deep, range(len(deep))) == []
    assert len(bracket_pairs(deep[1:-1], range(126))) == 63


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("خبر عاجل", Direction.RTL),
        ("2024: خبر", Direction.RTL),
        ("UNHCR أعلنت", Direction.LTR),
        ("\u2067خبر\u2069 news", Direction.LTR),
        ("2024 - 3", Direction.LTR),
        ("", Direction.LTR),
    ],
)
def test_a_paragraph_takes_the_direction_of_its_first_strong_character(text, direction):
    assert paragraph_direction(text) is direction


def test_a_number_after_arabic_is_raised_above_the_line_and_a_bracket_pair_follows_it():
    text = "قتل 12 (اليوم)"
    levels = paragraph_levels(text, Direction.RTL)
    assert [levels[text.index(character)] for character in "ق1("] == [1, 2, 1]


def test_white_space_at_the_end_of_a_line_falls_back_to_the_base_direction():
    text = "خبر  "
    levels = line_levels(paragraph_levels(text, Direction.LTR), bidi_classes(text), Direction.LTR)
    assert levels == [1, 1, 1, 0, 0]


def test_characters_outside_unicodes_assigned_ones_have_the_direction_of_their_block():
    assert bidi_classes("\u0590\U0001eeff\u20cf\ufdd0\U000e0fff") == "RAtbb"


@given(
    st.text(
        st.sampled_from(
            "aא\u06271\u0661-%,\u0301 ()\n\t\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b"
        )
    ),
    st.sampled_from(Direction),
)
@example("\u2067\n\u2069", Direction.LTR)
@example("\u2067" * 130 + "a1" + "\u2069" * 130, Direction.RTL)
def test_any_text_gets_a_level_for_each_character_and_an_order_of_all(text, base):
    levels = line_levels(paragraph_levels(text, base), bidi_classes(text), base)
    assert len(levels) == len(text)
    assert all(0 <= level <= 126 for level in levels)
    assert sorted(visual_order(levels)) == list(range(len(text)))


def test_nothing_has_no_levels_and_no_order():
    assert paragraph_levels("", Direction.RTL) == []
    assert visual_order([]) == []
