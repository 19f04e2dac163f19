"""The ways to write a line, for the kinds of terminals there are."""

from __future__ import annotations

from enum import StrEnum

LRM = "\u200e"
RLM = "\u200f"

EXPLICIT_ON = "\x1b[8l\x1b[1 k"
"""Tells a terminal that what it is sent is in visual order (BDSM of ECMA-48), left to right (SCP)."""
EXPLICIT_OFF = "\x1b[ k\x1b[8h"
"""Puts a terminal back to ordering text by itself."""


class Mode(StrEnum):
    """Who reorders and who joins the letters: deskbrief, the terminal, or nobody."""

    FENCED = "fenced"
    """Words in visual order, letters in logical order, each word fenced by direction marks: for terminals
    that reorder a line and cannot be told not to (Konsole, Apple, mintty)."""
    WORDS = "words"
    """Words in visual order, letters in logical order, and no marks: for terminals that turn each word
    around by itself, and stumble over marks (kitty)."""
    EXPLICIT = "explicit"
    """Visual order, letters as they are: for terminals that join letters, and leave the order alone once
    they are told to (VTE; ``CSI 8 l`` and ``CSI 1 SP k`` before the first paint). A cell that is not Arabic
    must stand between two panes, or the terminal joins their letters."""
    VISUAL = "visual"
    """Visual order, letters in their joined forms: for terminals that do neither (xterm, Alacritty, Windows
    Terminal, VS Code), or that leave both alone once they are told to (mlterm)."""
    LOGICAL = "logical"
    """As it is read: for logs, pipes, screen readers, and terminals that get all of it right."""


def border_fence(mode: Mode) -> str:
    """Return what a pane's border must be followed by, zero cells wide.

    A terminal that reorders takes the whole row for one line of text: without the fence a number at the
    start of the English pane is drawn inside the Arabic one.
    """
    return LRM if mode is Mode.FENCED else ""
