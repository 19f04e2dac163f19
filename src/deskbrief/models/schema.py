"""What a models.toml may say, checked entry by entry; all faults of a file are reported together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from deskbrief import plugins
from deskbrief.errors import CatalogueError
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.models.toml_lines import Table, tables

Key = tuple[Role, str]
"""What tells two entries apart."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What one key may hold."""

    allowed: str
    """In words, for the person who wrote something else."""
    holds: Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\n" not in value


def _number(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _matches(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _codes(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(_matches(r"[a-z]{2,3}")(item) for item in value)


_LINE = Rule("text on one line", _text)
_ROLES = ", ".join(role.value for role in Role)

COMPUTE_TYPES = (
    "int8", "int8_float32", "int8_float16", "int8_bfloat16", "int16", "float16", "bfloat16", "float32",
)  # fmt: skip
"""CTranslate2's."""

RULES: dict[str, Rule] = {
    "name": Rule("a name without spaces, slashes or commas", _matches(r"[^\s/\\,:]+")),
    "role": Rule(f"one of {_ROLES}", lambda value: value in tuple(Role)),
    "kind": _LINE,
    "hub": Rule("a hub id, owner/name", _matches(r"[\w.-]+/[\w.-]+")),
    "path": Rule("the path of a folder", _text),
    "revision": Rule("a branch, tag or commit", _matches(r"\S+")),
    "licence": _LINE,
    "size_mb": Rule("a whole number of megabytes, at least 1", _number(1, 10**7)),
    "languages": Rule('a list of ISO 639 codes such as ["ar", "en"]', _codes),
    "source_code": Rule("a language code of the model's own, such as arb_Arab", _matches(r"\S+")),
    "target_code": Rule("a language code of the model's own, such as eng_Latn", _matches(r"\S+")),
    "prefix": _LINE,
    "beams": Rule("a whole number from 1 to 32", _number(1, 32)),
    "max_units": Rule("a whole number of tokens, at least 16", _number(16, 10**6)),
    "device": Rule("auto, cpu or cuda", lambda value: value in ("auto", "cpu", "cuda")),
    "compute_type": Rule(
        "int8, int8_float32, int8_float16, int8_bfloat16, int16, float16, bfloat16 or float32",
        lambda value: value in COMPUTE_TYPES,
    ),
    "threads": Rule("a whole number from 1 to 1024", _number(1, 1024)),
    "advice": _LINE,
}
"""The keys of an entry; any other is a fault."""

_NEEDS_WEIGHTS = ("causal", "ctranslate2", "transformers")


def read_entries(
    text: str, origin: str, folder: Path | None = None, base: Mapping[Key, ModelEntry] | None = None
) -> dict[Key, ModelEntry]:
    """Read the text of one models.toml and return its entries in order.

    An entry with the role and name of one in ``base`` changes only the keys it gives. A relative ``path`` is
    taken from ``folder``, the one that the file lies in.

    Raises:
        CatalogueError: with every fault of the file: its line, what was found, what is allowed.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(
            f"{origin} is not valid TOML: {error}.", "See https://toml.io for its form."
        ) from None
    reader = _Reader(text, origin, folder, dict(base or {}))
    entries = reader.read(data)
    if reader.faults:
        faults = "\n".join(f"  {origin}:{line}: {what}" for line, what in sorted(reader.faults))
        count = "one fault" if len(reader.faults) == 1 else f"{len(reader.faults)} faults"
        raise CatalogueError(
            f"{origin} has {count}:\n{faults}",
            "Correct them, or take the file away to use deskbrief's own list.",
        )
    return entries


class _Reader:
    """Reads one file and collects its faults instead of stopping at the first."""

    def __init__(self, text: str, origin: str, folder: Path | None, base: dict[Key, ModelEntry]) -> None:
        self.origin, self.folder, self.base = origin, folder, base
        self.faults: list[tuple[int, str]] = []
        found = tables(text)
        self.top = found[0]
        self.others = {table.name: table.line for table in found[1:]}
        self.places = [table for table in found if table.name == "model"]

    def read(self, data: dict[str, Any]) -> dict[Key, ModelEntry]:
        for key in data.keys() - {"model"}:
            line = self.top.keys.get(key) or next(
                (line for name, line in self.others.items() if name.split(".")[0].strip("\"' ") == key), 1
            )
            self._fault(line, f"unknown: {key!r}; allowed: [[model]] entries only")
        models = data.get("model", [])
        if not isinstance(models, list) or not all(isinstance(item, dict) for item in models):
            self._fault(self._place(0).line, f"'model' is {_shown(models)}; allowed: [[model]] entries")
            return {}
        entries: dict[Key, ModelEntry] = {}
        lines: dict[Key, int] = {}
        for number, item in enumerate(models):
            place = self._place(number)
            entry = self._entry(item, place)
            if entry is None:
                continue
            which = (entry.role, entry.name)
            if which in lines:
                self._fault(
                    place.line, f"{entry.name!r} is there already, on line {lines[which]}; allowed: once"
                )
            lines[which] = place.line
            entries[which] = entry
        return entries

    def _place(self, number: int) -> Table:
        if number < len(self.places):
            return self.places[number]
        return Table("model", self.top.line_of("model"))  # written inline: model = [{...}]

    def _entry(self, item: dict[str, Any], place: Table) -> ModelEntry | None:
        before = len(self.faults)
        who = f"model {item['name']!r}: " if isinstance(item.get("name"), str) else ""
        for line, what in self._wrong(item, place):
            self._fault(line, who + what)
        if len(self.faults) > before:
            return None
        role = Role(item["role"])
        base = self.base.get((role, item["name"]))
        given = {**item, "role": role, "origin": self.origin}
        if "languages" in item:
            given["languages"] = tuple(item["languages"])
        if "path" in item:
            given["path"] = str((self.folder or Path()) / Path(item["path"]).expanduser())
        entry = replace(base, **given) if base else ModelEntry(**given)
        if entry.kind in _NEEDS_WEIGHTS and not (entry.hub or entry.path):
            self._fault(place.line, f"{who}neither 'hub' nor 'path' is given; a {entry.kind} model needs one")
        return entry

    def _wrong(self, item: dict[str, Any], place: Table) -> Iterator[tuple[int, str]]:
        for key, value in item.items():
            if key not in RULES:
                yield place.line_of(key), f"unknown key {key!r}; allowed: {', '.join(RULES)}"
            elif not RULES[key].holds(value):
                yield place.line_of(key), f"{key!r} is {_shown(value)}; allowed: {RULES[key].allowed}"
        for key in ("name", "role"):
            if key not in item:
                yield place.line, f"{key!r} is missing; it must be {RULES[key].allowed}"
        if item.get("role") in tuple(Role):
            yield from self._wrong_kind(item, Role(item["role"]), place)

    def _wrong_kind(self, item: dict[str, Any], role: Role, place: Table) -> Iterator[tuple[int, str]]:
        kind, kinds = item.get("kind"), plugins.names(role.group)
        allowed = f"allowed for {role}: {', '.join(kinds)}"
        if kind is None:
            name = item.get("name")
            if not (isinstance(name, str) and (role, name) in self.base):
                yield place.line, f"'kind' is missing; {allowed}"
        elif _text(kind) and kind not in kinds:
            yield place.line_of("kind"), f"'kind' is {_shown(kind)}; {allowed}"

    def _fault(self, line: int, what: str) -> None:
        self.faults.append((line, what))


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
