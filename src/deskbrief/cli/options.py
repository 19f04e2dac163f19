"""What the command line can ask for, its help, and the typed options each command gets."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deskbrief import __version__, locations, plugins
from deskbrief.cli import manual
from deskbrief.cli.check_options import CheckOptions, check_options, check_parser
from deskbrief.cli.memory_options import MemoryOptions, memory_options, memory_parser
from deskbrief.cli.models_options import ModelsOptions, models_options, models_parser
from deskbrief.cli.names_options import NamesOptions, names_options, names_parser
from deskbrief.cli.parser import Parser, add_quiet, epilog
from deskbrief.cli.terms_options import (
    DEFAULT,
    Terms,
    TermsOptions,
    add_terms,
    terms_given,
    terms_options,
    terms_parser,
)
from deskbrief.errors import UsageError
from deskbrief.models.entry import Role
from deskbrief.models.hardware import Device
from deskbrief.models.preference import in_use
from deskbrief.plugins import Group

DEFAULT_FORMAT = "md"
STDIN = "-"


@dataclass(frozen=True, slots=True)
class ArticleOptions:
    """``deskbrief ARTICLE``."""

    article: str
    """A path, or ``-`` for standard input."""
    format: str
    model: str
    summarizer: str
    quiet: bool
    prints: bool = False
    """The brief is printed also where a person watches, who would get the desk otherwise."""
    desk: Path | None = None
    """The desk's file, in place of the one in the data directory."""
    terms: Terms = DEFAULT
    memory: bool = True
    """Sentences approved before come as they were approved, also in a printed brief."""
    device: str | None = None
    """Where the models run; None where their entries say."""


@dataclass(frozen=True, slots=True)
class ResumeOptions:
    """``deskbrief --resume``."""

    name: str
    """As ``deskbrief forget`` takes it; empty for the desk that was changed last."""
    desk: Path | None
    model: str
    summarizer: str
    terms: Terms = DEFAULT
    device: str | None = None


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """``deskbrief --batch DIR``."""

    folder: Path
    out: Path
    formats: tuple[str, ...]
    model: str
    summarizer: str
    jobs: int
    dry_run: bool
    force: bool
    quiet: bool
    terms: Terms = DEFAULT
    memory: bool = True
    device: str | None = None


@dataclass(frozen=True, slots=True)
class TranslateOptions:
    """``deskbrief translate``."""

    model: str
    quiet: bool
    terms: Terms = DEFAULT
    device: str | None = None


@dataclass(frozen=True, slots=True)
class DesksOptions:
    """``deskbrief desks``."""


@dataclass(frozen=True, slots=True)
class ForgetOptions:
    """``deskbrief forget ARTICLE``."""

    article: str
    """The path of an article or of a desk, or the beginning of a desk's name."""
    quiet: bool


@dataclass(frozen=True, slots=True)
class DoctorOptions:
    """``deskbrief doctor``."""


@dataclass(frozen=True, slots=True)
class ArabicTestOptions:
    """``deskbrief --arabic-test``."""


Options = (
    ArticleOptions
    | ResumeOptions
    | BatchOptions
    | TranslateOptions
    | CheckOptions
    | TermsOptions
    | NamesOptions
    | ModelsOptions
    | DesksOptions
    | ForgetOptions
    | MemoryOptions
    | DoctorOptions
    | ArabicTestOptions
)

_COMMANDS = ("translate", "check", "terms", "names", "models", "desks", "forget", "memory", "doctor")


def parse(arguments: Sequence[str]) -> Options:
    """Return what a command line asks for.

    Raises:
        UsageError: it asks for something that does not exist or does not go together.
        SystemExit: ``--help`` or ``--version`` was asked for, and has been printed.
    """
    match list(arguments):
        case ["translate", *rest]:
            given = translate_parser().parse_args(rest)
            return TranslateOptions(
                model=given.model or in_use(Role.TRANSLATE),
                quiet=given.quiet,
                terms=terms_given(given),
                device=given.device,
            )
        case ["check", *rest]:
            return check_options(check_parser().parse_args(rest))
        case ["terms", *rest]:
            return terms_options(terms_parser().parse_args(rest))
        case ["names", *rest]:
            return names_options(names_parser().parse_args(rest))
        case ["models", *rest]:
            return models_options(models_parser().parse_args(rest))
        case ["desks", *rest]:
            desks_parser().parse_args(rest)
            return DesksOptions()
        case ["forget", *rest]:
            given = forget_parser().parse_args(rest)
            return ForgetOptions(article=given.article, quiet=given.quiet)
        case ["memory", *rest]:
            return memory_options(memory_parser().parse_args(rest))
        case ["doctor", *rest]:
            doctor_parser().parse_args(rest)
            return DoctorOptions()
        case rest:
            return _article_or_batch(main_parser().parse_args(rest))


def main_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief ARTICLE`` and ``deskbrief --batch DIR``."""
    parser = Parser(
        prog="deskbrief",
        usage=manual.USAGE,
        description=manual.DESCRIPTION,
        epilog=epilog(manual.EXAMPLES, _environment()),
    )
    parser.add_argument(
        "articles", metavar="ARTICLE", nargs="*", help="a .txt, .md or .html file; - for stdin"
    )
    parser.add_argument("--version", action="version", version=f"deskbrief {__version__}")
    parser.add_argument(
        "--arabic-test", action="store_true", help="see which way of drawing Arabic reads right here"
    )

    desk = parser.add_argument_group(
        "the desk",
        "On a terminal an article is opened at its desk, which keeps all that you do;\n"
        "in a pipe, or with --format, its brief is printed as the machine makes it.",
    )
    desk.add_argument(
        "--desk", metavar="FILE", type=_desk, help="keep the desk in this file, or open it there"
    )
    desk.add_argument(
        "--resume", metavar="ARTICLE", nargs="?", const="", help="go on with a desk; the last one"
    )

    making = parser.add_argument_group("how the brief is made")
    _add_model(making)
    making.add_argument(
        "--summarizer",
        metavar="NAME",
        help=f"what picks the bullets ({Role.SUMMARIZE.embedded})",
    )
    making.add_argument(
        "--format",
        metavar="NAMES",
        type=_formats,
        help=f"{', '.join(plugins.names(Group.EXPORTERS))} ({DEFAULT_FORMAT}); in a batch several: md,json",
    )
    add_terms(making)
    making.add_argument(
        "--no-memory",
        dest="memory",
        action="store_false",
        help="leave out sentences that you approved before: the same for everybody",
    )
    add_quiet(making)

    batch = parser.add_argument_group(
        "a folder at once",
        "Unchanged articles are skipped, so a batch that was stopped goes on where it\n"
        "was. One bad file never stops the rest.",
    )
    batch.add_argument("--batch", metavar="DIR", type=_folder, help="brief every article below this folder")
    batch.add_argument("--out", metavar="DIR", type=_folder, help="where the briefs go (DIR/briefs)")
    batch.add_argument(
        "--jobs", metavar="N", type=_jobs, help="articles at a time; 0: one a processor core (1)"
    )
    batch.add_argument("--dry-run", action="store_true", help="say what would be done and why; touch nothing")
    batch.add_argument(
        "--force", action="store_true", help="brief unchanged articles again; replace briefs that were edited"
    )
    return parser


def translate_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief translate``."""
    parser = Parser(
        prog="deskbrief translate",
        description=manual.TRANSLATE_DESCRIPTION,
        epilog=epilog(manual.TRANSLATE_EXAMPLES),
    )
    _add_model(parser)
    add_terms(parser)
    add_quiet(parser)
    return parser


def desks_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief desks``."""
    return Parser(prog="deskbrief desks", description=manual.DESKS_DESCRIPTION)


def forget_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief forget``."""
    parser = Parser(
        prog="deskbrief forget", description=manual.FORGET_DESCRIPTION, epilog=epilog(manual.FORGET_EXAMPLES)
    )
    parser.add_argument("article", metavar="ARTICLE", help="an article, or a desk that deskbrief desks lists")
    add_quiet(parser)
    return parser


def doctor_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief doctor``."""
    return Parser(prog="deskbrief doctor", description=manual.DOCTOR_DESCRIPTION)


def _add_model(to: argparse._ActionsContainer) -> None:
    to.add_argument(
        "--model",
        metavar="NAME",
        help=f"what translates ({Role.TRANSLATE.embedded}); see deskbrief models",
    )
    to.add_argument(
        "--device",
        choices=[device.value for device in Device],
        help="where the models run; auto: on a graphics card where there is one",
    )


def _environment() -> str:
    own, home = str(locations.config_dir() / "models.toml"), str(Path.home())
    return manual.ENVIRONMENT.format(own_models=f"~{own.removeprefix(home)}" if own.startswith(home) else own)


def _folder(text: str) -> Path:
    if not text:  # an unset variable of a script, which would mean the current folder
        raise argparse.ArgumentTypeError("the name of the folder is empty")
    return Path(text)


def _desk(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return Path(text)


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    known = plugins.names(Group.EXPORTERS)
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        found = ", ".join(map(repr, unknown)) or "nothing"
        raise argparse.ArgumentTypeError(f"{found} is not a format; known: {', '.join(known)}")
    return names


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) > 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of jobs, 0 to 1024")
    return int(text)


def _article_or_batch(given: argparse.Namespace) -> Options:
    if given.arabic_test:
        if given.articles or given.batch is not None:
            raise UsageError(
                "--arabic-test takes no article.", "deskbrief --arabic-test shows a sentence of its own."
            )
        return ArabicTestOptions()
    if given.batch is not None:
        return _batch(given)
    formats = given.format or (DEFAULT_FORMAT,)
    for name in ("out", "jobs", "dry_run", "force"):
        if (value := getattr(given, name)) is not None and value is not False:
            raise UsageError(
                f"--{name.replace('_', '-')} goes with --batch.",
                "A single article is printed: deskbrief ARTICLE > brief.md",
            )
    if given.resume is not None:
        return _resume(given)
    match given.articles:
        case [] | [""]:
            raise UsageError(
                "No article is named.", "deskbrief ARTICLE briefs one; deskbrief --help shows more."
            )
        case [article]:
            _refuse_late_command(article)
        case [article, *_]:
            raise UsageError(
                f"{len(given.articles)} articles are named.",
                "Name one, or put them in a folder: --batch DIR.",
            )
    if len(formats) > 1:
        raise UsageError(
            f"{len(formats)} formats for one printed brief.", "Choose one; a batch takes several."
        )
    return ArticleOptions(
        article=article,
        format=formats[0],
        model=given.model or in_use(Role.TRANSLATE),
        summarizer=given.summarizer or in_use(Role.SUMMARIZE),
        device=given.device,
        quiet=given.quiet,
        prints=given.format is not None,
        desk=given.desk,
        terms=terms_given(given),
        memory=given.memory,
    )


def _resume(given: argparse.Namespace) -> ResumeOptions:
    names = [name for name in (given.resume, *given.articles) if name]
    if len(names) > 1 or (names and given.desk):
        raise UsageError(
            "--resume opens one desk, and more than one is named.", "Name one, or none for the last."
        )
    if given.format is not None:
        raise UsageError("--resume opens the desk; it prints no brief.", "At the desk, e writes the brief.")
    return ResumeOptions(
        name=names[0] if names else "",
        desk=given.desk,
        model=given.model or in_use(Role.TRANSLATE),
        summarizer=given.summarizer or in_use(Role.SUMMARIZE),
        device=given.device,
        terms=terms_given(given),
    )


def _batch(given: argparse.Namespace) -> BatchOptions:
    if given.desk is not None or given.resume is not None:
        raise UsageError("A batch opens no desk.", "Leave --desk and --resume out, or name one article.")
    if given.articles:
        raise UsageError(
            f"--batch takes one folder, and {given.articles[0]} is named besides.",
            "Brief it by itself, or put it into the folder.",
        )
    return BatchOptions(
        folder=given.batch,
        out=given.out or given.batch / "briefs",
        formats=given.format or (DEFAULT_FORMAT,),
        model=given.model or in_use(Role.TRANSLATE),
        summarizer=given.summarizer or in_use(Role.SUMMARIZE),
        device=given.device,
        jobs=1 if given.jobs is None else given.jobs,
        dry_run=given.dry_run,
        force=given.force,
        quiet=given.quiet,
        terms=terms_given(given),
        memory=given.memory,
    )


def _refuse_late_command(article: str) -> None:
    if article in _COMMANDS and not Path(article).exists():
        raise UsageError(
            f"The command {article} comes first: deskbrief {article} ...", f"A file of that name: ./{article}"
        )
