"""What ``deskbrief names`` can be asked for."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from deskbrief.cli import manual
from deskbrief.cli.parser import Parser, add_quiet, epilog
from deskbrief.cli.terms_options import DEFAULT, Terms, add_terms, terms_given
from deskbrief.errors import UsageError
from deskbrief.names.style import Style

ACTIONS = ("romanize", "list")
MOST = 20


@dataclass(frozen=True, slots=True)
class NamesOptions:
    """``deskbrief names ACTION``."""

    action: str
    top: int = 1
    style: Style = Style.NEWS
    article: str = ""
    """Of ``list``."""
    terms: Terms = DEFAULT
    memory: bool = True
    quiet: bool = False


def names_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief names``."""
    parser = Parser(
        prog="deskbrief names",
        usage="deskbrief names romanize [--top N] [--style NAME] < NAMES\n"
        "       deskbrief names list [--style NAME] [--terms FILE] [--no-memory] ARTICLE",
        description=manual.NAMES_DESCRIPTION,
        epilog=epilog(manual.NAMES_EXAMPLES),
    )
    parser.add_argument("action", metavar="ACTION", choices=ACTIONS, help=", ".join(ACTIONS))
    parser.add_argument(
        "article", metavar="ARTICLE", nargs="?", default="", help="of list; - for standard input"
    )
    parser.add_argument("--top", metavar="N", type=_top, help="candidates a name, of romanize (1)")
    parser.add_argument(
        "--style", metavar="NAME", choices=tuple(Style), default=Style.NEWS, help=f"{', '.join(Style)} (news)"
    )
    add_terms(parser)
    parser.add_argument(
        "--no-memory", dest="memory", action="store_false", help="leave out what you approved before"
    )
    add_quiet(parser)
    return parser


def names_options(given: argparse.Namespace) -> NamesOptions:
    """Return the options that a parsed command line means.

    Raises:
        UsageError: they do not go together.
    """
    if given.action == "romanize" and given.article:
        raise UsageError(
            f"romanize reads names from standard input, and {given.article} is named.",
            f"deskbrief names romanize < {given.article}, or for an article: deskbrief names list",
        )
    if given.action == "list" and not given.article:
        raise UsageError("No article is named.", "deskbrief names list ARTICLE; - is standard input.")
    if given.action == "list" and given.top is not None:
        raise UsageError("--top goes with romanize.", "list says one way to write each name.")
    return NamesOptions(
        action=given.action,
        top=given.top or 1,
        style=Style(given.style),
        article=given.article,
        terms=terms_given(given),
        memory=given.memory,
        quiet=given.quiet,
    )


def _top(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of candidates, 1 to {MOST}")
    return int(text)
