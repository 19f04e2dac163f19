"""The glossaries that hold for a command, with a word on those that are not wholly right."""

from __future__ import annotations

from pathlib import Path

from deskbrief.cli.diagnostics import Diagnostics
from deskbrief.cli.terms_options import Terms
from deskbrief.glossary import EMPTY, Glossary
from deskbrief.glossary.files import GlossaryFile, found


def glossary_for(folder: Path | None, terms: Terms, diagnostics: Diagnostics) -> Glossary:
    """Return the terms that hold for articles of a folder; rows that are wrong are told of and passed over.

    Raises:
        GlossaryError: a file cannot be read.
    """
    if terms.none:
        return EMPTY
    glossary, files = found(folder, terms.files)
    for file in files:
        if file.problems:
            diagnostics.note(_told(file))
    return glossary


def _told(file: GlossaryFile) -> str:
    first = file.problems[0]
    count = f"{len(file.problems)} rows are" if len(file.problems) > 1 else "1 row is"
    return (
        f"{file.path}: {count} wrong and passed over (line {first.line}: {first.message}); "
        f"deskbrief terms check {file.path} tells all"
    )
