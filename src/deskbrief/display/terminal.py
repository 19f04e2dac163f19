"""Which mode a terminal needs: a first guess from the environment, and what a person chose for it.

The environment is inherited, does not cross ssh, and says nothing of a terminal's own settings, so the guess
is only where to begin. The truth is what a person sees; their choice is kept for each terminal by its key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deskbrief.display.mode import Mode

_VTE_WITH_BIDI = 5800
"""VTE 0.58 is the first that reorders, and the first that can be told not to."""

_JOINS_AND_REORDERS = "puts the letters of a line in order by itself, and cannot be told not to"
_BY_WORD = "turns each word around by itself"
_NEITHER = "neither orders nor joins Arabic letters"
_NOT_BY_DEFAULT = "does not reorder unless it is set to"

_PROGRAMS = {
    "Apple_Terminal": ("Apple Terminal", Mode.FENCED, _JOINS_AND_REORDERS),
    "iTerm.app": ("iTerm2", Mode.VISUAL, _NOT_BY_DEFAULT),
    "WezTerm": ("WezTerm", Mode.VISUAL, _NOT_BY_DEFAULT),
    "vscode": ("VS Code", Mode.VISUAL, _NEITHER),
    "ghostty": ("Ghostty", Mode.VISUAL, _NEITHER),
    "mintty": ("mintty", Mode.FENCED, "puts the letters of a line in order by itself"),
    "WarpTerminal": ("Warp", Mode.VISUAL, _NEITHER),
    "rio": ("Rio", Mode.VISUAL, _NEITHER),
}
"""By TERM_PROGRAM."""

_VARIABLES = {
    "KITTY_WINDOW_ID": ("kitty", Mode.FENCED, _BY_WORD),
    "ALACRITTY_WINDOW_ID": ("Alacritty", Mode.VISUAL, _NEITHER),
    "GHOSTTY_RESOURCES_DIR": ("Ghostty", Mode.VISUAL, _NEITHER),
    "WEZTERM_PANE": ("WezTerm", Mode.VISUAL, _NOT_BY_DEFAULT),
    "WT_SESSION": ("Windows Terminal", Mode.VISUAL, _NEITHER),
    "KONSOLE_VERSION": ("Konsole", Mode.FENCED, _JOINS_AND_REORDERS),
}
"""Variables that one terminal alone sets, those that are inherited more often last."""

_TERMS = {
    "xterm-kitty": ("kitty", Mode.FENCED, _BY_WORD),
    "mlterm": ("mlterm", Mode.FENCED, _JOINS_AND_REORDERS),
    "putty": ("PuTTY", Mode.FENCED, "puts the letters of a line in order by itself"),
    "alacritty": ("Alacritty", Mode.VISUAL, _NEITHER),
    "xterm-ghostty": ("Ghostty", Mode.VISUAL, _NEITHER),
    "foot": ("foot", Mode.VISUAL, _NEITHER),
    "linux": ("the Linux console", Mode.VISUAL, _NEITHER),
    "rxvt": ("rxvt", Mode.VISUAL, _NEITHER),
    "st": ("st", Mode.VISUAL, _NEITHER),
}
"""By TERM, or by its part before the first hyphen."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal as far as the environment tells."""

    name: str
    """As people know it."""
    mode: Mode
    """The mode to begin with."""
    reason: str
    """Why, as the end of a sentence about it."""
    multiplexer: str = ""
    """``tmux`` or ``screen`` where that stands between."""

    @property
    def key(self) -> str:
        """What a person's choice is remembered under."""
        return f"{self.multiplexer} in {self.name}" if self.multiplexer else self.name


def identify(environment: Mapping[str, str]) -> Terminal:
    """Return what the environment says of the terminal; asks the terminal nothing.

    A multiplexer hides the terminal around it, whose variables it inherited when it was started, and does
    not pass on the escape that ``EXPLICIT`` needs: that becomes ``FENCED``.
    """
    outer = _outer(environment)
    multiplexer = "tmux" if "TMUX" in environment else "screen" if "STY" in environment else ""
    if not multiplexer:
        return outer
    mode = Mode.FENCED if outer.mode is Mode.EXPLICIT else outer.mode
    return Terminal(outer.name, mode, f"{outer.reason}; {multiplexer} hides it", multiplexer)


def default_mode(environment: Mapping[str, str]) -> tuple[Mode, str]:
    """Return the mode to begin with and a sentence that says why.

    ``NO_BIDI`` (set to anything) and a dumb terminal ask for logical text before all else.
    """
    if environment.get("NO_BIDI"):
        return Mode.LOGICAL, "NO_BIDI is set."
    if environment.get("TERM") == "dumb":
        return Mode.LOGICAL, "TERM=dumb: the text may be going to a log or a screen reader."
    terminal = identify(environment)
    return terminal.mode, f"{terminal.key} {terminal.reason}."


def _outer(environment: Mapping[str, str]) -> Terminal:
    program = environment.get("TERM_PROGRAM", "")
    if program in _PROGRAMS:
        return Terminal(*_PROGRAMS[program])
    if environment.get("TERMINAL_EMULATOR") == "JetBrains-JediTerm":
        return Terminal("JetBrains", Mode.VISUAL, _NEITHER)
    for variable, known in _VARIABLES.items():
        if environment.get(variable):
            return Terminal(*known)
    if version := environment.get("VTE_VERSION", ""):
        return _vte(version)
    if environment.get("XTERM_VERSION"):
        return Terminal("xterm", Mode.VISUAL, _NEITHER)
    term = environment.get("TERM", "")
    for name in (term, term.partition("-")[0]):
        if name in _TERMS:
            return Terminal(*_TERMS[name])
    if environment.get("LC_TERMINAL") == "iTerm2":  # the one variable that ssh forwards
        return Terminal("iTerm2", Mode.VISUAL, _NOT_BY_DEFAULT)
    reason = "is not known; most terminals neither order nor join Arabic letters"
    return Terminal(term or "this terminal", Mode.VISUAL, reason)


def _vte(version: str) -> Terminal:
    if version.isdecimal() and int(version) >= _VTE_WITH_BIDI:
        return Terminal("VTE", Mode.EXPLICIT, "joins letters, and leaves their order alone when told to")
    return Terminal("an old VTE", Mode.VISUAL, _NEITHER)
