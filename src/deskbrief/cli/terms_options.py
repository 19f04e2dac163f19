"""What ``deskbrief terms`` can be asked for, and the options by which other commands take glossaries."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from deskbrief.cli import manual
from deskbrief.cli.parser import Parser, add_quiet, epilog
from deskbrief.errors import UsageError
from deskbrief.glossary import Kind, Term
from deskbrief.glossary.files import Form

ACTIONS = ("add", "list", "import", "export", "check")


@dataclass(frozen=True, slots=True)
class Terms:
    """Which glossaries hold for what is translated."""

    files: tuple[Path, ...] = ()
    """Named ones, which come before all others."""
    none: bool = False
    """No glossary holds, not even the person's own."""


DEFAULT = Terms()
"""Nothing is said of glossaries."""


@dataclass(frozen=True, slots=True)
class TermsOptions:
    """``deskbrief terms ACTION``."""

    action: str
    files: tuple[Path, ...]
    """Of ``import``, ``export`` and ``check``."""
    term: Term | None
    """Of ``add``."""
    to: Path | None
    """The glossary that is added to; None for the person's own."""
    form: Form | None
    quiet: bool


def add_terms(to: argparse._ActionsContainer) -> None:
    """Add ``--terms`` and ``--no-terms``."""
    to.add_argument(
        "--terms",
        metavar="FILE",
        type=_file,
        action="append",
        default=[],
        help="a glossary that comes before terms.csv here and your own; repeatable",
    )
    to.add_argument("--no-terms", action="store_true", help="use no glossary at all")


def terms_given(given: argparse.Namespace) -> Terms:
    """Return what a command line says of glossaries.

    Raises:
        UsageError: it names some and wants none.
    """
    if given.terms and given.no_terms:
        raise UsageError("--terms names a glossary and --no-terms wants none.", "Leave one of them out.")
    return Terms(tuple(given.terms), given.no_terms)


def terms_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief terms``."""
    parser = Parser(
        prog="deskbrief terms",
        usage="deskbrief terms add ARABIC ENGLISH [options]\n"
        "       deskbrief terms list|check [FILE ...]\n"
        "       deskbrief terms import FILE ... [--to FILE]\n"
        "       deskbrief terms export [FILE ...] [--form NAME]",
        description=manual.TERMS_DESCRIPTION,
        epilog=epilog(manual.TERMS_COLUMNS, manual.TERMS_EXAMPLES),
    )
    parser.add_argument("action", metavar="ACTION", choices=ACTIONS, help=", ".join(ACTIONS))
    parser.add_argument("words", metavar="ARGUMENT", nargs="*", help="a term and its English, or files")
    parser.add_argument("--to", metavar="FILE", type=_file, help="add to this glossary, not to your own")
    parser.add_argument(
        "--kind", metavar="KIND", choices=tuple(Kind), default=None, help=f"{', '.join(Kind)} (term)"
    )
    parser.add_argument("--note", metavar="TEXT", default="", help="what people should know of the term")
    parser.add_argument("--case", action="store_true", help="its capitals stand as they are")
    parser.add_argument(
        "--forbid",
        metavar="ENGLISH",
        action="append",
        default=[],
        help="a wording not to be used; repeatable",
    )
    parser.add_argument("--form", metavar="NAME", choices=tuple(Form), help=f"{', '.join(Form)} (csv)")
    add_quiet(parser)
    return parser


def terms_options(given: argparse.Namespace) -> TermsOptions:
    """Return the options that a parsed command line means.

    Raises:
        UsageError: the arguments are not what the action takes.
    """
    term = None
    if given.action == "add":
        if len(given.words) != (1 if given.kind == Kind.KEEP else 2):
            raise UsageError(
                f"deskbrief terms add takes a term and its English; there are {len(given.words)} arguments.",
                "Quote what has spaces: deskbrief terms add 'مجلس الأمن' 'Security Council'.",
            )
        term = Term(
            given.words[0],
            given.words[-1],
            Kind(given.kind or Kind.TERM),
            given.note,
            given.case,
            tuple(given.forbid),
        )
    elif given.kind or given.note or given.case or given.forbid:
        raise UsageError("--kind, --note, --case and --forbid go with add.", "deskbrief terms --help tells.")
    if given.to is not None and given.action not in ("add", "import"):
        raise UsageError(
            f"--to goes with add and import, not with {given.action}.", "Name the files behind it."
        )
    if given.action == "import" and not given.words:
        raise UsageError("No file to import is named.", "deskbrief terms import FILE")
    files = () if term else tuple(map(_file, given.words))
    form = Form(given.form) if given.form else None
    return TermsOptions(given.action, files, term, given.to, form, given.quiet)


def _file(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return Path(text)
