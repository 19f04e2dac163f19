"""Tells by its content what a folder of model files is; all that is wrong with it is told at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskbrief.errors import CatalogueError
from deskbrief.models.conversion import FAMILIES, is_converted
from deskbrief.models.entry import Role
from deskbrief.models.pieces import open_pieces

_TOKENIZERS = (
    "tokenizer.json", "source.spm", "sentencepiece.bpe.model", "sentencepiece.model", "spiece.model",
    "tokenizer.model", "vocab.json",
)  # fmt: skip
_TRANSLATING = frozenset({"marian", "m2m_100"})
_SUMMARISING = frozenset({"pegasus", "pegasus_x"})
_READING_PICTURES = frozenset({"gemma3", "gemma3n", "llama4", "mistral3"})
"""Language models that take pictures, too, and are named after that; TranslateGemma is one."""
_SUMMARY = re.compile(r"summ|cnn|xsum|xlsum|samsum|gigaword", re.IGNORECASE)
_TRANSLATION = re.compile(r"translat|[-_/]mt\b|mt5?[-_]|many[-_]to|madlad", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a folder holds."""

    kind: str
    """The plug-in that runs it."""
    family: str
    """For people, such as ``OPUS-MT (Marian)``."""
    role: Role | None
    """What it is for; None where its files do not tell."""


def recognise(folder: Path) -> Recognised:
    """Return what the model in a folder is; loads no weights and runs none of its code.

    Raises:
        CatalogueError: with everything that keeps it from being used.
    """
    problems: list[str] = []
    config = _config(folder, problems)
    if is_converted(folder):
        found = Recognised("ctranslate2", "CTranslate2", _role_told(folder, {}))
        problems += _lacking_converted(folder)
    else:
        found = _original(folder, config, problems)
        problems += _lacking_original(folder)
    if problems:
        listed = "\n".join(f"  - {problem}" for problem in problems)
        raise CatalogueError(
            f"The folder {folder} cannot be used as a model:\n{listed}",
            "A model of transformers has config.json, model.safetensors and a tokenizer;\n"
            "  one of CTranslate2 has model.bin, config.json, its vocabulary and a tokenizer.",
        )
    return found


def _config(folder: Path, problems: list[str]) -> dict[str, Any]:
    try:
        found = json.loads((folder / "config.json").read_text("utf-8"))
    except FileNotFoundError:
        problems.append("config.json is not there")
    except (OSError, ValueError) as error:
        problems.append(f"config.json cannot be read: {error}")
    else:
        if isinstance(found, dict):
            return found
        problems.append("config.json is not an object of JSON")
    return {}


def _original(folder: Path, config: dict[str, Any], problems: list[str]) -> Recognised:
    kind = str(config.get("model_type") or "")
    architectures = [str(each) for each in config.get("architectures") or ()]
    if "auto_map" in config:
        problems.append(
            "it wants code of its own to be run (auto_map in config.json); deskbrief never does that"
        )
    if config and not kind:
        problems.append("config.json names no model_type")
    if kind in FAMILIES:
        return Recognised("ctranslate2", f"{FAMILIES[kind]} ({kind})", _role(kind, folder, config))
    if kind in _READING_PICTURES or any(each.endswith("ForCausalLM") for each in architectures):
        return Recognised("causal", f"language model ({kind})", _role_told(folder, config))
    if any(each.endswith("ForConditionalGeneration") for each in architectures):
        return Recognised("transformers", f"sequence to sequence ({kind})", _role(kind, folder, config))
    if kind:
        named = f" ({', '.join(architectures)})" if architectures else ""
        problems.append(f"a {kind} model{named} neither translates nor summarises by itself")
    return Recognised("transformers", kind, None)


def _lacking_original(folder: Path) -> Iterator[str]:
    names = {file.name for file in folder.iterdir()}
    if not names & set(_TOKENIZERS):
        yield f"there is no tokenizer: none of {', '.join(_TOKENIZERS)}"
    indexes = [name for name in names if name.endswith((".safetensors.index.json", ".bin.index.json"))]
    for index in sorted(indexes):
        try:
            parts = set(json.loads((folder / index).read_text("utf-8"))["weight_map"].values())
        except (OSError, ValueError, KeyError, AttributeError):
            yield f"{index} cannot be read"
        else:
            yield from (f"a part of the weights is not there: {part}" for part in sorted(parts - names))
    if not indexes and not names & {"model.safetensors", "pytorch_model.bin"}:
        yield "there are no weights: neither model.safetensors nor pytorch_model.bin"


def _lacking_converted(folder: Path) -> Iterator[str]:
    names = {file.name for file in folder.iterdir()}
    if not any("vocabulary" in name for name in names):
        yield "there is no vocabulary: shared_vocabulary.json, or source_vocabulary and target_vocabulary"
    try:
        has_pieces = open_pieces(folder) is not None
    except Exception as error:  # the libraries of tokenizers raise whatever they like
        yield f"its tokenizer cannot be read: {next(iter(str(error).splitlines()), type(error).__name__)}"
    else:
        if not has_pieces:
            yield "there is no tokenizer: copy the original's source.spm and target.spm, or tokenizer.json"


def _role(kind: str, folder: Path, config: dict[str, Any]) -> Role | None:
    if kind in _TRANSLATING:
        return Role.TRANSLATE
    if kind in _SUMMARISING:
        return Role.SUMMARIZE
    return _role_told(folder, config)


def _role_told(folder: Path, config: dict[str, Any]) -> Role | None:
    """Return what a model's name and the name it was trained under say; None where they say nothing clear."""
    tasks = config.get("task_specific_params")
    said = " ".join(
        (folder.name, str(config.get("_name_or_path") or ""), *(tasks if isinstance(tasks, dict) else ()))
    )
    translates, summarises = bool(_TRANSLATION.search(said)), bool(_SUMMARY.search(said))
    if translates == summarises:
        return None
    return Role.TRANSLATE if translates else Role.SUMMARIZE
