"""One sentence that tells by sight whether a mode suits a terminal, framed as the desk frames it.

It has what goes wrong in one terminal or another: letters to join, lam with alef, brackets, a number, a
foreign name of two words, a date, a full stop; and a year right behind the frame, which a terminal that
reorders draws inside of it unless it is fenced off.
"""

from __future__ import annotations

from deskbrief.display.line import render_rtl_line
from deskbrief.display.mode import EXPLICIT_OFF, EXPLICIT_ON, Mode, border_fence

SENTENCE = "قال أحمد (45 عاما) لمنظمة Red Cross في 2024-03-12 إنه لاجئ."
MEANING = "Ahmad (aged 45) told the organisation Red Cross on 2024-03-12 that he is a refugee."
WIDTH = 62
"""The cells within the frame."""
NEIGHBOUR = "2024 in English"
"""What stands behind the frame."""

RIGHT = (
    "The letters of a word are joined: none stands apart but where Arabic parts them.",
    "The sentence begins at the RIGHT edge of its frame. From there to the left come",
    "  two words, the number 45 and a word within ( ) that close around both,",
    "  a word, Red Cross, a word of two letters, 2024-03-12, two words, the full stop.",
    f"Behind the frame stands {NEIGHBOUR}, the year first.",
)
"""What it looks like where it reads right, in lines for a person."""


def sample_row(mode: Mode, *, told: bool) -> str:
    """Return the row to write, its line break included.

    Args:
        mode: how it is written.
        told: in ``EXPLICIT`` mode, tell the terminal before the row, and put it back after it.
    """
    line = render_rtl_line(SENTENCE, WIDTH, mode)
    padding = " " * (WIDTH - line.cells)
    row = f"│{border_fence(mode)}{padding}{line.text}│{border_fence(mode)} {NEIGHBOUR}\n"
    # A terminal keeps the direction of a row from when that was begun, so it is put back on the next one.
    return f"{EXPLICIT_ON}{row}{EXPLICIT_OFF}" if told and mode is Mode.EXPLICIT else row
