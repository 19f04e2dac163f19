"""Glossaries on disk: which files there are, in which form they are, how one is added to."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from deskbrief import locations
from deskbrief.arabic.script import fold
from deskbrief.errors import GlossaryError
from deskbrief.files import replace_file
from deskbrief.glossary.glossary import Glossary
from deskbrief.glossary.table import read_csv, read_omegat, write_csv, write_omegat
from deskbrief.glossary.tbx import read_tbx, write_tbx
from deskbrief.glossary.term import Problem, ReadTerms, Term

NAME = "terms.csv"
"""What a glossary is called that is found by itself."""
LARGEST = 64 * 1024 * 1024
"""Bytes."""


class Form(StrEnum):
    """The forms that a glossary can have."""

    CSV = "csv"
    TBX = "tbx"
    OMEGAT = "omegat"
    """Source, tab, target, tab, comment: ``glossary.txt`` of a project of OmegaT."""


_READERS: dict[Form, Callable[[bytes, str], ReadTerms]] = {
    Form.CSV: read_csv,
    Form.TBX: read_tbx,
    Form.OMEGAT: read_omegat,
}
_WRITERS: dict[Form, Callable[[Iterable[Term]], str]] = {
    Form.CSV: write_csv,
    Form.TBX: write_tbx,
    Form.OMEGAT: write_omegat,
}


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """A file of terms as it was read."""

    path: Path
    terms: tuple[Term, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def told(self) -> str:
        """What people should know of it; empty where every row is good."""
        if not self.problems:
            return ""
        first = self.problems[0]
        count = f"{len(self.problems)} rows are" if len(self.problems) > 1 else "1 row is"
        return (
            f"{self.path}: {count} wrong and passed over (line {first.line}: {first.message}); "
            f"deskbrief terms check {self.path} tells all"
        )


def own_path() -> Path:
    """Return where this person's glossary lies."""
    return locations.config_dir() / NAME


def project_path(folder: Path) -> Path:
    """Return where the glossary of the articles in a folder lies."""
    return folder / NAME


def form_of(path: Path, data: bytes = b"") -> Form:
    """Return the form of a file, by its content where that tells, or else by its name."""
    if path.suffix.lower() in (".tbx", ".xml") or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return Form.TBX
    return Form.OMEGAT if path.suffix.lower() in (".txt", ".tab", ".utf8") else Form.CSV


def read_glossary(path: Path) -> GlossaryFile:
    """Read a file of terms, in whichever form.

    Raises:
        GlossaryError: it cannot be read at all; what is wrong with single rows is in ``problems``.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise GlossaryError(
                f"{path} is larger than {LARGEST >> 20} MB.", "A glossary is a list of terms."
            )
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"{path} cannot be read: {error.strerror}.", "Name a file of terms.") from error
    read = _READERS[form_of(path, data)](data, str(path))
    return GlossaryFile(path, read.terms, read.problems)


def written(terms: Iterable[Term], form: Form) -> str:
    """Return terms as a file of a form has them."""
    return _WRITERS[form](terms)


def write_glossary(path: Path, terms: Iterable[Term], form: Form | None = None) -> None:
    """Write a file of terms, whole or not at all.

    Raises:
        GlossaryError: it cannot be written.
    """
    text = written(terms, form or form_of(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode("utf-8", "replace"))
    except OSError as error:
        raise GlossaryError(
            f"{path} cannot be written: {error.strerror}.", "Choose a folder that you may write to."
        ) from error


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of terms that were to be added to a file."""

    added: int
    known: int
    """The file had them already."""
    disagreeing: tuple[tuple[Term, Term], ...]
    """Terms for which the file has other English, each with the file's own, which stays."""

    @property
    def refused(self) -> int:
        """How many were not taken in."""
        return len(self.disagreeing)


def added(path: Path, term: Term) -> Term | None:
    """Add a term to a file of ours, in the place of what it has for the same source; return what that was.

    Raises:
        GlossaryError: the file cannot be read or written, or rows of it are wrong and would be lost.
    """
    with _alone(path):
        held = _whole(path)
        key = fold(term.source)
        old = next((each for each in held if fold(each.source) == key), None)
        write_glossary(path, [*(each for each in held if each is not old), replace(term, origin=str(path))])
    return old


def removed(path: Path, source: str) -> Term | None:
    """Take the term of a source out of a file of ours; return it, or None where there was none.

    Raises:
        GlossaryError: as ``added``.
    """
    with _alone(path):
        held = _whole(path)
        old = next((each for each in held if fold(each.source) == fold(source)), None)
        if old is not None:
            write_glossary(path, [each for each in held if each is not old])
    return old


def merged(path: Path, terms: Iterable[Term]) -> Merged:
    """Add terms to a file of ours; what it has stays, also where they disagree.

    Raises:
        GlossaryError: as ``added``.
    """
    with _alone(path):
        held = {fold(each.source): each for each in _whole(path)}
        count, known = len(held), 0
        disagreeing = []
        for term in terms:
            there = held.setdefault(fold(term.source), term)
            if there.target != term.target:
                disagreeing.append((term, there))
            elif there is not term:
                known += 1
        if len(held) > count:
            write_glossary(path, held.values())
    return Merged(len(held) - count, known, tuple(disagreeing))


def _whole(path: Path) -> tuple[Term, ...]:
    """Return the terms of a file that is to be written anew; none where there is no file yet."""
    held = read_glossary(path) if path.exists() else GlossaryFile(path, ())
    if held.problems:
        first = held.problems[0]
        raise GlossaryError(
            f"{path} has {len(held.problems)} rows that cannot be read (line {first.line}: {first.message}).",
            "Mend them first, so that nothing is lost: deskbrief terms check tells all of them.",
        )
    return held.terms


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a file against other deskbriefs that read it to write it anew."""
    lock = path.with_name(f".{path.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock.open("ab") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise GlossaryError(
            f"{path} cannot be written: {error.strerror}.", "Choose a folder that you may write to."
        ) from error


def found(folder: Path | None, named: Sequence[Path] = ()) -> tuple[Glossary, tuple[GlossaryFile, ...]]:
    """Return what holds for the articles of a folder: the named files, the folder's glossary, the person's.

    Raises:
        GlossaryError: a file that there is cannot be read.
    """
    paths = [*named]
    paths += [path for path in (project_path(folder),) if path.is_file()] if folder is not None else []
    paths += [path for path in (own_path(),) if path.is_file() and path not in paths]
    files = tuple(map(read_glossary, paths))
    return Glossary(*(file.terms for file in files)), files
