"""How each terminal is started: its command line, the settings it needs, the Debian packages it comes in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FONT = "DejaVu Sans Mono"
"""Has the Arabic letters and their joined forms, all one cell wide."""
POINTS = 11


@dataclass(frozen=True, slots=True)
class Window:
    """What a terminal is asked for."""

    columns: int
    rows: int
    script: Path
    """What it runs: a file for ``sh``."""
    home: Path
    """An empty folder to keep settings in."""

    @property
    def geometry(self) -> str:
        """As X programs take it."""
        return f"{self.columns}x{self.rows}+0+0"


@dataclass(frozen=True, slots=True)
class Program:
    """A terminal, or a multiplexer within one."""

    name: str
    """What it is called on the command line, and its picture."""
    packages: tuple[str, ...]
    start: Callable[[Window], Sequence[str]]
    """Returns the command line that opens the window."""
    environment: dict[str, str] = field(default_factory=dict)
    """Variables that it needs besides."""


def _xterm(window: Window) -> list[str]:
    look = ["-fa", FONT, "-fs", str(POINTS), "+sb", "-u8", "-tn", "xterm-256color"]
    run = ["-geometry", window.geometry, "-e", "sh", str(window.script)]
    return ["xterm", *look, "-bg", "black", "-fg", "white", *run]


def _xfce4_terminal(window: Window) -> list[str]:
    bare = ["--hide-menubar", "--hide-toolbar", "--hide-scrollbar", "--hide-borders"]
    look = [*bare, "--font", f"{FONT} {POINTS}", "--geometry", window.geometry]
    run = ["-x", "sh", str(window.script)]
    return ["dbus-run-session", "--", "xfce4-terminal", "--disable-server", *look, *run]


def _mlterm(window: Window) -> list[str]:
    settings = window.home / ".mlterm"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "aafont").write_text(f"DEFAULT = {FONT}\nISO10646_UCS4_1 = {FONT}\n")
    look = ["--type", "xft", "-w", str(POINTS + 4), "-o", "3", "-b", "black", "-f", "white", "-O", "none"]
    return ["mlterm", *look, "-E", "UTF-8", "-g", window.geometry, "-e", "sh", str(window.script)]


def _konsole(window: Window) -> list[str]:
    profile = {"Font": f"{FONT},{POINTS}", "TerminalColumns": window.columns, "TerminalRows": window.rows}
    look = [word for name, value in profile.items() for word in ("-p", f"{name}={value}")]
    bare = ["--nofork", "--hide-menubar", "--hide-tabbar", "--notransparency"]
    return ["dbus-run-session", "--", "konsole", *bare, *look, "-e", "sh", str(window.script)]


def _kitty(window: Window) -> list[str]:
    settings = {
        "font_family": FONT,
        "font_size": POINTS,
        "remember_window_size": "no",
        "initial_window_width": f"{window.columns}c",
        "initial_window_height": f"{window.rows}c",
        "cursor_blink_interval": 0,
        "update_check_interval": 0,
    }
    look = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    return ["kitty", "--config", "NONE", *look, "sh", str(window.script)]


def _alacritty(window: Window) -> list[str]:
    settings = [
        f"window.dimensions.columns={window.columns}",
        f"window.dimensions.lines={window.rows}",
        f"font.normal.family={FONT}",
        f"font.size={POINTS}",
    ]
    look = [word for setting in settings for word in ("-o", setting)]
    return ["alacritty", *look, "-e", "sh", str(window.script)]


def _within_tmux(outer: Callable[[Window], Sequence[str]]) -> Callable[[Window], Sequence[str]]:
    def start(window: Window) -> Sequence[str]:
        inner = window.script.with_name("inner.sh")
        inner.write_text(window.script.read_text())
        socket = window.home / "tmux"
        window.script.write_text(f"exec tmux -u -S '{socket}' -f /dev/null new-session \"sh '{inner}'\"\n")
        return outer(window)

    return start


_SOFTWARE = {"LIBGL_ALWAYS_SOFTWARE": "1"}

PROGRAMS = (
    Program("xterm", ("xterm",), _xterm),
    Program("xfce4-terminal", ("xfce4-terminal", "libvte-2.91-0", "dbus-daemon"), _xfce4_terminal),
    Program("mlterm", ("mlterm",), _mlterm),
    Program("konsole", ("konsole", "dbus-daemon"), _konsole, {"QT_QPA_PLATFORM": "xcb"}),
    Program("kitty", ("kitty",), _kitty, _SOFTWARE),
    Program("alacritty", ("alacritty",), _alacritty, _SOFTWARE),
    Program("tmux-in-xterm", ("tmux", "xterm"), _within_tmux(_xterm)),
    Program(
        "tmux-in-xfce4-terminal",
        ("tmux", "xfce4-terminal", "libvte-2.91-0", "dbus-daemon"),
        _within_tmux(_xfce4_terminal),
    ),
)
"""In the order that they are photographed."""
