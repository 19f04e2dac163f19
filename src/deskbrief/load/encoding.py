"""Bytes to text: UTF-8, UTF-16, Windows-1256 and what is met besides them.

Strict UTF-8 is tried first and costs nothing. What is not UTF-8 throughout is judged line by line, because
feeds glue together pages of different encodings; only a file without any UTF-8 in it goes to
charset-normalizer, held to the code pages in which Arabic and the languages beside it are written.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from deskbrief.arabic import arabic_share
from deskbrief.errors import LoadError
from deskbrief.load.binary import refuse_binary

LEGACY = "cp1256"
"""Windows-1256, the code page that Arabic files older than UTF-8 are in."""
_CANDIDATES = [LEGACY, "iso8859_6", "cp1252"]
_BOMS = (  # the longer first: UTF-32's little-endian mark starts with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF16_HIGH_BYTES = frozenset(b"\x00\x06\x20\xfe\xfb")
"""High bytes of Latin, Arabic, general punctuation and presentation forms."""
_SAMPLE = 4096
_NAMES = {
    "cp1256": "windows-1256",
    "cp1252": "windows-1252",
    "iso8859_6": "iso-8859-6",
    "iso8859-6": "iso-8859-6",
}
_MIXED_WORD = re.compile(
    r"[a-z\u00c0-\u024f\u0152\u0153][\u0621-\u064a]|[\u0621-\u064a][a-z\u00c0-\u024f\u0152\u0153]",
    re.IGNORECASE,
)
_MOJIBAKE = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the text of the bytes; ``declared`` is the encoding that the markup names, if any.

    UTF-8 wins over what is declared, since other encodings are not UTF-8 by accident.

    Raises:
        LoadError: the bytes are binary or in no encoding that is known here.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_damage(data.decode(encoding, "replace"), encoding.removesuffix("-sig"))
    utf16 = _unmarked_utf16(data)
    if utf16:
        return _with_damage(data.decode(utf16, "replace"), utf16)
    refuse_binary(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _by_declaration(data, declared) or _by_line(data) or _by_code_page(data, name)


def _with_damage(text: str, encoding: str) -> Decoded:
    lost = text.count(_MOJIBAKE)
    note = f"{_times(lost, 'place')} could not be read as {encoding.upper()} and shows as {_MOJIBAKE}."
    return Decoded(text, encoding, (note,) if lost else ())


def _times(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly every other byte is one of a few high bytes."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or not (b"\x00" in sample or b"\x06" in sample):
        return None
    pairs = len(sample) // 2
    for encoding, high, low in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        if sum(byte in _UTF16_HIGH_BYTES for byte in high) < 0.9 * pairs or (
            0 in high and low.count(0) > pairs // 10
        ):
            continue
        text = sample.decode(encoding, "replace")
        if sum(character.isprintable() or character.isspace() for character in text) >= 0.9 * len(text):
            return encoding
    return None


def _by_declaration(data: bytes, declared: str | None) -> Decoded | None:
    try:
        encoding = codecs.lookup(declared or "").name
    except LookupError:
        return None
    if encoding.startswith("utf") or encoding in ("iso8859-1", "cp1252", "ascii"):
        return None  # not UTF-8 after all, or the server's default that nobody chose
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(text, _NAMES.get(encoding, encoding))


def _by_line(data: bytes) -> Decoded | None:
    """Read a file that is mainly UTF-8; None where no line with letters beyond ASCII is UTF-8."""
    lines = data.split(b"\n")
    texts: list[str] = []
    foreign: list[int] = []
    damaged = 0
    genuine = 0
    strange = 0
    for number, line in enumerate(lines, start=1):
        text = line.decode("utf-8", "replace")
        lost = text.count(_MOJIBAKE) - line.count(_MOJIBAKE.encode())
        genuine_here = (
            sum(character > "\x7f" for character in text) - lost if lost or not text.isascii() else 0
        )
        if lost and lost * 4 > genuine_here:
            foreign.append(number)
            strange += lost
            text = line.decode(LEGACY)
        else:
            damaged += lost
            genuine += genuine_here
        texts.append(text)
    if genuine < max(4, strange // 50):  # a pair of Windows-1256 letters can look like one of UTF-8
        return None
    notes = []
    if foreign:
        notes.append(f"Not UTF-8 but read as Windows-1256: {_lines(foreign)}.")
    if damaged:
        notes.append(f"{_times(damaged, 'place')} could not be read as UTF-8 and shows as {_MOJIBAKE}.")
    return Decoded("\n".join(texts), "utf-8", tuple(notes))


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:8])) + (", …" if len(numbers) > 8 else "")
    return f"line {shown}" if len(numbers) == 1 else f"{len(numbers)} lines ({shown})"


def _by_code_page(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    matches = [(str(match), match.encoding) for match in from_bytes(data, cp_isolation=_CANDIDATES)]
    # Its ranking alone takes two short words of ISO-8859-6 for Windows-1256: look for words of two scripts.
    readings = matches + [
        (data.decode(encoding), encoding)
        for encoding in _CANDIDATES[:2]
        if encoding not in {found for _, found in matches} and _decodes(data, encoding)
    ]
    text, encoding = min(readings, key=_strangeness)
    if not _plausible(text):
        raise LoadError(
            f"{name} is text in an encoding that is not known here.",
            "UTF-8, UTF-16 and Windows-1256 are read. Convert it: iconv -f ENCODING -t UTF-8 FILE > NEW.",
        )
    return Decoded(text, _NAMES.get(encoding, encoding))


def _strangeness(reading: tuple[str, str]) -> tuple[int, float, bool]:
    """Words of two scripts first; of equals the one with more Arabic, then Windows-1256, the likelier."""
    text, encoding = reading
    return len(_MIXED_WORD.findall(text)), -arabic_share(text), encoding != LEGACY


def _plausible(text: str) -> bool:
    """Whether it reads as a language: words of one script, and Latin letters mostly without accents."""
    mixed = len(_MIXED_WORD.findall(text))
    accented = sum(character.isalpha() and character > "\x7f" for character in text)
    plain = sum(character.isalpha() and character <= "\x7f" for character in text)
    return mixed <= len(text.split()) // 10 and (arabic_share(text) > 0.3 or accented <= plain)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
