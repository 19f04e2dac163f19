"""From a path, or the bytes of standard input, to a Source."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from deskbrief.document import Source, SourceFormat
from deskbrief.errors import LoadError
from deskbrief.load.binary import ALLOWED, refuse_known_formats
from deskbrief.load.encoding import Decoded, decode

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is read; the longest articles are a hundredth of it."""

_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_TEXT_SUFFIXES = frozenset({".txt", ".text"})
_HTML_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAGS = re.compile(r"<(?:p|div|article|section|h[1-6]|ul|br)\b[^<>]{0,500}>", re.I)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
SUFFIXES = _HTML_SUFFIXES | _MARKDOWN_SUFFIXES | _TEXT_SUFFIXES
"""Of files that are taken for articles unasked; a file that is named may have any."""
_SNIFFED = 4096


def load(path: Path) -> Source:
    """Read one file.

    Raises:
        LoadError: it is missing, a directory, unreadable, empty, too large, binary or in an unknown encoding.
    """
    name = os.fsencode(path).decode("utf-8", "replace")
    try:
        if path.is_dir():
            raise LoadError(f"{name} is a directory.", f"For all articles in it: deskbrief --batch {name}")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = b"" if size > MAX_BYTES else file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise LoadError(f"There is no file {name}.", "Check the path. " + ALLOWED) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise LoadError(
            f"{name} cannot be read: {why}.", "Check that you may read it, or copy it here."
        ) from error
    _refuse_large(max(size, len(data)), name)
    return load_bytes(data, name, path.suffix)


def load_bytes(data: bytes, name: str, suffix: str = "") -> Source:
    """Read the bytes of a file, or of standard input, where nothing but the bytes tells the format.

    Args:
        data: the whole file.
        name: for messages and for ``Source.name``; ``-`` for standard input.
        suffix: the file name's, with its dot. Text and Markdown are taken at their word; anything else that
            looks like HTML is HTML.

    Raises:
        LoadError: as ``load``.
    """
    shown = "standard input" if name == "-" else name
    _refuse_large(len(data), shown)
    refuse_known_formats(data, shown)
    declared = _CHARSET.search(data[:_SNIFFED])
    decoded = decode(data, shown, declared[1].decode("ascii", "ignore") if declared else None)
    if not decoded.text.strip().strip("\ufeff"):
        found = "is empty" if not data else "holds nothing but white space"
        raise LoadError(f"{shown} {found}.", "Give a file with the text of an article. " + ALLOWED)
    return _source(decoded, hashlib.sha256(data).hexdigest(), name, suffix.lower())


def _refuse_large(size: int, name: str) -> None:
    if size > MAX_BYTES:
        allowed = f"{MAX_BYTES // 1024**2} MB"
        found = f"{size / 1024**2:,.0f} MB" if size > MAX_BYTES + 1024**2 else f"more than {allowed}"
        raise LoadError(
            f"{name} is too large for an article: {found}.",
            f"At most {allowed} are read. Split it into one file for each article.",
        )


def _source(decoded: Decoded, sha256: str, name: str, suffix: str) -> Source:
    if suffix in _MARKDOWN_SUFFIXES:
        from deskbrief.load.markdown import read_markdown

        return read_markdown(decoded, name, sha256)
    if suffix in _HTML_SUFFIXES or (suffix not in _TEXT_SUFFIXES and _looks_like_html(decoded.text)):
        from deskbrief.load.page import read_page

        return read_page(decoded, name, sha256)
    return Source(name, decoded.text, sha256, SourceFormat.TEXT, decoded.encoding, notes=decoded.notes)


def _looks_like_html(text: str) -> bool:
    head = text[:_SNIFFED]
    return _HTML_OPENING.match(head) is not None or (
        head.lstrip().startswith("<") and len(_HTML_TAGS.findall(head)) >= 3
    )
