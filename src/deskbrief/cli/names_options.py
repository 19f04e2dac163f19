"""What ``deskbrief names`` can be asked for."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from deskbrief.cli import manual
from deskbrief.cli.parser import Parser, epilog
from deskbrief.names.style import Style

MOST = 20


@dataclass(frozen=True, slots=True)
class NamesOptions:
    """``deskbrief names romanize``."""

    top: int
    style: Style


def names_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief names``."""
    parser = Parser(
        prog="deskbrief names",
        usage="deskbrief names romanize [--top N] [--style NAME] < NAMES",
        description=manual.NAMES_DESCRIPTION,
        epilog=epilog(manual.NAMES_EXAMPLES),
    )
    parser.add_argument("action", metavar="ACTION", choices=("romanize",), help="romanize")
    parser.add_argument("--top", metavar="N", type=_top, default=1, help="candidates a name (%(default)s)")
    parser.add_argument(
        "--style", metavar="NAME", choices=tuple(Style), default=Style.NEWS, help=f"{', '.join(Style)} (news)"
    )
    return parser


def names_options(given: argparse.Namespace) -> NamesOptions:
    """Return the options that a parsed command line means."""
    return NamesOptions(given.top, Style(given.style))


def _top(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of candidates, 1 to {MOST}")
    return int(text)
