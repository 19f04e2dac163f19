"""What ``deskbrief check`` can be asked for."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from enum import StrEnum

from deskbrief import plugins
from deskbrief.cli import manual
from deskbrief.cli.parser import Parser, add_quiet, epilog
from deskbrief.cli.terms_options import DEFAULT, Terms, add_terms, terms_given
from deskbrief.document import Severity
from deskbrief.errors import UsageError
from deskbrief.plugins import Group

NEVER = "never"
_HELP = "deskbrief check --help shows what there is."


class ReportFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """``deskbrief check FILE``."""

    file: str
    """A path, or ``-`` for standard input; empty where the checks are to be listed."""
    format: ReportFormat
    fail_on: Severity | None
    """The least severity that makes the command fail; None for none."""
    codes: tuple[str, ...]
    """Of the checks that run."""
    quiet: bool
    lists: bool = False
    """The checks are listed, and nothing is read."""
    terms: Terms = DEFAULT


def check_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief check``."""
    parser = Parser(
        prog="deskbrief check",
        usage="deskbrief check FILE [options]\n       deskbrief check --list",
        description=manual.CHECK_DESCRIPTION,
        epilog=epilog(manual.CHECK_FORMATS, manual.CHECK_EXAMPLES),
    )
    parser.add_argument("file", metavar="FILE", nargs="?", default="", help="what to check; - for stdin")
    parser.add_argument(
        "--format",
        metavar="NAME",
        type=str,
        choices=tuple(ReportFormat),
        default=ReportFormat.TEXT,
        help=f"{', '.join(ReportFormat)} (%(default)s)",
    )
    parser.add_argument(
        "--fail-on",
        metavar="SEVERITY",
        choices=(*Severity, NEVER),
        default=Severity.ERROR,
        help=f"exit with 1 at this or worse: {', '.join(Severity)}, {NEVER} (%(default)s)",
    )
    parser.add_argument(
        "--only", metavar="CODE", nargs="+", action="extend", default=[], help="run these checks only"
    )
    parser.add_argument(
        "--skip", metavar="CODE", nargs="+", action="extend", default=[], help="leave these checks out"
    )
    add_terms(parser)
    parser.add_argument("--list", action="store_true", help="list the checks, each with an example")
    add_quiet(parser)
    return parser


def check_options(given: argparse.Namespace) -> CheckOptions:
    """Return the options that a parsed command line means.

    Raises:
        UsageError: no file is named, a check is unknown, or none is left.
    """
    codes = _codes(given)
    if given.list and given.file:
        raise UsageError("--list reads no file.", "deskbrief check --list shows the checks.")
    if not given.list and not given.file:
        raise UsageError("No file is named.", "deskbrief check FILE; - reads standard input.")
    return CheckOptions(
        file=given.file,
        format=ReportFormat(given.format),
        fail_on=None if given.fail_on == NEVER else Severity(given.fail_on),
        codes=codes,
        quiet=given.quiet,
        lists=given.list,
        terms=terms_given(given),
    )


def _codes(given: argparse.Namespace) -> tuple[str, ...]:
    known = plugins.names(Group.CHECKS)
    only, skip = _split(given.only), _split(given.skip)
    if unknown := [code for code in (*only, *skip) if code not in known]:
        raise UsageError(
            f"There is no check named {unknown[0]!r}.",
            f"Known: {', '.join(known)}. FILE comes before --only and --skip.",
        )
    codes = tuple(code for code in known if (not only or code in only) and code not in skip)
    if not codes:
        raise UsageError("No check is left to run.", _HELP)
    return codes


def _split(values: list[str]) -> list[str]:
    """Return the codes of ``a b``, ``a,b`` and ``a, b``."""
    return [code for value in values for code in value.split(",") if code]
