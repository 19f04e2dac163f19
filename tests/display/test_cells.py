"""Widths agree with those of Rich, which the desk draws with."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len as rich_cell_len

from deskbrief.display.cells import cell_len


def test_every_character_that_python_knows_is_as_wide_as_rich_says():
    blocks = (range(0x20, 0xD800), range(0xE000, 0xFE00), range(0xFE10, 0x11200), range(0x1D000, 0x1FB00))
    differing = [
        f"U+{code:04X}"
        for block in blocks
        for code in block
        if unicodedata.category(chr(code)) != "Cn"
        and code != 0x200D
        and cell_len(chr(code)) != rich_cell_len(chr(code))
    ]
    assert differing == []


def test_the_width_of_a_text_is_that_of_its_characters():
    for text in ("محمد", "مُحَمَّد", "لا إله", "漢字 news", "\u200e\u200fخبر\u200f", "٢٥٪ «نعم»", "👍 ok", ""):
        assert cell_len(text) == rich_cell_len(text)
