"""``deskbrief terms``: glossaries are looked at, added to, exchanged and checked."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from deskbrief.cli.diagnostics import Diagnostics, visible
from deskbrief.cli.streams import write_stdout
from deskbrief.cli.terms_options import TermsOptions
from deskbrief.errors import GlossaryError, UsageError
from deskbrief.exit_codes import ExitCode
from deskbrief.glossary import Glossary, Term
from deskbrief.glossary.files import (
    Form,
    GlossaryFile,
    added,
    form_of,
    found,
    merged,
    own_path,
    read_glossary,
    written,
)
from deskbrief.glossary.rows import BETWEEN, problem_of


def run(options: TermsOptions) -> ExitCode:
    """Do one of ``ACTIONS``; ``SOME_FAILED`` where ``check`` or ``import`` found something wrong.

    Raises:
        DeskbriefError: a file cannot be read or written, or the term to add is none.
    """
    diagnostics = Diagnostics(options.quiet)
    match options.action:
        case "add":
            assert options.term is not None
            return _add(options.term, options.to or own_path(), diagnostics)
        case "list":
            _list(_terms(options.files))
            return ExitCode.OK
        case "export":
            write_stdout(written(_terms(options.files), options.form or Form.CSV).encode("utf-8", "replace"))
            return ExitCode.OK
        case "import":
            return _import(options, diagnostics)
        case _:
            return _check(options.files, diagnostics)


def _add(term: Term, path: Path, diagnostics: Diagnostics) -> ExitCode:
    problem = problem_of(term)
    if problem:
        raise UsageError(f"This is no term: {problem}.", "deskbrief terms add ARABIC ENGLISH")
    old = added(path, term)
    instead = f", in place of {old.target}" if old is not None and old.target != term.target else ""
    diagnostics.note(f"{term.source} is {term.target}{instead}, in {path}")
    return ExitCode.OK


def _terms(files: Iterable[Path]) -> Glossary:
    named = [read_glossary(path) for path in files]
    return Glossary(*(file.terms for file in named)) if named else found(Path())[0]


def _list(terms: Iterable[Term]) -> None:
    for term in terms:
        case = "case" if term.case else ""
        fields = (term.source, term.target, term.kind, term.note, case, f" {BETWEEN} ".join(term.forbidden))
        row = "\t".join(" ".join(visible(field).split()) for field in (*fields, term.origin))
        write_stdout(os.fsencode(row) + b"\n")


def _import(options: TermsOptions, diagnostics: Diagnostics) -> ExitCode:
    to = options.to or own_path()
    is_whole = True
    for path in options.files:
        file = read_glossary(path)
        is_whole = _tell(file) and is_whole
        done = merged(to, file.terms)
        diagnostics.note(
            f"{path}: {done.added} terms added to {to}, {done.known} known already, {done.refused} refused"
        )
        for term, held in done.disagreeing:
            told = f"{term.source} is {term.target!r} there and {held.target!r} here, which counts"
            diagnostics.note(f"{path}: {told}")
            is_whole = False
    return ExitCode.OK if is_whole else ExitCode.SOME_FAILED


def _check(files: Iterable[Path], diagnostics: Diagnostics) -> ExitCode:
    paths = list(files) or [path for path in (Path("terms.csv"), own_path()) if path.is_file()]
    if not paths:
        raise GlossaryError("There is no glossary to check.", "Name one: deskbrief terms check FILE")
    is_whole = True
    for path in paths:
        file = read_glossary(path)
        is_whole = _tell(file) and is_whole
        diagnostics.note(f"{path}: {len(file.terms)} terms, {form_of(path, path.read_bytes()[:64])}")
    return ExitCode.OK if is_whole else ExitCode.SOME_FAILED


def _tell(file: GlossaryFile) -> bool:
    """Print what is wrong with a file, a line each; return whether nothing is."""
    for problem in file.problems:
        write_stdout(os.fsencode(f"{file.path}:{problem.line}: {visible(problem.message)}") + b"\n")
    return not file.problems
