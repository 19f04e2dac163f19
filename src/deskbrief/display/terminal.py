"""Which mode a terminal needs: a first guess from its own answer and from the environment.

The environment is inherited and does not cross ssh, so what the terminal itself answers (see ``asking``) goes
before it. Neither tells a terminal's own settings: the guess is only where to begin. The truth is what a
person sees; their choice is kept for each terminal by its key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from deskbrief.display.mode import EXPLICIT_OFF, EXPLICIT_ON, Mode
from deskbrief.errors import UsageError

MODE_VARIABLE = "DESKBRIEF_ARABIC"
"""The environment variable that sets the mode, whatever else is known."""

_VTE_WITH_BIDI = 5800
"""VTE 0.58 is the first that reorders, and the first that can be told not to."""

_JOINS_AND_REORDERS = "puts the letters of a line in order by itself, and cannot be told not to"
_QUIET_WHEN_TOLD = "leaves letters and their order alone when told to"
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
    "KITTY_WINDOW_ID": ("kitty", Mode.WORDS, _BY_WORD),
    "ALACRITTY_WINDOW_ID": ("Alacritty", Mode.VISUAL, _NEITHER),
    "GHOSTTY_RESOURCES_DIR": ("Ghostty", Mode.VISUAL, _NEITHER),
    "WEZTERM_PANE": ("WezTerm", Mode.VISUAL, _NOT_BY_DEFAULT),
    "WT_SESSION": ("Windows Terminal", Mode.VISUAL, _NEITHER),
    "KONSOLE_VERSION": ("Konsole", Mode.FENCED, _JOINS_AND_REORDERS),
}
"""Variables that one terminal alone sets, those that are inherited more often last."""

_TERMS = {
    "xterm-kitty": ("kitty", Mode.WORDS, _BY_WORD),
    "mlterm": ("mlterm", Mode.VISUAL, _QUIET_WHEN_TOLD),
    "putty": ("PuTTY", Mode.FENCED, "puts the letters of a line in order by itself"),
    "alacritty": ("Alacritty", Mode.VISUAL, _NEITHER),
    "xterm-ghostty": ("Ghostty", Mode.VISUAL, _NEITHER),
    "foot": ("foot", Mode.VISUAL, _NEITHER),
    "linux": ("the Linux console", Mode.VISUAL, _NEITHER),
    "rxvt": ("rxvt", Mode.VISUAL, _NEITHER),
    "st": ("st", Mode.VISUAL, _NEITHER),
}
"""By TERM, or by its part before the first hyphen."""

_ANSWERS = {
    "konsole": _VARIABLES["KONSOLE_VERSION"],
    "iterm2": _PROGRAMS["iTerm.app"],
    "kitty": _VARIABLES["KITTY_WINDOW_ID"],
    "wezterm": _PROGRAMS["WezTerm"],
    "mintty": _PROGRAMS["mintty"],
    "foot": _TERMS["foot"],
    "ghostty": _PROGRAMS["ghostty"],
    "xterm": ("xterm", Mode.VISUAL, _NEITHER),
    "mlterm": _TERMS["mlterm"],
    "contour": ("Contour", Mode.VISUAL, _NEITHER),
    "xterm.js": ("xterm.js", Mode.VISUAL, _NEITHER),
    "rio": _PROGRAMS["rio"],
}
"""By the name in an answer to XTVERSION, its case folded; VTE and tmux are treated by themselves."""

TELLING = (
    "TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "TERMINAL_EMULATOR", *_VARIABLES, "VTE_VERSION",
    "XTERM_VERSION", "LC_TERMINAL", "TMUX", "STY", "SSH_TTY", MODE_VARIABLE, "NO_BIDI",
)  # fmt: skip
"""The variables that say something of the terminal or of the mode, for a report."""

_MLTERM_ESCAPES = ("\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07")
"""mlterm's own way of setting an option: for the whole screen, what is on it already included."""

_ANSWER = re.compile(r"([A-Za-z][A-Za-z0-9._-]*)[ (]*([0-9]*)")


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal as far as its answer and the environment tell."""

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


def identify(environment: Mapping[str, str], answered: str | None = None) -> Terminal:
    """Return the terminal that draws, as far as its answer and the environment tell; asks it nothing.

    A terminal that answers with a name that is known is that, and nothing stands between. A multiplexer
    answers for itself or not at all: it hides the terminal around it, whose variables it inherited when it
    was started, and does not pass on what the terminal must be told: the mode becomes ``FENCED``.

    Args:
        environment: the variables of the process.
        answered: what the terminal calls itself, see ``asking.ask_name``.
    """
    found = _ANSWER.match(answered or "")
    name = found[1].casefold() if found else ""
    if found and name == "vte":
        return _vte(found[2])
    if name in _ANSWERS:
        return Terminal(*_ANSWERS[name])
    outer = _outer(environment)
    multiplexer = (
        "tmux" if name == "tmux" or "TMUX" in environment else "screen" if "STY" in environment else ""
    )
    if not multiplexer:
        return outer
    mode = Mode.FENCED if any(escapes(outer.mode, outer)) else outer.mode
    return Terminal(outer.name, mode, f"{outer.reason}; {multiplexer} hides it", multiplexer)


def escapes(mode: Mode, terminal: Terminal | None = None) -> tuple[str, str]:
    """Return what a terminal must be told before text in this mode, and what puts it back; mostly nothing.

    Without a terminal the answer is the one that suits most.
    """
    if mode is Mode.EXPLICIT:
        return EXPLICIT_ON, EXPLICIT_OFF
    if mode is Mode.VISUAL and terminal is not None and terminal.key == "mlterm":
        return _MLTERM_ESCAPES
    return "", ""


def demanded_mode(environment: Mapping[str, str]) -> tuple[Mode, str] | None:
    """Return the mode that the environment demands and a sentence that says how, or ``None``.

    ``DESKBRIEF_ARABIC`` names one; ``NO_BIDI`` (set to anything) and a dumb terminal demand logical text.

    Raises:
        UsageError: ``DESKBRIEF_ARABIC`` names none.
    """
    if named := environment.get(MODE_VARIABLE, ""):
        if named not in list(Mode):
            raise UsageError(
                f"{MODE_VARIABLE} is {named!r}, which is no mode.",
                f"Set it to one of {', '.join(Mode)}, or unset it.",
            )
        return Mode(named), f"{MODE_VARIABLE} is set."
    if environment.get("NO_BIDI"):
        return Mode.LOGICAL, "NO_BIDI is set."
    if environment.get("TERM") == "dumb":
        return Mode.LOGICAL, "TERM=dumb: the text may be going to a log or a screen reader."
    return None


def default_mode(environment: Mapping[str, str], answered: str | None = None) -> tuple[Mode, str]:
    """Return the mode to begin with and a sentence that says why.

    What the environment demands goes before what is known of the terminal.

    Raises:
        UsageError: see ``demanded_mode``.
    """
    if demanded := demanded_mode(environment):
        return demanded
    terminal = identify(environment, answered)
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
