"""``deskbrief ARTICLE`` on a terminal, and ``deskbrief --resume``: the interactive desk."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from deskbrief.cli.diagnostics import Diagnostics
from deskbrief.cli.glossaries import glossary_files
from deskbrief.cli.options import STDIN, ArticleOptions, ResumeOptions
from deskbrief.desk.shelf import desk_info, find_desk, list_desks
from deskbrief.errors import DeskError, UsageError
from deskbrief.exit_codes import ExitCode

if TYPE_CHECKING:
    from deskbrief.tui.opening import Opening


def run(options: ArticleOptions) -> ExitCode:
    """Open the desk of an article.

    Raises:
        DeskbriefError: the article cannot be read or is none, or its desk cannot be opened.
    """
    from deskbrief.cli.commands.article import read_article
    from deskbrief.tui.opening import Opening

    if options.article == STDIN:
        source = read_article(STDIN, Diagnostics(options.quiet))
        _take_the_terminal()
        opening = Opening(source=source, desk=options.desk, glossaries=glossary_files(Path(), options.terms))
        return _work(opening, options)
    files = glossary_files(Path(options.article).parent, options.terms)
    opening = Opening(article=Path(options.article), desk=options.desk, glossaries=files)
    return _work(opening, options)


def resume(options: ResumeOptions) -> ExitCode:
    """Open a desk as it was left; where its article is still there, on what that says now.

    Raises:
        DeskbriefError: there is no such desk, or it cannot be opened.
    """
    if any(stream is None or not stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise UsageError(
            "--resume needs a terminal to work at.", "In a pipe, deskbrief ARTICLE prints a brief."
        )
    from deskbrief.tui.opening import Opening

    path = options.desk or (find_desk(options.name) if options.name else _last())
    article = desk_info(path).article if path.exists() else ""
    there = Path(article) if article not in ("", STDIN) and Path(article).is_file() else None
    files = glossary_files(there.parent if there is not None else None, options.terms)
    return _work(Opening(article=there, desk=path, glossaries=files), options)


def _work(opening: Opening, options: ArticleOptions | ResumeOptions) -> ExitCode:
    gc.disable()  # until the desk is shown: nothing that starting makes is garbage
    try:
        return ExitCode.OK if _open(opening, options) else ExitCode.INTERNAL
    finally:
        gc.enable()


def _open(opening: Opening, options: ArticleOptions | ResumeOptions) -> bool:
    from deskbrief.display.asking import ask_name
    from deskbrief.display.choices import mode_for
    from deskbrief.display.terminal import identify
    from deskbrief.memory import memory_path
    from deskbrief.models.catalogue import load_catalogue
    from deskbrief.tui.app import run_desk
    from deskbrief.tui.settings import read_settings
    from deskbrief.tui.workers.engines import EngineRoom

    settings = read_settings()
    memory = memory_path() if settings.learning else None
    catalogue = load_catalogue().on(options.device)
    room = EngineRoom.of(catalogue, options.model, options.summarizer, memory)
    answered = ask_name(os.environ)
    mode, _ = mode_for(os.environ, answered=answered)
    return run_desk(opening, room, mode, settings, identify(os.environ, answered))


def _last() -> Path:
    readable = [desk for desk in list_desks() if not desk.problem]
    if not readable:
        raise DeskError("There is no desk to go on with.", "deskbrief ARTICLE opens one.")
    return readable[0].path


def _take_the_terminal() -> None:
    """Let keys come from the terminal: standard input has been read to its end."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise UsageError(
            "Standard input is taken by the article, and there is no other terminal for keys.",
            "Save the article as a file and open that.",
        ) from None
    os.dup2(terminal, 0)
    os.close(terminal)
