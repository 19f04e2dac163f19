"""The memory as a translation memory of other tools: TMX 1.4b (https://www.gala-global.org/tmx-14b)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

from deskbrief import __version__
from deskbrief.memory.pair import Pair

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PROPERTIES = ("desk", "segment", "engine")


def write_tmx(stream: BinaryIO, pairs: Iterable[Pair]) -> int:
    """Write pairs one by one; return in how many a character that XML has not became U+FFFD.

    Each unit says when it was approved, at which desk and in which paragraph, and which engine drafted it.
    """
    from lxml import etree

    mended = 0
    with etree.xmlfile(stream, encoding="utf-8") as file:
        file.write_declaration()
        with file.element("tmx", version="1.4"):
            header = etree.Element("header")
            for name, value in (
                ("creationtool", "deskbrief"),
                ("creationtoolversion", __version__),
                ("segtype", "sentence"),
                ("o-tmf", "deskbrief memory"),
                ("adminlang", "en"),
                ("srclang", "ar"),
                ("datatype", "plaintext"),
            ):
                header.set(name, value)
            file.write(header)
            with file.element("body"):
                for pair in pairs:
                    unit = etree.Element("tu", tuid=str(pair.number), creationdate=_date(pair.at))
                    for name in _PROPERTIES:
                        if value := getattr(pair, name):
                            etree.SubElement(unit, "prop", type=f"x-{name}").text = _xml(value)
                    texts = {"ar": pair.source, "en": pair.target}
                    mended += any(_FORBIDDEN.search(text) for text in texts.values())
                    for language, text in texts.items():
                        variant = etree.SubElement(unit, "tuv")
                        variant.set(_LANGUAGE, language)
                        etree.SubElement(variant, "seg").text = _xml(text)
                    file.write(unit)
    return mended


def _xml(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _date(at: str) -> str:
    """Return an ISO time in UTC as TMX writes it: ``20260131T120000Z``."""
    return re.sub(r"[-:]|\.\d+|\+00:00|Z", "", at)[:15] + "Z"
