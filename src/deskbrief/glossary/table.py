"""Tables of terms: CSV, and the tab-separated lists of OmegaT."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from deskbrief.glossary.rows import BETWEEN, FIELDS, terms_of
from deskbrief.glossary.term import Kind, Problem, ReadTerms, Term

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DELIMITERS = ",;\t"
_COMMENT = "#"


def read_csv(data: bytes, origin: str) -> ReadTerms:
    """Read a table of terms separated by commas, semicolons or tabs.

    A first row with ``source`` and ``target`` names the columns, in any order; otherwise they are those of
    ``FIELDS``. Lines that are not UTF-8 (or UTF-16 with its mark) are told, and the others count.
    """
    text, problems = decoded(data)
    delimiter = _delimiter(text)
    rows = _numbered(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False))
    read = terms_of(_named(rows), origin)
    return ReadTerms(read.terms, tuple(sorted((*problems, *read.problems), key=lambda each: each.line)))


def read_omegat(data: bytes, origin: str) -> ReadTerms:
    """Read OmegaT's form: source, tab, target, tab, comment; ``#`` begins a comment line."""
    text, problems = decoded(data)
    rows = (
        (number, dict(zip(("source", "target", "note"), line.split("\t"), strict=False)))
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith(_COMMENT)
    )
    read = terms_of(rows, origin)
    return ReadTerms(read.terms, tuple(sorted((*problems, *read.problems), key=lambda each: each.line)))


def write_csv(terms: Iterable[Term]) -> str:
    """Return a table with a heading, which ``read_csv`` reads back as the same terms."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    for term in terms:
        kind = "" if term.kind is Kind.TERM else term.kind.value
        case = "yes" if term.case else ""
        forbidden = f" {BETWEEN} ".join(term.forbidden)
        writer.writerow((term.source, term.target, kind, term.note, case, forbidden))
    return out.getvalue()


def write_omegat(terms: Iterable[Term]) -> str:
    """Return OmegaT's form, which has no kinds, no case and nothing forbidden."""
    return "".join(f"{term.source}\t{term.target}\t{term.note}".rstrip() + "\n" for term in terms)


def decoded(data: bytes) -> tuple[str, list[Problem]]:
    """Return a file's text; a line that is not UTF-8 is left empty and told."""
    for mark, encoding in _BOMS:
        if data.startswith(mark) and encoding != "utf-8":
            return data[len(mark) :].decode(encoding, "replace"), []
    lines, problems = [], []
    for number, line in enumerate(data.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True), 1):
        try:
            lines.append(line.decode("utf-8").replace("\0", ""))
        except UnicodeDecodeError:
            problems.append(Problem(number, "it is not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)"))
            lines.append("\n")
    return "".join(lines), problems


def _delimiter(text: str) -> str:
    """Return what separates the columns: of the first lines, the sign that most of them have."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    return max(_DELIMITERS, key=lambda sign: sum(sign in line for line in lines)) if lines else ","


def _numbered(reader: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the line that each begins at; a row of quoted fields may take several."""
    last = 0
    rows = iter(reader)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:  # a field beyond the reader's limit: a quote that was never closed
            yield last + 1, [f"\0{error}"]
            last += 1
            continue
        begun, last = last + 1, getattr(reader, "line_num", last + 1)
        if any(field.strip() for field in row) and not row[0].lstrip().startswith(_COMMENT):
            yield begun, row


def _named(rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, Mapping[str, str]]]:
    names: tuple[str, ...] = FIELDS
    for index, (line, row) in enumerate(rows):
        found = tuple(field.strip().lower() for field in row)
        if index == 0 and {"source", "target"} <= set(found):
            names = found
            continue
        yield line, dict(zip(names, row, strict=False))
