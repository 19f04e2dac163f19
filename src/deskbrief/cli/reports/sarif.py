"""Findings for code hosts and editors: SARIF 2.1.0 (OASIS Standard, 27 March 2020)."""

from __future__ import annotations

import inspect
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from deskbrief import __version__
from deskbrief.check.pairs import Located
from deskbrief.check.run import AnyCheck
from deskbrief.document import Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FAILED = "check-failed"
"""The rule of a check that failed itself; see ``check.run``."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class SarifReport:
    """Writes one run, its results first: they are written as they are found."""

    def __init__(self, name: str, checks: Sequence[AnyCheck]) -> None:
        self._artifact = {"uri": _uri(name)}
        self._rules = [_rule(check) for check in checks]
        self._rules.append({"id": FAILED, "shortDescription": {"text": "A check failed on this text."}})
        self._index = {rule["id"]: number for number, rule in enumerate(self._rules)}
        self._parting = "\n"

    def begin(self) -> str:
        """Return the log up to its results."""
        return f'{{"$schema": {json.dumps(SCHEMA)}, "version": "2.1.0", "runs": [{{"results": ['

    def add(self, found: Located) -> str:
        """Return a result; it has columns, and a fix, where the text stands in the file as it is."""
        parting, self._parting = self._parting, ",\n"
        return parting + json.dumps(self._result(found), ensure_ascii=False)

    def end(self, whole: bool) -> str:
        """Return the rest: the tool with its rules, and whether it came to the file's end."""
        driver = {
            "name": "deskbrief",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": self._rules,
        }
        rest = {
            "tool": {"driver": driver},
            "invocations": [{"executionSuccessful": whole}],
            "columnKind": "unicodeCodePoints",
        }
        return "\n], " + json.dumps(rest, ensure_ascii=False)[1:] + "]}\n"

    def _result(self, found: Located) -> dict[str, Any]:
        finding = found.finding
        location: dict[str, Any] = {
            "physicalLocation": {"artifactLocation": self._artifact, "region": _region(found)}
        }
        if found.id:
            location["logicalLocations"] = [{"name": found.id}]
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [location],
            "properties": {"side": finding.side.value, "start": finding.start, "end": finding.end},
        }
        if finding.code in self._index:
            result["ruleIndex"] = self._index[finding.code]
        if finding.suggestion is not None:
            result["properties"]["suggestion"] = finding.suggestion
            if found.column is not None:
                result["fixes"] = [self._fix(found, finding.suggestion)]
        return result

    def _fix(self, found: Located, text: str) -> dict[str, Any]:
        region = {key: value for key, value in _region(found).items() if key != "snippet"}
        replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
        change = {"artifactLocation": self._artifact, "replacements": [replacement]}
        return {"description": {"text": "Put this in the place of the words."}, "artifactChanges": [change]}


def _region(found: Located) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": found.line}
    if found.column is not None:
        region["startColumn"] = found.column + found.finding.start
        region["endColumn"] = found.column + found.finding.end
    if found.words:
        region["snippet"] = {"text": found.words}
    return region


def _rule(check: AnyCheck) -> dict[str, Any]:
    about = inspect.getdoc(type(check)) or check.code
    return {
        "id": check.code,
        "shortDescription": {"text": about.partition("\n\n")[0].replace("\n", " ")},
        "fullDescription": {"text": about},
        "help": {"text": "\n".join(_example(check.example))},
    }


def _example(example: Sequence[str | tuple[str, ...]]) -> list[str]:
    return [part for each in example for part in ([each] if isinstance(each, str) else each)]


def _uri(name: str) -> str:
    """Return a relative reference, as hosts want it, or a file URI of an absolute path."""
    path = Path(name)
    if path.is_absolute():
        return path.as_uri()
    text = os.fsencode(name.replace(os.sep, "/"))
    quoted = quote(text)
    return f"./{quoted}" if re.match(r"[^/]*:", quoted) else quoted
