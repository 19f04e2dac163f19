"""Files that are no text: what they are, and what a person can do about it."""

from __future__ import annotations

from deskbrief.errors import LoadError

ALLOWED = "deskbrief reads text, Markdown and HTML (.txt, .md, .html)."

_TO_TEXT = "Save or export it as plain text (.txt, UTF-8) first. " + ALLOWED
_UNPACK = "Unpack it and give the text files in it. " + ALLOWED
_NO_TEXT = "It holds no text to read. " + ALLOWED
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "Convert it first, e.g. with: pdftotext -layout FILE. " + ALLOWED),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (.doc, .xls, .ppt)", _TO_TEXT),
    (b"{\\rtf", "a rich-text file (.rtf)", _TO_TEXT),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"\x1f\x8b", "a gzip file", _UNPACK),
    (b"BZh", "a bzip2 file", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz file", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file", _UNPACK),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _NO_TEXT),
    (b"\xff\xd8\xff", "a JPEG image", _NO_TEXT),
    (b"GIF8", "a GIF image", _NO_TEXT),
    (b"RIFF", "an image, sound or video file (RIFF)", _NO_TEXT),
    (b"ID3", "an MP3 sound file", _NO_TEXT),
    (b"OggS", "an Ogg sound file", _NO_TEXT),
    (b"\x1aE\xdf\xa3", "a video file (Matroska, WebM)", _NO_TEXT),
    (b"\x7fELF", "a program", _NO_TEXT),
    (b"SQLite format 3\x00", "an SQLite database", _NO_TEXT),
)
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (.odt, .ods, .odp)"),
    (b"application/epub+zip", "an EPUB book"),
)


def refuse_known_formats(data: bytes, name: str) -> None:
    """Raise for a file whose first bytes name a format that is no text.

    Raises:
        LoadError: it is one, with what it is and how to get text out of it.
    """
    if data.startswith(b"PK\x03\x04"):
        found = next((what for mark, what in _IN_ZIP if mark in data[:65536] or mark in data[-65536:]), None)
        if found:
            raise LoadError(f"{name} is {found}, not text.", _TO_TEXT)
        raise LoadError(f"{name} is a ZIP archive, not text.", _UNPACK)
    if data[4:8] == b"ftyp":
        raise LoadError(f"{name} is a video or sound file (MP4), not text.", _NO_TEXT)
    for magic, what, advice in _MAGIC:
        if data.startswith(magic):
            raise LoadError(f"{name} is {what}, not text.", advice)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise for bytes with NULs or many control characters, which no text in one-byte or UTF-8 code has.

    Raises:
        LoadError: with the place of the first of them.
    """
    at = data.find(b"\x00")
    if at < 0:
        controls = len(data) - len(
            data.translate(None, bytes([*range(1, 9), *range(14, 27), *range(28, 32)]))
        )
        if controls <= len(data) // 20:
            return
        raise LoadError(
            f"{name} is binary: {controls:,} of its {len(data):,} bytes are control codes.", ALLOWED
        )
    raise LoadError(f"{name} is binary: there is a NUL byte at offset {at:,}.", ALLOWED)
