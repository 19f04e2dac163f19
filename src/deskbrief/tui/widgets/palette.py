"""The styles of a widget's components; what is half transparent is mixed with its background."""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from deskbrief.tui.layout.cells import Tone
from deskbrief.tui.layout.painting import Palette


def component_style(widget: Widget, name: str) -> Style:
    """Return what the style sheet says of a component: only what it sets, opaque."""
    styles = widget.get_component_styles(name)
    _, base = widget.background_colors
    color = _opaque(styles.color, base) if styles.has_rule("color") else None
    background = _opaque(styles.background, base) if styles.has_rule("background") else None
    return styles.text_style + Style(
        color=color.rich_color if color else None, bgcolor=background.rich_color if background else None
    )


def tone_palette(widget: Widget, prefix: str) -> Palette:
    """Return the style of each tone, by the components that are named ``prefix--tone``."""
    return {tone: component_style(widget, f"{prefix}--{tone}") for tone in Tone}


def _opaque(color: Color, base: Color) -> Color:
    return color if color.a == 1 else base.blend(color, color.a, 1)
