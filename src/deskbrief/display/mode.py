"""The four ways to write a line, for the four kinds of terminals there are."""

from __future__ import annotations

from enum import StrEnum

LRM = "\u200e"
RLM = "\u200f"


class Mode(StrEnum):
    """Who reorders and who joins the letters: deskbrief, the terminal, or nobody."""

    FENCED = "fenced"
    """Words in visual order, letters in logical order, each word fenced by direction marks: for terminals
    that reorder by line or by word and cannot be told not to (Konsole, Apple, mintty, mlterm, kitty)."""
    EXPLICIT = "explicit"
    """Visual order, letters as they are: for terminals that join letters, and leave the order alone once
    they are told to (VTE; ``CSI 8 l`` and ``CSI 1 SP k`` before the first paint). A cell that is not Arabic
    must stand between two panes, or the terminal joins their letters."""
    VISUAL = "visual"
    """Visual order, letters in their joined forms: for terminals that do neither (xterm, Alacritty, Windows
    Terminal, VS Code)."""
    LOGICAL = "logical"
    """As it is read: for logs, pipes, screen readers, and terminals that get all of it right."""


def border_fence(mode: Mode) -> str:
    """Return what a pane's border must be followed by, zero cells wide.

    A terminal that reorders takes the whole row for one line of text: without the fence a number at the
    start of the English pane is drawn inside the Arabic one.
    """
    return LRM if mode is Mode.FENCED else ""
