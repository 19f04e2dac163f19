"""The way in: runs one command and turns whatever happens into a message and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from deskbrief.cli.check_options import CheckOptions
from deskbrief.cli.diagnostics import Diagnostics
from deskbrief.cli.memory_options import MemoryOptions
from deskbrief.cli.models_options import ModelsOptions
from deskbrief.cli.names_options import NamesOptions
from deskbrief.cli.options import (
    ArabicTestOptions,
    ArticleOptions,
    BatchOptions,
    DesksOptions,
    DoctorOptions,
    ForgetOptions,
    Options,
    ResumeOptions,
    TranslateOptions,
    parse,
)
from deskbrief.cli.terms_options import TermsOptions
from deskbrief.errors import CancelledError, CatalogueError, DeskbriefError, PluginError, UsageError
from deskbrief.exit_codes import ExitCode


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (without the program's name) and return its exit code; never raises."""
    diagnostics = Diagnostics()
    try:
        return run(parse(sys.argv[1:] if argv is None else argv))
    except (UsageError, CatalogueError, PluginError) as error:
        diagnostics.failure(error)
        return ExitCode.USAGE
    except (KeyboardInterrupt, CancelledError):
        diagnostics.note("interrupted")
        return ExitCode.INTERRUPTED
    except DeskbriefError as error:
        diagnostics.failure(error)
        return ExitCode.SOME_FAILED
    except BrokenPipeError:  # as in `| head`: the reader has all it wants
        from deskbrief.cli.streams import leave_stdout

        leave_stdout()
        return ExitCode.OK
    except SystemExit as asked:  # --help and --version, printed by argparse
        return ExitCode.OK if asked.code is None else int(asked.code)
    except Exception as error:
        diagnostics.unexpected(error)
        return ExitCode.INTERNAL


def run(options: Options) -> ExitCode:
    """Run one command; only its own module is imported."""
    match options:
        case ArticleOptions():
            from deskbrief.cli.commands import article

            return article.run(options)
        case ResumeOptions():
            from deskbrief.cli.commands import desk

            return desk.resume(options)
        case BatchOptions():
            from deskbrief.cli.commands import batch

            return batch.run(options)
        case TranslateOptions():
            from deskbrief.cli.commands import translate

            return translate.run(options)
        case CheckOptions():
            from deskbrief.cli.commands import check

            return check.run(options)
        case TermsOptions():
            from deskbrief.cli.commands import terms

            return terms.run(options)
        case NamesOptions():
            from deskbrief.cli.commands import names

            return names.run(options)
        case ModelsOptions():
            from deskbrief.cli.commands import models

            return models.run(options)
        case DesksOptions():
            from deskbrief.cli.commands import desks

            return desks.run()
        case ForgetOptions():
            from deskbrief.cli.commands import forget

            return forget.run(options)
        case MemoryOptions():
            from deskbrief.cli.commands import memory

            return memory.run(options)
        case DoctorOptions():
            from deskbrief.cli.commands import doctor

            return doctor.run()
        case ArabicTestOptions():
            from deskbrief.cli.commands import arabic_test

            return arabic_test.run()
