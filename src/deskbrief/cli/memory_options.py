"""What ``deskbrief memory`` can be asked for."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from deskbrief.cli import manual
from deskbrief.cli.parser import Parser, add_quiet, epilog
from deskbrief.document import Side
from deskbrief.errors import UsageError

ACTIONS = ("list", "count", "path", "search", "lookup", "import", "export", "forget")
MOST = 50
"""Pairs that a search prints unless it is said otherwise."""


@dataclass(frozen=True, slots=True)
class MemoryOptions:
    """``deskbrief memory ACTION``."""

    action: str
    argument: str
    """Of ``forget``: whose pairs go, as ``deskbrief forget`` takes it; of ``search``: the words; of
    ``import`` and ``export``: the file. Empty where none is named."""
    quiet: bool
    side: Side | None = None
    """Of ``search``: the side that is searched; None for that of the words' script."""
    limit: int = MOST

    @property
    def file(self) -> Path:
        """The argument as a path."""
        return Path(self.argument)


def memory_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief memory``."""
    parser = Parser(
        prog="deskbrief memory",
        usage="deskbrief memory list|count|path\n"
        "       deskbrief memory search WORDS [--side SIDE] [--limit N]\n"
        "       deskbrief memory lookup < SENTENCES\n"
        "       deskbrief memory import FILE\n"
        "       deskbrief memory export [FILE]\n"
        "       deskbrief memory forget ARTICLE|--all",
        description=manual.MEMORY_DESCRIPTION,
        epilog=epilog(manual.MEMORY_EXAMPLES),
    )
    parser.add_argument("action", metavar="ACTION", choices=ACTIONS, help=", ".join(ACTIONS))
    parser.add_argument("arguments", metavar="ARGUMENT", nargs="*", help="words, a file, or an article")
    parser.add_argument("--all", action="store_true", help="forget the pairs of all articles")
    parser.add_argument(
        "--side", metavar="SIDE", choices=("source", "target"), help="search source or target only"
    )
    parser.add_argument("--limit", metavar="N", type=_count, default=MOST, help="pairs at most (%(default)s)")
    add_quiet(parser)
    return parser


def memory_options(given: argparse.Namespace) -> MemoryOptions:
    """Return the options that a parsed command line means.

    Raises:
        UsageError: the arguments are not what the action takes.
    """
    action, words = given.action, given.arguments
    if given.all and action != "forget":
        raise UsageError(f"--all goes with forget, not with {action}.", "deskbrief memory --help tells.")
    if action == "forget" and bool(words) == given.all:
        raise UsageError("It is not said what to forget.", "Name one ARTICLE, or give --all.")
    if action == "search" and not words:
        raise UsageError("No words to search for are named.", "deskbrief memory search WORDS")
    if action == "import" and len(words) != 1:
        raise UsageError("Import takes one file.", "deskbrief memory import FILE")
    if words and action in ("list", "count", "path", "lookup"):
        raise UsageError(
            f"deskbrief memory {action} takes no article.", "Only forget does; list shows all pairs."
        )
    if len(words) > 1 and action != "search":
        raise UsageError(f"deskbrief memory {action} takes one argument.", "Quote a name that has spaces.")
    side = Side(given.side) if given.side else None
    return MemoryOptions(action, " ".join(words), given.quiet, side, given.limit)


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of pairs, 1 or more")
    return int(text)
