"""What the parsers of all commands share."""

from __future__ import annotations

import argparse
from typing import NoReturn

from deskbrief.errors import UsageError
from deskbrief.exit_codes import ExitCode


class Parser(argparse.ArgumentParser):
    """Reports mistakes as ``UsageError``; wants option names whole, for later ones may begin alike."""

    def __init__(self, **kwargs: str) -> None:
        super().__init__(
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            **kwargs,  # type: ignore[arg-type]  # argparse's keywords are of many types; these are strings
        )

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the command line."""
        raise UsageError(f"{message[:1].upper()}{message[1:]}.", f"{self.prog} --help shows what there is.")


def add_quiet(to: argparse._ActionsContainer) -> None:
    """Add ``--quiet``."""
    to.add_argument("--quiet", action="store_true", help="say nothing but errors")


def epilog(*parts: str) -> str:
    """Return what stands below the options: these parts, then the exit codes."""
    codes = "\n".join(f"  {code:<5}{code.meaning}" for code in ExitCode)
    return "\n\n".join((*parts, f"exit codes:\n{codes}"))
