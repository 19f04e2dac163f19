"""The glossaries that hold for a command, with a word on those that are not wholly right."""

from __future__ import annotations

from pathlib import Path

from deskbrief.cli.diagnostics import Diagnostics
from deskbrief.cli.terms_options import Terms
from deskbrief.glossary import Glossary
from deskbrief.glossary.files import GlossaryFile, found


def glossary_for(folder: Path | None, terms: Terms, diagnostics: Diagnostics) -> Glossary:
    """Return the terms that hold for articles of a folder; rows that are wrong are told of and passed over.

    Raises:
        GlossaryError: a file cannot be read.
    """
    files = glossary_files(folder, terms)
    for file in files:
        if file.problems:
            diagnostics.note(file.told)
    return Glossary(*(file.terms for file in files))


def glossary_files(folder: Path | None, terms: Terms) -> tuple[GlossaryFile, ...]:
    """Return the files that hold for articles of a folder, each before the next.

    Raises:
        GlossaryError: a file cannot be read.
    """
    return () if terms.none else found(folder, terms.files)[1]


def memory_for(wanted: bool) -> tuple[Path | None, str]:
    """Return the memory of approved sentences, if it is wanted and there, and what signatures say of it.

    Raises:
        MemoryStoreError: it cannot be used.
    """
    from deskbrief.memory import Memory, memory_path

    path = memory_path()
    if not wanted or not path.exists():
        return None, ""
    with Memory(path) as memory:
        return path, str(memory.changes)
