"""Which file holds the desk of which article."""

from __future__ import annotations

import os
import re
import unicodedata
from hashlib import blake2b
from pathlib import Path

from deskbrief import locations
from deskbrief.document import Source

SUFFIX = ".desk"
_LONGEST = 50
"""Characters of a name, of four bytes each at most, so that no file system finds it too long."""


def desks_dir() -> Path:
    """Return the folder of the desks."""
    return locations.data_dir() / "desks"


def desk_path(source: Source, headline: str = "") -> Path:
    """Return the file of an article's desk: the one that is there, or else one named after the article.

    It is known by the article's path (by what it says, on standard input), so it is found again after the
    headline has changed.
    """
    key = source.sha256 if source.name == "-" else str(absolute(source.name))
    stem = "stdin" if source.name == "-" else Path(source.name).stem
    return known(key) or desks_dir() / f"{_safe(f'{stem} {headline}')}-{_digits(key)}{SUFFIX}"


def known(key: str) -> Path | None:
    """Return the desk that is there for an article, by its absolute path or its SHA-256."""
    return next(iter(sorted(desks_dir().glob(f"*-{_digits(key)}{SUFFIX}"))), None)


def absolute(name: str) -> Path:
    """Return the path by which an article is known, whatever links lead to it."""
    return Path(os.path.realpath(name))


def _digits(key: str) -> str:
    return blake2b(key.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()


def _safe(text: str) -> str:
    """Return letters and digits of any script, with hyphens for all else."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).encode("utf-8", "ignore").decode())
    return "-".join(words)[:_LONGEST].rstrip("-") or "article"
