"""Walks a folder and says of everything in it whether it is an article, and if not, why."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from deskbrief.errors import UsageError
from deskbrief.load import SUFFIXES


class Action(StrEnum):
    """What a batch does with one thing that it found."""

    BRIEF = "brief"
    SKIP = "skip"
    """There is nothing to do, and nothing is wrong."""
    REFUSE = "refuse"
    """Something is wrong, and it counts as a failure."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or a folder that is not entered."""

    article: str
    """Its path, relative to the input folder, with forward slashes."""
    action: Action
    reason: str = ""
    """Why it is skipped or refused, a sentence fragment."""


def scan(folder: Path, out: Path) -> list[Found]:
    """Return everything below a folder in the order of paths; ``out``, where the briefs go, is not entered.

    Links to folders are followed, each folder once. Nothing is read but the beginnings of Markdown files.

    Raises:
        UsageError: there is no such folder, or it is a file or cannot be listed.
    """
    if not folder.is_dir():
        if folder.exists():
            raise UsageError(f"{folder} is a file, not a folder.", f"A single article: deskbrief {folder}")
        raise UsageError(f"There is no folder {folder}.", "--batch takes the folder that holds the articles.")
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise UsageError(f"{folder} cannot be listed: {error.strerror}.", "Allow it, or copy it.") from None
    return sorted(_walk(folder, out), key=lambda found: found.article)


def _walk(folder: Path, out: Path) -> Iterator[Found]:
    """Real folders come before links to folders, so that a loop of links ends at the real one."""
    seen: set[tuple[int, int]] = set()
    real, linked = [folder], list[Path]()
    while real or linked:
        here = (real or linked).pop()
        name = here.relative_to(folder).as_posix()
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in seen:
                yield Found(name, Action.SKIP, "a link to a folder that is read already")
                continue
            seen.add((status.st_dev, status.st_ino))
            if here != folder and _is_same(here, out):
                yield Found(name, Action.SKIP, "where the briefs go")
                continue
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Found(name, Action.REFUSE, f"the folder cannot be listed: {error.strerror}")
            continue
        for entry in found:
            if entry.name.startswith("."):
                yield Found(_relative(entry, folder), Action.SKIP, "hidden")
            elif entry.is_dir(follow_symlinks=False):
                real.append(Path(entry.path))
            elif Path(entry.path).is_dir():
                linked.append(Path(entry.path))
            else:
                yield _judge(entry, _relative(entry, folder))


def _judge(entry: os.DirEntry[str], article: str) -> Found:
    suffix = Path(entry.name).suffix.lower()
    try:
        if entry.is_symlink() and not Path(entry.path).exists():
            return Found(article, Action.REFUSE, "a link to nothing")
        if not entry.is_file():
            return Found(article, Action.SKIP, "not a regular file")
        if suffix not in SUFFIXES:
            return Found(article, Action.SKIP, f"of file type {suffix}" if suffix else "of unknown file type")
        if _is_brief(Path(entry.path)):
            return Found(article, Action.SKIP, "a brief that deskbrief made")
    except OSError as error:
        return Found(article, Action.REFUSE, f"cannot be read: {error.strerror}")
    return Found(article, Action.BRIEF)


def _is_brief(path: Path) -> bool:
    """Tell whether a Markdown file has the front matter of our own briefs, which are no input."""
    if path.suffix.lower() != ".md":
        return False
    with path.open("rb") as file:
        head = file.read(4096)
    front, ends, _ = head.removeprefix(b"---\n").partition(b"\n---\n")
    return head.startswith(b"---\n") and bool(ends) and b"deskbrief:" in front


def _is_same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def _relative(entry: os.DirEntry[str], folder: Path) -> str:
    return Path(entry.path).relative_to(folder).as_posix()
