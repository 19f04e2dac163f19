"""``deskbrief forget ARTICLE``: a desk goes, and everything that was made of it."""

from __future__ import annotations

import os

from deskbrief.cli.commands.memory import forget_desk
from deskbrief.cli.diagnostics import Diagnostics
from deskbrief.cli.options import ForgetOptions
from deskbrief.cli.streams import write_stdout
from deskbrief.desk.shelf import find_desk, forget
from deskbrief.exit_codes import ExitCode


def run(options: ForgetOptions) -> ExitCode:
    """Remove one desk without asking, and print each file that went.

    Raises:
        DeskError: there is no such desk, or it is open.
    """
    desk = find_desk(options.article)
    gone = forget(desk)
    forget_desk(str(desk.absolute()))
    for path in gone:
        write_stdout(os.fsencode(path) + b"\n")
    Diagnostics(options.quiet).note(f"{len(gone)} files removed; the article itself was not touched")
    return ExitCode.OK
