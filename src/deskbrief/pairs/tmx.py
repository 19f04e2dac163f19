"""Translation memories: TMX 1.4b (https://www.gala-global.org/tmx-14b), and what tools write in its name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from deskbrief.errors import LoadError
from deskbrief.pairs.pair import Skip, Skipped, SourceTarget

_LANGUAGE = ("{http://www.w3.org/XML/1998/namespace}lang", "lang")
"""TMX 1.4 has ``xml:lang``, TMX 1.1 ``lang``."""
_BIG_LINE = 65_535
"""libxml2 keeps an element's line in 16 bits; beyond them it gives that of the first text within."""


def read_tmx(stream: BinaryIO, name: str) -> Iterator[SourceTarget | Skipped]:
    """Yield the translation units as they are read, holding one at a time.

    Of each unit, the first Arabic and the first English text, in whichever order. Of the markup in them, the
    text of ``hi`` stays, for it is the sentence's own; native codes (``bpt``, ``ept``, ``ph``, ``it``,
    ``ut``) and the subflows within them are no part of it. No entity is resolved, no file or address opened.

    Raises:
        LoadError: it is not well-formed XML.
    """
    from lxml import etree

    # Without huge_tree: libxml2's bounds on a text (10 MB), on depth and on entities in attributes stay.
    units = etree.iterparse(
        stream, events=("end",), tag="{*}tu", resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for _, unit in units:
            yield _read(unit)
            unit.clear()
            while unit.getprevious() is not None:  # or the tree would grow with the file
                del unit.getparent()[0]
    except etree.XMLSyntaxError as error:
        why = str(error.msg).partition(", line ")[0].rstrip(".")
        raise LoadError(
            f"{name} is damaged XML: line {error.lineno}: {why}.",
            "Export it again from the program that wrote it; xmllint --noout FILE shows every fault.",
        ) from None


def _read(unit: Any) -> SourceTarget | Skipped:
    line = _line(unit)
    texts: dict[str, str] = {}
    at = unit.get("changedate") or unit.get("creationdate") or ""
    for variant in unit.iterchildren("{*}tuv"):
        language = next((variant.get(key) for key in _LANGUAGE if variant.get(key)), "")
        segment = next(variant.iterchildren("{*}seg"), None)
        if segment is not None:
            code = language.replace("_", "-").partition("-")[0].lower()
            texts.setdefault(_CODES.get(code, code), _text(segment))
            at = variant.get("changedate") or at  # where OmegaT says it
    if "ar" not in texts:
        return Skipped(line, Skip.NO_ARABIC)
    if "en" not in texts:
        return Skipped(line, Skip.NO_ENGLISH)
    if not texts["ar"].strip():
        return Skipped(line, Skip.NO_SOURCE)
    return SourceTarget(
        line,
        texts["ar"],
        texts["en"],
        unit.get("tuid") or "",
        engine=_property(unit, "x-engine"),
        at=_time(at),
    )


def _property(unit: Any, kind: str) -> str:
    return next((each.text or "" for each in unit.iterchildren("{*}prop") if each.get("type") == kind), "")


def _time(written: str) -> str:
    """Return TMX's ``20260131T120000Z`` as an ISO time; nothing for what is no time."""
    try:
        return (
            datetime.strptime(written, "%Y%m%dT%H%M%SZ")
            .replace(tzinfo=UTC)
            .isoformat(timespec="milliseconds")
        )
    except ValueError:
        return ""


_CODES = {"ara": "ar", "arb": "ar", "eng": "en"}
"""Codes of ISO 639-3 that some tools write."""


def _text(element: Any) -> str:
    """Return an element's text with that of ``hi`` in it; a code between two words parts them."""
    text = element.text or ""
    for child in element:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""  # or a comment or an entity
        tail = child.tail or ""
        if tag == "hi":
            text += _text(child)
        elif tag == "ph" and text[-1:].isalnum() and tail[:1].isalnum():  # a line break, a tab
            text += " "
        text += tail
    return text


def _line(unit: Any) -> int:
    if unit.sourceline < _BIG_LINE:
        return int(unit.sourceline)
    first = unit
    while not first.text and len(first):
        first = first[0]
    return int(unit.sourceline) - (first.text or "").count("\n")
