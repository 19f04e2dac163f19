"""From the bytes of a file or of standard input to its pairs, whichever of the three kinds it is."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from deskbrief.document import Bullet
from deskbrief.errors import LoadError
from deskbrief.load.binary import refuse_known_formats
from deskbrief.load.encoding import decode
from deskbrief.pairs.brief_json import read_brief
from deskbrief.pairs.pair import Skip, Skipped, SourceTarget
from deskbrief.pairs.tmx import read_tmx
from deskbrief.pairs.tsv import read_tsv

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_BRIEF = 64 * 1024 * 1024
"""Bytes of the largest brief, which is read whole; tables and translation memories may be of any size."""
_HEAD = 1 << 16
_ALLOWED = "Read are tables (Arabic, a tab, English), TMX files, and briefs of deskbrief --format json."
_JSON = re.compile(r"\s*\{\s*(?:\"|\}|$)")
_TMX = re.compile(r"<tmx\b", re.I)
_MARKUP = re.compile(r"\s*<(?:[?!]|[a-z][\w:.-]*[\s/>])", re.I)


class FileKind(StrEnum):
    """What a file is, by its content."""

    TSV = "tsv"
    TMX = "tmx"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class PairFile:
    """A file of pairs, opened."""

    kind: FileKind
    entries: Iterator[SourceTarget | Skipped]
    """Read as they are asked for; raises LoadError where the file is damaged, or holds no pair."""
    bullets: tuple[tuple[int, Bullet], ...] = ()
    """Of a brief, each with its line."""


def open_pairs(stream: BinaryIO, name: str) -> PairFile:
    """Return the pairs of a file, which is told by its content, never by its name.

    Args:
        stream: need not be seekable; it is read as the entries are.
        name: for messages.

    Raises:
        LoadError: it is empty, binary, in an unknown encoding, or none of what is read.
    """
    head = stream.read(_HEAD)
    while len(head) < _HEAD and (more := stream.read(_HEAD - len(head))):
        head += more
    try:
        refuse_known_formats(head, name)
        decoded = decode(_whole_characters(head), name)
    except LoadError as error:
        raise LoadError(error.message, _ALLOWED) from None
    text = decoded.text.removeprefix("\ufeff")
    if not text.strip() and len(head) < _HEAD:
        raise LoadError(
            f"{name} {'holds nothing but white space' if head else 'is empty'}.", f"Give pairs. {_ALLOWED}"
        )
    rest = io.BufferedReader(_Rejoined(head, stream.read))
    if _JSON.match(text):
        return _brief(rest, name)
    if _MARKUP.match(text):
        if not _TMX.search(text):
            raise LoadError(f"{name} is XML or HTML, but no TMX file.", _ALLOWED)
        return PairFile(FileKind.TMX, _with_pairs(read_tmx(rest, name), name))
    return PairFile(FileKind.TSV, _with_pairs(read_tsv(rest, name, decoded.encoding), name))


def _brief(stream: BinaryIO, name: str) -> PairFile:
    data = stream.read(MAX_BRIEF + 1)
    if len(data) > MAX_BRIEF:
        raise LoadError(
            f"{name} is too large for a brief: more than {MAX_BRIEF >> 20} MB.", "Check one article's brief."
        )
    content = read_brief(decode(data, name).text.removeprefix("\ufeff"), name)
    return PairFile(FileKind.BRIEF, _with_pairs(content.paragraphs, name), content.bullets)


_ADVICE = {
    Skip.NO_SOURCE: "Give Arabic with its English.",
    Skip.NO_ARABIC: 'Arabic is told by xml:lang="ar", with or without a region.',
    Skip.NO_ENGLISH: 'English is told by xml:lang="en", with or without a region.',
    Skip.NOT_ARABIC: "The first column must be Arabic, the second its English.",
    Skip.REVERSED: "Turn them round: awk -F'\\t' '{print $2 \"\\t\" $1}' FILE > NEW",
    Skip.UNREADABLE: "Convert it first: iconv -f ENCODING -t utf-8 FILE > NEW",
}


def _with_pairs(entries: Iterable[SourceTarget | Skipped], name: str) -> Iterator[SourceTarget | Skipped]:
    """Yield the entries; a file without a single pair is an error, with its commonest reason."""
    reasons: Counter[Skip] = Counter()
    found = False
    for entry in entries:
        if isinstance(entry, Skipped):
            reasons[entry.reason] += 1
        else:
            found = True
        yield entry
    if found:
        return
    if not reasons:
        raise LoadError(f"{name} holds no pair of Arabic and English.", _ALLOWED)
    ((reason, _),) = reasons.most_common(1)
    raise LoadError(f"{name} holds no pair of Arabic and English: {reason}.", _ADVICE.get(reason, _ALLOWED))


def _whole_characters(head: bytes) -> bytes:
    """Return the head of a longer file without a last character of UTF-8 that may go on after it."""
    if len(head) < _HEAD:
        return head
    for back in range(1, 4):
        if head[-back] >= 0xC0:  # a lead byte whose character may go on after the head
            return head[:-back]
        if head[-back] < 0x80:
            break
    return head


class _Rejoined(io.RawIOBase):
    """The head that was read already, and the rest of its stream."""

    def __init__(self, head: bytes, read: Callable[[int], bytes]) -> None:
        self._head = io.BytesIO(head)
        self._read = read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._head.read(len(view)) or self._read(len(view))
        view[: len(data)] = data
        return len(data)
