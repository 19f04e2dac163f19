"""A brief as ``export.json`` writes it, read again for its paragraphs and bullets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from deskbrief.document import Bullet
from deskbrief.errors import LoadError
from deskbrief.pairs.pair import SentencePair, Skip, Skipped, SourceTarget

_SPACE = re.compile(r"[ \t\r\n]*")
_LISTS = ("paragraphs", "bullets", "key_points")


@dataclass(frozen=True, slots=True)
class BriefContent:
    """What there is to check in a brief."""

    paragraphs: tuple[SourceTarget | Skipped, ...]
    bullets: tuple[tuple[int, Bullet], ...]
    """Bullets and key points, each with the line where it begins."""


def read_brief(text: str, name: str) -> BriefContent:
    """Return the paragraphs and bullets of a brief with the lines of the file that they begin on.

    Raises:
        LoadError: it is not JSON, or not a brief.
    """
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise LoadError(
            f"{name} is damaged JSON: line {error.lineno}: {error.msg}.",
            "Write it again: deskbrief --format json ARTICLE > brief.json",
        ) from None
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        raise LoadError(
            f"{name} is no brief: its JSON is nested too deeply, or a number in it too long.", _WANTED
        ) from None
    if not isinstance(whole, dict) or not isinstance(whole.get("paragraphs"), list):
        raise LoadError(f"{name} is JSON, but no brief: it has no list named paragraphs.", _WANTED)
    paragraphs: list[SourceTarget | Skipped] = []
    bullets: list[tuple[int, Bullet]] = []
    for key, line, value in _elements(text):
        if key == "paragraphs":
            paragraphs.append(_paragraph(line, value))
        elif bullet := _bullet(value):
            bullets.append((line, bullet))
    return BriefContent(tuple(paragraphs), tuple(bullets))


_WANTED = "A brief is read as deskbrief --format json writes it."


def _elements(text: str) -> Iterator[tuple[str, int, Any]]:
    """Yield the elements of the lists of a JSON object, each with its list's name and its line."""
    decode = json.JSONDecoder().raw_decode
    line, counted = 1, 0
    at = _after(text, text.index("{") + 1)
    while text[at] != "}":
        key, at = decode(text, at)
        at = _after(text, _after(text, at) + 1)  # the colon
        if key not in _LISTS or text[at] != "[":
            _, at = decode(text, at)
        else:
            at = _after(text, at + 1)
            while text[at] != "]":
                line, counted = line + text.count("\n", counted, at), at
                value, at = decode(text, at)
                yield key, line, value
                at = _after(text, at)
                if text[at] == ",":
                    at = _after(text, at + 1)
            at += 1
        at = _after(text, at)
        if text[at] == ",":
            at = _after(text, at + 1)


def _after(text: str, at: int) -> int:
    """Return the offset after white space."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _paragraph(line: int, value: Any) -> SourceTarget | Skipped:
    if not isinstance(value, dict):
        return Skipped(line, Skip.NO_PARAGRAPH)
    source, target = value.get("source"), value.get("translation")
    if not isinstance(source, str) or not isinstance(target, str):
        return Skipped(line, Skip.NO_PARAGRAPH)
    if not source.strip():
        return Skipped(line, Skip.NO_SOURCE)
    sentences = _sentences(value.get("sentences"))
    if " ".join(each.target for each in sentences if each.target) != target:  # changed by hand since
        sentences = ()
    return SourceTarget(
        line, source, target, _string(value, "id"), sentences=sentences, language=_string(value, "language")
    )


def _sentences(value: Any) -> tuple[SentencePair, ...]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return ()
    return tuple(
        SentencePair(_string(each, "source"), _string(each, "translation"), _string(each, "engine"))
        for each in value
    )


def _bullet(value: Any) -> Bullet | None:
    if not isinstance(value, dict) or not _string(value, "text").strip():
        return None
    cites = value.get("cites")
    if not isinstance(cites, list) or not cites or not all(isinstance(cite, str) for cite in cites):
        return None
    return Bullet(
        _string(value, "id"),
        _string(value, "text"),
        tuple(cites),
        edited=value.get("edited") is True,
        stale=value.get("stale") is True,
    )


def _string(value: dict[str, Any], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""
