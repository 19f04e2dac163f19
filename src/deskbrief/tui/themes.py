"""The two themes of the desk; any of Textual's own can be named in desk.toml too."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="desk-dark",
    dark=True,
    primary="#7aa2c8",
    secondary="#c8a87a",
    accent="#e0b060",
    warning="#e0a030",
    error="#e07060",
    success="#7fb26f",
    foreground="#d8d8d2",
    background="#16191d",
    surface="#1b1f24",
    panel="#262b32",
    variables={"footer-key-foreground": "#e0b060", "block-cursor-text-style": "none"},
)
LIGHT = Theme(
    name="desk-light",
    dark=False,
    primary="#27557f",
    secondary="#7f5a1e",
    accent="#8a5a00",
    warning="#8f5a00",
    error="#a02a1a",
    success="#2f6b2a",
    foreground="#1d2126",
    background="#f6f4ee",
    surface="#efece4",
    panel="#e2ded3",
    variables={"footer-key-foreground": "#8a5a00", "block-cursor-text-style": "none"},
)
